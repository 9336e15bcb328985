/*
 * Which notes are meant: the one definition of "match". Every reading
 * command filters through it. All parts must hold; within one part any of the
 * values is enough.
 */
#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

#include "model/people.h"
#include "model/round.h"

/* The team's notes, one's own private ones, or both. */
enum privacy { PRIVACY_BOTH, PRIVACY_SHARED, PRIVACY_PRIVATE };

struct query {
	struct texts who;    /* from or to any of these; canonical handles or groups already expanded */
	struct texts from;
	struct texts to;
	struct texts tags;
	struct texts groups; /* written to the group, or from/to one of its members */
	struct texts words;  /* each folded (FOLD_SEARCH): ALL must be in the text or the names */
	const char *text;    /* folded: this phrase must be in the text */
	const struct round *round; /* written in it; NULL: any, or none */
	unsigned vias;	     /* bit 1 << enum via; 0: any */
	unsigned kinds;	     /* bit 1 << enum person_kind of sender or recipient; 0: any */
	struct span span;    /* local days; first == last == 0 with has_span false: any */
	bool has_span;
	enum privacy privacy; /* where the note lies; looks at no note */
};

bool query_matches(const struct query *query, const struct note *note, const struct people *people);
bool query_is_empty(const struct query *query);
bool query_filters(const struct query *query); /* does it ask for anything but days? */

/*
 * How well NOTE answers the words of QUERY, more is better: whole words before parts, text before
 * names, more hits before fewer. For `search`; ties go to the newer note.
 */
int query_score(const struct query *query, const struct note *note, const struct people *people);

#endif
