#include "cmd/note_file.h"
#include "cmd/receipt.h"
#include "cmd/revise.h"

/* "edit: tags, via" */
static void add_subject(struct str *subject, const struct revision *revision)
{
	size_t said = 0;

	str_add(subject, "edit");
	for (size_t i = 0; i < note_fields.count; i++) {
		const struct field *field = &note_fields.rows[i];

		if (field->kind == FIELD_CONFLICTS ||
			field_same(field, revision->old, &revision->new))
			continue;
		str_addf(subject, "%s %s", said++ == 0 ? ":" : ",", field->name);
	}
}

static void change_note(struct change *change, const struct revision *revision)
{
	const struct edits edits = { revision->edits, revision->edit_count };
	const char *path = revision->old->path;
	const char *to = text_same(path, revision->new.path) ? NULL : revision->new.path;

	if (revision->bytes_new.length > 0)
		change_replace(change, path, to,
			(struct bytes){
				str_text(&revision->bytes_old), revision->bytes_old.length },
			(struct bytes){
				str_text(&revision->bytes_new), revision->bytes_new.length });
	else if (to != NULL)
		change_move(change, path, to, &note_fields, &edits);
	else
		change_edit(change, path, &note_fields, &edits, false);
}

/* The new picture in the place of OLD, which may be its own. */
static int replace_picture(struct change *change, const struct revision *revision, struct app *app,
	const char *old, struct err *err)
{
	const struct bytes fresh = { str_text(&revision->picture_bytes),
		revision->picture_bytes.length };
	struct str there = { 0 }, path = { 0 };
	int status = 0;

	str_add_beside(&path, revision->new.path, revision->new.picture);
	if (old == NULL) {
		change_add(change, str_text(&path), fresh.start, fresh.length);
	} else if (!text_same(old, str_text(&path))) {
		change_remove(change, old);
		change_add(change, str_text(&path), fresh.start, fresh.length);
	} else {
		status = store_picture(
			store_holding(app->store, revision->old), revision->old, &there, err);
		if (status == 0)
			change_replace(change, old, NULL,
				(struct bytes){ str_text(&there), there.length }, fresh);
	}
	str_release(&there);
	str_release(&path);
	return status;
}

static int change_picture(
	struct change *change, const struct revision *revision, struct app *app, struct err *err)
{
	struct str old = { 0 }, path = { 0 };
	bool there = note_file_picture(&old, app, revision->old);
	int status = 0;

	if (revision->picture == PICTURE_NEW) {
		status = replace_picture(change, revision, app, there ? str_text(&old) : NULL, err);
	} else if (there && revision->picture == PICTURE_GONE) {
		change_remove(change, str_text(&old));
	} else if (there) {
		str_add_beside(&path, revision->new.path, revision->old->picture);
		if (!text_same(str_text(&old), str_text(&path)))
			change_move(change, str_text(&old), str_text(&path), NULL, NULL);
	}
	str_release(&old);
	str_release(&path);
	return status;
}

/* Every note of that one repository that answers this one names it by its new id. */
static int change_answers(struct change *change, const struct revision *revision, struct app *app,
	enum privacy which, struct err *err)
{
	const struct query everything = { .privacy = which };
	const struct edit edit = { .field = fields_find(&note_fields, "re"),
		.kind = EDIT_SET,
		.values = { (const char *[]){ revision->new.id }, 1 } };
	const struct edits edits = { &edit, 1 };
	struct problems ignored = { 0 };
	struct notes notes = { 0 };
	int status = 0;

	if (text_same(revision->old->id, revision->new.id))
		return 0;
	status = store_select(&notes, app->store, &everything, 0, NULL, &ignored, err);
	for (size_t i = 0; status == 0 && i < notes.count; i++)
		if (notes.items[i].re != NULL && text_same(notes.items[i].re, revision->old->id))
			change_edit(change, notes.items[i].path, &note_fields, &edits, false);
	problems_release(&ignored);
	notes_release(&notes);
	return status;
}

static int build(
	struct change *change, const struct revision *revision, struct app *app, struct err *err)
{
	struct signer signer;
	struct str subject = { 0 };

	if (app_signer(app, &signer, err) != 0)
		return -1;
	add_subject(&subject, revision);
	change_start(change, "edit", &signer, "%s", str_text(&subject));
	str_release(&subject);
	change_note(change, revision);
	if (change_picture(change, revision, app, err) != 0)
		return -1;
	return change_answers(change, revision, app,
		revision->old->private ? PRIVACY_PRIVATE : PRIVACY_SHARED, err);
}

/* What answers a shared note privately follows it, in its own repository. */
static int follow_privately(const struct revision *revision, struct app *app, struct err *err)
{
	struct store *private = store_private(app->store);
	struct change change = { 0 };
	struct signer signer;
	int status = 0;

	if (private == NULL || revision->old->private)
		return 0;
	if (app_signer(app, &signer, err) != 0)
		return -1;
	change_start(&change, "edit", &signer, "edit: re");
	status = change_answers(&change, revision, app, PRIVACY_PRIVATE, err);
	if (status == 0 && change.count > 0)
		status = store_commit(private, &change, err);
	change_release(&change);
	return status;
}

int revision_commit(struct revision *revision, struct app *app, struct err *err)
{
	struct receipt_facts facts = {
		.kind = RECEIPT_EDIT, .before = revision->old, .known = revision->known
	};
	struct change change = { 0 };
	struct scene scene;
	int status = scene_set(&scene, app, err);

	if (status == 0)
		status = build(&change, revision, app, err);
	if (status == 0)
		status = store_commit(store_holding(app->store, revision->old), &change, err);
	if (status == 0)
		status = follow_privately(revision, app, err);
	if (status == 0) {
		facts.unchanged = change.nothing;
		if (!text_same(revision->old->id, revision->new.id))
			facts.was = revision->old->id;
		receipt_kept(app, &change, &revision->new);
		receipt_add(app, &scene, &revision->new, facts);
	}
	change_release(&change);
	return status;
}
