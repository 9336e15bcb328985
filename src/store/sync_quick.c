/*
 * Most syncs find nothing to do, at the end of a line of cron. These need no libgit2, which takes
 * longer to start than git takes to look.
 */
#include <string.h>
#include <unistd.h>

#include "store/config.h"
#include "store/driver.h"
#include "store/layout.h"
#include "store/refs.h"
#include "store/remote_inside.h"
#include "store/settling.h"
#include "store/sync_inside.h"
#include "sys/file.h"

/* An ordinary upstream: what `git clone` and `git push -u` write. */
static bool find_remote(struct remote *remote, const struct config *config, const char *branch)
{
	static const char heads[] = "refs/heads/";
	const char *name = config_get_in(config, "branch", branch + strlen(heads), "remote");
	const char *merge = config_get_in(config, "branch", branch + strlen(heads), "merge");
	const char *fetch = name != NULL ? config_get_in(config, "remote", name, "fetch") : NULL;
	const char *url = name != NULL ? config_get_in(config, "remote", name, "url") : NULL;
	struct str text = { 0 };
	bool ordinary;

	if (merge == NULL || fetch == NULL || url == NULL || !text_starts(merge, heads) ||
		name[0] == '-' || url[0] == '-')
		return false;
	str_addf(&text, "+refs/heads/*:refs/remotes/%s/*", name);
	ordinary = strcmp(fetch, text.bytes) == 0;
	str_clear(&text);
	str_addf(&text, "refs/remotes/%s/%s", name, merge + strlen(heads));
	remote->name = arena_string(&remote->memory, name);
	remote->branch = arena_string(&remote->memory, merge);
	remote->tracking = arena_string(&remote->memory, text.bytes);
	remote->upstream_set = true;
	str_release(&text);
	return ordinary;
}

/* Is git in the midst of something, or one of us? */
static bool is_amid(const struct store *store)
{
	static const char *const marks[] = { "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD",
		"BISECT_LOG", "rebase-merge", "rebase-apply", "sequencer", "thanks/pending" };
	struct err ignored = { 0 };
	struct stat info;
	bool amid = false;
	int dir;

	if (dir_open(&dir, store->git_dir, &ignored) != 0) {
		err_release(&ignored);
		return true;
	}
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]) && !amid; i++)
		amid = file_stat(dir, marks[i], &info);
	close(dir);
	return amid;
}

/* Does all look as it does where nothing is to be done? */
static bool may_be_level(struct syncing *syncing, const struct config *config)
{
	struct quick *quick = &syncing->quick;
	struct store *store = syncing->store;
	struct str branch = { 0 };
	enum transport transport;
	struct err ignored = { 0 };
	bool may = store->git_dir != NULL && ref_head(&branch, store) &&
		   find_remote(&quick->remote, config, branch.bytes) &&
		   ref_read(&quick->head, store, branch.bytes) &&
		   ref_read(&quick->before, store, quick->remote.tracking) &&
		   oid_same(&quick->head, &quick->before) &&
		   transport_choose(&transport, config, &ignored) == 0 && transport == BY_GIT &&
		   !is_amid(store) && settle_remembers(store, SETTLE_LOOKED, &quick->head) &&
		   store_has_driver(store) && sync_has_attributes(store);

	str_release(&branch);
	err_release(&ignored);
	return may;
}

static int fetch(struct syncing *syncing, const struct config *config, struct err *err)
{
	struct quick *quick = &syncing->quick;
	const struct transfer transfer = { .directory = syncing->store->root,
		.name = quick->remote.name,
		.config = config,
		.progress = syncing->store->progress,
		.durable = !config_says_no(config, "thanks.fsync") };
	struct aside aside = { .store = syncing->store };
	bool there = false;
	int status;

	aside_start(&aside);
	status = program_fetch(&there, &transfer, &quick->remote, err);
	quick->fetched = aside_end(&aside) == 0 && status == 0 && there &&
			 ref_read(&quick->tip, syncing->store, quick->remote.tracking);
	quick->scan = aside.scan;
	err_release(&aside.err);
	return status;
}

int quick_sync(struct syncing *syncing, bool *done, struct err *err)
{
	const struct quick *quick = &syncing->quick;
	const struct config *config;

	*done = false;
	if (store_config(syncing->store, &config, err) != 0)
		return -1;
	if (!may_be_level(syncing, config))
		return 0;
	if (fetch(syncing, config, err) != 0)
		return -1;
	*done = quick->fetched && oid_same(&quick->tip, &quick->head) && quick->scan.level &&
		oid_same(&quick->scan.memo.head, &quick->head);
	return 0;
}

void quick_release(struct quick *quick)
{
	edited_scan_release(&quick->scan);
	remote_release(&quick->remote);
}
