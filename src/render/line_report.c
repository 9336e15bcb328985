#include "render/line.h"
#include "render/line_note.h"
#include "render/names.h"
#include "render/only.h"

static void add_span(struct str *out, const char *word, struct span span)
{
	str_add(out, word);
	line_next_day(out, span.first);
	line_next_day(out, span.last);
	str_add_char(out, '\n');
}

static void add_counts(struct str *out, const char *word, const struct report_counts *counts)
{
	for (size_t i = 0; i < counts->count; i++) {
		str_add(out, word);
		line_next(out, counts->items[i].name);
		line_next_count(out, counts->items[i].count);
		str_add_char(out, '\n');
	}
}

static void add_person(struct str *out, const char *word, const struct report_person *person)
{
	const struct person *file = person->who.person;

	str_add(out, word);
	line_next(out, person->who.handle);
	line_next(out, person->who.name);
	line_next(out, kind_names[person->who.kind]);
	line_next(out, file && file->remote ? "remote" : "");
	line_next_texts(out, file ? &file->groups : &(const struct texts){ 0 });
	line_next_count(out, person->gave);
	line_next_day(out, person->last_gave);
	line_next_number(out, person->gave_ago, person->gave_ago != REPORT_NEVER);
	line_next_count(out, person->received);
	line_next_day(out, person->last_received);
	line_next_number(out, person->received_ago, person->received_ago != REPORT_NEVER);
	line_next_count(out, person->to_customers);
	str_add_char(out, '\n');
}

static void add_weeks(struct str *out, const struct report_view *view)
{
	for (size_t i = 0; i < view->week_count; i++) {
		str_add(out, "week");
		line_next_day(out, view->weeks[i].monday);
		line_next_count(out, view->weeks[i].count);
		str_add_char(out, '\n');
	}
}

static void add_shares(struct str *out, const struct report_view *view)
{
	for (size_t i = 0; i < view->share_count; i++) {
		const struct report_share *share = &view->shares[i];

		str_add(out, "share");
		line_next(out, share_name(share->part));
		line_next(out, share->name);
		line_next_count(out, share->people);
		line_next_count(out, share->gave);
		line_next_count(out, share->thanked);
		str_add_char(out, '\n');
	}
}

static void add_cross(struct str *out, const struct report_cross *cross)
{
	for (size_t i = 0; i < cross->row_count * cross->column_count; i++) {
		str_add(out, "cross");
		line_next(out, cross->rows[i / cross->column_count]);
		line_next(out, cross->columns[i % cross->column_count]);
		line_next_count(out, cross->counts[i]);
		str_add_char(out, '\n');
	}
}

static void add_wall(struct str *out, const char *name)
{
	str_add(out, "wall");
	line_next(out, name);
	str_add_char(out, '\n');
}

static void add_whos(struct str *out, const char *word, const struct whos *whos)
{
	for (size_t i = 0; i < whos->count; i++) {
		str_add(out, word);
		line_next(out, whos->items[i].handle);
		line_next(out, whos->items[i].name);
		line_next(out, kind_names[whos->items[i].kind]);
		str_add_char(out, '\n');
	}
}

static void add_only(struct str *out, const struct report_view *view)
{
	struct str text = { 0 };

	if (!view->filtered)
		return;
	str_add_only(&text, &view->only);
	str_add(out, "only");
	line_next(out, str_text(&text));
	str_add_char(out, '\n');
	str_release(&text);
}

void line_report(struct str *out, const struct report_view *view, const struct look *look)
{
	(void)look;
	add_wall(out, view->name);
	add_span(out, "span", view->span);
	add_span(out, "before", view->before);
	add_only(out, view);
	str_addf(out, "notes\t%zu\t%zu\n", view->notes, view->notes_before);
	str_addf(out, "people\t%zu\t%zu\t%zu\n", view->people, view->givers, view->receivers);
	str_addf(out, "inside\t%zu\n", view->inside);
	add_counts(out, "outside", &view->outside);
	add_weeks(out, view);
	add_shares(out, view);
	for (size_t i = 0; i < view->missed_count; i++)
		add_person(out, "missed", &view->missed[i]);
	add_whos(out, "no_customer", &view->no_customer);
	for (size_t i = 0; i < view->person_count; i++)
		add_person(out, "person", &view->persons[i]);
	add_cross(out, &view->cross);
	add_counts(out, "tag", &view->tags);
	add_counts(out, "via", &view->vias);
}

static void add_last(struct str *out, struct day day, int ago)
{
	line_next_day(out, day);
	line_next_number(out, ago, ago != REPORT_NEVER);
	str_add_char(out, '\n');
}

static void add_stickies(
	struct str *out, const char *word, const struct sticky *stickies, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		str_addf(out, "%s\t", word);
		line_sticky(out, &stickies[i]);
	}
}

void line_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look)
{
	struct who self = view->who;
	struct whos alone = { &self, 1 };

	(void)look;
	add_wall(out, view->name);
	add_whos(out, "who", &alone);
	add_span(out, "span", view->span);
	add_span(out, "before", view->before);
	str_addf(out, "gave\t%zu\t%zu", view->gave, view->gave_before);
	add_last(out, view->last_gave, view->gave_ago);
	str_addf(out, "received\t%zu\t%zu", view->received, view->received_before);
	add_last(out, view->last_received, view->received_ago);
	add_counts(out, "tag", &view->tags);
	add_counts(out, "via", &view->vias);
	add_whos(out, "thanked_by", &view->thanked_by);
	add_whos(out, "thanked", &view->thanked);
	add_stickies(out, "note", view->notes, view->note_count);
	add_stickies(out, "unanswered", view->unanswered, view->unanswered_count);
	add_stickies(out, "year_ago", view->year_ago, view->year_ago_count);
}
