/*
 * What can only be said of a tally when the last note was counted: who was
 * missed, which share of each part of the people was reached, the cross
 * table, and lists in order. The inside of tally_finish().
 */
#ifndef MODEL_TALLY_SUM_H
#define MODEL_TALLY_SUM_H

#include "model/tally.h"

void tally_sum_persons(struct tally *tally); /* first: decides who is counted */
void tally_sum_shares(struct tally *tally);
void tally_sum_cross(struct tally *tally);
void tally_sort_used(struct tally_counts *counts); /* the most used first, then by name */
void tally_sort_names(struct tally_counts *counts); /* by name; the names are found no more */

#endif
