#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/merge_work.h"

enum { CELLS_MOST = 4 * 1024 * 1024 }; /* of a table that grows with both lengths */

static const size_t nowhere = SIZE_MAX;

struct line {
	const char *start;
	size_t length; /* with its line end */
};
struct lines {
	struct line *items;
	size_t count;
	size_t *partners; /* of the base's lines: which line of this side is it? */
};

static void split(struct lines *lines, struct content content)
{
	const char *at = content.start, *end = at + content.length;
	size_t most = 1;

	for (size_t i = 0; i < content.length; i++)
		most += content.start[i] == '\n';
	lines->items = mem_alloc(most * sizeof(*lines->items));
	while (at < end) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		const char *next = feed != NULL ? feed + 1 : end;

		lines->items[lines->count++] = (struct line){ at, (size_t)(next - at) };
		at = next;
	}
}

static void release(struct lines *lines)
{
	free(lines->items);
	free(lines->partners);
}

static bool same_line(struct line one, struct line other)
{
	return one.length == other.length && memcmp(one.start, other.start, one.length) == 0;
}

/* The longest common sequence between the two, FROM lines in both being alike already, up to the
 * ends given. */
static bool pair_middle(
	const struct lines *base, struct lines *side, size_t from, size_t base_end, size_t side_end)
{
	size_t rows = base_end - from, width = side_end - from + 1;
	uint32_t *longest;
	size_t i = 0, j = 0;

	if (rows > 0 && width > CELLS_MOST / (rows + 1))
		return false;
	longest = mem_alloc((rows + 1) * width * sizeof(*longest));
	for (i = rows; i-- > 0;)
		for (j = width - 1; j-- > 0;) {
			const uint32_t *below = &longest[(i + 1) * width + j];
			uint32_t *cell = &longest[i * width + j];

			if (same_line(base->items[from + i], side->items[from + j]))
				*cell = below[1] + 1;
			else
				*cell = below[0] > cell[1] ? below[0] : cell[1];
		}
	for (i = j = 0; i < rows && j + 1 < width;) {
		if (same_line(base->items[from + i], side->items[from + j])) {
			side->partners[from + i++] = from + j++;
		} else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
			i++;
		} else {
			j++;
		}
	}
	free(longest);
	return true;
}

/* Finds the base's lines in SIDE. False: it would take too long. */
static bool pair(const struct lines *base, struct lines *side)
{
	size_t from = 0, base_end = base->count, side_end = side->count;

	side->partners = mem_alloc((base->count + 1) * sizeof(*side->partners));
	for (size_t i = 0; i < base->count; i++)
		side->partners[i] = nowhere;
	while (from < base_end && from < side_end &&
		same_line(base->items[from], side->items[from])) {
		side->partners[from] = from;
		from++;
	}
	while (base_end > from && side_end > from &&
		same_line(base->items[base_end - 1], side->items[side_end - 1]))
		side->partners[--base_end] = --side_end;
	return pair_middle(base, side, from, base_end, side_end);
}

/* Lines from one that all three have to the next. */
struct piece {
	const struct line *start;
	size_t count;
};

static struct piece piece(const struct lines *lines, size_t from, size_t to)
{
	return (struct piece){ lines->items + from, to - from };
}

static bool same_piece(struct piece one, struct piece other)
{
	for (size_t i = 0; i < one.count && i < other.count; i++)
		if (!same_line(one.start[i], other.start[i]))
			return false;
	return one.count == other.count;
}

static void add(struct str *out, struct piece piece)
{
	for (size_t i = 0; i < piece.count; i++)
		str_add_bytes(out, piece.start[i].start, piece.start[i].length);
}

static bool add_changed(struct str *out, struct piece base, struct piece one, struct piece other)
{
	if (!same_piece(one, other) && !same_piece(one, base) && !same_piece(other, base))
		return false;
	add(out, same_piece(one, base) ? other : one);
	return true;
}

static bool weave(struct str *out, const struct lines *base, const struct lines *one,
	const struct lines *other)
{
	size_t at = 0, mine = 0, theirs = 0;

	for (size_t i = 0; i <= base->count; i++) {
		bool end = i == base->count;
		size_t to_mine = end ? one->count : one->partners[i];
		size_t to_theirs = end ? other->count : other->partners[i];

		if (to_mine == nowhere || to_theirs == nowhere)
			continue;
		if (!add_changed(out, piece(base, at, i), piece(one, mine, to_mine),
			    piece(other, theirs, to_theirs)))
			return false;
		if (!end)
			add(out, piece(base, i, i + 1));
		at = i + 1;
		mine = to_mine + 1;
		theirs = to_theirs + 1;
	}
	return true;
}

bool merge_by_lines(struct str *out, struct content base, struct content one, struct content other)
{
	struct lines before = { 0 }, mine = { 0 }, theirs = { 0 };
	size_t length = out->length;
	bool clean;

	split(&before, base);
	split(&mine, one);
	split(&theirs, other);
	clean = pair(&before, &mine) && pair(&before, &theirs) &&
		weave(out, &before, &mine, &theirs);
	if (!clean)
		str_cut(out, length);
	release(&before);
	release(&mine);
	release(&theirs);
	return clean;
}
