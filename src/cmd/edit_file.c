#include "cmd/edit.h"

#include <string.h>

#include "cmd/note_file.h"
#include "cmd/shell_word.h"

/* draft-ID.yaml: editors know by the name how to show it. */
static const char *draft_name(struct app *app, const struct note *note)
{
	struct str name = { 0 };
	const char *kept;

	str_addf(&name, "draft-%s", note->id);
	for (size_t i = 0; i < name.length; i++)
		if (name.bytes[i] == '/')
			name.bytes[i] = '-';
	if (!text_ends(str_text(&name), ".yaml"))
		str_add(&name, ".yaml");
	kept = arena_text(&app->memory, str_text(&name), name.length);
	str_release(&name);
	return kept;
}

/* What was written, read as a note; places in errors are places in the draft. */
static int read_note(
	struct revision *revision, struct app *app, const struct draft *draft, struct err *err)
{
	struct note *note = &revision->new;
	const struct people *people;

	if (app_people(app, &people, err) != 0)
		return -1;
	if (codec_decode(&note_fields, note, &app->memory, str_text(&draft->text),
		    draft->text.length, err) != 0)
		return err_in(err, "%s", str_text(&draft->path));
	people_settle_note(people, note, &app->memory);
	return 0;
}

/* What goes on with the draft, as it is to be typed. */
static const char *retyped(
	struct app *app, const struct edit_args *args, const struct revision *revision)
{
	struct str command = { 0 };
	const char *kept;

	str_add(&command, "thanks");
	str_add_shell_option(&command, "-C", app->common.directory);
	str_add_shell_option(&command, "--me", app->common.me);
	str_add(&command, " edit ");
	str_add_shell_word(&command, revision->old->id);
	str_addf(&command, "%s --draft", args->yes ? " --yes" : "");
	kept = arena_text(&app->memory, str_text(&command), command.length);
	str_release(&command);
	return kept;
}

/* In the editor: the note's file, or what is kept of an edit of it. */
static int open_draft(struct draft *draft, struct app *app, const struct edit_args *args,
	const struct str *old, struct err *err)
{
	return args->draft != NULL ? draft_reopen(draft, app, args->draft, err)
				   : draft_edit(draft, app, str_text(old), old->length, err);
}

int edit_file(struct revision *revision, struct app *app, const struct edit_args *args,
	struct draft *draft, bool *changed, struct err *err)
{
	struct str *old = &revision->bytes_old;

	draft->name = draft_name(app, revision->old);
	draft->again = retyped(app, args, revision);
	if (note_file_read(old, app, revision->old, err) != 0 ||
		open_draft(draft, app, args, old, err) != 0)
		return -1;
	*changed = draft->text.length != old->length ||
		   memcmp(str_text(&draft->text), str_text(old), old->length) != 0;
	if (!*changed)
		return 0;
	str_add_bytes(&revision->bytes_new, str_text(&draft->text), draft->text.length);
	return read_note(revision, app, draft, err);
}
