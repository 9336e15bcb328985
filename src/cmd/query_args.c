#include "cmd/query_args.h"

#include <string.h>

#include "base/unicode.h"
#include "cmd/round.h"
#include "cmd/someone.h"
#include "model/handle.h"

const struct opt query_opts[QUERY_OPT_COUNT] = {
	OPT_TEXTS(0, "from", struct query_args, from, "@WHO", "written by @WHO", OFFERS_PEOPLE),
	OPT_TEXTS(0, "to", struct query_args, to, "@WHO", "written to @WHO", OFFERS_PEOPLE),
	OPT_TEXTS('t', "tag", struct query_args, tags, "TAG", "with the tag TAG", OFFERS_TAGS),
	{ OPT_IS_TEXTS, 0, "via", OPT_AT(struct query_args, vias, struct texts), "HOW",
		"said this way", OFFERS_CHOICES, via_names },
	{ OPT_IS_TEXTS, 0, "kind", OPT_AT(struct query_args, kinds, struct texts), "KIND",
		"from or to this kind of person", OFFERS_CHOICES, kind_names + 1 },
	OPT_TEXTS(0, "group", struct query_args, groups, "GROUP",
		"to the group, or from or to one of its members", OFFERS_GROUPS),
	OPT_TEXT(0, "text", struct query_args, text, "WORDS", "with WORDS in the text",
		OFFERS_NOTHING),
	OPT_TEXT(0, "round", struct query_args, round, "NAME", "written in this round",
		OFFERS_ROUNDS),
	OPT_TEXT(0, "since", struct query_args, since, "DAY", "of this day or later", OFFERS_DAYS),
	OPT_TEXT(
		0, "until", struct query_args, until, "DAY", "of this day or earlier", OFFERS_DAYS),
	OPT_FLAG(0, "private", struct query_args, private, "only what you keep to yourself"),
	OPT_FLAG(0, "shared", struct query_args, shared, "only what is shared"),
};

static int add_people(struct texts *handles, struct app *app, const char *typed, struct err *err)
{
	const struct people *people;
	struct someone someone;
	size_t before = handles->count;

	if (app_people(app, &people, err) != 0 || app_handle(app, typed, &someone.handle, err) != 0)
		return -1;
	someone.person = people_find(people, someone.handle);
	if (strcmp(someone.handle, HANDLE_ALL) == 0 || people_has_group(people, someone.handle))
		people_members(people, someone.handle, app_today(app), &app->memory, handles);
	else if (someone_known(app, &someone, err) != 0)
		return -1;
	/* also for a group that all have left: nobody is not the same as anybody */
	if (handles->count == before)
		texts_add(&app->memory, handles, someone.handle);
	return 0;
}

static int add_each(struct texts *handles, struct app *app, const struct texts *typed,
	const char *option, struct err *err)
{
	for (size_t i = 0; i < typed->count; i++)
		if (add_people(handles, app, typed->items[i], err) != 0)
			return err_in(err, "--%s", option);
	return 0;
}

static int add_operands(
	struct query *query, struct app *app, const struct operands *operands, struct err *err)
{
	for (size_t i = 0; i < operands->count; i++) {
		const char *typed = operands->items[i];

		if (typed[0] != '@') {
			err_set(err, ERR_USAGE, "'%s' is not a person", typed);
			return err_hint(err, "a name begins with @");
		}
		if (add_people(&query->who, app, typed, err) != 0)
			return -1;
	}
	return 0;
}

static int add_groups(
	struct query *query, struct app *app, const struct texts *typed, struct err *err)
{
	const char *group;

	for (size_t i = 0; i < typed->count; i++) {
		if (group_named(&group, app, typed->items[i], err) != 0)
			return err_in(err, "--group");
		texts_add(&app->memory, &query->groups, group);
	}
	return 0;
}

/* The parser has let only these pass. */
static unsigned bits_of(const struct texts *typed, const char *const *choices)
{
	unsigned bits = 0;

	for (size_t i = 0; i < typed->count; i++)
		for (unsigned bit = 0; choices[bit] != NULL; bit++)
			if (strcmp(choices[bit], typed->items[i]) == 0)
				bits |= 1u << bit;
	return bits;
}

static const char *fold(struct app *app, const char *text)
{
	struct str folded = { 0 };

	str_add_folded(&folded, text, strlen(text), FOLD_SEARCH);
	const char *kept = arena_text(&app->memory, str_text(&folded), folded.length);
	str_release(&folded);
	return kept;
}

static int read_span(struct span *span, const struct app *app, const char *option,
	const char *typed, struct err *err)
{
	if (when_span(typed, app_today(app), WHEN_BACK, span))
		return 0;
	err_set(err, ERR_USAGE, "--%s: '%s' is not a day or a span of days", option, typed);
	return err_hint(err, "as 2026-11-21, 2026-11, yesterday, monday, '3 weeks ago', 'last "
			     "quarter'");
}

static int set_span(
	struct query *query, const struct app *app, const struct query_args *args, struct err *err)
{
	struct span span;

	if (args->since == NULL && args->until == NULL)
		return 0;
	query->has_span = true;
	query->span = (struct span){ DAY_MIN, DAY_MAX };
	if (args->since != NULL) {
		if (read_span(&span, app, "since", args->since, err) != 0)
			return -1;
		query->span.first = span.first;
	}
	if (args->until != NULL) {
		if (read_span(&span, app, "until", args->until, err) != 0)
			return -1;
		query->span.last = span.last;
	}
	if (day_compare(query->span.last, query->span.first) < 0)
		return err_set(err, ERR_USAGE, "--until: '%s' is before --since '%s'", args->until,
			args->since);
	return 0;
}

/* Nothing before its first day needs to be read. */
static int set_round(struct query *query, struct app *app, const char *typed, struct err *err)
{
	const struct round *round;
	struct span span;

	if (typed == NULL)
		return 0;
	if (round_named(&round, app, typed, err) != 0)
		return err_in(err, "--round");
	query->round = round;
	span = query->has_span ? query->span : (struct span){ round->start, round->last };
	if (day_compare(span.first, round->start) < 0 && day_compare(round->start, span.last) <= 0)
		span.first = round->start;
	query->span = span;
	query->has_span = true;
	return 0;
}

enum privacy privacy_for(const struct app *app, enum privacy said)
{
	if (said != PRIVACY_BOTH || !app->renderer->for_others)
		return said;
	return PRIVACY_SHARED;
}

static enum privacy privacy_said(const struct query_args *args)
{
	if (args->private == args->shared)
		return PRIVACY_BOTH;
	return args->private ? PRIVACY_PRIVATE : PRIVACY_SHARED;
}

int query_resolve(struct query *query, struct app *app, const struct query_args *args,
	const struct operands *operands, struct err *err)
{
	*query = (struct query){ .privacy = privacy_for(app, privacy_said(args)) };
	if (add_operands(query, app, operands, err) != 0 ||
		add_each(&query->from, app, &args->from, "from", err) != 0 ||
		add_each(&query->to, app, &args->to, "to", err) != 0 ||
		add_groups(query, app, &args->groups, err) != 0 ||
		set_span(query, app, args, err) != 0 ||
		set_round(query, app, args->round, err) != 0)
		return -1;
	for (size_t i = 0; i < args->tags.count; i++) {
		const char *tag = args->tags.items[i];

		texts_add(&app->memory, &query->tags, *tag == '#' ? tag + 1 : tag);
	}
	query->vias = bits_of(&args->vias, via_names);
	query->kinds = bits_of(&args->kinds, kind_names);
	if (args->text != NULL)
		query->text = fold(app, args->text);
	return 0;
}
