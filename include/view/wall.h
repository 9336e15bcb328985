/*
 * The wall: notes with their replies and cheers under them, newest first; or
 * what a search found, best first.
 *
 * Owns its memory; borrows from the notes and the scene. Its cost grows with the notes it is given,
 * never with the repository: so it knows how many notes it shows and whether there are more, but
 * not how many there are in all.
 */
#ifndef VIEW_WALL_H
#define VIEW_WALL_H

#include "model/query.h"
#include "view/sticky.h"

enum wall_order { WALL_NEWEST, WALL_BEST, WALL_ALOUD /* oldest first, to be read to others */ };

struct wall_view {
	const char *name; /* of the wall: the settings' name; NULL when it has none */
	struct day today;
	enum wall_order order;
	struct sticky_thread *threads;
	size_t count;
	bool more; /* there are others behind the last one */
	bool filtered; /* the query asked for some notes only */
	bool unreadable; /* there are notes, but none could be read */
	const char *words; /* what was searched for, as typed; NULL on a wall */
	const char *round; /* `wall --round week`; NULL: of any */
	struct whos about; /* `wall @alice`: whom it is about */
	struct arena memory;
};

/* What was asked for. */
struct wall_wish {
	const struct query *query;
	const char *words; /* a search, as typed; NULL for a wall */
	bool aloud;
	bool more; /* as store_select said */
	size_t limit; /* at most that many threads; 0: all. For a search, whose best ones are only
			 known when all are. */
	bool unreadable; /* notes that could not be read were left out */
};

void wall_view_build(struct wall_view *view, const struct scene *scene, const struct notes *notes,
	const struct wall_wish *wish);
void wall_view_release(struct wall_view *view);

#endif
