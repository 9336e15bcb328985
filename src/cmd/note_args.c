#include "cmd/note_args.h"

#include "model/note.h"

const struct opt note_opts[NOTE_OPT_COUNT] = {
	OPT_ONE(0, "from", struct note_args, from, "WHO",
		"whom the thanks come from, when it is not me who only types", OFFERS_PEOPLE),
	OPT_TEXTS('t', "tag", struct note_args, tags, "TAG",
		"a value it shows: patience, teamwork, ...; may be repeated", OFFERS_TAGS),
	{ OPT_IS_ONE, 0, "via", OPT_AT(struct note_args, via, const char *), "HOW",
		"how it was said", OFFERS_CHOICES, via_names },
	OPT_ONE(0, "for", struct note_args, about, "WHAT",
		"what it is about: a commit, a link, a ticket, a path", OFFERS_NOTHING),
	OPT_ONE(0, "date", struct note_args, date, "DAY",
		"when it was: yesterday, monday, 2026-11-21, \"yesterday 16:42\"", OFFERS_DAYS),
	OPT_ONE(0, "round", struct note_args, round, "NAME",
		"the round it is written in (thanks help round); empty: in none", OFFERS_ROUNDS),
	OPT_ONE(0, "picture", struct note_args, picture, "FILE",
		"a picture to go with it: png, jpeg, webp or gif, at most 5 MiB", OFFERS_FILES),
	OPT_FLAG(0, "again", struct note_args, again,
		"it is meant: the same words again, or a day to come"),
	OPT_FLAG('n', "dry-run", struct note_args, dry_run,
		"print what would be written, and write nothing"),
};

const struct opt private_opts[1] = {
	OPT_FLAG(0, "private", struct note_args, private,
		"keep it to yourself, in a repository of your own that is never shared"),
};
