#include <stdlib.h>
#include <string.h>

#include "store/refs.h"
#include "store/sync.h"
#include "sys/process.h"

static bool has_upstream(struct store *store)
{
	const struct config *config;
	struct str branch = { 0 }, key = { 0 };
	struct err err = { 0 };
	bool has = false;

	if (ref_head(&branch, store) && store_config(store, &config, &err) == 0) {
		str_addf(&key, "branch.%s.remote", branch.bytes + strlen("refs/heads/"));
		has = config_get(config, key.bytes) != NULL;
	}
	str_release(&branch);
	str_release(&key);
	err_release(&err);
	return has;
}

/* How many commits RANGE (ended by NULL) holds, but for merges; -1 when git does not know. */
static int count(const struct store *store, const char *const range[3])
{
	const char *const argv[] = { "git", "rev-list", "--count", "--no-merges",
		"--max-count=1000", range[0], range[1], range[2], NULL };
	struct process process = {
		.argv = argv, .directory = store->root, .limit = 64, .seconds = 2
	};
	struct str output = { 0 };
	struct err err = { 0 };
	int code = 0, found = -1;

	if (process_run(&process, &output, &code, &err) == 0 && code == 0 && output.length > 0)
		found = (int)strtol(output.bytes, NULL, 10);
	str_release(&output);
	err_release(&err);
	return found;
}

/* Before the first push nobody has anything, as far as is known here. */
int store_waiting(struct store *store)
{
	static const char *const ahead[3] = { "@{upstream}..HEAD", NULL };
	static const char *const nowhere[3] = { "HEAD", "--not", "--remotes" };
	int found = -1;

	if (store->git_dir == NULL || !store_is_shared(store))
		return -1;
	if (has_upstream(store))
		found = count(store, ahead);
	return found >= 0 ? found : count(store, nowhere);
}
