#include "render/json.h"

#include <stddef.h>

const struct renderer render_json = {
	.name = "json",
	.wall = json_wall,
	.show = json_show,
	.receipt = json_receipt,
	.undo = json_undo,
	.report = json_report,
	.person_report = json_person_report,
	.remind = json_remind,
	.reminders = json_reminders,
	.week = json_week,
	.week_report = json_week_report,
	.people = json_people,
	.person = json_person,
	.round = json_round,
	.rounds = json_rounds,
	.check = json_check,
	.whoami = json_whoami,
	.synced = json_synced,
};

/* clang-format off */
const struct shape json_shapes[] = {
	{ "a person",
		"handle, name, short_name, kind" },
	{ "a note",
		"id, short (the shortest unique id), path, is (thank, reply or cheer), all fields of its file, "
		"conflicts (each field with its other versions), other (unknown keys with their YAML), "
		"all_tags (with the #words of the text), day, days_ago, re_short, picture_path, "
		"people (name, short_name and kind of each handle that the note names), private (true; only of a private note)" },
	{ "wall, search",
		"wall (its name), today, order (newest, best or oldest), words, about (persons), round, filtered, more (there are "
		"others), notes (each with answers, a list of notes)" },
	{ "show",
		"today, notes (each with answers, re_note, and history: commit, date, who, email, subject)" },
	{ "receipt",
		"deed (thank, reply, cheer, edit or remove), dry_run, unchanged, was (the former id), words_before "
		"(the first line, when an edit changed it), first_words, to_self, wishes (handle, wishes, note), strangers (handle, near), round_invites (an open round of the sender's group without the sender), round_owed and round_left (notes that the sender owes in its round, before and after), waiting (changes not shared "
		"yet), repository, note" },
	{ "undo",
		"redo, change, subject, commit, date (of the change), commits_since, files (path, was_there, is_there, binary, lines: sign, text)" },
	{ "report",
		"wall, today, span (first, last), before (likewise), period (day, week, month, quarter, year or "
		"days), ongoing, lookback, only (null, or from, to, tags, vias, kinds, groups, text, round, private), notes, notes_before, notes_private (your own, among notes), people, givers, receivers, inside, outside (name, "
		"count), weeks (monday, count), busiest, shares (part, name, people, gave, thanked), missed and "
		"persons (a person, remote, groups, gave, last_gave, gave_ago, received, last_received, "
		"received_ago, to_customers), no_customer (persons; null where nobody asks), cross (from, to, count), tags and vias (name, count)" },
	{ "report @who",
		"wall, today, who, span, before, period, ongoing, lookback, notes_private (your own, among these), gave, gave_before, last_gave, gave_ago, "
		"received, received_before, last_received, received_ago, tags, vias, thanked_by and thanked "
		"(persons), notes, unanswered (of the last 60 days), year_ago (lists of notes)" },
	{ "remind",
		"today, me, team, group, lookback, items: what (thank, answer, birthday, anniversary, notice, "
		"year_ago, round, join: a round that is open without whom it reminds, or week), who (null for week), day, days (since or until; null: not within lookback), every, "
		"due (since when thanks are), last (day of the week), years, text (of a notice; the round's name; the "
		"theme), side (of a round: left, right, anyone), note" },
	{ "remind --each",
		"today, group, reminders: for (a person), lookback, items (likewise)" },
	{ "week",
		"wall, today, first, last, until (where spilling over ends), phase (before, during or after), days_to, "
		"day_number, days (day, theme, extra, notes), notes, to_customers, people, givers, receivers, goals "
		"(goal: thanked, customer, team or remote; people, done), persons (a person, remote, groups, gave, "
		"received, to_customers, team, in_person, todo: goals), mine (customer: whom to write to; in_person: "
		"persons)" },
	{ "report --week",
		"likewise, and quotes (theme, cheers: from how many people, note with its answers), lookback (days before "
		"the week that were looked at), firsts (persons who wrote their first note in it)" },
	{ "people",
		"today, people (a person, left, and file: path, all fields of the file, other), groups (name, "
		"members)" },
	{ "people show",
		"today, a person's keys, left, wishes, every (days; null: never), every_own, next_birthday, next_anniversary, "
		"next_years, next_notices (day, text), file" },
	{ "round",
		"today, round (its name; null: none is open), open, notes (that everybody writes), written, all, ring "
		"(person, name, left, right, owes, anyone: the suggestion among them), others (round, start, due), "
		"file: paths, all fields of the file, other" },
	{ "round list",
		"today, rounds: round, typed (what finds it: where a later one has its name, with its day in front), "
		"group, start, due, closed, open, people, written, all, mine (you are in it), owed (notes by you), "
		"invited (it is your group's, and you are not in it); written, all and owed are null unless it is open" },
	{ "check",
		"all, errors, remarks, fixed, fixable, problems: level (error or remark), check, path, line, column, "
		"text, hint, fixable, fixed" },
	{ "whoami",
		"me (a person), me_rule, wall, repository, repository_rule, waiting" },
	{ "sync",
		"remote, dry_run, in and out (notes, people who wrote them, edited, removed, others: files of any "
		"other kind, and of these profiles: people's, and rounds), by_hand, unsound and settled (paths), facts and left_out (path, text, hint), "
		"driver_mended, upstream_set" },
	{ NULL, NULL },
};
/* clang-format on */
