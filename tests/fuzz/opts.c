/* Any words as a command line: it is read, or refused with a reason; nothing is ever read behind
 * it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/line.h"
#include "cmd/recipients.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WORDS_MOST = 64 };

/* The words are separated by line feeds; each has memory of its own, so that ASan sees its end. */
static int split(char *words[WORDS_MOST], const char *text, size_t length)
{
	int count = 0;

	while (length > 0 && count < WORDS_MOST) {
		const char *end = memchr(text, '\n', length);
		size_t taken = end != NULL ? (size_t)(end - text) : length;

		words[count++] = mem_copy(text, taken);
		taken += end != NULL ? 1 : 0;
		text += taken;
		length -= taken;
	}
	return count;
}

static void refused(const struct err *err)
{
	if (err->kind != ERR_USAGE || err->text.length == 0)
		abort();
}

static void read_line(enum start start, enum shorten shorten, int count, char **words)
{
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct line line;
	struct operands operands;
	struct recipients recipients;

	if (line_read(&line, commands, start, shorten, count, words, &arena, &err) != 0) {
		refused(&err);
	} else if (line.count > count || line.front > line.count) {
		abort();
	} else if (line.cmd->groups != NULL) {
		void *args = arena_alloc(&arena, line.cmd->args_size);

		if (opts_parse(line.cmd->groups, args, &operands, &arena, line.count, line.words,
			    &err) != 0)
			refused(&err);
		else
			recipients_split(&recipients, &operands, &arena);
	}
	err_release(&err);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *words[WORDS_MOST];
	int count = split(words, (const char *)data, size);

	read_line(START_ANY, SHORTEN_YES, count, words);
	read_line(START_ANY, SHORTEN_NO, count, words);
	read_line(START_THANK, SHORTEN_NO, count, words);
	for (int i = 0; i < count; i++)
		free(words[i]);
	return 0;
}
