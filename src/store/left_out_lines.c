#include "store/left_out_lines.h"

#include <string.h>

#include "base/ascii.h"
#include "store/left_out.h"
#include "sys/dir_at.h"

/* Steps that matching a name against all of a file's lines may take, in units of no more meaning
 * than that sixteen lines of three stars each are still all right. */
#define COST_MOST ((size_t)1 << 22)
#define COST_STAR 64
#define COST_STARS_SLASH 16 /* goes on at slashes only */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* As the files that git looks for are called; in upper case, too, for file systems that know none.
 */
static bool is_called(const char *path, const char *wanted)
{
	const char *name = path_name(path);

	while (*wanted != '\0' && ascii_lower(*name) == *wanted) {
		name++;
		wanted++;
	}
	return *name == '\0' && *wanted == '\0';
}

static size_t cost_of_pattern(const char *line, size_t length)
{
	size_t cost = 1;

	for (size_t i = 0; i < length && cost <= COST_MOST; i++) {
		size_t stars = 0;

		while (i + stars < length && line[i + stars] == '*')
			stars++;
		if (stars == 0)
			continue;
		i += stars - 1;
		cost *= stars > 1 && i + 1 < length && line[i + 1] == '/' ? COST_STARS_SLASH
									  : COST_STAR;
	}
	return cost;
}

static size_t count_words(const char *line, size_t length)
{
	size_t words = 0;

	for (size_t i = 0; i < length; i++)
		words += !is_blank(line[i]) && (i == 0 || is_blank(line[i - 1]));
	return words;
}

const char *left_out_for_lines(const char *path, const char *bytes, size_t length)
{
	bool attributes = is_called(path, ".gitattributes");
	size_t cost = 0, lines = 0, macros = 0;
	const char *end = bytes + length, *line = bytes;

	if (!attributes && !is_called(path, ".gitignore"))
		return NULL;
	while (line < end) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		size_t size = (size_t)((feed != NULL ? feed : end) - line), pattern = size;

		lines++;
		if (attributes && size > 6 && strncmp(line, "[attr]", 6) == 0)
			macros += count_words(line, size);
		for (size_t i = 1; attributes && i < pattern; i++)
			if (line[0] != '"' && is_blank(line[i]) && !is_blank(line[i - 1]))
				pattern = i;
		cost += cost_of_pattern(line, pattern);
		if (cost > COST_MOST)
			return "its patterns would keep git busy for too long";
		line += size + 1;
	}
	if (macros * lines > COST_MOST / COST_STAR)
		return "its macros would keep git busy for too long";
	return NULL;
}

const char *left_out_blob(
	struct repo *repo, const char *path, unsigned mode, const struct oid *id, uint64_t size)
{
	const char *why = left_out_because(path, mode, size);
	struct str bytes = { 0 };
	struct err ignored = { 0 };

	if (why != NULL || (!is_called(path, ".gitattributes") && !is_called(path, ".gitignore")))
		return why;
	if (size > LEFT_OUT_RULES)
		return "it is larger than 64 KiB";
	if (repo_read_blob(repo, id, LEFT_OUT_RULES, &bytes, &ignored) == 0)
		why = left_out_for_lines(path, str_text(&bytes), bytes.length);
	str_release(&bytes);
	err_release(&ignored);
	return why;
}
