#include "store/advance_finish.h"

#include <string.h>

#include "store/advance_look.h"
#include "store/git_advance.h"
#include "store/inside.h"
#include "store/left_out.h"

/* What a file is now, beside what it was when the writer came and was to be when it went. */
struct state {
	const struct plan_file *was;
	struct plan_file *now; /* its way from here */
	bool work_before, work_after;
	bool index_before, index_after;
	bool head_before, head_after;
};

enum way {
	WAY_NONE, /* nothing had begun */
	WAY_ON, /* all becomes what it was to be */
	WAY_BACK, /* all becomes what it was */
	WAY_HEAD, /* the branch is elsewhere: all becomes what that has */
};

struct finishing {
	struct store *store;
	const struct pending *pending;
	struct looking looking;
	struct plan plan;
	struct state *states;
	size_t count;
};

/* (a directory that holds nothing is nothing) */
static bool is_now(struct finishing *finishing, const char *path, const struct seen *seen,
	const struct version *version)
{
	return (oid_none(&version->id) && seen->kind == SEEN_DIR) ||
	       seen_is(&finishing->looking, path, seen, version);
}

static int look(struct finishing *finishing, struct state *state, struct err *err)
{
	struct repo *repo = finishing->store->repo;
	const struct version *before = state->was->before, *after = state->was->after;
	const char *path = state->was->path;
	struct version head = { 0 }, indexed = { 0 };
	struct index_entry entry;
	struct blob blob;
	struct seen seen;

	if (repo_head_entry(repo, path, &blob, err) != 0 ||
		look_at(&seen, &finishing->looking, path, err) != 0)
		return -1;
	head = (struct version){ .id = blob.id, .mode = blob.mode };
	if (repo_index_entry(repo, path, &entry) && !entry.intended) {
		memcpy(indexed.id.bytes, entry.id, OID_SIZE);
		indexed.mode = entry.stage == 0 ? entry.mode : 1; /* like none of ours */
		state->now->out = entry.skipped;
	}
	state->now->before[IN_INDEX] = state->now->after[IN_INDEX] = indexed;
	state->head_before = version_same(&head, &before[IN_HEAD]);
	state->head_after = version_same(&head, &after[IN_HEAD]);
	state->index_before = version_same(&indexed, &before[IN_INDEX]);
	state->index_after = version_same(&indexed, &after[IN_INDEX]);
	/* (what was not to be touched there is nobody's business) */
	state->work_before = state->work_after = version_same(&before[IN_WORK], &after[IN_WORK]);
	if (!state->work_before) {
		state->work_before = is_now(finishing, path, &seen, &before[IN_WORK]);
		state->work_after = is_now(finishing, path, &seen, &after[IN_WORK]);
	}
	state->now->mark = seen.mark;
	state->now->marked = seen.kind == SEEN_FILE;
	return 0;
}

static int look_at_all(struct finishing *finishing, struct err *err)
{
	struct arena *memory = &finishing->plan.memory;
	const struct plan *was = &finishing->pending->plan;

	finishing->states = arena_alloc(memory, (was->count + 1) * sizeof(*finishing->states));
	for (const struct plan_file *file = was->first; file != NULL; file = file->next) {
		struct state *state = &finishing->states[finishing->count++];

		state->was = file;
		state->now = arena_alloc(memory, sizeof(*state->now));
		state->now->path = file->path;
		state->now->mode = file->mode;
		plan_append(&finishing->plan, state->now);
		if (look(finishing, state, err) != 0)
			return -1;
	}
	return 0;
}

static enum way find_way(const struct finishing *finishing)
{
	const struct pending *pending = finishing->pending;
	struct repo *repo = finishing->store->repo;
	struct oid tip = repo_tip(repo);
	bool ours = repo_has(repo, &pending->commit);
	bool begun = false, indexed = false, unindexed = false;

	if (strcmp(pending->branch, repo_branch(repo)) != 0)
		return WAY_HEAD;
	if (oid_same(&tip, &pending->commit))
		return WAY_ON;
	if (!oid_same(&tip, &pending->from))
		return WAY_HEAD;
	for (size_t i = 0; i < finishing->count; i++) {
		const struct state *state = &finishing->states[i];

		begun = begun || (state->work_after && !state->work_before);
		indexed = indexed || (state->index_after && !state->index_before);
		unindexed = unindexed || (state->index_before && !state->index_after);
		ours = ours && (state->work_before || state->work_after) &&
		       (state->index_before || state->index_after);
	}
	/* (the index was in its place, and the files before it: only the branch was missing) */
	if (indexed && !unindexed && repo_has(repo, &pending->commit))
		return WAY_ON;
	if (!begun)
		return WAY_NONE;
	return ours ? WAY_ON : WAY_BACK;
}

static void turn(const struct state *state, enum version_in in, const struct version *from,
	const struct version *to)
{
	state->now->before[in] = from[in];
	state->now->after[in] = to[in];
}

/* Did the entry that goes back say that its file is not in the working tree? */
static bool was_out(const struct plan_file *was)
{
	const struct version *before = was->before;

	return !oid_none(&before[IN_INDEX].id) && oid_none(&before[IN_WORK].id) &&
	       (was->out || left_out_because(was->path, before[IN_INDEX].mode, 0) != NULL);
}

/* HEAD is another one, and what it has there is what was before. */
static void plan_back(const struct state *state)
{
	const struct version *before = state->was->before, *after = state->was->after;

	if (!state->index_before && !(state->index_after && state->work_after))
		return;
	if (state->work_after && !state->work_before)
		turn(state, IN_WORK, after, before);
	if (!state->index_before) {
		state->now->out = was_out(state->was);
		turn(state, IN_INDEX, after, before);
	}
}

static void plan_rest(const struct state *state, enum way way)
{
	const struct version *before = state->was->before, *after = state->was->after;
	bool only_before = state->work_before && !state->work_after;
	bool only_after = state->work_after && !state->work_before;
	bool index_waits = state->index_before && !state->index_after;
	bool indexed = state->index_after && !state->index_before;

	/* the index's entry says how the file looks, if that is what the entry is of */
	if (state->work_after)
		state->now->before[IN_WORK] = state->now->after[IN_WORK] = after[IN_WORK];
	switch (way) {
	case WAY_NONE:
		break;
	case WAY_ON:
		if (!state->index_before && !state->index_after)
			break;
		state->now->out = state->was->out;
		if (only_before && !indexed) /* (else somebody has taken it back since) */
			turn(state, IN_WORK, before, after);
		if (index_waits)
			turn(state, IN_INDEX, before, after);
		break;
	case WAY_BACK:
		if (only_after && state->index_before)
			turn(state, IN_WORK, after, before);
		break;
	case WAY_HEAD:
		if (state->head_before)
			plan_back(state);
		if (state->work_after && state->head_after && index_waits) {
			state->now->out = state->was->out;
			turn(state, IN_INDEX, before, after);
		}
		break;
	}
}

static int carry_out(
	struct finishing *finishing, enum way way, const struct signer *signer, struct err *err)
{
	const struct pending *pending = finishing->pending;
	struct repo *repo = finishing->store->repo;
	struct oid tip = repo_tip(repo);
	struct identities identities = { 0 };
	struct plan_move move = { .log = pending->message.subject };
	bool moved;
	int status = 0;

	if (signer != NULL) {
		move.identities = &identities;
		status = identities_find(&identities, finishing->store, signer, err);
	}
	if (way == WAY_ON && !oid_same(&tip, &pending->commit))
		move.commit = pending->commit;
	if (status == 0)
		status = plan_put(&finishing->plan, finishing->store, &move, &moved, err);
	if (status == 0 && !moved)
		status =
			err_set(err, ERR_BUSY, "the branch moves all the time: others commit here");
	identities_release(&identities);
	return status;
}

static int finish(
	struct finishing *finishing, const struct signer *signer, bool *taken, struct err *err)
{
	enum way way = WAY_NONE;
	int status = looking_start(&finishing->looking, finishing->store, err);

	if (status == 0)
		status = look_at_all(finishing, err);
	if (status == 0)
		way = find_way(finishing);
	for (size_t i = 0; i < finishing->count && status == 0; i++)
		plan_rest(&finishing->states[i], way);
	if (status == 0 && way != WAY_NONE) {
		*taken = false;
		status = carry_out(finishing, way, signer, err);
	}
	looking_end(&finishing->looking);
	return status;
}

int advance_finish(struct store *store, const struct pending *pending, const struct signer *signer,
	bool *taken, struct err *err)
{
	struct finishing finishing = {
		.store = store, .pending = pending, .plan = { .mends = true }
	};
	struct oid tip = repo_tip(store->repo);
	int status = 0;

	if (pending->kind == PENDING_ADVANCE) {
		status = finish(&finishing, signer, taken, err);
	} else if (oid_same(&tip, &pending->commit)) {
		*taken = false;
		status = advance_fill_on(store, err);
	}
	if (status != 0 && err->kind == ERR_DATA) {
		/* it cannot be read any more (a blob that is gone): it stays its owner's */
		err_clear(err);
		*taken = false;
		status = 0;
	}
	if (status == 0)
		pending_remove(store);
	plan_release(&finishing.plan);
	return status;
}
