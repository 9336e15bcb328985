/*
 * A wall on which every string that comes from others is hostile, and every
 * page of it, for tests of renderers.
 */
#ifndef TESTS_RENDER_HOSTILE_H
#define TESTS_RENDER_HOSTILE_H

#include "../sample.h"
#include "render/render.h"
#include "view/check.h"
#include "view/people.h"
#include "view/receipt.h"
#include "view/remind.h"
#include "view/report.h"
#include "view/show.h"
#include "view/undo.h"
#include "view/wall.h"
#include "view/week_report.h"
#include "view/whoami.h"

/* Escapes (also C1 as UTF-8 and as a byte), markup, quotes, a formula, lines, bidi, tags, broken
 * bytes. */
#define HOSTILE                                                                                    \
	"=1+1\x1b]0;x\x07\x1b[31m</script><script>alert(1)</script><!-- \"'`&amp;\t|\r\nsecond "   \
	"\xc2\x9b"                                                                                 \
	"31m\xe2\x80\xae\xe2\x81\xa6\xef\xbb\xbf\xf3\xa0\x81\x81\xff\x9b \\u0041 javascript:x"

static struct texts hostile_texts(struct sample *sample)
{
	struct texts texts = { 0 };

	texts_add(&sample->notes.memory, &texts, HOSTILE);
	texts_add(&sample->notes.memory, &texts, "@" HOSTILE);
	return texts;
}

static struct conflicts hostile_conflicts(struct sample *sample)
{
	struct conflicts conflicts = { .count = 1 };

	conflicts.items = arena_alloc(&sample->notes.memory, sizeof(*conflicts.items));
	conflicts.items[0] = (struct conflict){ HOSTILE, hostile_texts(sample) };
	return conflicts;
}

static struct unknowns hostile_unknowns(struct sample *sample)
{
	struct unknowns unknowns = { .count = 1 };

	unknowns.items = arena_alloc(&sample->notes.memory, sizeof(*unknowns.items));
	unknowns.items[0] = (struct unknown){ HOSTILE, HOSTILE };
	return unknowns;
}

static void hostile_note(struct sample *sample, const char *id, const char *re)
{
	struct note *note = notes_add(&sample->notes);

	fields_init(&note_fields, note);
	note->id = id;
	note->path = "notes/" HOSTILE ".yaml";
	note->from = re ? "@" HOSTILE : HOSTILE;
	note->to = hostile_texts(sample);
	note->date = moment_at((struct day){ 20770 }, 16 * 3600, 60);
	note->text = HOSTILE;
	note->tags = hostile_texts(sample);
	note->via = VIA_EMAIL;
	note->about = re ? "https://example.org/?" HOSTILE : HOSTILE;
	note->re = re;
	note->by = "-" HOSTILE;
	note->group = HOSTILE;
	note->round = HOSTILE;
	note->picture = HOSTILE;
	note->conflicts = hostile_conflicts(sample);
	note->unknown = hostile_unknowns(sample);
}

static void hostile_person(struct sample *sample, const char *handle)
{
	struct person *person = people_add(&sample->people);
	struct notices notices = { .count = 2 };

	fields_init(&person_fields, person);
	person->handle = handle;
	person->path = "people/" HOSTILE;
	person->name = HOSTILE;
	person->emails = hostile_texts(sample);
	person->aliases = hostile_texts(sample);
	person->kind = KIND_COLLEAGUE;
	person->groups = hostile_texts(sample);
	person->remote = true;
	person->since = (struct day){ 18000 };
	person->birthday = (struct yearly){ 11, 23 };
	person->every = 1;
	person->wish = HOSTILE;
	notices.items = arena_alloc(&sample->notes.memory, 2 * sizeof(*notices.items));
	notices.items[0] = (struct notice){ (struct day){ 20780 }, { 0 }, HOSTILE };
	notices.items[1] = (struct notice){ DAY_NONE, { 11, 22 }, HOSTILE };
	person->notices = notices;
	person->conflicts = hostile_conflicts(sample);
	person->unknown = hostile_unknowns(sample);
}

#define HOSTILE_ID "=" HOSTILE ".yaml"

static inline void hostile_start(struct sample *sample)
{
	sample_start(sample);
	sample->settings.name = HOSTILE;
	for (int weekday = 0; weekday < 7; weekday++)
		sample->settings.themes[weekday] = HOSTILE;
	hostile_person(sample, HOSTILE);
	hostile_person(sample, "@" HOSTILE);
	hostile_note(sample, HOSTILE_ID, NULL);
	hostile_note(sample, "+" HOSTILE, HOSTILE_ID);
	people_ready(&sample->people);
	for (size_t i = 0; i < sample->notes.count; i++)
		note_settle(&sample->notes.items[i], &sample->notes.memory);
	sample->scene.me = HOSTILE;
}

/* Every page of SAMPLE, one after the other: the renderer's member says which. */
struct pages {
	struct str wall, search, show, receipt, undo, report, person_report, remind, reminders,
		week, week_report, people, person, check, whoami;
};

static inline void pages_release(struct pages *pages)
{
	struct str *all = (struct str *)pages;

	for (size_t i = 0; i < sizeof(*pages) / sizeof(*all); i++)
		str_release(&all[i]);
}

#define SAY(page, ...)                                                                             \
	do {                                                                                       \
		if (renderer->page)                                                                \
			renderer->page(__VA_ARGS__, &look);                                        \
	} while (0)

static const struct look look = { .width = 80, .unicode = true };

static inline void say_walls(
	struct pages *pages, const struct renderer *renderer, const struct sample *sample)
{
	struct query query = { 0 };
	struct wall_view view;

	wall_view_build(
		&view, &sample->scene, &sample->notes, &(struct wall_wish){ .query = &query });
	SAY(wall, &pages->wall, &view);
	wall_view_release(&view);
	wall_view_build(&view, &sample->scene, &sample->notes,
		&(struct wall_wish){ .query = &query, .words = HOSTILE, .more = true, .limit = 1 });
	SAY(wall, &pages->search, &view);
	wall_view_release(&view);
}

static inline void say_note(
	struct pages *pages, const struct renderer *renderer, const struct sample *sample)
{
	const struct note *note = &sample->notes.items[0], *other = &sample->notes.items[1];
	struct show_step step = { HOSTILE, note->date, HOSTILE, HOSTILE, HOSTILE };
	struct show_item items[] = { { note, &sample->notes, other, &step, 1 },
		{ other, &sample->notes, note, &step, 1 } };
	struct texts known = { 0 };
	struct receipt_facts facts = { .kind = RECEIPT_EDIT,
		.was = HOSTILE,
		.known = &known,
		.waiting = 2,
		.repository = HOSTILE };
	struct show_view show;
	struct receipt_view receipt;

	show_view_build(&show, &sample->scene, items, 2);
	SAY(show, &pages->show, &show);
	show_view_release(&show);
	receipt_view_build(&receipt, &sample->scene, note, &facts);
	SAY(receipt, &pages->receipt, &receipt);
	receipt_view_release(&receipt);
}

static inline void say_undo(struct pages *pages, const struct renderer *renderer)
{
	struct undo_facts facts = { .subject = HOSTILE, .kind = HOSTILE, .commit = HOSTILE };
	struct undo_item item = { HOSTILE, HOSTILE "\n", "x" HOSTILE, strlen(HOSTILE) + 1,
		strlen(HOSTILE) + 1 };
	struct undo_view view;

	undo_view_build(&view, &facts, &item, 1);
	SAY(undo, &pages->undo, &view);
	undo_view_release(&view);
}

static inline void say_reports(
	struct pages *pages, const struct renderer *renderer, const struct sample *sample)
{
	struct span span = { (struct day){ 20720 }, (struct day){ 20800 } };
	struct report_view report;
	struct person_report_view own;

	const char *texts[] = { HOSTILE };
	struct query query = { .groups = { texts, 1 },
		.tags = { texts, 1 },
		.vias = 1u << VIA_EMAIL,
		.text = HOSTILE };

	report_view_build(&report, &sample->scene, &sample->notes,
		&(struct report_wish){ .span = span, .query = &query });
	SAY(report, &pages->report, &report);
	report_view_release(&report);
	person_report_view_build(
		&own, &sample->scene, &sample->notes, span, sample->people.items[0].handle);
	SAY(person_report, &pages->person_report, &own);
	person_report_view_release(&own);
}

static inline void say_reminders(
	struct pages *pages, const struct renderer *renderer, const struct sample *sample)
{
	struct remind_letter letter = { HOSTILE, "bob@example.org", "\n\nBcc: x <y@z> " HOSTILE,
		"alice@example.org" };
	struct remind_wish wish = {
		.named = true, .group = NULL, .repository = HOSTILE, .letter = &letter
	};
	struct reminders_view list = { .today = sample->scene.today, .group = HOSTILE };
	struct remind_view remind;
	struct roll roll;

	roll_build(
		&roll, &sample->notes, &sample->people, &sample->settings, sample->scene.today, 30);
	remind_view_build(&remind, &sample->scene, &roll, &wish);
	SAY(remind, &pages->remind, &remind);
	SAY(reminders, &pages->reminders, &list);
	list.part = REMINDERS_ONE;
	list.one = &remind;
	for (list.before = 0; list.before < 2; list.before++)
		SAY(reminders, &pages->reminders, &list);
	list.part = REMINDERS_END;
	SAY(reminders, &pages->reminders, &list);
	remind_view_release(&remind);
	roll_release(&roll);
}

static inline void say_weeks(
	struct pages *pages, const struct renderer *renderer, const struct sample *sample)
{
	struct span span = { (struct day){ 20769 }, (struct day){ 20775 } };
	struct day until = { 20780 };
	struct week_view week;
	struct week_report_view report;

	week_view_build(&week, &sample->scene, &sample->notes, span, until);
	SAY(week, &pages->week, &week);
	week_view_release(&week);
	week_report_view_build(&report, &sample->scene, &sample->notes, span, until);
	SAY(week_report, &pages->week_report, &report);
	week_report_view_release(&report);
}

static inline void say_people(
	struct pages *pages, const struct renderer *renderer, const struct sample *sample)
{
	struct texts known = { 0 };
	struct people_view people;
	struct person_view person;
	struct whoami_view whoami = { .me = who_of(&sample->scene, sample->people.items[0].handle),
		.me_rule = "--me",
		.repository = HOSTILE,
		.repository_rule = "-C",
		.wall = sample->settings.name,
		.waiting = -1 };

	people_view_build(&people, &sample->scene, &known);
	SAY(people, &pages->people, &people);
	people_view_release(&people);
	person_view_build(&person, &sample->scene, sample->people.items[0].handle);
	SAY(person, &pages->person, &person);
	person_view_release(&person);
	SAY(whoami, &pages->whoami, &whoami);
}

static inline void say_check(struct pages *pages, const struct renderer *renderer)
{
	struct problems problems = { 0 };
	struct problem *problem =
		problems_add(&problems, "yaml", PROBLEM_ERROR, HOSTILE, 3, 7, "%s", "-" HOSTILE);
	struct check_view view;

	problem->hint = HOSTILE;
	check_view_build(&view, &problems, CHECK_ALL);
	SAY(check, &pages->check, &view);
	check_view_release(&view);
	problems_release(&problems);
}

static inline void say_all(
	struct pages *pages, const struct renderer *renderer, const struct sample *sample)
{
	*pages = (struct pages){ 0 };
	say_walls(pages, renderer, sample);
	say_note(pages, renderer, sample);
	say_undo(pages, renderer);
	say_reports(pages, renderer, sample);
	say_reminders(pages, renderer, sample);
	say_weeks(pages, renderer, sample);
	say_people(pages, renderer, sample);
	say_check(pages, renderer);
}

#endif
