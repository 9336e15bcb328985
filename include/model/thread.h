/*
 * Threads: which notes answer or join which. A note hangs under the note at
 * the end of its chain of `re`, if that one is in the same collection.
 */
#ifndef MODEL_THREAD_H
#define MODEL_THREAD_H

#include "model/notes.h"

enum answer { ANSWER_NONE, ANSWER_REPLY, ANSWER_CHEER };

/*
 * What NOTE is to PARENT (NULL: not at hand): a reply when it thanks the parent's sender, else a
 * cheer; without the parent, a cheer when it has no text.
 */
enum answer note_answers(const struct note *note, const struct note *parent);

struct thread {
	const struct note *root;
	const struct note **answers; /* replies and cheers, at any depth, oldest first */
	size_t count;
};
struct threads {
	struct thread *items; /* in the order of their roots in the collection */
	size_t count;
	struct arena memory;
};

/* Borrows from NOTES. A `re` that leads nowhere or in a circle makes its note a root. */
void threads_build(struct threads *threads, const struct notes *notes);
void threads_release(struct threads *threads);

/* Keeps the LIMIT newest threads of NOTES, which it sorts; were there more? */
bool threads_cut(struct notes *notes, size_t limit);

#endif
