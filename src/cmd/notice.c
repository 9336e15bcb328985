#include <string.h>

#include "cmd/notice_day.h"
#include "cmd/people.h"
#include "cmd/recipients.h"
#include "render/phrase.h"

struct notice_args {
	bool yearly;
};
static const struct opt opts[] = {
	OPT_FLAG(0, "yearly", struct notice_args, yearly, "it comes every year on that day"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks notice @alice 2026-12-05 \"photo show at Gallery 9\"", "something to go to" },
	{ "thanks notice @bob saturday \"the choir sings\"", "days look ahead" },
	{ "thanks notice @carol --yearly 05-01 \"the dance contest\"", "every year" },
	{ "thanks notice @dave \"a model ship on the desk\"",
		"something to ask about, on any day" },
	{ NULL, NULL },
};

static int read_notice(struct notice *notice, struct app *app, const struct notice_args *args,
	const struct operands *operands, struct err *err)
{
	struct person scratch;
	const char *text;
	size_t taken;
	/* one line of text, by the same rule as any other in this file */
	const struct field *line = fields_find(&person_fields, "thank.note");

	*notice = (struct notice){ .day = DAY_NONE };
	if (notice_day_take(notice, &taken, app, operands,
		    args->yearly ? NOTICE_YEARLY : NOTICE_ONCE, err) != 0)
		return -1;
	text = operands_text(operands, 1 + taken, &app->memory);
	if (text == NULL) {
		err_set(err, ERR_USAGE, "notice: what is there to notice on that day?");
		return err_hint(err, "as in: thanks notice @alice saturday \"photo show\"");
	}
	fields_init(&person_fields, &scratch);
	if (field_read(line, &scratch, text, strlen(text), &app->memory, err) != 0) {
		err->kind = ERR_USAGE;
		return err_in(err, "notice");
	}
	notice->text = scratch.wish;
	if (notice->text[strspn(notice->text, " \t")] == '\0')
		return err_set(err, ERR_USAGE, "notice: the text is empty");
	return 0;
}

/* "noticed for Sat 5 Dec: photo show at Gallery 9" */
static void add_receipt(struct str *text, const struct app *app, const struct notice *notice)
{
	str_add(text, "noticed");
	if (day_known(notice->day)) {
		str_add(text, " for ");
		str_add_date_short(text, notice->day, app_today(app));
	} else if (notice->yearly.month != 0) {
		str_addf(text, " for %d %s, every year", notice->yearly.day,
			month_name(notice->yearly.month));
	}
	str_addf(text, ": %s", notice->text);
}

static void say_past(struct app *app, const struct notice *notice)
{
	struct str day = { 0 };

	if (!day_known(notice->day) || day_compare(notice->day, app_today(app)) >= 0)
		return;
	str_add_date(&day, notice->day, app_today(app));
	app_say(app,
		"%s is past: nobody is reminded of it; if it comes every year: thanks undo, and "
		"again with --yearly",
		str_text(&day));
	str_release(&day);
}

static int commit(struct app *app, const struct someone *someone, const struct notice *notice,
	struct err *err)
{
	const struct edit edit = {
		.field = fields_find(&person_fields, "notices"), .kind = EDIT_ADD, .notice = notice
	};
	const struct edits edits = { &edit, 1 };
	struct change change = { 0 };
	struct str text = { 0 };
	struct signer signer;
	int status;

	if (app_signer(app, &signer, err) != 0)
		return -1;
	change_start(&change, "notice", &signer, "notice @%s: %s", someone->handle, notice->text);
	add_receipt(&text, app, notice);
	status = people_edit(app, &change, someone, &edits, str_text(&text), err);
	if (status == 0)
		say_past(app, notice);
	change_release(&change);
	str_release(&text);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct someone someone;
	struct notice notice;

	if (operands->count < 2) {
		err_set(err, ERR_USAGE, "notice: say who, and what there is to notice");
		return err_hint(err, "as in: thanks notice @alice saturday \"photo show\"");
	}
	if (someone_named(&someone, app, operands->items[0], err) != 0 ||
		read_notice(&notice, app, args, operands, err) != 0)
		return -1;
	return commit(app, &someone, &notice, err);
}

const struct cmd cmd_notice = {
	.name = "notice",
	.summary = "note what somebody does outside of work",
	.operands = "@who [day] text",
	.takes = TAKES_PERSON,
	.about = "Keeps in the person's file what they do outside of work and care about: a show, "
		 "a concert, a contest. `thanks remind` tells of it when its day comes near. Days "
		 "look ahead: saturday is the next one, and 05-01, with --yearly, the first of "
		 "May. Without a day it is something to ask about at any time. What only looks "
		 "like a day goes behind --.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_MAKE,
	.args_size = sizeof(struct notice_args),
	.run = run,
};
