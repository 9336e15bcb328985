#include "store/advance.h"

#include <string.h>

#include "store/advance_plan.h"
#include "store/advance_out.h"
#include "store/git_advance.h"
#include "store/inside.h"
#include "store/pending.h"

/* The line for the branch's log, much as git would word it. */
static void add_log(struct str *log, const struct advance *advance, const struct oid *tip)
{
	struct str text = { 0 };
	bool is_given = !oid_none(&advance->commit);

	if (advance->message != NULL)
		str_add_message(&text, advance->message);
	if (!is_given && !oid_none(&advance->other))
		str_add(log, "commit (merge): ");
	else if (!is_given)
		str_add(log, oid_none(tip) ? "commit (initial): " : "commit: ");
	str_add_bytes(log, str_text(&text), strcspn(str_text(&text), "\n"));
	if (is_given)
		str_add(log, advance->message != NULL ? ": fast-forward" : "fast-forward");
	str_release(&text);
}

/* Where the branch is to go: all of that is on the disk. */
static int find_commit(
	struct oid *commit, const struct advance *advance, struct repo *repo, struct err *err)
{
	struct new_commit fresh = { .changes = advance->changes,
		.count = advance->count,
		.identities = advance->identities,
		.other = advance->other };
	struct str text = { 0 };
	int status;

	*commit = advance->commit;
	if (!oid_none(commit))
		return repo_flush(repo, err);
	str_add_message(&text, advance->message);
	fresh.message = text.bytes;
	status = repo_make_commit(repo, &fresh, commit, err);
	str_release(&text);
	return status;
}

static int carry_out(struct plan *plan, const struct advance *advance, struct store *store,
	struct oid *commit, bool *moved, struct err *err)
{
	struct plan_move move = { .identities = advance->identities };
	struct oid tip = repo_tip(store->repo);
	struct err ignored = { 0 };
	struct str log = { 0 };
	int status = find_commit(&move.commit, advance, store->repo, err);

	add_log(&log, advance, &tip);
	move.log = log.bytes;
	if (status == 0) {
		status = pending_write_kind(store, PENDING_ADVANCE, plan, &move, err);
		if (status != 0)
			pending_remove(store);
	}
	if (status == 0)
		status = plan_put(plan, store, &move, moved, err);
	if (status == 0 && *moved) {
		*commit = move.commit;
		/* (it has moved, whoever cannot read that) */
		if (repo_load_head(store->repo, &ignored) != 0)
			err_release(&ignored);
	}
	str_release(&log);
	return status;
}

int advance(const struct advance *advance, struct store *store, struct oid *commit, bool *moved,
	struct err *err)
{
	struct left_out left_out = { .problems = advance->left_out };
	struct plan plan = { 0 };
	const char **reasons;
	int status;

	*moved = true;
	*commit = repo_tip(store->repo);
	status = advance_plan(
		&plan, &reasons, store, FROM_HEAD, advance->changes, advance->count, err);
	if (status == 0 &&
		(advance->count > 0 || !oid_none(&advance->commit) || !oid_none(&advance->other)))
		status = carry_out(&plan, advance, store, commit, moved, err);
	if (status == 0 && *moved) {
		left_out_add(&left_out, &plan, reasons);
		left_out_end(&left_out);
	}
	repo_index_drop(store->repo);
	plan_release(&plan);
	return status;
}
