/*
 * A notes repository in a temporary directory, for tests: put files into it, open it, forget it.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store.h"
#include "sys/file.h"

struct scratch {
	char root[64];
	struct store *store;
	struct notes notes;
	struct problems problems;
	struct err err;
	struct str out;
};

/* COMMAND on the scratch directory, quoted. */
static inline void scratch_run(const char *command_words, const char *root)
{
	char command[512];

	snprintf(command, sizeof(command), "%s '%s'", command_words, root);
	if (system(command) != 0)
		abort();
}

static inline void scratch_put(struct scratch *scratch, const char *path, const char *bytes)
{
	char whole[512];
	FILE *file;
	int dir;

	if (dir_open(&dir, scratch->root, &scratch->err) != 0 ||
		dir_make_for(dir, path, &scratch->err) != 0)
		abort();
	snprintf(whole, sizeof(whole), "%s/%s", scratch->root, path);
	file = fopen(whole, "w");
	if (file == NULL || fputs(bytes, file) < 0 || fclose(file) != 0)
		abort();
	close(dir);
}

/* A note by FROM to TO at noon of DAY (2026-11-21) in the file NAME; MORE are lines. */
static inline void scratch_note(struct scratch *scratch, const char *day, const char *name,
	const char *from, const char *to, const char *more)
{
	char path[256], bytes[1024];

	snprintf(path, sizeof(path), "notes/%.4s/%.2s/%.2s/%s.yaml", day, day + 5, day + 8, name);
	snprintf(bytes, sizeof(bytes), "from: %s\nto: [%s]\ndate: %sT12:00:00+01:00\n%s", from, to,
		day, more);
	scratch_put(scratch, path, bytes);
}

static inline int scratch_make(void **state)
{
	struct scratch *scratch = mem_alloc(sizeof(*scratch));

	strcpy(scratch->root, "/tmp/thanks-store-XXXXXX");
	if (mkdtemp(scratch->root) == NULL)
		return -1;
	scratch_put(scratch, "thanks.yaml", "version: 1\n");
	*state = scratch;
	return 0;
}

static inline struct store *scratch_open(struct scratch *scratch)
{
	struct place place = { .option = scratch->root };

	store_close(scratch->store);
	scratch->store = NULL;
	if (store_open(&scratch->store, &place, STORE_READ, &scratch->err) != 0)
		abort();
	return scratch->store;
}

static inline void scratch_clear(struct scratch *scratch)
{
	notes_release(&scratch->notes);
	problems_release(&scratch->problems);
	err_clear(&scratch->err);
	str_clear(&scratch->out);
}

static inline int scratch_forget(void **state)
{
	struct scratch *scratch = *state;

	store_close(scratch->store);
	scratch_clear(scratch);
	err_release(&scratch->err);
	str_release(&scratch->out);
	scratch_run("chmod -R u+rwx", scratch->root);
	scratch_run("rm -rf", scratch->root);
	free(scratch);
	return 0;
}

#endif
