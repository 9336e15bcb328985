#include "view/undo.h"

#include <string.h>

/* Part of a text: whole lines. */
struct part {
	const char *bytes;
	size_t length;
};

static size_t line_length(struct part part)
{
	const char *end = part.length ? memchr(part.bytes, '\n', part.length) : NULL;

	return end ? (size_t)(end - part.bytes) + 1 : part.length;
}

static bool same_line(struct part a, size_t a_length, struct part b, size_t b_length)
{
	return a_length == b_length && memcmp(a.bytes, b.bytes, a_length) == 0;
}

static void drop_front(struct part *part, size_t length)
{
	part->bytes += length;
	part->length -= length;
}

/* Where the last line of PART begins. */
static size_t last_line(struct part part)
{
	size_t at = part.length - 1;

	while (at > 0 && part.bytes[at - 1] != '\n')
		at--;
	return at;
}

static void drop_same_front(struct part *a, struct part *b)
{
	while (a->length > 0 && b->length > 0) {
		size_t length = line_length(*a);
		if (!same_line(*a, length, *b, line_length(*b)))
			return;
		drop_front(a, length);
		drop_front(b, length);
	}
}

static void drop_same_end(struct part *a, struct part *b)
{
	while (a->length > 0 && b->length > 0) {
		size_t at = last_line(*a), other = last_line(*b);
		struct part line = { a->bytes + at, a->length - at };
		struct part other_line = { b->bytes + other, b->length - other };
		if (!same_line(line, line.length, other_line, other_line.length))
			return;
		a->length = at;
		b->length = other;
	}
}

static size_t count_lines(struct part part)
{
	size_t count = 0;

	for (; part.length > 0; count++)
		drop_front(&part, line_length(part));
	return count;
}

static void add_lines(
	struct undo_file *file, struct part part, enum undo_sign sign, struct arena *arena)
{
	while (part.length > 0) {
		size_t length = line_length(part);
		size_t shown = part.bytes[length - 1] == '\n' ? length - 1 : length;
		file->lines[file->count++] =
			(struct undo_line){ sign, arena_text(arena, part.bytes, shown) };
		drop_front(&part, length);
	}
}

static bool is_binary(struct part part)
{
	return part.length > 0 && memchr(part.bytes, '\0', part.length) != NULL;
}

static void compare(struct undo_file *file, const struct undo_item *item, struct arena *arena)
{
	struct part before = { item->before, item->before ? item->before_length : 0 };
	struct part after = { item->after, item->after ? item->after_length : 0 };

	file->path = item->path;
	file->was_there = item->before != NULL;
	file->is_there = item->after != NULL;
	file->binary = is_binary(before) || is_binary(after);
	if (file->binary)
		return;
	drop_same_front(&before, &after);
	drop_same_end(&before, &after);
	file->lines = arena_alloc(
		arena, (count_lines(before) + count_lines(after)) * sizeof(*file->lines));
	add_lines(file, before, UNDO_GONE, arena);
	add_lines(file, after, UNDO_NEW, arena);
}

void undo_view_build(struct undo_view *view, const struct undo_facts *facts,
	const struct undo_item *items, size_t count)
{
	*view = (struct undo_view){
		.again = facts->again,
		.subject = facts->subject,
		.kind = facts->kind,
		.commit = facts->commit,
		.today = facts->today,
		.when = facts->when,
		.since = facts->since,
		.surprises = facts->others > 0,
		.count = count,
	};
	view->files = arena_alloc(&view->memory, count * sizeof(*view->files));
	for (size_t i = 0; i < count; i++)
		compare(&view->files[i], &items[i], &view->memory);
}

void undo_view_release(struct undo_view *view)
{
	if (view)
		arena_release(&view->memory);
}
