#include "render/csv.h"

#include <stddef.h>

const struct renderer render_csv = {
	.name = "csv",
	.wall = csv_wall,
	.report = csv_report,
	.remind = csv_remind,
	.reminders = csv_reminders,
	.week = csv_week,
	.week_report = csv_week_report,
	.people = csv_people,
	.round = csv_round,
	.rounds = csv_rounds,
	.check = csv_check,
};

/* clang-format off */
const struct shape csv_shapes[] = {
	{ "wall, search",
		"id, short, is (thank, reply or cheer), path, from_name, to_names, all_tags, all fields of a note's "
		"file, other (unknown keys with their YAML); answers behind their note" },
	{ "report",
		"handle, name, kind, remote, groups, gave, last_gave, gave_ago (days), received, last_received, "
		"received_ago, to_customers: one person a row" },
	{ "remind",
		"what (thank, answer, birthday, anniversary, notice, year_ago, round, join: a round that is "
		"open without whom it reminds, week), handle, name, day, days "
		"(since or until; empty: not within the lookback), every, years, id, text (of a note or notice; the "
		"round's name; the theme), side (of a round: left, right, anyone), due (since when thanks are), last "
		"(day of the week), for (whom it reminds)" },
	{ "week",
		"handle, name, remote, groups, gave, received, to_customers (notes), team (its size), in_person (how "
		"many of it they thanked so): one colleague a row" },
	{ "report --week",
		"id, day, theme, cheers (from how many people), from, from_name, to, to_names, text: one note a row" },
	{ "people",
		"handle, called, is (their kind), left, wishes, path, all fields of a person's file, other" },
	{ "round",
		"round, person, name, left, right, owes_left, owes_right, owes_anyone (a suggestion): one person a row, "
		"each on the left of the next" },
	{ "round list",
		"round (where a later one has its name: with its day in front), group, state (open, ahead or closed), "
		"start, due, closed, people, written, all, owed (notes), invited (true or nothing): one round a row" },
	{ "check",
		"path, line, column, level (error or remark), check, text, hint, fixable, fixed" },
	{ NULL, NULL },
};
/* clang-format on */
