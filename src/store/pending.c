#include "store/pending.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/inside.h"
#include "store/tree_files.h"
#include "sys/file.h"

#define PENDING "thanks/pending"
#define FIRST_LINE "thanks-pending 1"
#define LAST_LINE "end"

/* An import of ten thousand files is 3 MB of it. */
#define LIMIT_PENDING ((size_t)64 * 1024 * 1024)

static void add_line(struct str *out, const char *word, const char *text)
{
	str_addf(out, "%s ", word);
	/* (only a subject may hold a line feed; the commit's message makes it harmless anyway) */
	for (; *text != '\0'; text++)
		str_add_char(out, *text == '\n' || *text == '\r' ? ' ' : *text);
	str_add_char(out, '\n');
}

static void add_file(struct str *out, const struct plan_file *file)
{
	str_addf(out, "file %o", file->mode);
	for (enum version_in in = IN_WORK; in < VERSIONS; in++) {
		str_add_char(out, ' ');
		str_add_oid(out, &file->before[in].id);
		str_add_char(out, ' ');
		str_add_oid(out, &file->after[in].id);
	}
	str_addf(out, " %s\n", file->path);
}

int pending_write(struct store *store, const struct plan *plan, const struct message *message,
	const struct oid *commit, struct err *err)
{
	struct str out = { 0 };
	struct staged staged;
	bool durable = repo_is_durable(store->repo);
	int dir, status;

	str_add(&out, FIRST_LINE "\n");
	add_line(&out, "branch", repo_branch(store->repo));
	str_add(&out, "commit ");
	str_add_oid(&out, commit);
	str_add_char(&out, '\n');
	add_line(&out, "subject", message->subject);
	add_line(&out, "action", message->action);
	add_line(&out, "by", message->by);
	if (message->undoes != NULL)
		add_line(&out, "undoes", message->undoes);
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		add_file(&out, file);
	str_add(&out, LAST_LINE "\n");
	status = dir_open(&dir, store->git_dir, err);
	if (status == 0) {
		status = dir_make_for(dir, PENDING, err);
		if (status == 0)
			status = file_stage(
				&staged, dir, PENDING, out.bytes, out.length, durable, err);
		if (status == 0)
			status = file_settle(&staged, true, durable, err);
		if (status != 0)
			err_in(err, "%s/" PENDING, store->git_dir);
		close(dir);
	}
	str_release(&out);
	return status;
}

void pending_remove(struct store *store)
{
	struct err err = { 0 };
	int dir;

	if (dir_open(&dir, store->git_dir, &err) == 0) {
		if (file_remove(dir, PENDING, false, &err) != 0)
			err_clear(&err); /* it tells of what is done: the next writer finds that out
					  */
		close(dir);
	}
	err_release(&err);
}

void pending_sweep(struct store *store)
{
	struct err err = { 0 };
	int dir;

	if (dir_open(&dir, store->git_dir, &err) == 0) {
		tree_files_sweep(dir, PENDING);
		close(dir);
	}
	err_release(&err);
}

/* Takes one id and the space behind it. */
static bool take_id(const char **at, struct oid *id)
{
	size_t length = strcspn(*at, " ");

	if ((*at)[length] != ' ' || !oid_parse(id, *at, length))
		return false;
	*at += length + 1;
	return true;
}

static bool take_file(struct pending *pending, const char *text)
{
	struct plan_file *file = arena_alloc(&pending->memory, sizeof(*file));
	char *end;

	file->mode = (unsigned)strtoul(text, &end, 8);
	if (*end != ' ')
		return false;
	text = end + 1;
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		if (!take_id(&text, &file->before[in].id) || !take_id(&text, &file->after[in].id))
			return false;
	file->path = text;
	if (pending->plan.last != NULL)
		pending->plan.last->next = file;
	else
		pending->plan.first = file;
	pending->plan.last = file;
	return *text != '\0';
}

/* One line; *ended at the last. False when it makes no sense. */
static bool take_line(struct pending *pending, char *line, bool *ended)
{
	char *text = strchr(line, ' ');

	if (strcmp(line, LAST_LINE) == 0)
		return *ended = true;
	if (text == NULL)
		return false;
	*text++ = '\0';
	if (strcmp(line, "branch") == 0)
		pending->branch = text;
	else if (strcmp(line, "commit") == 0)
		return oid_parse(&pending->commit, text, strlen(text));
	else if (strcmp(line, "subject") == 0)
		pending->message.subject = text;
	else if (strcmp(line, "action") == 0)
		pending->message.action = text;
	else if (strcmp(line, "by") == 0)
		pending->message.by = text;
	else if (strcmp(line, "undoes") == 0)
		pending->message.undoes = text;
	else
		return strcmp(line, "file") == 0 && take_file(pending, text);
	return true;
}

static bool parse(struct pending *pending, char *text)
{
	bool ended = false;
	char *end;

	if (!text_starts(text, FIRST_LINE "\n"))
		return false;
	for (text += sizeof(FIRST_LINE); !ended; text = end + 1) {
		end = strchr(text, '\n');
		if (end == NULL)
			return false;
		*end = '\0';
		if (!take_line(pending, text, &ended))
			return false;
	}
	return pending->branch != NULL && pending->message.subject != NULL &&
	       pending->message.action != NULL && pending->message.by != NULL;
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
