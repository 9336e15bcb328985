#include <stdlib.h>
#include <string.h>

#include "store/inside.h"
#include "sys/file.h"
#include "sys/process.h"

/* The branch that HEAD names, in BRANCH; false when it names a commit. */
static bool read_branch(const struct store *store, struct str *branch)
{
	static const char mark[] = "ref: refs/heads/";
	struct str path = { 0 }, head = { 0 };
	struct err err = { 0 };
	bool named;

	str_addf(&path, "%s/HEAD", store->git_dir);
	named = file_read_any(&head, path.bytes, 4096, &err) == 0 &&
		text_starts(str_text(&head), mark);
	if (named)
		str_add_bytes(branch, head.bytes + sizeof(mark) - 1,
			strcspn(head.bytes + sizeof(mark) - 1, "\r\n"));
	str_release(&path);
	str_release(&head);
	err_release(&err);
	return named;
}

static bool has_upstream(struct store *store)
{
	const struct config *config;
	struct str branch = { 0 }, key = { 0 };
	struct err err = { 0 };
	bool has = false;

	if (store->git_dir != NULL && read_branch(store, &branch) &&
		store_config(store, &config, &err) == 0) {
		str_addf(&key, "branch.%s.remote", branch.bytes);
		has = config_get(config, key.bytes) != NULL;
	}
	str_release(&branch);
	str_release(&key);
	err_release(&err);
	return has;
}

int store_waiting(struct store *store)
{
	static const char *const argv[] = { "git", "rev-list", "--count", "--max-count=1000",
		"@{upstream}..HEAD", NULL };
	struct process process = {
		.argv = argv, .directory = store->root, .limit = 64, .seconds = 2
	};
	struct str output = { 0 };
	struct err err = { 0 };
	int code = 0, count = -1;

	if (has_upstream(store) && process_run(&process, &output, &code, &err) == 0 && code == 0 &&
		output.length > 0)
		count = (int)strtol(output.bytes, NULL, 10);
	str_release(&output);
	err_release(&err);
	return count;
}
