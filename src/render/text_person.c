#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/people.h"

#define LABEL 13

/* One person being told. */
struct portrait {
	const struct person_view *view;
	const struct person *person;
	const struct look *look;
	struct str *out;
	struct line line;
};

static void label(struct portrait *portrait, const char *name)
{
	text_labelled(portrait->out, name, LABEL, &portrait->line, portrait->look);
}

static void add_day(struct line *line, struct day day, struct day today)
{
	struct str text = { 0 };

	str_add_date(&text, day, today);
	line_add(line, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

static void tell_likes(struct portrait *portrait)
{
	struct str manner = { 0 };

	person_add_manner(&manner, portrait->person);
	line_add(&portrait->line, STYLE_PLAIN, str_text(&manner));
	label(portrait, "Likes it");
	if (portrait->person->wish != NULL)
		line_add(&portrait->line, STYLE_PLAIN, portrait->person->wish);
	label(portrait, "And says");
	str_release(&manner);
}

static void tell_list(struct portrait *portrait, const char *name, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		line_add_part(&portrait->line, texts->items[i]);
	label(portrait, name);
}

static void tell_sort(struct portrait *portrait)
{
	line_add_part(&portrait->line, kind_names[portrait->view->who.kind]);
	if (portrait->person->remote)
		line_add_part(&portrait->line, "remote");
	label(portrait, "Kind");
	tell_list(portrait, "Groups", &portrait->person->groups);
	tell_list(portrait, "E-mail", &portrait->person->emails);
	tell_list(portrait, "Also called", &portrait->person->aliases);
}

static void tell_days(struct portrait *portrait)
{
	const struct person_view *view = portrait->view;
	struct line *line = &portrait->line;
	struct yearly birthday = portrait->person->birthday;

	if (day_known(portrait->person->since)) {
		line_add(line, STYLE_PLAIN, "since ");
		add_day(line, portrait->person->since, view->today);
	}
	if (day_known(portrait->person->until)) {
		line_add(line, STYLE_PLAIN, line->text.length ? ", until " : "until ");
		add_day(line, portrait->person->until, view->today);
	}
	if (day_known(view->anniversary)) {
		line_addf(line, STYLE_PLAIN, "; %d %s on ", view->years,
			view->years == 1 ? "year" : "years");
		add_day(line, view->anniversary, view->today);
	}
	label(portrait, "Here");
	/* no year: it would read like that of the birth */
	if (birthday.month)
		line_addf(line, STYLE_PLAIN, "%d %s", birthday.day, month_name(birthday.month));
	label(portrait, "Birthday");
	if (view->every == DURATION_NEVER)
		line_add(line, STYLE_PLAIN, "never");
	else
		line_addf(line, STYLE_PLAIN, "every %d days", view->every);
	line_add(line, STYLE_PLAIN, view->every_own ? "" : ", like others");
	label(portrait, "Thanks due");
}

static void tell_notices(struct portrait *portrait)
{
	const struct person_view *view = portrait->view;

	for (size_t i = 0; i < view->notice_count; i++) {
		const struct person_notice *notice = &view->notices[i];
		struct day day = day_known(notice->next) ? notice->next : notice->notice->day;
		struct str when = { 0 };
		if (day_known(day)) {
			str_add_date_short(&when, day, view->today);
			line_addf(&portrait->line, STYLE_QUIET, "%s%s  ", str_text(&when),
				notice->notice->yearly.month ? ", yearly" : "");
		}
		line_add(&portrait->line, STYLE_PLAIN, notice->notice->text);
		label(portrait, i ? "" : "Notices");
		str_release(&when);
	}
}

/* What a merge left to settle, and keys of the file that are somebody else's business. */
static void tell_rest(struct portrait *portrait)
{
	const struct person *person = portrait->person;
	struct line *line = &portrait->line;

	for (size_t i = 0; i < person->conflicts.count; i++) {
		const struct conflict *conflict = &person->conflicts.items[i];
		line_add(line, STYLE_LATE, conflict->field);
		for (size_t j = 0; j < conflict->values.count; j++)
			line_addf(line, STYLE_PLAIN, "%s%s", j ? ", or " : ": or ",
				conflict->values.items[j]);
		label(portrait, "Unsettled");
	}
	for (size_t i = 0; i < person->unknown.count; i++) {
		line_addf(line, STYLE_PLAIN, "%s: %s", person->unknown.items[i].name,
			person->unknown.items[i].source);
		label(portrait, "Also");
	}
}

static void tell_stranger(struct portrait *portrait)
{
	const char *handle = portrait->view->who.handle;

	line_addf(&portrait->line, STYLE_PLAIN,
		"Known from notes only. To keep how @%s likes to be thanked:", handle);
	text_indented(portrait->out, 0, &portrait->line, portrait->look);
	str_add_char(portrait->out, '\n');
	line_addf(&portrait->line, STYLE_PLAIN,
		"thanks people set @%s name=\"...\" thank.how=in-person", handle);
	text_indented(portrait->out, 2, &portrait->line, portrait->look);
}

void text_person(struct str *out, const struct person_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct portrait portrait = {
		.view = view,
		.person = view->who.person,
		.look = &list,
		.out = out,
	};

	line_addf(&portrait.line, STYLE_NAME, "%s", view->who.name);
	line_addf(&portrait.line, STYLE_PLAIN, "  @%s", view->who.handle);
	text_indented(out, 0, &portrait.line, &list);
	str_add_char(out, '\n');
	if (portrait.person) {
		tell_likes(&portrait);
		tell_notices(&portrait);
		tell_days(&portrait);
		tell_sort(&portrait);
		tell_rest(&portrait);
	} else {
		tell_stranger(&portrait);
	}
	line_release(&portrait.line);
}
