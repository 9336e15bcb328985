/*
 * One note as a page tells it: with the people's names, its short id, its own
 * day, and what it answers.
 *
 * Borrows from the notes and people it was built from, and from the arena of
 * the view that holds it.
 */
#ifndef VIEW_STICKY_H
#define VIEW_STICKY_H

#include "model/thread.h"
#include "view/scene.h"

/* Somebody, by whatever a page may call them. */
struct who {
	const char *handle;
	const char *name; /* in full; the handle when there is no other */
	const char *short_name; /* "Alice" when there is only one */
	int kind; /* enum person_kind, never KIND_NONE */
	const struct person *person; /* NULL without a file */
};
struct whos {
	struct who *items;
	size_t count;
};

struct sticky {
	const struct note *note; /* every field, as stored */
	const char *short_id;
	struct who from;
	struct whos to;
	struct who by; /* who typed it; handle is NULL when that is the sender */
	struct day day; /* its own local day */
	int days_ago; /* from there to today; negative for the days to come */
	enum answer answers; /* what it is to the note its `re` names */
	const char *re_short; /* the short id of that note; NULL without `re` */
	struct texts tags; /* those that the text does not show itself, as #words */
	const char *picture_path; /* below the repository; NULL without a picture */
};

/* A note with what hangs under it. */
struct sticky_thread {
	struct sticky root;
	struct sticky *answers; /* replies and cheers, oldest first */
	size_t count;
};

struct who who_of(const struct scene *scene, const char *handle);
struct whos whos_of(const struct scene *scene, const struct texts *handles, struct arena *arena);
void sticky_build(struct sticky *sticky, const struct scene *scene, const struct note *note,
	const struct note *parent, struct arena *arena);
/* Of THREAD; its answers' parents are looked for in it. */
void sticky_thread_build(struct sticky_thread *sticky, const struct scene *scene,
	const struct thread *thread, struct arena *arena);
/* A reply, or a cheer with words of its own: it is quoted, where a bare cheer is only counted. */
bool sticky_speaks(const struct sticky *sticky);
/* The text's first line that is not empty; "" when there is none. In ARENA. */
const char *sticky_first_line(const struct sticky *sticky, struct arena *arena);

#endif
