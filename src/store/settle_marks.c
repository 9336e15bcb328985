#include <stdlib.h>
#include <string.h>

#include "store/layout.h"
#include "store/settling.h"
#include "store/unmerged.h"

struct line {
	const char *start;
	size_t length;
};
struct lines {
	struct line *items;
	size_t count, cap;
};

static int by_bytes(const void *a, const void *b)
{
	const struct line *one = a, *other = b;
	size_t shorter = one->length < other->length ? one->length : other->length;
	int order = memcmp(one->start, other->start, shorter);

	return order != 0 ? order : (one->length > other->length) - (one->length < other->length);
}

/* The line at *AT, without its end. */
static bool next_line(const char **at, const char *end, struct line *line)
{
	const char *feed;

	if (*at == end)
		return false;
	feed = memchr(*at, '\n', (size_t)(end - *at));
	*line = (struct line){ *at, (size_t)((feed != NULL ? feed : end) - *at) };
	if (line->length > 0 && line->start[line->length - 1] == '\r')
		line->length--;
	*at = feed != NULL ? feed + 1 : end;
	return true;
}

static void add_lines(struct lines *lines, const struct str *bytes)
{
	const char *at = str_text(bytes), *end = at + bytes->length;
	struct line line;

	while (next_line(&at, end, &line)) {
		lines->items = mem_grow(
			lines->items, &lines->cap, lines->count + 1, sizeof(*lines->items));
		lines->items[lines->count++] = line;
	}
}

static bool is_mark(const struct line *line)
{
	static const char *const starts[] = { "<<<<<<<", "|||||||", "=======", ">>>>>>>" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (line->length >= strlen(starts[i]) &&
			memcmp(line->start, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

/* Has whoever looked into the file added nothing to it? */
static bool is_all_known(const struct str *bytes, const struct lines *lines)
{
	const char *at = str_text(bytes), *end = at + bytes->length;
	struct line line;

	while (next_line(&at, end, &line))
		if (!is_mark(&line) &&
			(lines->count == 0 || bsearch(&line, lines->items, lines->count,
						      sizeof(*lines->items), by_bytes) == NULL))
			return false;
	return true;
}

static void load(struct str *bytes, struct repo *repo, const struct blob *blob)
{
	struct err err = { 0 };

	/* (what cannot be read has no lines) */
	if (blob_is_file(blob) && repo_read_blob(repo, &blob->id, LIMIT_YAML, bytes, &err) != 0)
		str_clear(bytes);
	err_release(&err);
}

bool settle_is_marked(struct repo *repo, const struct str *bytes, const struct three *stages)
{
	struct str base = { 0 }, one = { 0 }, other = { 0 };
	struct lines lines = { 0 };
	bool known;

	if (unmerged_line(str_text(bytes), bytes->length) == 0)
		return false;
	load(&base, repo, &stages->base);
	load(&one, repo, &stages->one);
	load(&other, repo, &stages->other);
	add_lines(&lines, &base);
	add_lines(&lines, &one);
	add_lines(&lines, &other);
	if (lines.count > 0)
		qsort(lines.items, lines.count, sizeof(*lines.items), by_bytes);
	known = is_all_known(bytes, &lines);
	free(lines.items);
	str_release(&base);
	str_release(&one);
	str_release(&other);
	return known;
}
