#include <string.h>
#include <unistd.h>

#include "store/layout.h"
#include "store/settling.h"
#include "sys/file.h"
#include "sys/process.h"

int settle_remember(
	const struct store *store, const char *name, const struct oid *commit, struct err *err)
{
	struct staged staged = STAGED_NONE;
	struct str hex = { 0 };
	int dir, status;

	if (dir_open(&dir, store->git_dir, err) != 0)
		return -1;
	str_add_oid(&hex, commit);
	status = dir_make_for(dir, name, err);
	if (status == 0)
		status = file_stage(&staged, dir, name, hex.bytes, hex.length, false, err);
	if (status == 0)
		status = file_settle(&staged, true, false, err);
	file_drop(&staged);
	close(dir);
	str_release(&hex);
	return status == 0 ? 0 : err_in(err, "%s/%s", store->git_dir, name);
}

struct oid settle_recall(const struct store *store, const char *name)
{
	struct str path = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	struct oid was = OID_NONE;

	str_addf(&path, "%s/%s", store->git_dir, name);
	if (file_read_any(&bytes, path.bytes, 256, &err) != 0 ||
		!oid_parse(&was, str_text(&bytes), bytes.length))
		was = OID_NONE;
	err_release(&err);
	str_release(&path);
	str_release(&bytes);
	return was;
}

bool settle_remembers(const struct store *store, const char *name, const struct oid *commit)
{
	struct oid was = settle_recall(store, name);

	return !oid_none(&was) && oid_same(&was, commit);
}

void settle_forget(const struct store *store, const char *name)
{
	struct err err = { 0 };
	int dir;

	if (dir_open(&dir, store->git_dir, &err) == 0) {
		if (file_remove(dir, name, false, &err) != 0)
			err_clear(
				&err); /* it tells of a commit that is not being merged any more */
		close(dir);
	}
	err_release(&err);
}

/* Git is to take the names we would. */
struct names {
	struct str author, author_email, committer, committer_email;
	const char *env[8];
};

static void names_make(struct names *names, const struct identities *who)
{
	size_t count = 0;

	*names = (struct names){ .env = { NULL } };
	names->env[count++] = "GIT_EDITOR=true";
	names->env[count++] = "GIT_SEQUENCE_EDITOR=true";
	if (!who->made)
		return;
	str_addf(&names->author, "GIT_AUTHOR_NAME=%s", who->author.name);
	str_addf(&names->author_email, "GIT_AUTHOR_EMAIL=%s", who->author.email);
	str_addf(&names->committer, "GIT_COMMITTER_NAME=%s", who->committer.name);
	str_addf(&names->committer_email, "GIT_COMMITTER_EMAIL=%s", who->committer.email);
	names->env[count++] = names->author.bytes;
	names->env[count++] = names->author_email.bytes;
	names->env[count++] = names->committer.bytes;
	names->env[count++] = names->committer_email.bytes;
}

static void names_release(struct names *names)
{
	str_release(&names->author);
	str_release(&names->author_email);
	str_release(&names->committer);
	str_release(&names->committer_email);
}

static int run(const struct settle_work *work, const struct signer *signer, const char *const *argv,
	int *code, struct err *err)
{
	struct identities identities = { 0 };
	struct str output = { 0 };
	struct names names;
	struct process process = { .argv = argv, .directory = work->store->root };
	int status = identities_find(&identities, work->store, signer, err);

	if (status == 0) {
		names_make(&names, &identities);
		process.env = names.env;
		status = process_run(&process, &output, code, err);
		names_release(&names);
	}
	identities_release(&identities);
	str_release(&output);
	return status;
}

static int conclude_merge(
	struct settle_work *work, const struct signer *signer, bool *on, struct err *err)
{
	/* no hooks: this is ours. What is to be flushed is what we flush elsewhere */
	const char *const argv[] = { "git", "-c", "core.hooksPath=/dev/null", "-c",
		repo_is_durable(work->repo) ? "core.fsync=all" : "core.fsync=none", "commit",
		"--quiet", "--no-edit", "--cleanup=strip", NULL };
	struct amid amid;
	int code;

	if (run(work, signer, argv, &code, err) != 0 || amid_find(&amid, work->repo, err) != 0)
		return -1;
	/* (the git of a killed one may have been faster) */
	*on = amid.midst != MIDST_MERGE;
	if (*on)
		return 0;
	err_set(err, ERR_BUSY, "the merge is settled, but git could not commit it");
	return err_hint(err, "thanks git commit");
}

/* Where a rebase is. */
static int is_same_place(
	bool *same, const struct settle_work *work, const struct oid *tip, struct err *err)
{
	struct amid amid;
	struct oid now;

	if (repo_load_tip(work->repo, err) != 0 || amid_find(&amid, work->repo, err) != 0)
		return -1;
	now = repo_tip(work->repo);
	*same = amid.midst == MIDST_REBASE && oid_same(&amid.theirs, &work->amid.theirs) &&
		oid_same(&now, tip);
	return 0;
}

/* What this commit was to bring is there already. */
static int is_empty(bool *empty, const struct settle_work *work, struct err *err)
{
	static const char *const argv[] = { "git", "diff-index", "--quiet", "--cached", "HEAD",
		"--", NULL };
	struct process process = { .argv = argv, .directory = work->store->root };
	struct str output = { 0 };
	int code = 0, status = process_run(&process, &output, &code, err);

	*empty = code == 0;
	str_release(&output);
	return status;
}

static int continue_rebase(
	struct settle_work *work, const struct signer *signer, bool *on, struct err *err)
{
	const char *argv[] = { "git", "rebase", "--continue", NULL };
	struct oid tip = repo_tip(work->repo);
	bool empty = false, same = true;
	int code;

	if (is_empty(&empty, work, err) != 0)
		return -1;
	if (run(work, signer, argv, &code, err) != 0 || is_same_place(&same, work, &tip, err) != 0)
		return -1;
	if (same && empty) {
		argv[2] = "--skip";
		if (run(work, signer, argv, &code, err) != 0 ||
			is_same_place(&same, work, &tip, err) != 0)
			return -1;
	}
	*on = !same;
	return 0;
}

int settle_go_on(struct settle_work *work, const struct signer *signer, bool *on, struct err *err)
{
	*on = false;
	if (work->amid.midst == MIDST_MERGE)
		return conclude_merge(work, signer, on, err);
	if (work->amid.midst == MIDST_REBASE)
		return continue_rebase(work, signer, on, err);
	return 0;
}
