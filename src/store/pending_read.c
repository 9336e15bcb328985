#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/inside.h"
#include "store/pending.h"
#include "sys/file.h"

/* An import of ten thousand files is 3 MB of it, a million files of others' 140. */
#define LIMIT_PENDING ((size_t)512 * 1024 * 1024)

const char *const pending_kinds[] = { "change", "advance", "fill" };

/* Takes one id and the space behind it. */
static bool take_id(const char **at, struct oid *id)
{
	size_t length = strcspn(*at, " ");

	if ((*at)[length] != ' ' || !oid_parse(id, *at, length))
		return false;
	*at += length + 1;
	return true;
}

static bool take_mode(const char **at, unsigned *mode)
{
	char *end;

	*mode = (unsigned)strtoul(*at, &end, 8);
	*at = end + 1;
	return *end == ' ';
}

static bool take_file(struct pending *pending, const char *text)
{
	struct plan_file *file = arena_alloc(&pending->memory, sizeof(*file));

	if (!take_mode(&text, &file->mode))
		return false;
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		if (!take_id(&text, &file->before[in].id) || !take_id(&text, &file->after[in].id))
			return false;
	file->path = text;
	plan_append(&pending->plan, file);
	return *text != '\0';
}

/* Puts back what was escaped, in place. */
static void unescape(char *text)
{
	char *to = text;

	for (; *text != '\0'; text++) {
		unsigned byte;

		if (*text == '%' && sscanf(text + 1, "%2X", &byte) == 1 && byte != 0) {
			*to++ = (char)byte;
			text += 2;
		} else {
			*to++ = *text;
		}
	}
	*to = '\0';
}

static bool take_letter(struct version *version, const struct plan_file *file, char letter)
{
	if (letter == 'a' || letter == 'b')
		*version = letter == 'a' ? file->after[IN_HEAD] : file->before[IN_HEAD];
	return letter == 'a' || letter == 'b' || letter == '-';
}

static bool take_taken(struct pending *pending, char *line)
{
	struct plan_file *file = arena_alloc(&pending->memory, sizeof(*file));
	struct version *before = file->before, *after = file->after;
	const char *text = line;

	if (!take_mode(&text, &before[IN_HEAD].mode) || !take_id(&text, &before[IN_HEAD].id) ||
		!take_mode(&text, &after[IN_HEAD].mode) || !take_id(&text, &after[IN_HEAD].id) ||
		strlen(text) < 7 || text[5] != ' ' ||
		!take_letter(&before[IN_WORK], file, text[0]) ||
		!take_letter(&after[IN_WORK], file, text[1]) ||
		!take_letter(&before[IN_INDEX], file, text[2]) ||
		!take_letter(&after[IN_INDEX], file, text[3]))
		return false;
	file->out = text[4] == 'o';
	unescape(line + (text - line) + 6);
	file->path = text + 6;
	file->mode = after[IN_HEAD].mode != 0 ? after[IN_HEAD].mode : before[IN_HEAD].mode;
	plan_append(&pending->plan, file);
	return true;
}

static bool take_kind(struct pending *pending, const char *word)
{
	for (enum pending_kind kind = PENDING_CHANGE; kind <= PENDING_FILL; kind++)
		if (text_same(word, pending_kinds[kind])) {
			pending->kind = kind;
			return true;
		}
	return false;
}

/* One line; *ended at the last. False when it makes no sense. */
static bool take_line(struct pending *pending, char *line, bool *ended)
{
	char *text = strchr(line, ' ');

	if (strcmp(line, PENDING_LAST) == 0)
		return *ended = true;
	if (text == NULL)
		return false;
	*text++ = '\0';
	if (strcmp(line, "file") == 0)
		return take_file(pending, text);
	if (strcmp(line, "take") == 0)
		return take_taken(pending, text);
	if (strcmp(line, "kind") == 0)
		return take_kind(pending, text);
	if (strcmp(line, "commit") == 0)
		return oid_parse(&pending->commit, text, strlen(text));
	if (strcmp(line, "from") == 0)
		return oid_parse(&pending->from, text, strlen(text));
	if (strcmp(line, "branch") == 0)
		pending->branch = text;
	else if (strcmp(line, "subject") == 0)
		pending->message.subject = text;
	else if (strcmp(line, "action") == 0)
		pending->message.action = text;
	else if (strcmp(line, "by") == 0)
		pending->message.by = text;
	else if (strcmp(line, "undoes") == 0)
		pending->message.undoes = text;
	else
		return false;
	return true;
}

static bool parse(struct pending *pending, char *text)
{
	bool ended = false;
	char *end;

	if (!text_starts(text, PENDING_FIRST "\n"))
		return false;
	for (text += sizeof(PENDING_FIRST); !ended; text = end + 1) {
		end = strchr(text, '\n');
		if (end == NULL)
			return false;
		*end = '\0';
		if (!take_line(pending, text, &ended))
			return false;
	}
	return pending->branch != NULL && pending->message.subject != NULL &&
	       (pending->kind != PENDING_CHANGE || pending->message.by != NULL);
}

int pending_read(struct pending *pending, struct store *store, struct err *err)
{
	struct str bytes = { 0 };
	int dir, status;
	bool found;

	*pending = (struct pending){ 0 };
	if (dir_open(&dir, store->git_dir, err) != 0)
		return -1;
	status = file_read(&bytes, dir, PENDING, LIMIT_PENDING, &found, err);
	close(dir);
	if (status != 0)
		err_in(err, "%s/" PENDING, store->git_dir);
	else if (found)
		pending->there = parse(
			pending, arena_text(&pending->memory, str_text(&bytes), bytes.length));
	str_release(&bytes);
	return status;
}

void pending_release(struct pending *pending)
{
	if (pending == NULL)
		return;
	plan_release(&pending->plan);
	arena_release(&pending->memory);
	*pending = (struct pending){ 0 };
}
