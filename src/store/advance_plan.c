#include "store/advance_plan.h"

#include <string.h>

#include "store/git_advance.h"
#include "store/inside.h"
#include "store/left_out.h"
#include "store/left_out_lines.h"

#define MODE_SUBMODULE 0160000u
#define MODE_LINK 0120000u

struct planning {
	struct plan *plan;
	enum advance_from from;
	struct path_set changes;
	enum collision *collisions;
	struct looking looking;
	struct str last_dir; /* is known not to be another repository's */
};

/* One path: what HEAD has, what it is to have, and what the index says. */
struct spot_of_change {
	const char *path;
	struct version head, after;
	struct index_entry entry;
	bool is_indexed, is_placed;
	enum collision collision;
};

/* What is staged is HEAD's, or what comes. */
static int plan_index(struct plan_file *file, const struct spot_of_change *spot, struct err *err)
{
	static const struct version none = { 0 };
	bool was_listed = path_is_listed(spot->path, spot->head.mode);
	bool is_listed = path_is_listed(spot->path, spot->after.mode);
	struct version *before = &file->before[IN_INDEX], *after = &file->after[IN_INDEX];

	if (spot->is_indexed && spot->entry.stage != 0) {
		err_set(err, ERR_BUSY, "%s: is in conflict", spot->path);
		return err_hint(err, "settle it, then thanks git add %s", spot->path);
	}
	if (spot->is_indexed && !spot->entry.intended) {
		memcpy(before->id.bytes, spot->entry.id, OID_SIZE);
		before->mode = spot->entry.mode;
	}
	*after = is_listed ? spot->after : none;
	if (version_same(before, was_listed ? &spot->head : &none) || version_same(before, after))
		return 0;
	err_set(err, ERR_BUSY, "%s: has staged changes", spot->path);
	return err_hint(
		err, "commit them, or take them back: thanks git restore --staged %s", spot->path);
}

/* Something is to lie in the working tree where EXPECTED should be now. */
static int plan_place(struct planning *planning, struct plan_file *file,
	const struct spot_of_change *spot, const struct version *expected, struct err *err)
{
	struct looking *looking = &planning->looking;
	const char *path = spot->path;
	struct version *before = &file->before[IN_WORK], *after = &file->after[IN_WORK];
	struct seen seen;

	*after = spot->after;
	if (spot->collision == COLLISION_GOES) /* what would be seen is the other file */
		return 0;
	if (way_check_foreign(&planning->last_dir, planning->looking.store->root_fd, path, err) !=
			0 ||
		look_at(&seen, looking, path, err) != 0)
		return -1;
	file->mark = seen.mark;
	file->marked = seen.kind == SEEN_FILE;
	*before = *expected;
	if (seen.kind == SEEN_BLOCKED && planning->from == FROM_NOTHING) {
		*after = *before;
		return 0;
	}
	if (seen.kind == SEEN_BLOCKED && !way_is_given(&planning->changes, path))
		return err_set(
			err, ERR_BUSY, "%s: a file or link is in the way of its directory", path);
	if (seen_is(looking, path, &seen, expected))
		return 0;
	*before = spot->after;
	before->mode = seen.version.mode;
	if (seen_is(looking, path, &seen, before)) {
		*before = *after;
		return 0;
	}
	*before = (struct version){ 0 };
	if (planning->from == FROM_NOTHING) {
		*after = *before;
		return 0;
	}
	if (seen.kind == SEEN_DIR)
		return way_check_hollow(
			&planning->changes, looking->store->root_fd, path, path, err);
	return version_there(expected) ? way_uncommitted(path, err) : way_unknown(path, path, err);
}

/* Nothing is to lie there any more. */
static int plan_leave(struct planning *planning, struct plan_file *file,
	const struct spot_of_change *spot, struct err *err)
{
	struct seen seen;

	if (way_check_foreign(
		    &planning->last_dir, planning->looking.store->root_fd, spot->path, err) != 0 ||
		look_at(&seen, &planning->looking, spot->path, err) != 0)
		return -1;
	if (seen.kind == SEEN_NOTHING || seen.kind == SEEN_BLOCKED ||
		(version_there(&spot->after) &&
			seen_is(&planning->looking, spot->path, &seen, &spot->after)))
		return 0;
	if (!seen_is(&planning->looking, spot->path, &seen, &spot->head))
		return way_uncommitted(spot->path, err);
	file->before[IN_WORK] = spot->head;
	file->mark = seen.mark;
	file->marked = true;
	return 0;
}

/* Why VERSION of PATH is to stay out; NULL: it is not. */
static int why_kept_out(const char **why, const struct planning *planning, const char *path,
	const struct version *version, struct err *err)
{
	struct repo *repo = planning->looking.store->repo;
	uint64_t size = 0;

	*why = NULL;
	if (version->mode != MODE_SUBMODULE && version->mode != MODE_LINK &&
		repo_blob_size(repo, &version->id, &size, err) != 0)
		return err_in(err, "%s", path);
	*why = left_out_blob(repo, path, version->mode, &version->id, size);
	return 0;
}

/*
 * A file that is out already is not looked for, unless it comes in; one that the user has marked to
 * be skipped stays so. What lies in a submodule is that one's own.
 */
static int plan_work(struct planning *planning, struct plan_file *file,
	const struct spot_of_change *spot, struct err *err)
{
	static const struct version none = { 0 };
	bool skipped = spot->is_indexed && spot->entry.skipped;
	bool expected = version_there(&spot->head) && !skipped &&
			spot->head.mode != MODE_SUBMODULE &&
			path_is_listed(spot->path, spot->head.mode);

	if (skipped && spot->is_placed && version_there(&spot->head)) {
		const char *why;

		if (why_kept_out(&why, planning, spot->path, &spot->head, err) != 0)
			return -1;
		file->out = why == NULL;
	}
	if (spot->is_placed && !file->out)
		return plan_place(planning, file, spot, expected ? &spot->head : &none, err);
	if (expected)
		return plan_leave(planning, file, spot, err);
	return 0;
}

static int plan_one(struct planning *planning, const struct tree_change *change,
	enum collision collision, const char **reason, struct err *err)
{
	struct repo *repo = planning->looking.store->repo;
	struct arena *memory = &planning->plan->memory;
	struct spot_of_change spot = { .path = change->path,
		.after = { .id = change->blob.id,
			.mode = oid_none(&change->blob.id) ? 0 : change->blob.mode },
		.collision = collision };
	struct plan_file *file = arena_alloc(memory, sizeof(*file));
	struct blob head = { 0 };

	if (planning->from == FROM_HEAD && repo_head_entry(repo, spot.path, &head, err) != 0)
		return -1;
	spot.head = (struct version){ .id = head.id, .mode = head.mode };
	spot.is_indexed = repo_index_entry(repo, spot.path, &spot.entry);
	*reason = NULL;
	if (version_there(&spot.after) &&
		why_kept_out(reason, planning, spot.path, &spot.after, err) != 0)
		return -1;
	if (version_there(&spot.after) && collision == COLLISION)
		*reason = WHY_COLLIDES;
	spot.is_placed = version_there(&spot.after) && *reason == NULL;
	file->path = arena_string(memory, spot.path);
	file->mode = spot.after.mode != 0 ? spot.after.mode : spot.head.mode;
	file->before[IN_HEAD] = spot.head;
	file->after[IN_HEAD] = spot.after;
	/* (a submodule that somebody has checked out by git is no less there for what comes) */
	file->out = *reason != NULL &&
		    (spot.after.mode != MODE_SUBMODULE || !spot.is_indexed || spot.entry.skipped);
	plan_append(planning->plan, file);
	if (plan_index(file, &spot, err) != 0)
		return -1;
	return plan_work(planning, file, &spot, err);
}

int advance_plan(struct plan *plan, const char ***reasons, struct store *store,
	enum advance_from from, const struct tree_change *changes, size_t count, struct err *err)
{
	struct planning planning = { .plan = plan, .from = from };
	int status;

	path_set_fill(&planning.changes, &plan->memory, changes, count);
	planning.collisions =
		arena_alloc(&plan->memory, (count + 1) * sizeof(*planning.collisions));
	*reasons = arena_alloc(&plan->memory, (count + 1) * sizeof(**reasons));
	status = looking_start(&planning.looking, store, err);
	if (status == 0)
		status = advance_collisions(planning.collisions, store, &planning.changes, err);
	for (size_t i = 0; i < count && status == 0; i++)
		status = plan_one(&planning, planning.changes.items[i], planning.collisions[i],
			&(*reasons)[i], err);
	looking_end(&planning.looking);
	str_release(&planning.last_dir);
	return status;
}
