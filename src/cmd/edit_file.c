#include "cmd/edit.h"

#include "cmd/note_file.h"

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

int edit_file(struct revision *revision, struct app *app, struct draft *draft, bool *changed,
	struct err *err)
{
	struct str *old = &revision->bytes_old;

	draft->name = draft_name(app, revision->old);
	if (note_file_read(old, app, revision->old, err) != 0 ||
		draft_edit(draft, app, str_text(old), old->length, err) != 0)
		return -1;
	*changed = draft->precious;
	if (!*changed)
		return 0;
	str_add_bytes(&revision->bytes_new, str_text(&draft->text), draft->text.length);
	return read_note(revision, app, draft, err);
}
