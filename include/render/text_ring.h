/*
 * Notes that somebody owes in a round, ready to paste: on the round's own page and in the reminder.
 */
#ifndef RENDER_TEXT_RING_H
#define RENDER_TEXT_RING_H

#include "model/ring.h"
#include "render/table.h"
#include "view/sticky.h"

struct remind_view;

/* A table of what is owed, and a row of it. */
void owed_start(struct table *table);
void owed_row(struct table *table, enum ring_side side, const struct who *who);

/* What a reminder says of rounds: each with its own title. */
void text_owed(struct str *out, const struct remind_view *view, const struct look *look);

#endif
