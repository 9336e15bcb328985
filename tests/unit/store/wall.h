/*
 * A wall in a git repository of its own, in a world that is frozen as far as git is concerned; and a shell to ask git what it
 * thinks of it.
 */
#ifndef WALL_H
#define WALL_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"
#include "sys/file.h"

struct wall {
	char root[64];
	struct store *store;
	struct str out;
	struct err err;
};

static const struct signer bob = { .handle = "bob", .name = "Bob" };

/* What COMMAND prints, run by the shell in the wall's directory; borrowed until the next call. */
static inline const char *wall_sh(struct wall *wall, const char *command)
{
	struct str whole = { 0 };
	char piece[512];
	size_t got;
	FILE *pipe;

	str_addf(&whole, "cd '%s' && { %s; } 2>&1", wall->root, command);
	pipe = popen(whole.bytes, "r");
	if (pipe == NULL)
		abort();
	str_clear(&wall->out);
	while ((got = fread(piece, 1, sizeof(piece), pipe)) > 0)
		str_add_bytes(&wall->out, piece, got);
	pclose(pipe);
	str_release(&whole);
	return str_text(&wall->out);
}

static inline struct store *wall_open(struct wall *wall)
{
	struct place place = { .option = wall->root };

	store_close(wall->store);
	if (store_open(&wall->store, &place, STORE_READ, &wall->err) != 0)
		abort();
	return wall->store;
}

static inline void wall_world(void)
{
	static const char *const world[][2] = { { "GIT_CONFIG_GLOBAL", "/dev/null" },
		{ "GIT_CONFIG_NOSYSTEM", "1" }, { "GIT_AUTHOR_NAME", "Bob" },
		{ "GIT_AUTHOR_EMAIL", "bob@example.org" }, { "GIT_COMMITTER_NAME", "Bob" },
		{ "GIT_COMMITTER_EMAIL", "bob@example.org" } };

	for (size_t i = 0; i < sizeof(world) / sizeof(world[0]); i++)
		setenv(world[i][0], world[i][1], 1);
	unsetenv("THANKS_NOW");
	unsetenv("THANKS_RANDOM");
	unsetenv("GIT_INDEX_FILE");
	unsetenv("GIT_DIR");
}

static inline int wall_make(void **state)
{
	struct wall *wall = mem_alloc(sizeof(*wall));
	bool already;

	wall_world();
	strcpy(wall->root, "/tmp/thanks-wall-XXXXXX");
	if (mkdtemp(wall->root) == NULL ||
		store_init(wall->root, NULL, &bob, &already, &wall->err) != 0)
		return -1;
	wall_open(wall);
	*state = wall;
	return 0;
}

static inline int wall_forget(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "rm -rf \"$PWD\"");
	store_close(wall->store);
	str_release(&wall->out);
	err_release(&wall->err);
	free(wall);
	return 0;
}

#define WITH_WALL(test) cmocka_unit_test_setup_teardown(test, wall_make, wall_forget)

#endif
