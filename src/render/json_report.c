#include "render/json.h"
#include "render/json_note.h"
#include "render/names.h"

static void add_span(struct json *json, const char *key, struct span span)
{
	json_row(json, key);
	json_day(json, "first", span.first);
	json_day(json, "last", span.last);
	json_end(json);
}

static void add_ago(struct json *json, const char *key, int days)
{
	if (days == REPORT_NEVER)
		json_null(json, key);
	else
		json_number(json, key, days);
}

static void add_counts(struct json *json, const char *key, const struct report_counts *counts)
{
	json_list(json, key);
	for (size_t i = 0; i < counts->count; i++) {
		json_row(json, NULL);
		json_text(json, "name", counts->items[i].name);
		json_count(json, "count", counts->items[i].count);
		json_end(json);
	}
	json_end(json);
}

static void add_weeks(struct json *json, const struct report_view *view)
{
	bool any = view->week_count > 0 && view->most > 0;

	json_list(json, "weeks");
	for (size_t i = 0; i < view->week_count; i++) {
		json_row(json, NULL);
		json_day(json, "monday", view->weeks[i].monday);
		json_count(json, "count", view->weeks[i].count);
		json_end(json);
	}
	json_end(json);
	json_day(json, "busiest", any ? view->weeks[view->busiest].monday : DAY_NONE);
}

static void add_shares(struct json *json, const struct report_view *view)
{
	json_list(json, "shares");
	for (size_t i = 0; i < view->share_count; i++) {
		const struct report_share *share = &view->shares[i];

		json_row(json, NULL);
		json_text(json, "part", share_name(share->part));
		json_text(json, "name", share->name);
		json_count(json, "people", share->people);
		json_count(json, "gave", share->gave);
		json_count(json, "thanked", share->thanked);
		json_end(json);
	}
	json_end(json);
}

static void add_person(struct json *json, const struct report_person *person)
{
	json_row(json, NULL);
	json_member_keys(json, &person->who);
	json_count(json, "gave", person->gave);
	json_day(json, "last_gave", person->last_gave);
	add_ago(json, "gave_ago", person->gave_ago);
	json_count(json, "received", person->received);
	json_day(json, "last_received", person->last_received);
	add_ago(json, "received_ago", person->received_ago);
	json_count(json, "to_customers", person->to_customers);
	json_end(json);
}

static void add_persons(
	struct json *json, const char *key, const struct report_person *persons, size_t count)
{
	json_list(json, key);
	for (size_t i = 0; i < count; i++)
		add_person(json, &persons[i]);
	json_end(json);
}

static void add_cross(struct json *json, const struct report_cross *cross)
{
	json_list(json, "cross");
	for (size_t i = 0; i < cross->row_count * cross->column_count; i++) {
		json_row(json, NULL);
		json_text(json, "from", cross->rows[i / cross->column_count]);
		json_text(json, "to", cross->columns[i % cross->column_count]);
		json_count(json, "count", cross->counts[i]);
		json_end(json);
	}
	json_end(json);
}

static void add_bits(struct json *json, const char *key, unsigned bits, const char *const *names)
{
	json_list(json, key);
	for (unsigned bit = 0; names[bit]; bit++)
		if (bits & 1u << bit)
			json_text(json, NULL, names[bit]);
	json_end(json);
}

static void add_only(struct json *json, const struct report_view *view)
{
	const struct report_only *only = &view->only;

	if (!view->filtered) {
		json_null(json, "only");
		return;
	}
	json_object(json, "only");
	json_whos(json, "from", &only->from);
	json_whos(json, "to", &only->to);
	json_texts(json, "tags", &only->tags);
	add_bits(json, "vias", only->vias, via_names);
	add_bits(json, "kinds", only->kinds, kind_names);
	json_texts(json, "groups", &only->groups);
	json_text(json, "text", only->text);
	json_text(json, "round", only->round);
	json_flag(json, "private", only->private);
	json_end(json);
}

void json_report(struct str *out, const struct report_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "report");
	json_text(&json, "wall", view->name);
	json_day(&json, "today", view->today);
	add_span(&json, "span", view->span);
	add_span(&json, "before", view->before);
	json_text(&json, "period", period_name(view->period));
	json_flag(&json, "ongoing", view->ongoing);
	json_number(&json, "lookback", view->lookback);
	add_only(&json, view);
	json_count(&json, "notes", view->notes);
	json_count(&json, "notes_before", view->notes_before);
	json_count(&json, "notes_private", view->privately);
	json_count(&json, "people", view->people);
	json_count(&json, "givers", view->givers);
	json_count(&json, "receivers", view->receivers);
	json_count(&json, "inside", view->inside);
	add_counts(&json, "outside", &view->outside);
	add_weeks(&json, view);
	add_shares(&json, view);
	add_persons(&json, "missed", view->missed, view->missed_count);
	if (view->customers)
		json_whos(&json, "no_customer", &view->no_customer);
	else
		json_null(&json, "no_customer");
	add_persons(&json, "persons", view->persons, view->person_count);
	add_cross(&json, &view->cross);
	add_counts(&json, "tags", &view->tags);
	add_counts(&json, "vias", &view->vias);
	json_finish(&json);
}

static void add_stickies(
	struct json *json, const char *key, const struct sticky *stickies, size_t count)
{
	json_list(json, key);
	for (size_t i = 0; i < count; i++)
		json_sticky(json, NULL, &stickies[i]);
	json_end(json);
}

void json_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "person_report");
	json_text(&json, "wall", view->name);
	json_day(&json, "today", view->today);
	json_who(&json, "who", &view->who);
	add_span(&json, "span", view->span);
	add_span(&json, "before", view->before);
	json_text(&json, "period", period_name(view->period));
	json_flag(&json, "ongoing", view->ongoing);
	json_number(&json, "lookback", view->lookback);
	json_count(&json, "notes_private", view->privately);
	json_count(&json, "gave", view->gave);
	json_count(&json, "gave_before", view->gave_before);
	json_day(&json, "last_gave", view->last_gave);
	add_ago(&json, "gave_ago", view->gave_ago);
	json_count(&json, "received", view->received);
	json_count(&json, "received_before", view->received_before);
	json_day(&json, "last_received", view->last_received);
	add_ago(&json, "received_ago", view->received_ago);
	add_counts(&json, "tags", &view->tags);
	add_counts(&json, "vias", &view->vias);
	json_whos(&json, "thanked_by", &view->thanked_by);
	json_whos(&json, "thanked", &view->thanked);
	add_stickies(&json, "notes", view->notes, view->note_count);
	add_stickies(&json, "unanswered", view->unanswered, view->unanswered_count);
	add_stickies(&json, "year_ago", view->year_ago, view->year_ago_count);
	json_finish(&json);
}
