#include <string.h>

#include "cmd/notice_day.h"
#include "cmd/people.h"
#include "cmd/recipients.h"
#include "render/phrase.h"

struct notice_args {
	bool yearly;
};
/* Whose files get it. */
struct noticed {
	struct someone *items;
	const char **near; /* a handle that each may be a slip of; NULL */
	size_t count;
};

static const struct opt opts[] = {
	OPT_FLAG(0, "yearly", struct notice_args, yearly, "it comes every year on that day"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks notice @alice 2026-12-05 \"photo show at Gallery 9\"", "something to go to" },
	{ "thanks notice @bob saturday \"the choir sings\"", "days look ahead" },
	{ "thanks notice @alice @bob 2026-12-05 \"the choir sings\"", "for each of them" },
	{ "thanks notice @carol --yearly 05-01 \"the dance contest\"", "every year" },
	{ "thanks notice @dave \"a model ship on the desk\"",
		"something to ask about, on any day" },
	{ NULL, NULL },
};

static int read_notice(struct notice *notice, struct app *app, const struct notice_args *args,
	const struct operands *operands, struct err *err)
{
	struct person scratch;
	const char *text;
	size_t taken;
	/* one line of text, by the same rule as any other in this file */
	const struct field *line = fields_find(&person_fields, "thank.note");

	*notice = (struct notice){ .day = DAY_NONE };
	if (notice_day_take(notice, &taken, app, operands,
		    args->yearly ? NOTICE_YEARLY : NOTICE_ONCE, err) != 0)
		return -1;
	text = operands_text(operands, 1 + taken, &app->memory);
	if (text == NULL) {
		err_set(err, ERR_USAGE, "notice: what is there to notice on that day?");
		return err_hint(err, "as in: thanks notice @alice saturday \"photo show\"");
	}
	fields_init(&person_fields, &scratch);
	if (field_read(line, &scratch, text, strlen(text), &app->memory, err) != 0) {
		err->kind = ERR_USAGE;
		return err_in(err, "notice");
	}
	notice->text = scratch.wish;
	if (notice->text[strspn(notice->text, " \t")] == '\0')
		return err_set(err, ERR_USAGE, "notice: the text is empty");
	return 0;
}

/* "noticed for Sat 5 Dec: photo show at Gallery 9" */
static void add_receipt(struct str *text, const struct app *app, const struct notice *notice)
{
	str_add(text, "noticed");
	if (day_known(notice->day)) {
		str_add(text, " for ");
		str_add_date_short(text, notice->day, app_today(app));
	} else if (notice->yearly.month != 0) {
		str_addf(text, " for %d %s, every year", notice->yearly.day,
			month_name(notice->yearly.month));
	}
	str_addf(text, ": %s", notice->text);
}

static void say_past(struct app *app, const struct notice *notice)
{
	struct str day = { 0 };

	if (!day_known(notice->day) || day_compare(notice->day, app_today(app)) >= 0)
		return;
	str_add_date(&day, notice->day, app_today(app));
	app_say(app,
		"%s is past: nobody is reminded of it; if it comes every year: thanks undo, and "
		"again with --yearly",
		str_text(&day));
	str_release(&day);
}

/* "@alice, @bob" */
static void add_names(struct str *str, const struct noticed *noticed, const char *mark)
{
	for (size_t i = 0; i < noticed->count; i++)
		str_addf(str, "%s%s%s", i > 0 ? ", " : "", mark, noticed->items[i].handle);
}

/* Each gets it in their own file; one commit. */
static int commit_all(struct app *app, struct change *change, const struct noticed *noticed,
	const struct notice *notice, struct err *err)
{
	struct str names = { 0 }, text = { 0 };
	int status;

	add_names(&names, noticed, "");
	add_receipt(&text, app, notice);
	status = people_commit(app, change, str_text(&names), str_text(&text), err);
	for (size_t i = 0; status == 0 && i < noticed->count; i++)
		if (noticed->near[i] != NULL)
			say_near(app, noticed->items[i].handle, noticed->near[i]);
	if (status == 0)
		say_past(app, notice);
	str_release(&names);
	str_release(&text);
	return status;
}

static int commit(struct app *app, const struct noticed *noticed, const struct notice *notice,
	struct err *err)
{
	const struct edit edit = {
		.field = fields_find(&person_fields, "notices"), .kind = EDIT_ADD, .notice = notice
	};
	const struct edits edits = { &edit, 1 };
	struct change change = { 0 };
	struct str text = { 0 };
	struct signer signer;
	int status;

	if (app_signer(app, &signer, err) != 0)
		return -1;
	add_names(&text, noticed, "@");
	change_start(&change, "notice", &signer, "notice %s: %s", str_text(&text), notice->text);
	for (size_t i = 0; i < noticed->count; i++) {
		str_clear(&text);
		str_add_someone_path(&text, &noticed->items[i]);
		change_edit(&change, str_text(&text), &person_fields, &edits, true);
	}
	status = commit_all(app, &change, noticed, notice, err);
	change_release(&change);
	str_release(&text);
	return status;
}

/* How many of the words in front name people: those with an @, else the first. */
static size_t count_names(const struct operands *operands)
{
	size_t count = 0;

	while (count < operands->plain && operands->items[count][0] == '@' &&
		name_length(operands->items[count]) > 1)
		count++;
	return count > 0 ? count : 1;
}

static int add_noticed(struct noticed *noticed, struct app *app, const char *typed, struct err *err)
{
	struct someone *someone = &noticed->items[noticed->count];

	if (someone_named(someone, app, typed, err) != 0 ||
		someone_near(&noticed->near[noticed->count], app, someone, err) != 0)
		return -1;
	for (size_t i = 0; i < noticed->count; i++)
		if (text_same(noticed->items[i].handle, someone->handle))
			return 0;
	noticed->count++;
	return 0;
}

/* WORDS: those in front. */
static int find_noticed(
	struct noticed *noticed, struct app *app, const struct operands *words, struct err *err)
{
	struct recipients named;

	recipients_split(&named, words, &app->memory);
	if (named.who.count == 0)
		texts_add(&app->memory, &named.who, words->items[0]);
	noticed->items = arena_alloc(&app->memory, named.who.count * sizeof(*noticed->items));
	noticed->near = arena_alloc(&app->memory, named.who.count * sizeof(*noticed->near));
	for (size_t i = 0; i < named.who.count; i++)
		if (add_noticed(noticed, app, named.who.items[i], err) != 0)
			return -1;
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct noticed noticed = { 0 };
	struct notice notice;
	size_t names = operands->count > 0 ? count_names(operands) : 0;
	/* the last of the names, and what is said behind it */
	struct operands words, rest = *operands;

	if (operands->count < 2 || names == operands->count) {
		err_set(err, ERR_USAGE, "notice: say who, and what there is to notice");
		return err_hint(err, "as in: thanks notice @alice saturday \"photo show\"");
	}
	words = (struct operands){ operands->items, names, names };
	rest.items += names - 1;
	rest.count -= names - 1;
	rest.plain -= rest.plain < names ? rest.plain : names - 1;
	if (find_noticed(&noticed, app, &words, err) != 0 ||
		read_notice(&notice, app, args, &rest, err) != 0)
		return -1;
	return commit(app, &noticed, &notice, err);
}

const struct cmd cmd_notice = {
	.name = "notice",
	.summary = "note what somebody does outside of work",
	.operands = "@who... [day] text",
	.takes = TAKES_PEOPLE,
	.about = "Keeps in the person's file what they do outside of work and care about: a show, "
		 "a concert, a contest. `thanks remind` tells of it when its day comes near. Days "
		 "look ahead: saturday is the next one, and 05-01, with --yearly, the first of "
		 "May. Without a day it is something to ask about at any time. What only looks "
		 "like a day goes behind --. Several people get it each, in one commit.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_MAKE,
	.args_size = sizeof(struct notice_args),
	.run = run,
};
