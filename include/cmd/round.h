/*
 * The verbs of `round`, one file each, and what they share: which round is meant, and how they end.
 *
 * Of the operands, those with an @ are people and the one without is the round's name, in any
 * order.
 */
#ifndef CMD_ROUND_H
#define CMD_ROUND_H

#include "cmd/cmd.h"
#include "cmd/scene.h"
#include "model/ring.h"
#include "store/rounds.h"
#include "view/round.h"

extern const struct cmd cmd_round_start, cmd_round_list, cmd_round_show, cmd_round_join,
	cmd_round_leave, cmd_round_due, cmd_round_close;

/* What stands on the line. In app's memory. */
struct round_line {
	const char *name; /* as typed; NULL: none */
	struct texts who; /* as typed, with their @ */
};
/* ERR_USAGE when there are two names. */
MUST_CHECK int round_line_read(
	struct round_line *line, struct app *app, const struct operands *operands, struct err *err);

/* The store's rounds, problems already noted. */
MUST_CHECK int app_rounds(struct app *app, const struct rounds **rounds, struct err *err);
/* The round that TYPED names. ERR_MISSING, and a near miss, when there is none. */
MUST_CHECK int round_named(
	const struct round **round, struct app *app, const char *typed, struct err *err);
/* The same, or, without a name, the only one that is open. ERR_USAGE when there are several,
 * ERR_MISSING when there is none, ERR_BUSY when the one that is named is not open. */
MUST_CHECK int round_meant(
	const struct round **round, struct app *app, const char *typed, struct err *err);

/* The ring of ROUND now, as the notes say. Release it. */
MUST_CHECK int round_ring(
	struct ring *ring, struct app *app, const struct round *round, struct err *err);

/* The edits of a change to a round's files. */
enum { ROUND_EDITS = 4 };
struct round_edits {
	struct edit items[ROUND_EDITS];
	size_t count;
};
void round_edit(struct round_edits *edits, const char *field, enum edit_kind kind,
	const struct texts *values);
/* Edits all files of ROUND in one commit with the SUBJECT; *nothing when all was so already. */
MUST_CHECK int round_commit(bool *nothing, struct app *app, const struct round *round,
	const struct round_edits *edits, const char *subject, struct err *err);
/* "week  Dave joined", unless --quiet. */
void round_say(struct app *app, const struct round *round, const char *deed);

/* The day TYPED, or the last one of a span; words look ahead. ERR_USAGE when it is none, or past. */
MUST_CHECK int round_due_read(
	struct day *due, const char *typed, struct day today, struct err *err);

/* Prints the page of ROUND (NULL: none). */
MUST_CHECK int round_print(struct app *app, enum round_page page, const struct rounds *rounds,
	const struct round *round, struct err *err);
/* Of the open rounds the one that is due first; NULL: none is open. */
MUST_CHECK int round_first(const struct round **round, const struct rounds **rounds,
	struct app *app, struct err *err);

#endif
