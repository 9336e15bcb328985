#include <string.h>

#include "model/lookup.h"
#include "store/merge_work.h"
#include "store/yaml.h"
#include "store/yaml_bytes.h"

/* A file on its way to its comments: what is no value and no key may hold them. */
struct reading {
	struct content content;
	size_t at;
	struct texts *comments;
	struct arena *arena;
};

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool starts_comment(const struct reading *reading, size_t at, size_t from)
{
	const char *bytes = reading->content.start;

	return bytes[at] == '#' && (at == from || bytes[at - 1] == ' ' || bytes[at - 1] == '\t' ||
					   is_break(bytes[at - 1]));
}

/* Goes on to TO, and takes up the comments on the way. */
static void look(struct reading *reading, size_t to)
{
	const char *bytes = reading->content.start;
	size_t from = reading->at, end;

	for (size_t at = from; at < to; at++) {
		if (!starts_comment(reading, at, yaml_order_mark(bytes, reading->content.length)))
			continue;
		for (end = at; end < to && !is_break(bytes[end]);)
			end++;
		while (end > at && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t'))
			end--;
		texts_add(reading->arena, reading->comments,
			arena_text(reading->arena, bytes + at, end - at));
		while (at + 1 < to && !is_break(bytes[at + 1]))
			at++;
	}
	if (reading->at < to)
		reading->at = to;
}

static void read_node(struct reading *reading, const struct yaml *node)
{
	if (node->key != NULL)
		read_node(reading, node->key);
	look(reading, node->start);
	if (node->kind == YAML_SCALAR && node->style == YAML_BLOCK) {
		const char *start = reading->content.start + node->start;
		const char *feed = memchr(start, '\n', reading->content.length - node->start);

		/* the line of the `|` may end in one */
		look(reading, feed != NULL ? (size_t)(feed - reading->content.start) : node->end);
	}
	for (const struct yaml *at = node->first; at != NULL; at = at->next)
		read_node(reading, at);
	if (node->kind == YAML_SCALAR && reading->at < node->end)
		reading->at = node->end;
}

int merge_comments_of(
	struct texts *comments, struct content content, struct arena *arena, struct err *err)
{
	struct reading reading = { .content = content, .comments = comments, .arena = arena };
	struct yaml *root = NULL;

	if (content.length == 0 || memchr(content.start, '#', content.length) == NULL)
		return 0;
	if (yaml_parse(&root, arena, content.start, content.length, YAML_PLACES, err) != 0)
		return -1;
	read_node(&reading, root);
	look(&reading, content.length);
	return 0;
}

/* A base that cannot be read tells nothing. */
static void find_in_base(struct texts *comments, struct content content, struct arena *arena)
{
	struct err err = { 0 };

	if (merge_comments_of(comments, content, arena, &err) != 0)
		*comments = (struct texts){ 0 };
	err_release(&err);
}

static void know(struct lookup *known, struct arena *arena, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		lookup_add(known, arena, texts->items[i], 0);
}

static void add_line(struct str *out, const char *comment)
{
	const char *feed = out->length > 0 ? memchr(out->bytes, '\n', out->length) : NULL;
	const char *line_end =
		feed != NULL && feed > out->bytes && feed[-1] == '\r' ? "\r\n" : "\n";

	if (out->length > 0 && out->bytes[out->length - 1] != '\n')
		str_add(out, line_end);
	str_addf(out, "%s%s", comment, line_end);
}

/* Those of MINE that are not in OUT, and that not somebody took away. */
static void add_missing(struct str *out, const struct texts *mine, const struct lookup *base,
	const struct lookup *theirs, struct lookup *there, struct arena *arena)
{
	for (size_t i = 0; i < mine->count; i++) {
		const char *comment = mine->items[i];

		if (lookup_find(there, comment, NULL) ||
			(lookup_find(base, comment, NULL) && !lookup_find(theirs, comment, NULL)))
			continue;
		lookup_add(there, arena, comment, 0);
		add_line(out, comment);
	}
}

int merge_comments(struct str *out, struct content base, struct content one, struct content other,
	struct err *err)
{
	struct texts before = { 0 }, mine = { 0 }, theirs = { 0 }, now = { 0 };
	struct lookup base_known = { 0 }, mine_known = { 0 }, theirs_known = { 0 }, there = { 0 };
	struct content merged = { str_text(out), out->length };
	struct arena arena = { 0 };
	int status = 0;

	if (merge_comments_of(&mine, one, &arena, err) != 0 ||
		merge_comments_of(&theirs, other, &arena, err) != 0 ||
		merge_comments_of(&now, merged, &arena, err) != 0) {
		status = -1;
	} else {
		find_in_base(&before, base, &arena);
		know(&base_known, &arena, &before);
		know(&mine_known, &arena, &mine);
		know(&theirs_known, &arena, &theirs);
		know(&there, &arena, &now);
		add_missing(out, &mine, &base_known, &theirs_known, &there, &arena);
		add_missing(out, &theirs, &base_known, &mine_known, &there, &arena);
	}
	arena_release(&arena);
	return status;
}
