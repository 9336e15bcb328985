#include "render/line.h"

#include <stddef.h>

const struct renderer render_line = {
	.name = "line",
	.wall = line_wall,
	.show = line_show,
	.receipt = line_receipt,
	.report = line_report,
	.person_report = line_person_report,
	.remind = line_remind,
	.reminders = line_reminders,
	.week = line_week,
	.week_report = line_week_report,
	.people = line_people,
	.person = line_person,
	.round = line_round,
	.rounds = line_rounds,
	.check = line_check,
	.whoami = line_whoami,
	.synced = line_synced,
};

/* clang-format off */
const struct shape line_shapes[] = {
	{ "wall, search, receipt",
		"id, date, from, to (parted by commas), first line of the text; answers behind their note" },
	{ "show",
		"id, field, value: one line a value, and one a line of the text. Besides the fields of the file: "
		"other (name, YAML), all_tags, short, path, picture_path, person (handle, name, kind), re_note, "
		"reply and cheer (id, date, from, to, text), history (date, who, email, subject, commit)" },
	{ "report",
		"a word, and behind it. wall: name; span and before: first, last; only: which notes; notes: in the span, before; "
		"people: how many, who gave, who were thanked; inside: notes; outside, tag, via: name, notes; week: "
		"monday, notes; share: part, name, people, gave, thanked; missed, person: handle, name, kind, "
		"remote, groups, gave, last gave, days ago, received, last received, days ago, notes to customers; "
		"no_customer: handle, name, kind; cross: from, to, "
		"notes" },
	{ "report @who",
		"likewise. wall; who, thanked_by, thanked: handle, name, kind; span; before; gave, received: notes, "
		"before, last, days ago; tag; via; note, unanswered, year_ago: the five fields of a note" },
	{ "remind",
		"what (thank, answer, birthday, anniversary, notice, year_ago, round, join: a round that is "
		"open without whom it reminds, week), handle, name, day, days "
		"(since or until; empty: not within the lookback), every or years, id, first line of the text (the "
		"round's name, the theme), whom it reminds" },
	{ "week",
		"a word, and behind it. wall: name; week: first, last, until, phase (before, during or after), days to "
		"go; notes: all, to customers; people: how many, who gave, who were thanked; day: day, theme, extra, "
		"notes; goal: which (thanked, customer, team or remote), for how many, done; todo: goal, handle, name; "
		"person: handle, name, remote, groups, gave, received, notes to customers, team, thanked in person; "
		"mine: goal, handle, name" },
	{ "report --week",
		"wall, week, notes, people, day and goal likewise. quote: theme, cheers, the five fields of a note; "
		"first (who wrote their first note): handle, name" },
	{ "people",
		"handle, name, kind, groups, remote, left, wishes" },
	{ "people show",
		"handle, field, value: one line a value. Besides the fields of the file: called (name, short name, "
		"kind, left), wishes, due_every (days; empty: never), next_birthday, next_anniversary (day, years), next_notice "
		"(day, text), other (name, YAML), path" },
	{ "round",
		"round, handle, name, left, right, and to whom a note is owed: on the left, on the right, anyone (a "
		"suggestion); one person a line, each on the left of the next" },
	{ "round list",
		"round (where a later one has its name: with its day in front), group, open, ahead or closed, start, "
		"due, closed, people, notes written, all notes, notes that you owe, invited or nothing; only of an open one how "
		"many notes" },
	{ "check",
		"path, line, column, level (error, remark or fixed), check, text, hint, fixable or nothing" },
	{ "whoami",
		"handle, name, its rule, repository, its rule, wall, changes not shared yet" },
	{ "sync",
		"a word, and behind it. remote: name, dry-run or nothing; in, out: notes, people who wrote them, "
		"notes edited, notes removed, other files; by_hand, unsound, settled: path; fact, left_out: path, "
		"text, hint" },
	{ NULL, NULL },
};
/* clang-format on */
