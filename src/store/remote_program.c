/* To the other side by the user's own git, in words that are the same in every language. */
#include <string.h>

#include "store/config.h"
#include "store/remote_inside.h"
#include "store/remote_password.h"
#include "store/remote_words.h"
#include "sys/clock.h"
#include "sys/process.h"

#define WORDS_MOST 32
#define TRIES 5
#define PAUSE 50 /* milliseconds before the second try, and longer each time */

/* Of what surrounds us, what would lead git to another repository than ours (git rev-parse
 * --local-env-vars, but for its settings); and no language but one. */
#define OWN_WORLD                                                                                  \
	"LC_ALL=C", "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE",                \
		"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE",       \
		"GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE",        \
		"GIT_NO_REPLACE_OBJECTS", "GIT_IMPLICIT_WORK_TREE"

/* A call of git's in the making. */
struct call {
	const char *words[WORDS_MOST];
	size_t count;
	const char *address; /* where it leads: a password in it is not shown; NULL: is not known */
};

static void add(struct call *call, const char *const *words)
{
	for (; *words != NULL && call->count + 1 < WORDS_MOST; words++)
		call->words[call->count++] = *words;
}

/* No hooks, no housekeeping, no submodules, whatever the configuration says; and what was received
 * is on the disk before anything refers to it. */
static void begin(struct call *call, bool durable)
{
	static const char *const words[] = { "git", "-c", "core.hooksPath=/dev/null", "-c",
		"gc.auto=0", "-c", "maintenance.auto=false", "-c", "submodule.recurse=false", "-c",
		"fetch.writeCommitGraph=false", NULL };
	static const char *const flush[] = { "-c", "core.fsync=objects,derived-metadata,reference",
		"-c", "core.fsyncMethod=batch", NULL };

	*call = (struct call){ .count = 0 };
	add(call, words);
	if (durable)
		add(call, flush);
}

static int run(
	struct heard *heard, struct call *call, const struct transfer *transfer, struct err *err)
{
	static const char *const asking[] = { OWN_WORLD, NULL };
	static const char *const silent[] = { OWN_WORLD, "GIT_TERMINAL_PROMPT=0", NULL };
	struct arena memory = { 0 };
	struct watched watched = { .argv = call->words,
		.directory = transfer->directory,
		.env = world_with_password(
			&memory, watch_can_ask() ? asking : silent, call->address),
		.silence = REMOTE_LIMIT,
		.progress = transfer->progress };
	int status;

	call->words[call->count] = NULL;
	status = watch_run(heard, &watched, err);
	arena_release(&memory);
	if (status == 0 && heard->silent)
		status = remote_silent(err, transfer->name);
	return status;
}

/* Runs it; everything but success is a failure to reach the other side. */
static int must_run(
	struct heard *heard, struct call *call, const struct transfer *transfer, struct err *err)
{
	if (run(heard, call, transfer, err) != 0)
		return -1;
	return heard->status == 0 ? 0 : remote_failed(err, transfer->name, &heard->errors);
}

/* Where NAME leads to; WHAT is url, or pushurl. */
static const char *address_of(const struct transfer *transfer, const char *name, const char *what)
{
	return config_get_in(transfer->config, "remote", name, what);
}

/* `--refmap=`: what the configuration says about other branches does not concern us. */
static int fetch(struct heard *heard, const struct transfer *transfer, const char *name,
	const char *refspec, struct err *err)
{
	const char *const words[] = { "fetch", "--progress", "--no-tags", "--no-prune",
		"--no-recurse-submodules", "--no-write-fetch-head", "--refmap=", "--", name,
		refspec, NULL };
	struct call call;

	begin(&call, transfer->durable);
	add(&call, words);
	call.address = address_of(transfer, name, "url");
	return run(heard, &call, transfer, err);
}

int program_fetch(
	bool *there, const struct transfer *transfer, const struct remote *remote, struct err *err)
{
	struct heard heard = { 0 };
	struct str refspec = { 0 };
	int status;

	str_addf(&refspec, "+%s:%s", remote->branch, remote->tracking);
	status = fetch(&heard, transfer, remote->name, refspec.bytes, err);
	/* another fetch of ours may be at the same branch this moment */
	for (int tries = 1;
		tries < TRIES && status == 0 && heard.status != 0 && says_locked(&heard.errors);
		tries++) {
		heard_release(&heard);
		clock_sleep(PAUSE * tries);
		status = fetch(&heard, transfer, remote->name, refspec.bytes, err);
	}
	*there = status == 0 && heard.status == 0;
	if (status == 0 && !*there && !says_no_such_branch(&heard.errors))
		status = remote_failed(err, transfer->name, &heard.errors);
	str_release(&refspec);
	heard_release(&heard);
	return status;
}

int program_bring(const struct transfer *transfer, const struct remote *remote, struct err *err)
{
	struct heard heard = { 0 };
	int status = fetch(&heard, transfer, remote->name, remote->branch, err);

	if (status == 0 && heard.status != 0)
		status = remote_failed(err, transfer->name, &heard.errors);
	heard_release(&heard);
	return status;
}

/* The line of OUTPUT (`<oid> TAB <ref>`) that is about BRANCH. */
static void find_tip(struct oid *tip, const struct str *output, const char *branch)
{
	const char *at = str_text(output);
	size_t wanted = strlen(branch);

	*tip = OID_NONE;
	while (*at != '\0') {
		size_t length = strcspn(at, "\n"), hex = strcspn(at, "\t\n");

		if (hex + 1 + wanted == length && strncmp(at + hex + 1, branch, wanted) == 0 &&
			oid_parse(tip, at, hex))
			return;
		at += length + (at[length] != '\0');
	}
	*tip = OID_NONE;
}

int program_look(struct oid *tip, const struct transfer *transfer, const struct remote *remote,
	struct err *err)
{
	const char *const words[] = { "ls-remote", "--quiet", "--", remote->name, remote->branch,
		NULL };
	struct heard heard = { 0 };
	struct call call;
	int status;

	begin(&call, false);
	add(&call, words);
	call.address = address_of(transfer, remote->name, "url");
	status = must_run(&heard, &call, transfer, err);
	if (status == 0)
		find_tip(tip, &heard.output, remote->branch);
	heard_release(&heard);
	return status;
}

int program_push(enum push_outcome *outcome, const struct transfer *transfer, const char *branch,
	const struct remote *remote, struct err *err)
{
	struct heard heard = { 0 };
	struct str refspec = { 0 };
	struct call call;
	int status;

	str_addf(&refspec, "%s:%s", branch, remote->branch);
	const char *const words[] = { "push", "--porcelain", "--progress", "--no-follow-tags",
		"--no-recurse-submodules", "--", remote->name, refspec.bytes, NULL };
	begin(&call, transfer->durable);
	add(&call, words);
	call.address = address_of(transfer, remote->name, "pushurl");
	if (call.address == NULL)
		call.address = address_of(transfer, remote->name, "url");
	status = run(&heard, &call, transfer, err);
	if (status == 0)
		status =
			push_understand(outcome, transfer->name, &heard.output, &heard.errors, err);
	str_release(&refspec);
	heard_release(&heard);
	return status;
}

int program_clone(
	const char *url, const char *path, const struct transfer *transfer, struct err *err)
{
	const char *const words[] = { "clone", "--progress", "--no-checkout", "--no-tags",
		"--config", "core.symlinks=false", "--", url, path, NULL };
	struct heard heard = { 0 };
	struct call call;
	int status;

	begin(&call, transfer->durable);
	add(&call, words);
	status = must_run(&heard, &call, transfer, err);
	heard_release(&heard);
	return status;
}

void remote_tidy(struct store *store, enum tidying how)
{
	static const char *const world[] = { OWN_WORLD, NULL };
	static const char *const words[] = { "git", "-c", "core.hooksPath=/dev/null", "gc",
		"--auto", "--quiet", NULL };
	static const char *const stay[] = { "git", "-c", "core.hooksPath=/dev/null", "-c",
		"gc.autoDetach=false", "gc", "--auto", "--quiet", NULL };
	struct process process = {
		.argv = how == TIDY_DETACHED ? words : stay, .directory = store->root, .env = world
	};
	struct err err = { 0 };
	int status;

	if (process_run(&process, NULL, &status, &err) != 0)
		err_release(&err);
}
