#include "store/sync.h"

#include <string.h>
#include <unistd.h>

#include "store/layout.h"
#include "store/pending.h"
#include "store/settle.h"
#include "store/sync_inside.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "sys/progress.h"

enum {
	PATIENCE = 5 * 60 * 1000, /* milliseconds: so long others may be faster */
	PAUSE_FIRST = 50, /* milliseconds at most, before the second try; twice as long each time */
	PAUSE_LONGEST = 5000,
};

static void take_texts(struct syncing *syncing, struct texts *into, const struct texts *from)
{
	struct arena *arena = &syncing->synced->memory;

	for (size_t i = 0; i < from->count; i++)
		texts_add(arena, into, arena_string(arena, from->items[i]));
}

/* What plain git left half done is brought to its end first. */
static int settle_first(struct syncing *syncing, struct err *err)
{
	struct settled settled = { 0 };
	bool needed = false;

	if (syncing->way == SYNC_DRY)
		return 0;
	if (settle_needed(&needed, syncing->store, err) != 0)
		return -1;
	if (!needed)
		return 0;
	if (settle(&settled, syncing->store, syncing->signer, err) != 0)
		return -1;
	take_texts(syncing, &syncing->synced->settled, &settled.files);
	facts_tell_kept(syncing, &settled.kept);
	settled_release(&settled);
	return 0;
}

static int commit_edits(struct syncing *syncing, struct err *err)
{
	struct synced *synced = syncing->synced;
	const struct edited *edited = &syncing->edited;
	bool committed = true;

	take_texts(syncing, &synced->unsound, &edited->unsound);
	for (size_t i = 0; i < edited->why.count; i++) {
		const struct problem *why = &edited->why.items[i];

		problems_add(&synced->why, why->check, why->level, why->path, why->line,
			why->column, "%s", why->text)
			->hint = arena_string(&synced->why.memory, why->hint);
	}
	if (syncing->way == SYNC &&
		edited_commit(edited, syncing->store, syncing->signer, &committed, err) != 0)
		return -1;
	for (size_t i = 0; i < edited->count && committed; i++)
		texts_add(&synced->memory, &synced->by_hand,
			arena_string(&synced->memory, edited->items[i].path));
	return 0;
}

/* By plain git a note may have come, from here or from others, to two days. */
static int settle_rest(struct syncing *syncing, struct err *err)
{
	struct settled settled = { 0 };

	if (settle_since(
		    &settled, syncing->store, syncing->signer, &syncing->fetched.before, err) != 0)
		return -1;
	take_texts(syncing, &syncing->synced->settled, &settled.files);
	settled_release(&settled);
	return 0;
}

/* Is HEAD what the other side has, and nothing left to be finished here? */
static int is_level(struct syncing *syncing, bool *level, struct err *err)
{
	struct store *store = syncing->store;
	struct pending pending = { 0 };
	struct oid tip;

	*level = false;
	if (repo_load_head(store->repo, err) != 0 || pending_read(&pending, store, err) != 0)
		return -1;
	tip = repo_tip(store->repo);
	*level = !pending.there && oid_same(&tip, &syncing->fetched.tip);
	pending_release(&pending);
	return 0;
}

/* Is each line of WANTED one of TEXT? */
static bool lines_hold(const char *text, const char *wanted)
{
	struct str whole = { 0 }, line = { 0 };
	bool hold = true;

	str_addf(&whole, "\n%s\n", text);
	while (*wanted != '\0' && hold) {
		size_t length = strcspn(wanted, "\n");

		str_clear(&line);
		str_addf(&line, "\n%.*s\n", (int)length, wanted);
		hold = strstr(whole.bytes, line.bytes) != NULL;
		wanted += length + (wanted[length] == '\n');
	}
	str_release(&whole);
	str_release(&line);
	return hold;
}

bool sync_has_attributes(const struct store *store)
{
	struct str bytes = { 0 };
	struct err ignored = { 0 };
	bool found = false;
	bool has = file_read(&bytes, store->root_fd, LAYOUT_ATTRIBUTES, LIMIT_YAML, &found,
			   &ignored) == 0 &&
		   found && lines_hold(str_text(&bytes), layout_attributes);

	str_release(&bytes);
	err_release(&ignored);
	return has;
}

/* Clones of long ago do not know which driver the files want. Where .gitattributes is no file to
 * add lines to, check names it. */
static int add_attributes(struct syncing *syncing, struct err *err)
{
	struct change change = { 0 };
	int status;

	if (sync_has_attributes(syncing->store))
		return 0;
	change_start(&change, NULL, syncing->signer, "sync: tell git how notes are merged");
	change_lines(&change, LAYOUT_ATTRIBUTES, layout_attributes);
	status = store_commit(syncing->store, &change, err);
	change_release(&change);
	if (status != 0 && err->kind == ERR_DATA) {
		err_clear(err);
		return 0;
	}
	return status;
}

/* Others were faster. Whoever waits for no two times alike does not meet them again. */
static int wait_a_little(struct syncing *syncing, int tries, int64_t until, struct err *err)
{
	int64_t most = PAUSE_FIRST;
	struct str text = { 0 };

	if (clock_ticks() > until)
		return err_set(err, ERR_BUSY, "%s: others push all the time: try again later",
			syncing->remote.name);
	for (int i = 1; i < tries && most < PAUSE_LONGEST; i++)
		most *= 2;
	if (tries > 3 && syncing->store->progress != NULL) {
		str_addf(&text, "others are sharing, too: waiting for my turn (%d)", tries);
		progress_say(syncing->store->progress, text.bytes, text.length);
	}
	clock_sleep((int)((chance() ^ (uint32_t)getpid() * 2654435761u) % (uint32_t)most));
	progress_end(syncing->store->progress);
	str_release(&text);
	return 0;
}

/* Takes theirs in and gives ours, until both sides are the same. */
static int exchange(struct syncing *syncing, struct err *err)
{
	int64_t until = clock_ticks() + PATIENCE;
	enum push_outcome outcome = PUSH_LOST;
	bool level;

	for (int tries = 1; outcome != PUSH_DONE; tries++) {
		if (tries > 1 && (wait_a_little(syncing, tries, until, err) != 0 ||
					 sync_fetch(syncing, err) != 0))
			return -1;
		if (is_level(syncing, &level, err) != 0)
			return -1;
		if (!level && !oid_none(&syncing->fetched.tip) && sync_join(syncing, err) != 0)
			return -1;
		if (add_attributes(syncing, err) != 0 || settle_rest(syncing, err) != 0 ||
			is_level(syncing, &level, err) != 0)
			return -1;
		if (level)
			return 0;
		if (oid_none(&syncing->fetched.tip) && traffic_all(syncing, err) != 0)
			return -1;
		if (remote_push(&outcome, syncing->store, &syncing->remote, err) != 0)
			return -1;
	}
	return 0;
}

/* What was pushed is followed already. */
static int follow(struct syncing *syncing, struct err *err)
{
	struct oid tip = repo_tip(syncing->store->repo);

	if (syncing->remote.upstream_set || oid_none(&tip))
		return 0;
	syncing->synced->upstream_set = true;
	syncing->synced->branch = arena_string(&syncing->synced->memory, sync_branch(syncing));
	return remote_follow(syncing->store, &syncing->remote, err);
}

/* What the quick try has fetched counts, and a force push of others is told first of all. */
static int find_remote(struct syncing *syncing, struct err *err)
{
	struct quick *quick = &syncing->quick;

	if (quick->fetched) {
		syncing->remote = quick->remote;
		quick->remote = (struct remote){ 0 };
		syncing->fetched = (struct fetched){ .before = quick->before, .tip = quick->tip };
		return sync_check_rewritten(syncing, err) != 0 ? -1 : settle_first(syncing, err);
	}
	if (settle_first(syncing, err) != 0)
		return -1;
	return remote_find(&syncing->remote, syncing->store, err);
}

static int share(struct syncing *syncing, struct err *err)
{
	struct synced *synced = syncing->synced;

	if (find_remote(syncing, err) != 0)
		return -1;
	synced->remote = arena_string(&synced->memory, syncing->remote.name);
	synced->dry = syncing->way == SYNC_DRY;
	if (sync_fetch_and_look(syncing, err) != 0)
		return -1;
	if (synced->dry)
		return commit_edits(syncing, err) != 0 ? -1 : sync_try(syncing, err);
	if (store_set_driver(syncing->store, &synced->driver_mended, err) != 0 ||
		commit_edits(syncing, err) != 0 || exchange(syncing, err) != 0)
		return -1;
	return follow(syncing, err);
}

static int run(struct syncing *syncing, struct err *err)
{
	struct synced *synced = syncing->synced;
	bool done = false;

	if (syncing->way == SYNC && quick_sync(syncing, &done, err) != 0)
		return -1;
	if (!done)
		return share(syncing, err);
	synced->remote = arena_string(&synced->memory, syncing->quick.remote.name);
	return 0;
}

int store_sync(struct synced *synced, struct store *store, enum sync_way way,
	const struct signer *signer, struct err *err)
{
	struct syncing syncing = { .store = store, .synced = synced, .way = way, .signer = signer };
	int status;

	*synced = (struct synced){ 0 };
	status = run(&syncing, err);
	quick_release(&syncing.quick);
	remote_release(&syncing.remote);
	edited_release(&syncing.edited);
	arena_release(&syncing.memory);
	if (status != 0)
		synced_release(synced);
	return status;
}

void synced_release(struct synced *synced)
{
	if (synced == NULL)
		return;
	problems_release(&synced->why);
	problems_release(&synced->facts);
	problems_release(&synced->left_out);
	arena_release(&synced->memory);
	*synced = (struct synced){ 0 };
}
