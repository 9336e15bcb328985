#include "model/due.h"
#include "view/report_parts.h"

static struct whos take_whos(struct person_report_view *view, const struct scene *scene,
	const struct tally_counts *counts)
{
	struct texts handles = { 0 };

	for (size_t i = 0; i < counts->count; i++)
		texts_add(&view->memory, &handles,
			arena_string(&view->memory, counts->items[i].name));
	return whos_of(scene, &handles, &view->memory);
}

static void take_one(struct person_report_view *view, const struct tally *tally)
{
	for (size_t i = 0; i < tally->person_count; i++) {
		const struct tally_person *person = tally->persons[i];
		if (!text_same(person->handle, view->who.handle))
			continue;
		view->gave = person->gave;
		view->received = person->received;
		view->gave_before = person->gave_before;
		view->received_before = person->received_before;
		view->last_gave = person->last_gave;
		view->last_received = person->last_received;
	}
	view->gave_ago = report_ago(view->last_gave, tally->today);
	view->received_ago = report_ago(view->last_received, tally->today);
}

/* NOTES stand newest first already. */
static void take_notes(
	struct person_report_view *view, const struct scene *scene, const struct notes *notes)
{
	view->notes = arena_alloc(&view->memory, notes->count * sizeof(*view->notes));
	for (size_t i = 0; i < notes->count; i++) {
		const struct note *note = &notes->items[i];
		const struct note *parent = note->re ? notes_find(notes, note->re) : NULL;
		if (span_holds(view->span, moment_day(note->date)) &&
			note_is_to(note, view->who.handle) &&
			!text_same(note->from, view->who.handle))
			sticky_build(&view->notes[view->note_count++], scene, note, parent,
				&view->memory);
	}
}

static struct sticky *take_stickies(struct person_report_view *view, const struct scene *scene,
	const struct note **notes, size_t count)
{
	struct sticky *stickies = arena_alloc(&view->memory, count * sizeof(*stickies));

	for (size_t i = 0; i < count; i++)
		sticky_build(&stickies[i], scene, notes[i], NULL, &view->memory);
	return stickies;
}

/* Those days of SPAN whose notes may still be answered; none, when all of it is long past. */
static struct span answer_days(struct span span, struct day today)
{
	struct span days = due_answer_days(today);

	if (day_compare(days.first, span.first) > 0)
		span.first = days.first;
	return span;
}

/* What she has not answered, and what was a year ago. */
static void take_due(
	struct person_report_view *view, const struct scene *scene, const struct notes *notes)
{
	struct due_wish wish = { .me = view->who.handle,
		.answers = answer_days(view->span, scene->today) };
	struct roll roll;
	struct due due;

	roll_build(&roll, notes, scene->people, scene->settings, scene->today, 0);
	due_build(&due, &roll, &wish);
	view->unanswered_count = due.answer_count;
	view->unanswered = take_stickies(view, scene, due.answers, due.answer_count);
	view->year_ago_count = span_holds(view->span, scene->today) ? due.year_ago_count : 0;
	view->year_ago = take_stickies(view, scene, due.year_ago, view->year_ago_count);
	due_release(&due);
	roll_release(&roll);
}

void person_report_view_build(struct person_report_view *view, const struct scene *scene,
	const struct notes *notes, struct span span, const char *handle)
{
	struct tally_wish counted = { .span = span,
		.before = period_before(span),
		.today = report_eve(span, scene->today),
		.one = handle };
	struct tally tally = { 0 };

	report_count(&tally, scene, notes, &counted);
	*view = (struct person_report_view){
		.name = scene->settings->name,
		.today = scene->today,
		.span = span,
		.before = tally.before,
		.period = period_of(span),
		.over = day_compare(span.last, scene->today) < 0,
		.ongoing = report_is_ongoing(span, scene->today),
		.lookback = scene->settings->lookback,
		.who = who_of(scene, handle),
		.last_gave = DAY_NONE,
		.last_received = DAY_NONE,
		.privately = report_count_private(notes, span, handle),
		.mine = text_same(handle, scene->me),
	};
	take_one(view, &tally);
	take_notes(view, scene, notes);
	take_due(view, scene, notes);
	view->tags = report_take_counts(&tally.one_tags, &view->memory);
	view->vias = report_take_vias(tally.one_vias, &view->memory);
	view->thanked_by = take_whos(view, scene, &tally.thanked_by);
	view->thanked = take_whos(view, scene, &tally.thanked);
	tally_release(&tally);
}

void person_report_view_release(struct person_report_view *view)
{
	if (view)
		arena_release(&view->memory);
}
