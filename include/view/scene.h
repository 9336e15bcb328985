/*
 * What every page needs to know besides its notes: who the people are, which
 * day it is, who looks, and how a note is called for short.
 *
 * All borrowed from the command.
 */
#ifndef VIEW_SCENE_H
#define VIEW_SCENE_H

#include "model/id.h"
#include "model/people.h"
#include "model/settings.h"

/* Appends how much of ID must be typed. The store knows; a page does not. */
struct view_ids {
	void (*add_short)(void *with, const char *id, struct str *out);
	void *with;
};

struct scene {
	const struct people *people;
	const struct settings *settings;
	struct day today;
	const char *me; /* canonical handle; NULL where the page does not depend on it */
	struct view_ids ids; /* without a function an id's last part stands for itself */
};

/* The short form of ID, in ARENA. */
const char *scene_short_id(const struct scene *scene, const char *id, struct arena *arena);

#endif
