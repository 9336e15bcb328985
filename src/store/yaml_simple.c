#include "store/yaml_simple.h"

#include <string.h>

#include "base/ascii.h"

enum { KEY_LONGEST = 64, INDENT = 2 };

/* What is left to be read. */
struct rest {
	const char *at, *end;
	int line;
	struct arena *arena;
};

static bool is_letter(char c)
{
	return ascii_is_lower(ascii_lower(c)) || (unsigned char)c >= 0x80;
}

/* Printable in every version of YAML and no line end: no controls (C1 begin with C2), no U+2028 and
 * 2029, no U+FEFF, FFFE, FFFF. */
static bool is_raw(const char *at, const char *end)
{
	for (; at < end; at++) {
		unsigned char byte = (unsigned char)*at;

		if (byte < ' ' || byte == 0x7F)
			return false;
		if (byte == 0xC2 && (unsigned char)at[1] < 0xA0)
			return false;
		if (byte == 0xE2 && (unsigned char)at[1] == 0x80 &&
			((unsigned char)at[2] & 0xFE) == 0xA8)
			return false;
		if (byte == 0xEF && ((unsigned char)at[1] == 0xBB || (unsigned char)at[1] == 0xBF))
			return false;
	}
	return true;
}

static struct yaml *add(struct rest *rest, enum yaml_kind kind, enum yaml_style style, int column,
	const char *text, size_t length)
{
	struct yaml *node = arena_alloc(rest->arena, sizeof(*node));

	node->kind = kind;
	node->style = style;
	node->line = rest->line;
	node->column = column;
	if (kind == YAML_SCALAR) {
		node->text = arena_text(rest->arena, text, length);
		node->length = length;
	}
	return node;
}

/* A plain value from AT to END, which is the end of the line. */
static bool is_plain(const char *at, const char *end)
{
	if (!is_letter(*at) && !ascii_is_digit(*at) && *at != '/' && *at != '_')
		return false;
	if (end[-1] == ' ' || end[-1] == ':')
		return false;
	for (const char *sign = at; (sign = memchr(sign, ':', (size_t)(end - sign))) != NULL;
		sign++)
		if (sign[1] == ' ')
			return false;
	for (const char *sign = at; (sign = memchr(sign, '#', (size_t)(end - sign))) != NULL;
		sign++)
		if (sign[-1] == ' ')
			return false;
	return is_raw(at, end);
}

static size_t word_length(const char *at)
{
	size_t length = 0;

	if (!is_letter(*at) && !ascii_is_digit(*at))
		return 0;
	while (is_letter(at[length]) || ascii_is_digit(at[length]) ||
		(at[length] != '\0' && strchr("-._@+", at[length]) != NULL))
		length++;
	return length;
}

static int count_characters(const char *at, const char *end)
{
	int count = 0;

	for (; at < end; at++)
		count += ((unsigned char)*at & 0xC0) != 0x80;
	return count;
}

/* [a, b], with its closing bracket as the last byte before END. */
static struct yaml *read_list(struct rest *rest, const char *start, const char *end, int column)
{
	struct yaml *list = add(rest, YAML_LIST, YAML_FLOW, column, NULL, 0);
	struct yaml **link = &list->first;
	const char *at = start + 1;
	int place = column + 1;

	if (!is_raw(start, end) || end[-1] != ']')
		return NULL;
	while (at < end - 1) {
		size_t length = word_length(at);

		if (length == 0)
			return NULL;
		*link = add(rest, YAML_SCALAR, YAML_PLAIN, place, at, length);
		link = &(*link)->next;
		place += count_characters(at, at + length) + 2;
		at += length;
		if (at == end - 1)
			return list;
		if (at[0] != ',' || at[1] != ' ')
			return NULL;
		at += 2;
	}
	return list->first == NULL ? list : NULL; /* nothing may follow a comma but a word */
}

/* Does AT begin a line of a block, empty or indented, but not by spaces alone? */
static bool in_block(const char *at, const char *end, const char *line_end)
{
	if (at == end)
		return false;
	return *at == '\n' || (line_end - at > INDENT && at[0] == ' ' && at[1] == ' ');
}

/* The lines behind `|`: their indent is that of the first. */
static struct yaml *read_block(struct rest *rest, int column)
{
	struct yaml *block = add(rest, YAML_SCALAR, YAML_BLOCK, column, "", 0);
	const char *at = rest->at, *line_end;
	char *text = arena_alloc(rest->arena, (size_t)(rest->end - at) + 1);
	size_t length = 0;

	if (rest->end - at <= INDENT || at[0] != ' ' || at[1] != ' ' || at[2] == ' ' ||
		at[2] == '\n')
		return NULL;
	while (at < rest->end) {
		line_end = memchr(at, '\n', (size_t)(rest->end - at));
		if (!in_block(at, rest->end, line_end))
			break;
		if (*at != '\n') {
			at += INDENT;
			if (!is_raw(at, line_end) || at[strspn(at, " ")] == '\n')
				return NULL;
			memcpy(text + length, at, (size_t)(line_end - at));
			length += (size_t)(line_end - at);
		}
		text[length++] = '\n';
		at = line_end + 1;
		rest->line++;
	}
	while (length > 1 && text[length - 2] == '\n')
		text[--length] = '\0';
	rest->at = at;
	block->text = text;
	block->length = length;
	return block;
}

/* The value from AT to the line's END; the rest begins behind it. */
static struct yaml *read_value(struct rest *rest, const char *at, const char *end, int column)
{
	struct yaml *value;

	if (*at == '|' && end - at == 1) {
		rest->line++;
		return read_block(rest, column);
	}
	if (*at == '[')
		value = read_list(rest, at, end, column);
	else if (*at == '"' && end - at > 1 && end[-1] == '"' && is_raw(at, end) &&
		 memchr(at, '\\', (size_t)(end - at)) == NULL &&
		 memchr(at + 1, '"', (size_t)(end - at) - 2) == NULL)
		value = add(rest, YAML_SCALAR, YAML_QUOTED, column, at + 1, (size_t)(end - at) - 2);
	else if (is_plain(at, end))
		value = add(rest, YAML_SCALAR, YAML_PLAIN, column, at, (size_t)(end - at));
	else
		return NULL;
	rest->line++;
	return value;
}

static size_t key_length(const char *at)
{
	size_t length = 0;

	while (ascii_is_lower(at[length]) ||
		(length > 0 && (at[length] == '-' || at[length] == '_')))
		length++;
	return length <= KEY_LONGEST ? length : 0;
}

/* One `name: value`, which begins with the rest. */
static struct yaml *read_entry(struct rest *rest)
{
	const char *start = rest->at, *end = memchr(start, '\n', (size_t)(rest->end - start));
	size_t length = key_length(start);
	struct yaml *key, *value;
	int line = rest->line;

	if (length == 0 || start[length] != ':' || start[length + 1] != ' ' ||
		end - start < (ptrdiff_t)length + 3)
		return NULL;
	key = add(rest, YAML_SCALAR, YAML_PLAIN, 1, start, length);
	rest->at = end + 1;
	value = read_value(rest, start + length + 2, end, (int)length + 3);
	if (value == NULL)
		return NULL;
	value->key = key;
	value->line = line;
	return value;
}

bool yaml_simple(struct yaml **root, struct arena *arena, const char *bytes, size_t length)
{
	struct rest rest = { bytes, bytes + length, 1, arena };
	struct yaml **link;

	if (length == 0 || bytes[length - 1] != '\n')
		return false;
	*root = add(&rest, YAML_MAP, YAML_BLOCK, 1, NULL, 0);
	link = &(*root)->first;
	while (rest.at < rest.end) {
		struct yaml *entry = read_entry(&rest);

		if (entry == NULL || yaml_get(*root, entry->key->text) != NULL)
			return false;
		*link = entry;
		link = &entry->next;
	}
	return true;
}
