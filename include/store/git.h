/*
 * The git repository below the notes, as libgit2 sees it: objects, HEAD, the
 * index, who commits.
 *
 * What lies behind is opened by the first who asks: reading notes does not need it. No type of libgit2 is
 * seen here, and its messages leave as struct err. Files of the working tree are nobody's business here (sys/file.h), save for
 * telling the index how they look.
 */
#ifndef STORE_GIT_H
#define STORE_GIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/memory.h"
#include "base/moment.h"
#include "store/store.h"

/* An object's name; all zero: there is none. */
#define OID_SIZE 20
struct oid {
	unsigned char bytes[OID_SIZE];
};
#define OID_NONE ((struct oid){ { 0 } })
bool oid_none(const struct oid *oid);
bool oid_same(const struct oid *a, const struct oid *b);
void str_add_oid(struct str *str, const struct oid *oid); /* 40 hex digits, `-` when there is none */
bool oid_parse(struct oid *oid, const char *hex, size_t length);

/* A file as HEAD or the index has it. */
struct blob {
	struct oid id; /* none: the file is not there */
	unsigned mode; /* 0100644 or 0100755 */
};

struct repo;
struct store;

/* Opens it, once: store->repo. ERR_DATA, ERR_IO (foreign owner) with a hint where there is one. */
MUST_CHECK int repo_open(struct store *store, struct err *err);
void repo_close(struct repo *repo); /* NULL is fine */
bool repo_is_durable(const struct repo *repo); /* is what is written to be flushed (thanks.fsync)? */
/* What git is in the midst of, "a merge", and how somebody ends that; both NULL: of nothing. */
MUST_CHECK int repo_midst(
	struct repo *repo, const char **what, const char **end, struct err *err);
/* Refuses whatever cannot be committed to now, each with its own line, and loads HEAD. */
MUST_CHECK int repo_check_writable(struct repo *repo, struct err *err);
/* The same for who brings git's own work to its end (store/settle.h): git may be in the midst of something, and HEAD detached. */
MUST_CHECK int repo_check_amid(struct repo *repo, struct err *err);

/* Reads HEAD anew: its branch, tip and tree. */
MUST_CHECK int repo_load_head(struct repo *repo, struct err *err);
/* The same for readers, who do not mind a detached HEAD: there is no branch then. */
MUST_CHECK int repo_load_tip(struct repo *repo, struct err *err);
const char *repo_branch(const struct repo *repo); /* refs/heads/main */
struct oid repo_tip(const struct repo *repo); /* its commit as it was loaded; none: there is no commit yet */
/*
 * HEAD of a fresh clone names a branch that origin does not have, as when that was made where another name is usual: goes to the only
 * branch there is, else main or master, and follows it. *adopted false: nobody can tell which.
 */
MUST_CHECK int repo_adopt_branch(struct repo *repo, bool *adopted, struct err *err);
/* The file PATH in HEAD's tree. */
MUST_CHECK int repo_head_file(struct repo *repo, const char *path, struct blob *blob, struct err *err);
/* Is nothing but directories on the way to PATH, in HEAD and the index: no submodule, no link, no file? */
MUST_CHECK int repo_check_path(struct repo *repo, const char *path, struct err *err);

/* How large a blob is; it is not loaded for that. */
MUST_CHECK int repo_blob_size(
	struct repo *repo, const struct oid *id, uint64_t *size, struct err *err);
/* A blob's bytes as they are stored; those of a file as it would stand in the working tree. */
MUST_CHECK int repo_read_blob(struct repo *repo, const struct oid *id, size_t limit,
	struct str *bytes, struct err *err);
MUST_CHECK int repo_checked_out(struct repo *repo, const char *path, struct str *bytes, struct err *err);
/* The blob that BYTES, found in the working tree at PATH, are or (write) become: through git's own line-end filters. */
MUST_CHECK int repo_hash(struct repo *repo, const char *path, const char *bytes, size_t length,
	struct oid *id, struct err *err);
MUST_CHECK int repo_write_blob(struct repo *repo, const char *path, const char *bytes,
	size_t length, struct oid *id, struct err *err);

/*
 * The index, under git's own lock from take to drop. Other entries than those that are put stay as they are, byte for byte.
 */
MUST_CHECK int repo_index_take(struct repo *repo, struct err *err);
void repo_index_drop(struct repo *repo); /* without the lock: fine */
/* The entry at PATH; *id is none when there is none, or it is but an intent to add. ERR_BUSY: it is in conflict. */
MUST_CHECK int repo_index_file(struct repo *repo, const char *path, struct blob *blob, struct err *err);
unsigned repo_index_mode(struct repo *repo, const char *path); /* 0: there is none, or no index is taken */
struct file_mark; /* sys/file.h */
struct index_change {
	const char *path;
	struct blob blob; /* none: the entry goes */
	bool as_file;	  /* the file in the working tree is this very blob, */
	const struct file_mark *mark; /* if it still looks so; NULL: however it looks */
	bool out;	  /* it is not in the working tree, nor is it to be */
};
/*
 * Brings these entries up to date: puts what is to be the index beside it, sorting CHANGES by path. Then repo_index_settle() gives
 * it its name, which repo_index_unsettle() takes back: all is as it was, and staged still. repo_index_drop() lets go of the lock; who
 * drops it a moment later helps git, which reads the index first and locks it then, and would go on with what it has read.
 */
MUST_CHECK int repo_index_stage(struct repo *repo, struct index_change *changes, size_t count, struct err *err);
MUST_CHECK int repo_index_settle(struct repo *repo, struct err *err); /* nothing is staged: fine */
MUST_CHECK int repo_index_unsettle(struct repo *repo, struct err *err); /* nor settled: fine */
/* The paths at which INDEX differs from HEAD's tree as it was loaded, sorted, added to PATHS: what somebody staged.
 * Directories that git knows to be alike are not opened. */
struct index_file; /* store/index_file.h */
MUST_CHECK int repo_staged(struct texts *paths, struct arena *arena, struct repo *repo,
	const struct index_file *index, struct err *err);
/* The tree that git has written of all that INDEX has; false when it has changed since. */
bool repo_index_tree(const struct index_file *index, struct oid *tree);
bool repo_ignores(struct repo *repo, const char *path); /* does .gitignore, or the like, name it? */
/* Takes away what a writer that is gone left of its index and its lock. Under our own lock only. */
void repo_index_sweep(struct repo *repo);

/* Who commits, and when: as git would choose, else SIGNER's handle at this host. */
struct identity {
	const char *name, *email;
	struct moment when;
};
struct identities {
	struct identity author, committer;
	bool made; /* git has none: handle@host was used */
	struct arena memory;
};
MUST_CHECK int identities_find(struct identities *identities, struct store *store,
	const struct signer *signer, struct err *err);
void identities_release(struct identities *identities);

struct tree_change {
	const char *path;
	struct blob blob; /* none: the file goes */
};
/* A commit to be, on top of HEAD as it was loaded. */
struct new_commit {
	const struct tree_change *changes;
	size_t count;
	const char *message;
	const struct identities *identities;
	struct oid other; /* its second parent; none: it has none */
};
/* Writes it, signed where git's configuration says so; the branch does not move yet. */
MUST_CHECK int repo_make_commit(struct repo *repo, const struct new_commit *new_commit,
	struct oid *commit, struct err *err);
/*
 * Moves the branch from the HEAD that was loaded to COMMIT, LOG being the line for its log; what is staged becomes the index just before
 * that, so that nobody finds a HEAD of which the index does not know. Both, or neither. *moved false and 0: HEAD is another one by now,
 * load it and try again. Waits a little for a lock of git's, then ERR_BUSY.
 */
MUST_CHECK int repo_move_branch(struct repo *repo, const struct oid *commit, const char *log,
	const struct identities *identities, bool *moved, struct err *err);
/* Removes the lock of the branch if it is what our own move to COMMIT left when it was killed. */
void repo_sweep_branch(struct repo *repo, const char *branch, const struct oid *commit);

/* What one commit did to one file. */
struct commit_file {
	const char *path;
	struct blob before, after;
};
struct commit_files {
	struct commit_file *items;
	size_t count;
};
/* All files of HEAD's tree as it was loaded, sorted as git sorts them, in ARENA. */
MUST_CHECK int repo_files(struct repo *repo, struct arena *arena, struct tree_change **files,
	size_t *count, struct err *err);
/* The files in which COMMIT differs from its first parent. */
MUST_CHECK int repo_commit_files(struct repo *repo, const struct oid *commit, struct arena *arena,
	struct commit_files *files, struct err *err);

/* The whole message of COMMIT; NULL when git does not have it (any more). */
MUST_CHECK int repo_commit_message(struct repo *repo, const struct oid *commit, struct arena *arena,
	const char **message, struct err *err);

/* Commits from HEAD backward, in no particular order but newest first where it is cheap; each only once. */
struct walk;
struct walked {
	struct oid commit;
	struct moment when; /* the author's */
	const char *name, *email;
	const char *message; /* whole; borrowed until the next step, as all of it */
	size_t parents;
};
MUST_CHECK int walk_open(struct walk **walk, struct repo *repo, struct err *err);
/* The next commit; *more false at the end. */
MUST_CHECK int walk_next(struct walk *walk, struct walked *walked, bool *more, struct err *err);
void walk_close(struct walk *walk);
/* Did the commit the walk stands at touch PATH? If it did, *before is what its first parent had, *after what it left. */
MUST_CHECK int walk_file(struct walk *walk, const char *path, struct blob *before,
	struct blob *after, bool *touched, struct err *err);

/* Keeps libgit2 ready from here to there: getting ready anew takes longer than a commit. */
MUST_CHECK int library_hold(struct err *err);
void library_let(void);

/* Makes an empty git repository of the directory PATH, with the branch that init.defaultBranch names. */
MUST_CHECK int repo_make(const char *path, const char *branch, struct err *err);

#endif
