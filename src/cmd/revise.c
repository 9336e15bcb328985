#include "cmd/revise.h"

#include <string.h>

#include "base/harmless.h"
#include "cmd/compose.h"
#include "cmd/note_file.h"
#include "cmd/receipt.h"
#include "cmd/whom.h"
#include "store/layout.h"

void revision_start(struct revision *revision, const struct note *old)
{
	*revision = (struct revision){ .old = old, .new = *old };
}

void revision_release(struct revision *revision)
{
	str_release(&revision->bytes_old);
	str_release(&revision->bytes_new);
	str_release(&revision->picture_bytes);
}

void revision_edit(struct revision *revision, const char *name, enum edit_kind kind,
	const struct texts *values)
{
	struct edit *edit = &revision->edits[revision->edit_count++];

	*edit = (struct edit){ .field = fields_find(&note_fields, name), .kind = kind };
	if (values != NULL)
		edit->values = *values;
}

/* A note follows its day; a file that lies directly in notes/ is at home there on any. */
static void settle_place(struct revision *revision, struct app *app)
{
	struct day day = moment_day(revision->new.date);
	struct str path = { 0 }, id = { 0 };

	revision->new.id = revision->old->id;
	revision->new.path = revision->old->path;
	if (day_compare(day, moment_day(revision->old->date)) == 0 ||
		layout_in_place(revision->old->path, day))
		return;
	str_add_day_dir(&path, day);
	str_add(&path, strrchr(revision->old->path, '/'));
	str_add_note_id(&id, str_text(&path));
	revision->new.path = arena_text(&app->memory, str_text(&path), path.length);
	revision->new.id = arena_text(&app->memory, str_text(&id), id.length);
	str_release(&path);
	str_release(&id);
}

/* Other versions that a merge left of what is being set now are settled by that. */
static void settle_conflicts(struct revision *revision, struct arena *arena)
{
	const struct conflicts *conflicts = &revision->old->conflicts;
	struct texts settled = { 0 };

	for (size_t i = 0; i < conflicts->count; i++)
		for (size_t j = 0; j < revision->edit_count; j++)
			if (text_same(conflicts->items[i].field, revision->edits[j].field->name))
				texts_add(arena, &settled, conflicts->items[i].field);
	if (settled.count > 0)
		revision_edit(revision, "conflicts", EDIT_DROP, &settled);
}

int revision_settle(struct revision *revision, struct app *app, struct err *err)
{
	struct note *note = &revision->new;

	note->private = revision->old->private;
	settle_place(revision, app);
	settle_conflicts(revision, &app->memory);
	note_settle(note, &app->memory);
	for (size_t i = 0; i < note->to.count; i++)
		if (!note_is_to(revision->old, note->to.items[i]) &&
			whom_allowed(app, note->to.items[i], note->from, err) != 0)
			return -1;
	if (compose_check_tags(app, note, err) != 0)
		return -1;
	return note_check(note, err);
}

static int print_file(const struct revision *revision, struct app *app, struct err *err)
{
	const struct edits edits = { revision->edits, revision->edit_count };
	struct str old = { 0 }, file = { 0 };
	int status = 0;

	str_addf(&file, "# %s\n", revision->new.path);
	if (revision->bytes_new.length > 0) {
		str_add_bytes(&file, str_text(&revision->bytes_new), revision->bytes_new.length);
	} else {
		status = note_file_read(&old, app, revision->old, err);
		if (status == 0)
			status = codec_edit(
				&note_fields, str_text(&old), old.length, &edits, &file, err);
	}
	if (status == 0 && app->look.terminal)
		str_add_harmless(&app->out, str_text(&file), file.length, HARMLESS_LINES);
	else if (status == 0)
		str_add_bytes(&app->out, str_text(&file), file.length);
	str_release(&old);
	str_release(&file);
	return status;
}

int revision_show(struct revision *revision, struct app *app, struct err *err)
{
	struct receipt_facts facts = { .kind = RECEIPT_EDIT,
		.dry_run = true,
		.before = revision->old,
		.known = revision->known };
	struct scene scene;

	if (app->renderer == renderers[0])
		return print_file(revision, app, err);
	if (scene_set(&scene, app, err) != 0)
		return -1;
	if (!text_same(revision->old->id, revision->new.id))
		facts.was = revision->old->id;
	receipt_add(app, &scene, &revision->new, facts);
	return 0;
}
