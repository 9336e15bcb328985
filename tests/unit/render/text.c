#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../nasty.h"
#include "../sample.h"
#include "base/unicode.h"
#include "render/render.h"
#include "view/check.h"
#include "view/people.h"
#include "view/receipt.h"
#include "view/remind.h"
#include "view/report.h"
#include "view/round.h"
#include "view/week_report.h"
#include "view/show.h"
#include "view/undo.h"
#include "view/wall.h"
#include "view/whoami.h"

static struct day day(int year, int month, int number)
{
	return day_from_civil((struct civil){ year, month, number });
}

/* NASTY in every field of people and notes; NULL: the team of the sketches. */
static void build_sample(struct sample *sample, const char *nasty)
{
	sample_team(sample);
	for (size_t i = 0; nasty && i < sample->people.count; i++) {
		struct person *person = &sample->people.items[i];
		struct arena *arena = &sample->notes.memory;
		person->name = nasty;
		person->wish = nasty;
		person->since = day(2020, 11, 23);
		person->birthday = (struct yearly){ 11, 24 };
		texts_add(arena, &person->emails, nasty);
		texts_add(arena, &person->groups, nasty);
		person->notices.items = arena_alloc(arena, sizeof(*person->notices.items));
		person->notices.items[0] =
			(struct notice){ .day = day(2026, 11, 25), .text = nasty };
		person->notices.count = 1;
	}
	for (size_t i = 0; nasty && i < sample->notes.count; i++) {
		struct note *note = &sample->notes.items[i];
		note->text = nasty;
		note->about = note->group = note->picture = note->path = nasty;
		texts_add(&sample->notes.memory, &note->tags, nasty);
	}
	if (nasty)
		sample->settings.name = nasty;
	sample_ready(sample);
}

static void print_notes(struct sample *sample, const struct look *look, struct str *out)
{
	struct show_step steps[] = { { "abc", { 1795275720, 60 }, sample->settings.name, "a@b",
		sample->settings.name } };
	struct show_item item = { .around = &sample->notes, .steps = steps, .step_count = 1 };
	struct query query = { 0 };
	struct wall_wish wish = { .query = &query, .more = true };
	struct receipt_facts facts = {
		.waiting = 3, .repository = sample->settings.name, .was = "20261118-8kq7m2x4p"
	};
	struct wall_view wall;
	struct show_view show;
	struct receipt_view receipt;

	item.note = notes_find(&sample->notes, "20261118-8kq7m2x4p");
	item.re = item.note;
	wall_view_build(&wall, &sample->scene, &sample->notes, &wish);
	render_text.wall(out, &wall, look);
	wall_view_release(&wall);
	show_view_build(&show, &sample->scene, &item, 1);
	render_text.show(out, &show, look);
	show_view_release(&show);
	receipt_view_build(&receipt, &sample->scene, item.note, &facts);
	render_text.receipt(out, &receipt, look);
	receipt_view_release(&receipt);
}

/* Rings of one to eight, before and after the end, and with others open; as pages, as reminders,
 * and read aloud. */
static void print_rounds(struct sample *sample, const struct look *look, struct str *out)
{
	const char *handles[] = { "alice", "bob", "carol", "dave", "erin", "grace", "yang", "zoe" };
	const char *name = "week-of-names-that-are-long";
	struct rounds rounds = { 0 };
	struct remind_wish remind_wish = { 0 };
	struct query query = { 0 };
	struct wall_wish wall_wish = { .query = &query, .aloud = true };
	struct remind_view remind;
	struct rounds_view list;
	struct round_view view;
	struct rings rings;
	struct wall_view wall;
	struct roll roll;

	for (size_t count = 0; count <= 8; count++) {
		struct round *round = rounds_add(&rounds);
		round->path = round->name = count % 2 ? name : handles[count / 2];
		round->group = count % 3 ? NULL : "support";
		round->start = day(2026, 11, 1 + (int)count);
		round->due = count % 4 ? day(2026, 11, 15 + 2 * (int)count) : DAY_NONE;
		round->closed = count % 5 || !count ? DAY_NONE : day(2026, 11, 20);
		round->ring = round->guests = (struct texts){ handles, count };
	}
	rounds_ready(&rounds);
	for (size_t i = 0; i <= rounds.count; i++) {
		round_view_build(&view, &sample->scene, (enum round_page)(i % 3), &rounds,
			i < rounds.count ? &rounds.items[i] : NULL, &sample->notes);
		render_text.round(out, &view, look);
		round_view_release(&view);
	}
	rounds_view_build(&list, &sample->scene, &rounds, &sample->notes);
	render_text.rounds(out, &list, look);
	rounds_view_release(&list);
	rings_build(&rings, &rounds, &sample->notes, &sample->people, sample->scene.today);
	remind_wish.rings = &rings;
	query.round = &rounds.items[0];
	roll_build(&roll, &sample->notes, &sample->people, &sample->settings, sample->scene.today,
		7);
	remind_view_build(&remind, &sample->scene, &roll, &remind_wish);
	render_text.remind(out, &remind, look);
	remind_view_release(&remind);
	roll_release(&roll);
	wall_view_build(&wall, &sample->scene, &sample->notes, &wall_wish);
	render_text.wall(out, &wall, look);
	wall_view_release(&wall);
	rings_release(&rings);
	rounds_release(&rounds);
}

static void print_counts(struct sample *sample, const struct look *look, struct str *out)
{
	const struct span span = { day(2026, 10, 1), day(2026, 12, 31) };
	const struct remind_wish wish = { .named = true };
	const struct query query = { .vias = 1u << VIA_IN_PERSON };
	struct report_view report;
	struct person_report_view person_report;
	struct remind_view remind;
	struct roll roll;

	report_view_build(&report, &sample->scene, &sample->notes,
		&(struct report_wish){ .span = span, .query = &query });
	render_text.report(out, &report, look);
	report_view_release(&report);
	person_report_view_build(&person_report, &sample->scene, &sample->notes, span, "alice");
	render_text.person_report(out, &person_report, look);
	person_report_view_release(&person_report);
	roll_build(
		&roll, &sample->notes, &sample->people, &sample->settings, sample->scene.today, 7);
	remind_view_build(&remind, &sample->scene, &roll, &wish);
	render_text.remind(out, &remind, look);
	remind_view_release(&remind);
	roll_release(&roll);
}

static void print_weeks(struct sample *sample, const struct look *look, struct str *out)
{
	const struct span weeks[] = { { day(2026, 12, 1), day(2026, 12, 4) },
		{ day(2026, 11, 18), day(2026, 11, 24) }, { day(2026, 11, 9), day(2026, 11, 20) } };
	struct week_report_view report;
	struct week_view week;

	for (int weekday = 0; weekday < 5; weekday++)
		sample->settings.themes[weekday] = sample->settings.name;
	for (size_t i = 0; i < sizeof(weeks) / sizeof(*weeks); i++) {
		week_view_build(&week, &sample->scene, &sample->notes, weeks[i], weeks[i].last);
		render_text.week(out, &week, look);
		week_view_release(&week);
		week_report_view_build(
			&report, &sample->scene, &sample->notes, weeks[i], weeks[i].last);
		render_text.week_report(out, &report, look);
		week_report_view_release(&report);
	}
}

static void print_people(struct sample *sample, const struct look *look, struct str *out)
{
	const char *name = sample->settings.name;
	const struct whoami_view whoami = { who_of(&sample->scene, "alice"), "--me", name, "-C",
		name, 2 };
	const struct undo_facts facts = { .subject = name };
	const struct undo_item item = { name, name, NULL, strlen(name), 0 };
	struct people_view people;
	struct person_view person;
	struct undo_view undo;

	people_view_build(&people, &sample->scene, NULL);
	render_text.people(out, &people, look);
	people_view_release(&people);
	person_view_build(&person, &sample->scene, "alice");
	render_text.person(out, &person, look);
	person_view_release(&person);
	person_view_build(&person, &sample->scene, "stranger");
	render_text.person(out, &person, look);
	person_view_release(&person);
	undo_view_build(&undo, &facts, &item, 1);
	render_text.undo(out, &undo, look);
	undo_view_release(&undo);
	render_text.whoami(out, &whoami, look);
}

static void print_all(struct sample *sample, const struct look *look, struct str *out)
{
	print_notes(sample, look, out);
	print_counts(sample, look, out);
	print_weeks(sample, look, out);
	print_people(sample, look, out);
	print_rounds(sample, look, out);
}

static void check_lines(const struct str *out, int width)
{
	const char *line = str_text(out);

	assert_true(text_ends(line, "\n"));
	while (*line) {
		size_t length = strcspn(line, "\n");
		assert_true(text_columns(line, length) <= width);
		if (length > 0)
			assert_int_not_equal(line[length - 1], ' ');
		line += length + 1;
	}
}

static void check_harmless(const struct str *out)
{
	uint32_t code;
	bool valid;

	for (size_t at = 0; at < out->length;) {
		at += utf8_next(out->bytes + at, out->length - at, &code, &valid);
		assert_true(valid);
		assert_false(nasty_passed(code));
	}
}

static void no_line_is_wider_than_the_screen(void **state)
{
	(void)state;
	for (size_t i = 0; i <= NASTY_COUNT; i++) {
		struct sample sample;
		build_sample(&sample, i < NASTY_COUNT ? nasty_texts[i] : NULL);
		for (int width = 20; width < 140; width += 11) {
			const struct look look = {
				.width = width, .unicode = width % 2, .terminal = true
			};
			struct str out = { 0 };
			print_all(&sample, &look, &out);
			check_lines(&out, width);
			check_harmless(&out);
			str_release(&out);
		}
		sample_release(&sample);
	}
}

static void no_line_begins_with_a_comma(void **state)
{
	struct sample sample;

	(void)state;
	build_sample(&sample, NULL);
	for (int width = 20; width < 100; width++) {
		const struct look look = { .width = width, .unicode = width % 2, .terminal = true };
		struct str out = { 0 };
		print_all(&sample, &look, &out);
		for (const char *line = str_text(&out); line != NULL; line = strchr(line, '\n')) {
			line += strspn(line, "\n ");
			assert_int_not_equal(*line, ',');
		}
		str_release(&out);
	}
	sample_release(&sample);
}

static void our_own_words_are_ascii_where_they_must(void **state)
{
	const struct look look = { .width = 40, .terminal = true };
	struct sample sample;
	struct str out = { 0 };

	(void)state;
	build_sample(&sample, "plain");
	print_all(&sample, &look, &out);
	for (size_t i = 0; i < out.length; i++)
		assert_true((unsigned char)out.bytes[i] < 0x80);
	str_release(&out);
	sample_release(&sample);
}

static void lists_get_no_wider_than_they_read_well(void **state)
{
	const struct look look = { .width = 300, .unicode = true };
	struct sample sample;
	struct str out = { 0 };

	(void)state;
	build_sample(&sample, nasty_texts[0]);
	print_counts(&sample, &look, &out);
	check_lines(&out, 100);
	str_release(&out);
	sample_release(&sample);
}

static void an_empty_wall_says_what_to_type(void **state)
{
	const struct look look = { .width = 80 };
	const struct wall_view empty = { 0 };
	struct str out = { 0 };

	(void)state;
	render_text.wall(&out, &empty, &look);
	assert_non_null(strstr(str_text(&out), "\n  thanks add @alice \""));
	str_release(&out);
}

static void nothing_due_says_nothing(void **state)
{
	const struct look look = { .width = 80, .terminal = true };
	const struct remind_view empty = { 0 };
	struct str out = { 0 };

	(void)state;
	render_text.remind(&out, &empty, &look);
	assert_int_equal(out.length, 0);
}

static void a_receipt_is_one_line_where_nobody_looks(void **state)
{
	const struct look look = { .width = 20, .unicode = true };
	struct receipt_facts facts = { .waiting = 3, .repository = "/wall" };
	struct receipt_view view;
	struct sample sample;
	struct str out = { 0 };

	(void)state;
	build_sample(&sample, NULL);
	receipt_view_build(
		&view, &sample.scene, notes_find(&sample.notes, "20261118-8kq7m2x4p"), &facts);
	render_text.receipt(&out, &view, &look);
	assert_string_equal(str_text(&out),
		"20261118-8kq7m2x4p  thanked Alice, Carol: fresh coffee, and the copier paper "
		"before anyone asked\n");
	receipt_view_release(&view);
	str_release(&out);
	sample_release(&sample);
}

static void a_finding_stands_on_one_line(void **state)
{
	const struct look look = { .width = 20 };
	struct problems problems = { 0 };
	struct check_view view;
	struct str out = { 0 };

	(void)state;
	problems_add(
		&problems, "yaml", PROBLEM_ERROR, "notes/\033a.yaml", 3, 7, "a\nb%s", "\xC2\x9B");
	check_view_build(&view, &problems, CHECK_ERRORS);
	render_text.check(&out, &view, &look);
	assert_string_equal(str_text(&out), "notes/^[a.yaml:3:7: a b<U+009B>\n");
	check_view_release(&view);
	problems_release(&problems);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_wider_than_the_screen),
		cmocka_unit_test(no_line_begins_with_a_comma),
		cmocka_unit_test(our_own_words_are_ascii_where_they_must),
		cmocka_unit_test(lists_get_no_wider_than_they_read_well),
		cmocka_unit_test(an_empty_wall_says_what_to_type),
		cmocka_unit_test(nothing_due_says_nothing),
		cmocka_unit_test(a_receipt_is_one_line_where_nobody_looks),
		cmocka_unit_test(a_finding_stands_on_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
