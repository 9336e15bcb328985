/*
 * What both reports are put together from. The inside of view/report.h; nobody else includes it.
 */
#ifndef VIEW_REPORT_PARTS_H
#define VIEW_REPORT_PARTS_H

#include "view/report.h"

/* Counts all of NOTES; TALLY is to be released. */
void report_count(struct tally *tally, const struct scene *scene, const struct notes *notes,
	const struct tally_wish *wish);
struct report_counts report_take_counts(const struct tally_counts *counts, struct arena *arena);
/* The most used first, in the table's order among equals. */
struct report_counts report_take_vias(const size_t *vias, struct arena *arena);
/* From which day the report looks back: today, or the last one of what is over. */
struct day report_eve(struct span span, struct day today);
int report_ago(struct day day, struct day eve); /* REPORT_NEVER for DAY_NONE */
/* How many of NOTES within SPAN are private; of those from or to HANDLE, unless that is NULL. */
size_t report_count_private(const struct notes *notes, struct span span, const char *handle);
bool report_is_ongoing(struct span span, struct day today);

#endif
