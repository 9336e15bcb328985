/*
 * One note whole (or several): all its fields, what answers it, and who
 * changed it when.
 *
 * Owns its memory; borrows from the notes, the steps and the scene.
 */
#ifndef VIEW_SHOW_H
#define VIEW_SHOW_H

#include "view/sticky.h"

/* One step in the file's history: a commit. */
struct show_step {
	const char *commit; /* its full name in hex */
	struct moment when;
	const char *who;
	const char *email;
	const char *subject;
};

struct show_note {
	struct sticky_thread thread;
	struct sticky re; /* the note it answers; note is NULL when there is none at hand */
	struct show_step *steps; /* oldest first */
	size_t step_count;
};

struct show_view {
	struct day today;
	struct show_note *notes; /* in the order they were asked for */
	size_t count;
	struct arena memory;
};

/* What the command has found for one note. */
struct show_item {
	const struct note *note;
	const struct notes *around; /* where its answers are, itself included */
	const struct note *re; /* NULL when there is none, or it is gone */
	const struct show_step *steps; /* newest first, as git tells them */
	size_t step_count;
};

void show_view_build(struct show_view *view, const struct scene *scene,
	const struct show_item *items, size_t count);
void show_view_release(struct show_view *view);

#endif
