/*
 * What programs call what we count on fingers: one word for each value of an
 * enum, the same in json, line and csv, and for ever.
 */
#ifndef RENDER_NAMES_H
#define RENDER_NAMES_H

#include "view/check.h"
#include "view/receipt.h"
#include "view/remind.h"
#include "view/report.h"
#include "view/wall.h"
#include "view/week.h"

const char *answer_name(enum answer answer); /* thank, reply, cheer */
const char *receipt_name(enum receipt_kind kind); /* thank, reply, cheer, edit, remove */
const char *wall_order_name(enum wall_order order); /* newest, best, oldest */
const char *remind_name(enum remind_kind kind); /* thank, answer, birthday, ... */
const char *side_name(enum ring_side side); /* left, right, anyone */
const char *share_name(enum tally_part part); /* kind, remote, group */
const char *period_name(enum period period); /* day, week, month, quarter, year; else days */
const char *goal_name(enum goal goal); /* thanked, customer, team, remote */
const char *phase_name(enum week_phase phase); /* before, during, after */
const char *level_name(enum problem_level level); /* error, remark */

#endif
