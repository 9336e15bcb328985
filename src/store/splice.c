#include "store/splice.h"

#include <string.h>

#include "store/yaml_bytes.h"
#include "store/yaml_text.h"

enum { INDENT = 2, INDENT_MOST = 9 };

static int give_up(struct err *err)
{
	return err_set(err, ERR_DATA, "cannot be edited in place");
}

static int reparse(struct source *source, struct err *err)
{
	arena_release(&source->memory);
	source->root = NULL;
	return yaml_parse(&source->root, &source->memory, str_text(&source->bytes),
		source->bytes.length, YAML_PLACES, err);
}

int source_open(struct source *source, const char *bytes, size_t length, struct err *err)
{
	const char *feed = length > 0 ? memchr(bytes, '\n', length) : NULL;

	*source = (struct source){ .line_end = "\n" };
	if (feed != NULL && feed > bytes && feed[-1] == '\r')
		source->line_end = "\r\n";
	str_add_bytes(&source->bytes, length > 0 ? bytes : "", length);
	return reparse(source, err);
}

void source_release(struct source *source)
{
	str_release(&source->bytes);
	arena_release(&source->memory);
	*source = (struct source){ 0 };
}

static int splice(
	struct source *source, size_t from, size_t to, const struct str *new_bytes, struct err *err)
{
	str_splice(&source->bytes, from, to - from, str_text(new_bytes), new_bytes->length);
	return reparse(source, err);
}

size_t source_line(const struct source *source, size_t at)
{
	size_t mark = yaml_order_mark(source->bytes.bytes, source->bytes.length);

	while (at > mark && source->bytes.bytes[at - 1] != '\n')
		at--;
	return at;
}

/* Behind the line end of the line that AT is in. */
static size_t next_line(const struct source *source, size_t at)
{
	while (at < source->bytes.length && source->bytes.bytes[at] != '\n')
		at++;
	return at < source->bytes.length ? at + 1 : at;
}

static bool is_blank(const struct source *source, size_t from, size_t to)
{
	while (from < to && strchr(" \t\r\n", source->bytes.bytes[from]) != NULL)
		from++;
	return from == to;
}

static bool is_block_text(const struct yaml *node)
{
	return node->kind == YAML_SCALAR && node->style == YAML_BLOCK;
}

/* The end of a block's head, `|` and what belongs to it. */
static size_t head_end(const struct source *source, const struct yaml *node)
{
	return node->start + strspn(source->bytes.bytes + node->start, "|>+-123456789");
}

/* Behind the last line of a block that is not empty, unless the empty ones count. */
static size_t block_end(const struct source *source, const struct yaml *node)
{
	size_t first = next_line(source, node->start), end = node->end;
	size_t head = head_end(source, node) - node->start;

	if (memchr(source->bytes.bytes + node->start, '+', head) != NULL)
		return end < first ? first : end;
	while (end > first) {
		size_t start = source_line(source, end - 1);

		if (!is_blank(source, start, end))
			break;
		end = start;
	}
	return end < first ? first : end;
}

size_t source_stop(const struct source *source, const struct yaml *node)
{
	if (is_block_text(node))
		return block_end(source, node);
	if (node->style == YAML_BLOCK && node->kind != YAML_SCALAR && node->first != NULL) {
		const struct yaml *last = node->first;

		while (last->next != NULL)
			last = last->next;
		return source_stop(source, last);
	}
	return next_line(source, node->end);
}

/* So many columns a block's lines are indented by; 0 when there are none. */
static int block_columns(const struct source *source, const struct yaml *node)
{
	size_t end = block_end(source, node);

	for (size_t at = next_line(source, node->start); at < end; at = next_line(source, at)) {
		size_t spaces = strspn(source->bytes.bytes + at, " ");

		if (!is_blank(source, at, next_line(source, at)))
			return (int)spaces;
	}
	return 0;
}

/* Lines that come with a value, behind COLUMNS spaces. */
static void add_lines(const struct source *source, const char *lines, int columns, struct str *out)
{
	if (lines != NULL)
		str_add_yaml_lines(out, lines, columns, source->line_end);
}

/* What goes behind `name:` (HEAD, with a space in front) and below it (LINES), for a name behind so
 * many COLUMNS. */
struct piece {
	struct str head, lines;
};

static void piece_make(struct piece *piece, const struct source *source, const struct value *value,
	int columns, int text_columns)
{
	*piece = (struct piece){ 0 };
	if (value->lines != NULL) {
		add_lines(source, value->lines, columns + INDENT, &piece->lines);
	} else if (value->text != NULL && yaml_block_holds(value->text)) {
		str_add_char(&piece->head, ' ');
		str_add_yaml_head(&piece->head, value->text, text_columns - columns);
		add_lines(source, value->text, text_columns, &piece->lines);
	} else {
		str_addf(&piece->head, " %s", value->line);
	}
}

static void piece_release(struct piece *piece)
{
	str_release(&piece->head);
	str_release(&piece->lines);
}

/* Puts whole lines at AT, which is behind a line end or at the end of a file that may lack one. */
static void put_lines(struct source *source, size_t at, const struct str *lines)
{
	struct str whole = { 0 };

	if (at > 0 && at == source->bytes.length && source->bytes.bytes[at - 1] != '\n' &&
		at > yaml_order_mark(source->bytes.bytes, at))
		str_add(&whole, source->line_end);
	str_add_bytes(&whole, str_text(lines), lines->length);
	if (lines->length > 0)
		str_splice(&source->bytes, at, 0, whole.bytes, whole.length);
	str_release(&whole);
}

static int replace_in_block(struct source *source, const struct yaml *map, const struct yaml *entry,
	const struct value *value, struct err *err)
{
	int columns = map->column - 1, text_columns = 0;
	size_t start = entry->start, end = entry->end, below;
	struct piece piece;

	if (entry->kind != YAML_SCALAR && entry->style == YAML_BLOCK)
		return give_up(err); /* its lines are many: the caller goes by items */
	if (is_block_text(entry))
		text_columns = block_columns(source, entry);
	if (text_columns <= columns || text_columns > columns + INDENT_MOST)
		text_columns = columns + INDENT;
	piece_make(&piece, source, value, columns, text_columns);
	if (is_block_text(entry)) {
		end = head_end(source, entry);
		below = next_line(source, end);
		str_splice(&source->bytes, below, block_end(source, entry) - below, NULL, 0);
	}
	put_lines(source, next_line(source, end), &piece.lines);
	if (start > 0 && source->bytes.bytes[start - 1] == ' ' && piece.head.length > 0)
		str_splice(&source->bytes, start, end - start, piece.head.bytes + 1,
			piece.head.length - 1);
	else
		str_splice(&source->bytes, start, end - start, str_text(&piece.head),
			piece.head.length);
	piece_release(&piece);
	return reparse(source, err);
}

int source_replace(struct source *source, const struct yaml *map, const struct yaml *entry,
	const struct value *value, struct err *err)
{
	struct str flow = { 0 };
	int status;

	if (map->style != YAML_FLOW)
		return replace_in_block(source, map, entry, value, err);
	if (entry->start == entry->end && source->bytes.bytes[entry->start - 1] != ' ')
		str_add_char(&flow, ' ');
	str_add(&flow, value->flow);
	status = splice(source, entry->start, entry->end, &flow, err);
	str_release(&flow);
	return status;
}

static const struct yaml *last_child(const struct yaml *node)
{
	const struct yaml *last = node->first;

	while (last != NULL && last->next != NULL)
		last = last->next;
	return last;
}

static int insert_in_block(struct source *source, const struct yaml *map, const struct yaml *after,
	const char *key, const struct value *value, struct err *err)
{
	int columns = map->first != NULL ? map->column - 1 : 0;
	size_t at = after != NULL ? source_stop(source, after) : source->bytes.length;
	struct piece piece;
	struct str lines = { 0 };

	piece_make(&piece, source, value, columns, columns + INDENT);
	str_add_times(&lines, " ", columns);
	str_add_yaml_line(&lines, key, YAML_IN_BLOCK);
	str_addf(&lines, ":%s%s", str_text(&piece.head), source->line_end);
	str_add_bytes(&lines, str_text(&piece.lines), piece.lines.length);
	put_lines(source, at, &lines);
	str_release(&lines);
	piece_release(&piece);
	return reparse(source, err);
}

/* In a flow: behind LAST, or as the first behind the bracket. */
static int put_in_flow(struct source *source, const struct yaml *around, const struct yaml *last,
	struct str *bytes, struct err *err)
{
	size_t at = last != NULL ? last->end : around->start + 1;

	if (last != NULL)
		str_splice(bytes, 0, 0, ", ", 2);
	return splice(source, at, at, bytes, err);
}

int source_insert(struct source *source, const struct yaml *map, const struct yaml *after,
	const char *key, const struct value *value, struct err *err)
{
	struct str entry = { 0 };
	int status;

	if (after == NULL)
		after = last_child(map);
	if (map->style != YAML_FLOW)
		return insert_in_block(source, map, after, key, value, err);
	str_add_yaml_line(&entry, key, YAML_IN_FLOW);
	str_addf(&entry, ": %s", value->flow);
	status = put_in_flow(source, map, after, &entry, err);
	str_release(&entry);
	return status;
}

/* Where a child of a list or map begins. */
static size_t start_of(const struct yaml *child)
{
	return child->key != NULL ? child->key->start : child->start;
}

static bool has_comment(const struct source *source, size_t from, size_t to)
{
	return memchr(source->bytes.bytes + from, '#', to - from) != NULL;
}

static int take_from_flow(
	struct source *source, const struct yaml *around, const struct yaml *child, struct err *err)
{
	size_t from = start_of(child), to = child->end;
	const struct yaml *before = around->first;
	struct str nothing = { 0 };

	while (before != child && before->next != child)
		before = before->next;
	if (child->next != NULL) {
		size_t next = start_of(child->next);

		if (!has_comment(source, to, next))
			to = next;
		else if (source->bytes.bytes[to] == ',')
			to++;
		else
			return give_up(err);
	} else if (before != child && !has_comment(source, before->end, from)) {
		from = before->end;
	}
	return splice(source, from, to, &nothing, err);
}

int source_remove(
	struct source *source, const struct yaml *map, const struct yaml *entry, struct err *err)
{
	size_t start = source_line(source, entry->key->start);
	struct str nothing = { 0 };

	if (map->style == YAML_FLOW)
		return take_from_flow(source, map, entry, err);
	if (!is_blank(source, start, entry->key->start))
		return give_up(err);
	return splice(source, start, source_stop(source, entry), &nothing, err);
}

/* What stands in front of ITEM in its line: spaces, a dash, spaces; else 0 is returned. */
static size_t dash_length(const struct source *source, const struct yaml *item)
{
	size_t start = source_line(source, item->start), at = start;
	const char *bytes = source->bytes.bytes;

	at += strspn(bytes + at, " ");
	if (item->end == item->start || bytes[at] != '-')
		return 0;
	at += 1 + strspn(bytes + at + 1, " ");
	return at == item->start ? at - start : 0;
}

int source_add_item(
	struct source *source, const struct yaml *list, const struct value *value, struct err *err)
{
	const struct yaml *last = last_child(list);
	size_t length = last != NULL ? dash_length(source, last) : 0;
	struct str bytes = { 0 };
	int status;

	if (list->style == YAML_FLOW) {
		str_add(&bytes, value->flow);
		status = put_in_flow(source, list, last, &bytes, err);
	} else if (length == 0) {
		status = give_up(err);
	} else {
		str_add_bytes(&bytes, source->bytes.bytes + last->start - length, length);
		str_addf(&bytes, "%s%s", value->line, source->line_end);
		put_lines(source, source_stop(source, last), &bytes);
		status = reparse(source, err);
	}
	str_release(&bytes);
	return status;
}

int source_drop_item(
	struct source *source, const struct yaml *list, const struct yaml *item, struct err *err)
{
	size_t length = dash_length(source, item);
	struct str nothing = { 0 };

	if (list->style == YAML_FLOW)
		return take_from_flow(source, list, item, err);
	if (length == 0)
		return give_up(err);
	return splice(source, item->start - length, source_stop(source, item), &nothing, err);
}

int source_set_item(struct source *source, const struct yaml *list, const struct yaml *item,
	const struct value *value, struct err *err)
{
	struct str bytes = { 0 };
	int status;

	if (is_block_text(item) || item->start == item->end)
		return give_up(err);
	str_add(&bytes, list->style == YAML_FLOW ? value->flow : value->line);
	status = splice(source, item->start, item->end, &bytes, err);
	str_release(&bytes);
	return status;
}
