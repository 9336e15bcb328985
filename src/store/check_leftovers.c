#include <string.h>
#include <unistd.h>

#include "store/check.h"
#include "store/git_overwritten.h"
#include "store/layout.h"
#include "store/pending.h"
#include "store/writing.h"
#include "sys/at_work.h"
#include "sys/file.h"

#define FRESH_SECONDS 5 /* a lock as young as that belongs to somebody at work */
#define UNKNOWN_SECONDS 600 /* where nobody can tell whether git is at work */

/* Is git at work here? Asked once, and only when something is left over. */
struct git_here {
	bool asked;
	enum at_work is;
	long pid;
};

struct leftover {
	struct checking *checking;
	struct git_here *git;
	const char *base; /* absolute: what the path is below */
	int dir; /* the same, open */
	const char *what;
};

static bool may_remove(const struct leftover *left, int64_t age)
{
	struct git_here *git = left->git;

	if (!git->asked)
		git->is = program_at_work("git", left->checking->store->root, &git->pid);
	git->asked = true;
	switch (git->is) {
	case AT_WORK_NO:
		return age >= FRESH_SECONDS;
	case AT_WORK_UNKNOWN:
		return age >= UNKNOWN_SECONDS;
	case AT_WORK_YES:
		break;
	}
	return false;
}

/* Why it stays. */
static void hint_wait(const struct leftover *left, struct problem *problem)
{
	struct checking *checking = left->checking;

	if (left->git->pid > 0)
		check_hints(checking, problem,
			"git is at work here (process %ld): it may be in use", left->git->pid);
	else if (!problem->fixable && left->git->is == AT_WORK_NO)
		check_hints(checking, problem,
			"it is only just there; if it stays for %d seconds: thanks check --fix",
			FRESH_SECONDS);
	else if (!problem->fixable)
		check_hints(checking, problem,
			"whether git is at work cannot be told here; if it stays for %d minutes: "
			"thanks check --fix",
			UNKNOWN_SECONDS / 60);
}

/* PATH was left behind, if nobody is at work on it. */
static void tell_leftover(const struct leftover *left, const char *path)
{
	struct checking *checking = left->checking;
	struct problem *problem;
	struct str full = { 0 };
	struct err err = { 0 };
	int64_t age = file_age(left->dir, path);

	if (age < 0)
		return;
	str_addf(&full, "%s/%s", left->base, path);
	problem = check_says(checking, PROBLEM_ERROR, full.bytes, "%s", left->what);
	problem->fixable = may_remove(left, age);
	hint_wait(left, problem);
	if (checking->wish->fix && problem->fixable)
		problem->fixed = file_remove(left->dir, path, false, &err) == 0;
	str_release(&full);
	err_release(&err);
}

/* All *.lock in and below PATH. */
static void tell_locks(const struct leftover *left, const char *path, int depth)
{
	struct entries entries = { 0 };
	struct str inner = { 0 };
	struct err err = { 0 };
	bool found = false;
	int dir = -1;

	if (depth < 32 && dir_open_below(&dir, left->dir, path, &found, &err) == 0 && found) {
		if (dir_list(&entries, dir, &err) != 0)
			err_clear(&err);
		close(dir);
	}
	for (size_t i = 0; i < entries.count; i++) {
		str_clear(&inner);
		str_addf(&inner, "%s/%s", path, entries.items[i].name);
		if (entries.items[i].kind == ENTRY_DIR)
			tell_locks(left, inner.bytes, depth + 1);
		else if (text_ends(inner.bytes, ".lock"))
			tell_leftover(left, inner.bytes);
	}
	entries_release(&entries);
	str_release(&inner);
	err_release(&err);
}

/* Objects that libgit2 was writing when it was killed. */
static void tell_objects(struct leftover *left)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	struct str path = { 0 };
	bool found;
	int dir;

	left->what = "is half of a git object that a killed program left";
	if (dir_open_below(&dir, left->dir, "objects", &found, &err) == 0 && found) {
		if (dir_list(&entries, dir, &err) != 0)
			err_clear(&err);
		close(dir);
	}
	for (size_t i = 0; i < entries.count; i++) {
		if (!text_starts(entries.items[i].name, "tmp_object_git2_"))
			continue;
		str_clear(&path);
		str_addf(&path, "objects/%s", entries.items[i].name);
		tell_leftover(left, path.bytes);
	}
	entries_release(&entries);
	str_release(&path);
	err_release(&err);
}

static void tell_git_locks(struct checking *checking, struct git_here *git)
{
	static const char lock[] = "is a lock of git's: no change can be made while it is there";
	const struct store *store = checking->store;
	struct leftover own = {
		.checking = checking, .git = git, .base = store->git_dir, .what = lock
	};
	struct leftover shared = {
		.checking = checking, .git = git, .base = store->common_dir, .what = lock
	};
	struct err err = { 0 };

	if (dir_open(&own.dir, store->git_dir, &err) == 0) {
		tell_leftover(&own, "index.lock");
		tell_leftover(&own, "HEAD.lock");
		close(own.dir);
	}
	if (dir_open(&shared.dir, store->common_dir, &err) == 0) {
		tell_leftover(&shared, "packed-refs.lock");
		tell_leftover(&shared, "config.lock");
		tell_locks(&shared, "refs", 0);
		tell_objects(&shared);
		close(shared.dir);
	}
	err_release(&err);
}

int check_locks(struct checking *checking, struct err *err)
{
	struct git_here git = { 0 };
	struct leftover files = { .checking = checking,
		.git = &git,
		.base = checking->store->root,
		.dir = checking->store->root_fd,
		.what = "is half of a file that a killed writer left" };

	(void)err;
	for (size_t i = 0; i < checking->temps.count; i++)
		tell_leftover(&files, checking->temps.items[i]);
	files.what = "is a lock that thanks init left";
	tell_leftover(&files, ".thanks.lock");
	if (checking->store->git_dir != NULL)
		tell_git_locks(checking, &git);
	return 0;
}

/* The next writer would finish it; --fix is one. */
static void finish(struct checking *checking, struct problem *problem)
{
	struct writing writing;
	struct err err = { 0 };

	if (writing_begin(&writing, checking->store, &checking->mending.signer, &err) == 0) {
		writing_end(&writing, checking->store);
		problem->fixed = true;
	} else {
		check_hints(checking, problem, "%s", str_text(&err.text));
	}
	err_release(&err);
}

static int find_pending(struct checking *checking, struct err *err)
{
	struct pending pending = { 0 };
	struct problem *problem;

	if (pending_read(&pending, checking->store, err) != 0)
		return -1;
	if (pending.there) {
		problem = check_says(checking, PROBLEM_ERROR, NULL, "a change was not finished: %s",
			pending.message.subject);
		problem->fixable = true;
		problem->hint = "the next thanks that writes finishes it";
		if (checking->wish->fix)
			finish(checking, problem);
	}
	pending_release(&pending);
	return 0;
}

/* What stands in the way of looking is another check's. */
static void find_overwritten(struct checking *checking)
{
	struct overwritten overwritten = { 0 };
	struct index_file index = { 0 };
	struct arena arena = { 0 };
	struct str bytes = { 0 };
	struct err ignored = { 0 };
	struct problem *problem;

	if (check_read_index(&index, &bytes, checking->store, &ignored) == 0 &&
		overwritten_find(&overwritten, &arena, checking->store->repo, &index, &ignored) ==
			0 &&
		overwritten.count > 0) {
		problem = check_says(checking, PROBLEM_ERROR, overwritten.items[0].path,
			"git's next commit would take it back%s: a commit that came too late has "
			"left an old index",
			overwritten.count > 1 ? ", and others" : "");
		problem->fixable = true;
		problem->hint = "the next thanks that writes puts that right";
		if (checking->wish->fix)
			finish(checking, problem);
	}
	index_file_release(&index);
	str_release(&bytes);
	arena_release(&arena);
	err_release(&ignored);
}

int check_pending(struct checking *checking, struct err *err)
{
	if (checking->store->git_dir == NULL)
		return 0;
	if (find_pending(checking, err) != 0)
		return -1;
	if (check_has_git(checking))
		find_overwritten(checking);
	return 0;
}
