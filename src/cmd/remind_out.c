#include "cmd/remind_out.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/letter.h"
#include "cmd/sendmail.h"
#include "sys/file.h"

#define OUT_ENOUGH 65536 /* bytes that are handed on at once */

static void add_part(
	struct remind_out *out, enum reminders_part part, const struct remind_view *view)
{
	struct app *app = out->app;
	struct reminders_view page = {
		.part = part,
		.today = app_today(app),
		.group = out->reminders->wish.group,
		.one = view,
		.before = out->said,
	};

	app->renderer->reminders(&app->out, &page, &app->look);
}

int remind_out_start(struct remind_out *out, struct err *err)
{
	if (out->way == REMIND_TO_LIST)
		add_part(out, REMINDERS_START, NULL);
	if (out->way == REMIND_TO_FILES && mkdir(out->directory, 0777) != 0 && errno != EEXIST)
		return err_system(err, errno, "cannot make '%s'", out->directory);
	return 0;
}

/* DIRECTORY/alice.eml: whole, or what was there before. */
static int write_file(
	struct remind_out *out, const char *handle, const struct str *page, struct err *err)
{
	const char *end = out->letters ? "eml" : out->app->renderer->name;
	struct staged staged = STAGED_NONE;
	struct str name = { 0 };
	int dir, status;

	if (dir_open(&dir, out->directory, err) != 0)
		return err_in(err, "%s", out->directory);
	str_addf(&name, "%s.%s", handle, end);
	status =
		file_stage(&staged, dir, str_text(&name), str_text(page), page->length, false, err);
	if (status == 0)
		status = file_settle(&staged, true, false, err);
	if (status != 0)
		err_in(err, "%s/%s", out->directory, str_text(&name));
	str_release(&name);
	close(dir);
	return status;
}

/* One who was not sent theirs keeps nobody else from it. */
static void send(struct remind_out *out, const char *handle, const struct str *mail)
{
	struct err err = { 0 };

	if (out->refusal.kind == ERR_MISSING) { /* there is no program: once is enough */
		texts_add(&out->app->memory, &out->unsent, handle);
		return;
	}
	if (sendmail_post(out->app, mail, &err) == 0) {
		texts_add(&out->app->memory, &out->sent, handle);
		return;
	}
	texts_add(&out->app->memory, &out->unsent, handle);
	err_release(&out->refusal);
	out->refusal = err;
}

/* False when there is no address for HANDLE. */
static int address(
	struct remind_out *out, struct remind_view *view, bool *addressed, struct err *err)
{
	const char *handle = view->who.handle;

	if (out->letter.from_address == NULL && letter_from(&out->letter, out->app, err) != 0)
		return -1;
	*addressed = letter_to(&out->letter, out->app, out->reminders->scene.people, handle);
	if (!*addressed)
		texts_add(&out->app->memory, &out->homeless, handle);
	view->wish.letter = &out->letter;
	return 0;
}

static int hand_on(struct remind_out *out, const struct remind_view *view, struct err *err)
{
	const struct renderer *renderer = out->app->renderer;
	struct str page = { 0 };
	int status = 0;

	if (out->way == REMIND_TO_LIST) {
		add_part(out, REMINDERS_ONE, view);
		return out->app->out.length < OUT_ENOUGH ? 0 : app_flush(out->app, err);
	}
	renderer->remind(&page, view, &out->app->look);
	if (out->way == REMIND_TO_PAGE)
		str_add_bytes(&out->app->out, str_text(&page), page.length);
	else if (out->way == REMIND_TO_FILES)
		status = write_file(out, view->who.handle, &page, err);
	else
		send(out, view->who.handle, &page);
	str_release(&page);
	return status;
}

/* Is there something to hand on? A page for programs, or a calendar, is one even when empty. */
static bool is_said(const struct remind_out *out, const struct remind_view *view)
{
	if (out->way == REMIND_TO_NOBODY)
		return false;
	return view->count > 0 || (!out->letters && out->way != REMIND_TO_LIST);
}

int remind_out_one(struct remind_out *out, const char *handle, struct err *err)
{
	bool addressed = true;
	struct remind_view view;
	int status = 0;

	reminders_view(&view, out->reminders, handle, NULL);
	if (out->letters && view.count > 0 && out->way != REMIND_TO_NOBODY)
		status = address(out, &view, &addressed, err);
	if (status == 0 && addressed && is_said(out, &view))
		status = hand_on(out, &view, err);
	out->said += view.count > 0;
	remind_view_release(&view);
	return status;
}

static void add_handles(struct str *str, const struct texts *handles)
{
	for (size_t i = 0; i < handles->count; i++)
		str_addf(str, "%s@%s", i > 0 ? ", " : "", handles->items[i]);
}

static int tell_unsent(struct remind_out *out, struct err *err)
{
	struct str handles = { 0 };

	add_handles(&handles, &out->unsent);
	err_set(err, ERR_BUSY, "not sent to %s: %s", str_text(&handles),
		str_text(&out->refusal.text));
	if (out->refusal.hint.length > 0)
		err_hint(err, "%s", str_text(&out->refusal.hint));
	else if (out->sent.count > 0)
		err_hint(err, "the others have theirs");
	str_release(&handles);
	return -1;
}

int remind_out_end(struct remind_out *out, struct err *err)
{
	struct str handles = { 0 };

	if (out->way == REMIND_TO_LIST)
		add_part(out, REMINDERS_END, NULL);
	add_handles(&handles, &out->homeless);
	if (out->homeless.count > 0)
		app_say(out->app, "thanks: remind: no address to mail to: %s", str_text(&handles));
	str_clear(&handles);
	add_handles(&handles, &out->sent);
	if (out->sent.count > 0 && out->app->look.terminal && !out->app->common.quiet)
		str_addf(&out->app->out, "sent to %s\n", str_text(&handles));
	str_release(&handles);
	return out->unsent.count > 0 ? tell_unsent(out, err) : 0;
}

void remind_out_release(struct remind_out *out)
{
	err_release(&out->refusal);
}
