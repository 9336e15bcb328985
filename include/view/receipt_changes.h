/*
 * What an edit changed, field by field, for its receipt. Part of the view, and in its memory.
 */
#ifndef VIEW_RECEIPT_CHANGES_H
#define VIEW_RECEIPT_CHANGES_H

#include "view/receipt.h"

/* VIEW knows its note and its first words already. */
void receipt_take_changes(
	struct receipt_view *view, const struct scene *scene, const struct note *before);

#endif
