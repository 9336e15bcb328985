#include <string.h>
#include <unistd.h>

#include "store/check.h"
#include "store/git.h"
#include "store/index_file.h"
#include "store/merge_file.h"
#include "store/settle.h"
#include "sys/file.h"

#define LIMIT_INDEX ((size_t)1 << 32)

int check_read_index(
	struct index_file *index, struct str *bytes, const struct store *store, struct err *err)
{
	enum index_sort sort;
	bool found;
	int dir, status;

	if (dir_open(&dir, store->git_dir, err) != 0)
		return -1;
	status = file_read(bytes, dir, "index", LIMIT_INDEX, &found, err);
	close(dir);
	if (status != 0)
		return err_in(err, "%s/index", store->git_dir);
	sort = found && bytes->length == 0 ? INDEX_BROKEN
					   : index_file_skim(index, str_text(bytes), bytes->length);
	switch (sort) {
	case INDEX_SOUND:
		return 0;
	case INDEX_BROKEN:
		err_set(err, ERR_DATA, "git's index is broken: '%s/index'", store->git_dir);
		return err_hint(err, "git makes a new one: rm '%s/index' && thanks git reset",
			store->git_dir);
	case INDEX_SPLIT:
	case INDEX_SPARSE:
		break;
	}
	return err_set(err, ERR_DATA,
		"git's index is %s, which thanks cannot write: nothing can be changed here",
		sort == INDEX_SPLIT ? "split" : "sparse");
}

/* The versions of one path: bit N for stage N. */
static void tell_path(struct checking *checking, const char *path, unsigned stages)
{
	enum { BASE = 1 << 1, OURS = 1 << 2, THEIRS = 1 << 3 };
	const char *what = "both sides of a merge removed it";
	struct problem *problem;

	if ((stages & OURS) && (stages & THEIRS))
		what = stages & BASE ? "both sides of a merge changed it"
				     : "both sides of a merge added it";
	else if (stages & (OURS | THEIRS))
		what = stages & BASE
			       ? "one side of a merge changed it, the other one removed it"
			       : "one side of a merge added it, and something else stands there";
	problem = check_says(checking, PROBLEM_ERROR, path, "%s", what);
	problem->fixable = merge_fields(path) != NULL;
	if (!problem->fixable)
		check_hints(checking, problem, "choose one, then: thanks git add %s", path);
}

/* False when there is one among them that is none of ours. */
static bool tell_entries(struct checking *checking, const struct index_file *index)
{
	struct index_entry entry, last = { 0 };
	unsigned stages = 0;
	bool ours = true;

	for (uint32_t i = 0; i <= index->count; i++) {
		if (i < index->count)
			index_file_entry(index, i, &entry);
		if (stages != 0 && (i == index->count || strcmp(entry.path, last.path) != 0)) {
			tell_path(checking, last.path, stages);
			ours = ours && merge_fields(last.path) != NULL;
			stages = 0;
		}
		if (i < index->count && entry.stage > 0) {
			stages |= 1u << entry.stage;
			last = entry;
		}
	}
	return ours;
}

/* What git is in the midst of can be ended for somebody when it is a merge or a rebase, and notes,
 * and nothing else, are in its way, or were until they were settled. */
static int tell_state(struct checking *checking, bool ours, struct err *err)
{
	const char *what, *end;
	struct problem *problem;
	bool needed;

	if (repo_midst(checking->store->repo, &what, &end, err) != 0 ||
		settle_needed(&needed, checking->store, err) != 0)
		return -1;
	if (what == NULL)
		return 0;
	problem = check_says(checking, PROBLEM_ERROR, NULL,
		"git is in the midst of %s: nothing can be changed before its end", what);
	problem->fixable =
		ours && needed && (strcmp(what, "a merge") == 0 || strcmp(what, "a rebase") == 0);
	if (!problem->fixable)
		problem->hint = end;
	return 0;
}

int check_unmerged(struct checking *checking, struct err *err)
{
	struct index_file index = { 0 };
	struct str bytes = { 0 };
	bool ours = true;
	int status;

	if (!check_has_git(checking))
		return 0;
	status = check_read_index(&index, &bytes, checking->store, err);
	if (status == 0)
		ours = tell_entries(checking, &index);
	if (status == 0)
		status = tell_state(checking, ours, err);
	index_file_release(&index);
	str_release(&bytes);
	return status;
}
