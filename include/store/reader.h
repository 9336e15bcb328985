/*
 * Reads note files, one after the other, and keeps those that are wanted.
 *
 * A reader owns what it kept and what was wrong; many may work at once on one store (each in its own thread), as they only look at the
 * store and its people.
 */
#ifndef STORE_READER_H
#define STORE_READER_H

#include "model/problem.h"
#include "model/query.h"
#include "store/yaml.h"
#include "sys/file.h"

/* Which notes are wanted. */
enum sieve_kind {
	SIEVE_QUERY,  /* those that match `query` */
	SIEVE_THREADS,/* those that match `query`, and those with a `re` */
	SIEVE_ANSWERS,/* those with a `re` */
	SIEVE_FROM,   /* those from the person `who` */
	SIEVE_MINE,   /* those from or typed by `who` */
	SIEVE_ALL,
};
struct sieve {
	enum sieve_kind kind;
	const struct query *query;
	const char *who;
};

struct reader {
	int root; /* the repository, open; borrowed, like the next two */
	const struct people *people;
	const struct sieve *sieve;

	struct notes notes;	  /* kept: settled, sound */
	struct problems problems;
	struct texts astray;	  /* directories found in day directories, as paths below notes/ */
	size_t files;		  /* read so far */

	/* the day at hand, in its month */
	int month_dir, day_dir;
	struct str month_path;   /* notes/2026/11 */
	struct entries entries;
	size_t left, names_left; /* of the tool's own names; of others */
	struct str day_path;	 /* notes/2026/11/21 */

	struct str bytes, path;
	struct arena scratch, memory;
	struct arena_mark fresh; /* of scratch */
	struct err err;
};

void reader_init(struct reader *reader, int root, const struct people *people, const struct sieve *sieve);
void reader_release(struct reader *reader);

/*
 * Goes into the directory of DAY. Then reader_some() reads at most MOST of its notes, newest first: files of
 * other names than the tool's before all others. False when none are left; the directory is closed then.
 */
void reader_enter(struct reader *reader, struct day day);
bool reader_some(struct reader *reader, size_t most);
void reader_leave(struct reader *reader); /* before the end */

/* Reads the note at PATH (notes/...yaml). *found (may be NULL) tells whether it is there and sound; it is in notes (last) if it is wanted. */
void reader_file(struct reader *reader, const char *path, bool *found);
/* Reads all notes in and below the directory PATH (below notes/), which is in a wrong place; or the one file. */
void reader_astray(struct reader *reader, const char *path);

/* Notes and problems of FROM go over to INTO. */
void reader_take(struct notes *into, struct problems *problems, struct reader *from);

#endif
