#include "base/wrap.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

/* A place in the text where a line may end, and the next one begin. */
struct stop {
	size_t end; /* bytes of the line, without spaces behind */
	size_t next; /* where the next line begins */
	int columns;
	bool found;
};

struct cluster {
	size_t length;
	int columns;
	uint32_t code; /* its first */
};

struct wrap wrap_start(const char *text, size_t length, int width)
{
	return (struct wrap){ text, length, width, 0, length == 0 };
}

static struct cluster cluster_at(const char *text, size_t length)
{
	struct cluster cluster = { 0 };

	cluster.length = grapheme_next(text, length, &cluster.columns);
	utf8_next(text, length, &cluster.code, NULL);
	return cluster;
}

static bool ends_line(struct cluster cluster, const char *text)
{
	return text[cluster.length - 1] == '\n';
}

static bool is_space(struct cluster cluster, const char *text)
{
	return cluster.length == 1 && text[0] == ' ';
}

/* Alone: with a mark on it, it is there to show the mark. */
static bool is_no_break_space(struct cluster cluster)
{
	return cluster.code == 0xA0 && cluster.length == 2;
}

/* 、。々〉》」』】〕〗〙〛ー！，．）：；？］｝ are not to begin a line. */
static bool closes(uint32_t code)
{
	static const uint16_t marks[] = { 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F,
		0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0x30FC, 0xFF01, 0xFF0C, 0xFF0E, 0xFF09,
		0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i] == code)
			return true;
	return false;
}

/* 〈《「『【〔〖〘〚（［｛ are not to end one. */
static bool opens(uint32_t code)
{
	static const uint16_t marks[] = { 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016,
		0x3018, 0x301A, 0xFF08, 0xFF3B, 0xFF5B };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i] == code)
			return true;
	return false;
}

static bool is_ideograph(struct cluster cluster)
{
	return cluster.columns == 2 && code_is_word(cluster.code);
}

/* Between two wide characters, or an ideograph and another script's word. */
static bool may_part(struct cluster a, struct cluster b)
{
	if (a.columns != 2 && b.columns != 2)
		return false;
	if (opens(a.code) || closes(b.code))
		return false;
	if (a.columns == 2 && b.columns == 2)
		return true;
	return (is_ideograph(a) && code_is_word(b.code)) ||
	       (is_ideograph(b) && code_is_word(a.code));
}

/* ,.;:!?) are not to begin a line, even of a word that is cut. */
static bool trails(uint32_t code)
{
	return code < 0x80 && code != 0 && strchr(",.;:!?)", (int)code) != NULL;
}

/* What is known of a line on the way to its end. */
struct search {
	struct stop now; /* right behind what is on it so far */
	struct stop before; /* behind all of that but the last cluster */
	struct stop good; /* the latest place where it may be parted */
	struct stop spare; /* where a word may be parted that is too wide for a line */
};

/* A line may be parted in front of CLUSTER, which stands at AT, behind LAST. */
static void note_stop(struct search *search, struct cluster last, struct cluster cluster, size_t at)
{
	struct stop stop = { search->now.end, at, search->now.columns, true };

	if (at > search->now.end || may_part(last, cluster))
		search->good = stop;
	if (last.code == '/' && cluster.code != '/')
		search->spare = stop;
	if (is_no_break_space(last) && search->before.found) {
		search->spare = search->before;
		search->spare.next = at;
	}
}

static struct stop choose(const struct search *search, struct cluster next, int width)
{
	if (search->good.found)
		return search->good;
	if (search->spare.found && search->spare.columns * 2 >= width)
		return search->spare;
	return trails(next.code) && search->before.found ? search->before : search->now;
}

/* Where the line at the start of TEXT ends, behind its first WHOLE bytes. */
static struct stop find_end(const char *text, size_t length, int width, size_t whole)
{
	struct search search = { 0 };
	struct cluster last = { 0 }, cluster;
	int columns = 0; /* with the spaces behind what is on it */
	size_t at = 0;

	for (; at < length; at += cluster.length) {
		cluster = cluster_at(text + at, length - at);
		if (ends_line(cluster, text + at)) {
			at += cluster.length;
			break;
		}
		if (is_space(cluster, text + at)) {
			columns++;
			continue;
		}
		if (search.now.found && at >= whole) {
			note_stop(&search, last, cluster, at);
			if (columns + cluster.columns > width)
				return choose(&search, cluster, width);
		}
		columns += cluster.columns;
		last = cluster;
		search.before = search.now;
		search.now =
			(struct stop){ at + cluster.length, at + cluster.length, columns, true };
	}
	search.now.next = at;
	return search.now;
}

/* The spaces in front of a line, when with them not even its first character fits. */
static size_t useless_indent(const char *text, size_t length, int width)
{
	size_t at = 0;

	while (at < length && is_space(cluster_at(text + at, length - at), text + at))
		at++;
	if (at == 0 || at == length)
		return 0;
	struct cluster first = cluster_at(text + at, length - at);
	if (ends_line(first, text + at) || first.columns <= width - (int)at)
		return 0;
	return at;
}

bool wrap_next(struct wrap *wrap, const char **line, size_t *length, int *columns)
{
	struct stop stop;
	size_t indent;

	if (wrap->done)
		return false;
	indent = useless_indent(wrap->rest, wrap->left, wrap->width);
	wrap->rest += indent;
	wrap->left -= indent;
	stop = find_end(wrap->rest, wrap->left, wrap->width, wrap->whole);
	wrap->whole = 0;
	*line = wrap->rest;
	*length = stop.end;
	*columns = stop.columns;
	wrap->rest += stop.next;
	wrap->left -= stop.next;
	wrap->done = wrap->left == 0;
	return true;
}
