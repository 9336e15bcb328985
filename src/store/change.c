#include "store/change.h"

#include <string.h>

#include "store/layout.h"

void change_release(struct change *change)
{
	if (change == NULL)
		return;
	arena_release(&change->memory);
	*change = (struct change){ 0 };
}

void change_start(struct change *change, const char *action, const struct signer *signer,
	const char *subject_format, ...)
{
	struct str subject = { 0 };
	va_list args;

	*change = (struct change){ 0 };
	va_start(args, subject_format);
	str_vaddf(&subject, subject_format, args);
	va_end(args);
	change->action = arena_string(&change->memory, action);
	change->subject = arena_text(&change->memory, str_text(&subject), subject.length);
	change->signer.handle = arena_string(&change->memory, signer->handle);
	change->signer.name = arena_string(&change->memory, signer->name);
	str_release(&subject);
}

/* Room doubles whenever the count reaches a power of two, so no capacity need be kept. */
static struct change_item *add(struct change *change, enum change_kind kind, const char *path)
{
	struct change_item *item;
	size_t count = change->count;

	if ((count & (count - 1)) == 0) {
		size_t room = count == 0 ? 1 : count * 2;
		struct change_item *items = arena_alloc(&change->memory, room * sizeof(*items));

		if (count > 0)
			memcpy(items, change->items, count * sizeof(*items));
		change->items = items;
	}
	item = &change->items[change->count++];
	*item = (struct change_item){ .kind = kind, .path = arena_string(&change->memory, path) };
	return item;
}

static void copy_edit(struct arena *arena, struct edit *edit)
{
	struct texts values = { 0 };

	for (size_t i = 0; i < edit->values.count; i++)
		texts_add(arena, &values, arena_string(arena, edit->values.items[i]));
	edit->values = values;
	if (edit->notice != NULL) {
		struct notice *notice = arena_alloc(arena, sizeof(*notice));

		*notice = *edit->notice;
		notice->text = arena_string(arena, notice->text);
		edit->notice = notice;
	}
}

static void set_edits(struct change *change, struct change_item *item, const struct fields *fields,
	const struct edits *edits)
{
	struct edit *copies;

	item->fields = fields;
	if (edits == NULL || edits->count == 0)
		return;
	copies = arena_alloc(&change->memory, edits->count * sizeof(*copies));
	memcpy(copies, edits->items, edits->count * sizeof(*copies));
	for (size_t i = 0; i < edits->count; i++)
		copy_edit(&change->memory, &copies[i]);
	item->edits = (struct edits){ .items = copies, .count = edits->count };
}

void change_add(struct change *change, const char *path, const char *bytes, size_t length)
{
	struct change_item *item = add(change, CHANGE_ADD, path);

	item->bytes = arena_text(&change->memory, bytes, length);
	item->length = length;
}

void change_edit(struct change *change, const char *path, const struct fields *fields,
	const struct edits *edits, bool may_be_new)
{
	struct change_item *item = add(change, CHANGE_EDIT, path);

	item->may_be_new = may_be_new;
	set_edits(change, item, fields, edits);
}

void change_move(struct change *change, const char *path, const char *to,
	const struct fields *fields, const struct edits *edits)
{
	struct change_item *item = add(change, CHANGE_MOVE, path);

	item->to = arena_string(&change->memory, to);
	set_edits(change, item, fields, edits);
}

void change_replace(struct change *change, const char *path, const char *to, struct bytes old_bytes,
	struct bytes new_bytes)
{
	struct change_item *item = add(change, CHANGE_REPLACE, path);

	item->to = arena_string(&change->memory, to);
	item->old = arena_text(&change->memory, old_bytes.start, old_bytes.length);
	item->old_length = old_bytes.length;
	item->bytes = arena_text(&change->memory, new_bytes.start, new_bytes.length);
	item->length = new_bytes.length;
}

void change_remove(struct change *change, const char *path)
{
	add(change, CHANGE_REMOVE, path);
}

void change_lines(struct change *change, const char *path, const char *lines)
{
	struct change_item *item = add(change, CHANGE_LINES, path);

	item->bytes = arena_string(&change->memory, lines);
	item->length = strlen(lines);
	item->may_be_new = true;
}

void change_join(struct change *change, const struct change *part)
{
	for (size_t i = 0; i < part->count; i++)
		*add(change, part->items[i].kind, part->items[i].path) = part->items[i];
}

void change_add_note(struct change *change, const struct note *note, const char *picture_bytes,
	size_t picture_length)
{
	struct str path = { 0 }, bytes = { 0 };

	str_add_note_path(&path, note->id);
	codec_encode(&note_fields, note, &bytes);
	change_add(change, path.bytes, str_text(&bytes), bytes.length);
	if (picture_bytes != NULL) {
		str_cut(&path, (size_t)(strrchr(path.bytes, '/') + 1 - path.bytes));
		str_add(&path, note->picture);
		change_add(change, path.bytes, picture_bytes, picture_length);
	}
	str_release(&path);
	str_release(&bytes);
}
