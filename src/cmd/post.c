#include "cmd/post.h"

#include <string.h>

#include "base/harmless.h"
#include "cmd/cmd.h"
#include "cmd/draft.h"
#include "cmd/note_round.h"
#include "cmd/receipt.h"
#include "cmd/recipients.h"
#include "cmd/retype.h"
#include "cmd/template.h"
#include "cmd/which.h"

/* One note on its way through here. */
struct work {
	struct app *app;
	const struct posting *posting;
	struct composed composed;
	struct draft draft;
	struct note_round round;
	struct scene scene;
};

static const char *const words[] = { "thank", "reply", "cheer" }; /* by enum receipt_kind */

static void leave_comments_out(struct draft *draft)
{
	struct str written = { 0 };

	str_add_written(&written, str_text(&draft->text), draft->text.length);
	draft_trim(draft, str_text(&written), written.length);
	str_release(&written);
}

static int ask_editor(struct work *work, struct err *err)
{
	struct str start = { 0 };
	int status;

	str_add_template(&start, &work->composed.note, work->posting->parent, work->scene.people,
		work->scene.today);
	status = draft_edit(&work->draft, work->app, str_text(&start), start.length, err);
	leave_comments_out(&work->draft);
	str_release(&start);
	return status;
}

/* A draft that outlived a crash, comments and all, may be piped in. */
static int read_input(struct work *work, struct err *err)
{
	if (draft_read(&work->draft, err) != 0)
		return -1;
	if (template_holds(str_text(&work->draft.text)))
		leave_comments_out(&work->draft);
	return 0;
}

/* Nobody is asked before everything else about the note is settled. */
static int ask(struct work *work, struct err *err)
{
	return work->app->world.in_terminal ? ask_editor(work, err) : read_input(work, err);
}

static int take_text(struct work *work, struct err *err)
{
	const char *text = work->posting->text;
	size_t length = text != NULL ? strlen(text) : 0;

	if (text == NULL && work->posting->needs_text) {
		if (ask(work, err) != 0)
			return -1;
		text = str_text(&work->draft.text);
		length = work->draft.text.length;
	}
	work->composed.needs_text = work->posting->needs_text;
	return compose_text(&work->composed, work->app, text != NULL ? text : "", length, err);
}

/* What would be written, as a file; a comment in front tells where. */
static void print_file(struct app *app, const struct note *note)
{
	struct str file = { 0 };

	str_addf(&file, "# %s\n", note->path);
	if (note->private)
		str_addf(&file, "# private, in %s\n", store_root(store_holding(app->store, note)));
	codec_encode(&note_fields, note, &file);
	if (app->look.terminal)
		str_add_harmless(&app->out, str_text(&file), file.length, HARMLESS_LINES);
	else
		str_add_bytes(&app->out, str_text(&file), file.length);
	str_release(&file);
}

static void add_receipt(struct work *work)
{
	const struct posting *posting = work->posting;
	const struct receipt_facts facts = { .kind = posting->kind,
		.dry_run = posting->args->dry_run,
		.parent = posting->parent,
		.known = &work->composed.known,
		.round_owed = work->round.owed,
		.round_left = work->round.left,
		.round_invites = work->round.invited };

	if (posting->args->dry_run && work->app->renderer == renderers[0])
		print_file(work->app, &work->composed.note);
	else
		receipt_add(work->app, &work->scene, &work->composed.note, facts);
}

static void add_subject(struct str *subject, const struct work *work)
{
	const struct note *note = &work->composed.note;

	str_add(subject, words[work->posting->kind]);
	for (size_t i = 0; i < note->to.count; i++)
		str_addf(subject, " @%s", note->to.items[i]);
	if (note->text[0] != '\0')
		str_addf(subject, ": %s", note->text);
}

static int commit(struct work *work, struct err *err)
{
	struct composed *composed = &work->composed;
	struct str subject = { 0 };
	struct change change = { 0 };
	struct signer signer;
	int status = app_signer(work->app, &signer, err);

	if (status == 0) {
		add_subject(&subject, work);
		change_start(&change, "add", &signer, "%s", str_text(&subject));
		change_add_note(&change, &composed->note,
			composed->note.picture != NULL ? str_text(&composed->picture) : NULL,
			composed->picture.length);
		status = store_commit(
			store_holding(work->app->store, &composed->note), &change, err);
	}
	if (status == 0)
		receipt_kept(work->app, &change, &composed->note);
	change_release(&change);
	str_release(&subject);
	return status;
}

static const char *retyped(struct app *app, const struct posting *posting)
{
	struct str command = { 0 };
	const char *kept;

	str_add_retyped(&command, app, posting);
	str_add(&command, " <");
	kept = arena_text(&app->memory, str_text(&command), command.length);
	str_release(&command);
	return kept;
}

static const char *draft_name(struct app *app, const char *id)
{
	struct str name = { 0 };
	const char *kept;

	str_addf(&name, "draft-%s.txt", id);
	kept = arena_text(&app->memory, str_text(&name), name.length);
	str_release(&name);
	return kept;
}

/* An answer is no note that anybody owes. */
static int take_round(struct work *work, struct err *err)
{
	const struct posting *posting = work->posting;
	struct note *note = &work->composed.note;
	int status = 0;

	if (note->private && posting->args->round != NULL && posting->args->round[0] != '\0')
		return err_set(err, ERR_USAGE,
			"--round: a round is everybody's, and a private note nobody else's");
	if (note->private)
		return 0;
	if (posting->args->round != NULL)
		status = note_round_named(&work->round, work->app, note, posting->args->round, err);
	else if (posting->kind == RECEIPT_THANK)
		status = note_round_owed(&work->round, work->app, note, err);
	note->round = work->round.name;
	return status;
}

/* An answer is as private as what it answers: nothing shared may lead to it. */
static int take_privacy(struct work *work, struct err *err)
{
	const struct posting *posting = work->posting;

	work->composed.note.private =
		posting->args->private || (posting->parent != NULL && posting->parent->private);
	if (!work->composed.note.private || store_private(work->app->store) != NULL)
		return 0;
	err_set(err, ERR_USAGE, "--private: this is the repository of your private notes");
	return err_hint(err, "leave it away: all that is written here is private");
}

static int write_note(struct work *work, struct err *err)
{
	const struct posting *posting = work->posting;
	struct app *app = work->app;

	if (compose(&work->composed, app, posting->args, &posting->to, err) != 0)
		return -1;
	work->draft.name = draft_name(app, work->composed.note.id);
	work->draft.again = retyped(app, posting);
	if (posting->parent != NULL)
		work->composed.note.re = posting->parent->id;
	if (take_privacy(work, err) != 0 || take_round(work, err) != 0 ||
		scene_set(&work->scene, app, err) != 0 || take_text(work, err) != 0)
		return -1;
	if (!posting->args->again && compose_check_twin(app, &work->composed.note, err) != 0)
		return -1;
	if (!posting->args->dry_run && commit(work, err) != 0)
		return -1;
	add_receipt(work);
	return 0;
}

int post_on(
	struct posting *posting, struct app *app, const struct operands *operands, struct err *err)
{
	if (operands->count == 0)
		return err_set(err, ERR_USAGE,
			"%s: which note? name it by its id, as in: thanks %s 8kq7%s",
			app->cmd->name, app->cmd->name, posting->needs_text ? " \"...\"" : "");
	if (which_note(&posting->found, app, operands->items[0], err) != 0)
		return -1;
	posting->parent = &posting->found.items[0];
	posting->text = operands_text(operands, 1, &app->memory);
	return 0;
}

void posting_release(struct posting *posting)
{
	notes_release(&posting->found);
}

int post(struct app *app, const struct posting *posting, struct err *err)
{
	struct work work = { .app = app, .posting = posting };
	int status = write_note(&work, err);

	if (status == 0)
		draft_drop(&work.draft);
	else
		draft_keep(&work.draft, app, err);
	composed_release(&work.composed);
	draft_release(&work.draft);
	return status;
}
