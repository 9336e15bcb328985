/*
 * One repository alone: what the store's face joins from the shared one and
 * the private one beside it (store/private.h).
 *
 * As the calls of the same name in store/store.h, for this one repository.
 */
#ifndef STORE_SINGLE_H
#define STORE_SINGLE_H

#include "store/inside.h"

MUST_CHECK int select_in(struct notes *notes, struct store *store, const struct query *query,
	size_t limit, bool *more, struct problems *problems, struct err *err);
MUST_CHECK int threads_in(struct notes *notes, struct store *store, const struct query *query,
	size_t limit, bool *more, struct problems *problems, struct err *err);
/* NOTES may be another repository's. */
MUST_CHECK int answers_in(
	struct notes *notes, struct store *store, struct problems *problems, struct err *err);
MUST_CHECK int find_in(struct notes *notes, struct store *store, const char *typed, const char *me,
	struct err *err);
MUST_CHECK int undo_in(struct undone *undone, struct store *store, enum undo_way way, const struct signer *signer,
	struct err *err);
/* When what it would take back was made; MOMENT_NONE: there is nothing. */
MUST_CHECK int undo_time(struct moment *when, struct store *store, enum undo_way way, const struct signer *signer,
	struct err *err);
/* How many characters of ID's last part are needed. */
size_t id_needs_in(struct store *store, const char *id);

#endif
