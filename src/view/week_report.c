#include "view/week_report.h"

#include <stdlib.h>

#include "model/week.h"

struct span week_report_reach(const struct settings *settings, struct span days)
{
	struct span reach = week_reach(settings, days);

	reach.last = day_add(days.last, WEEK_CHEER_DAYS);
	return reach;
}

/* From how many people; a cheer to a reply is not one for the note. */
static size_t count_cheers(const struct thread *thread)
{
	struct arena scratch = { 0 };
	struct lookup seen = { 0 };
	size_t count;

	for (size_t i = 0; i < thread->count; i++) {
		const struct note *answer = thread->answers[i];

		if (text_same(answer->re, thread->root->id) &&
			note_answers(answer, thread->root) == ANSWER_CHEER)
			lookup_add(&seen, &scratch, answer->from, 0);
	}
	count = seen.count;
	arena_release(&scratch);
	return count;
}

static bool is_quoted(const struct note *note, struct span days)
{
	return note->re == NULL && note->text != NULL && note->text[0] != '\0' &&
	       span_holds(days, moment_day(note->date));
}

static int compare_quotes(const void *a, const void *b)
{
	const struct week_quote *one = a, *other = b;

	if (one->cheers != other->cheers)
		return one->cheers > other->cheers ? -1 : 1;
	return note_compare_newest(other->thread.root.note, one->thread.root.note);
}

static void add_quotes(struct week_report_view *view, const struct scene *scene,
	const struct notes *notes, struct span days)
{
	struct threads threads;

	threads_build(&threads, notes);
	view->quotes = arena_alloc(&view->memory, threads.count * sizeof(*view->quotes));
	for (size_t i = 0; i < threads.count; i++) {
		const struct thread *thread = &threads.items[i];
		struct week_quote *quote = &view->quotes[view->quote_count];

		if (!is_quoted(thread->root, days))
			continue;
		view->quote_count++;
		quote->cheers = count_cheers(thread);
		quote->theme = week_theme(
			scene->settings, view->week.span, moment_day(thread->root->date));
		sticky_thread_build(&quote->thread, scene, thread, &view->memory);
	}
	if (view->quote_count > 1)
		qsort(view->quotes, view->quote_count, sizeof(*view->quotes), compare_quotes);
	threads_release(&threads);
}

static void add_firsts(struct week_report_view *view, const struct scene *scene,
	const struct notes *notes, struct span days)
{
	struct arena scratch = { 0 };
	struct lookup before = { 0 };
	struct texts firsts = { 0 };

	for (size_t i = 0; i < notes->count; i++)
		if (day_compare(moment_day(notes->items[i].date), days.first) < 0)
			lookup_add(&before, &scratch, notes->items[i].from, 0);
	for (size_t i = 0; i < view->week.person_count; i++) {
		const struct week_person *person = &view->week.persons[i];

		if (person->gave > 0 && !lookup_find(&before, person->who.handle, NULL))
			texts_add(&view->memory, &firsts, person->who.handle);
	}
	view->firsts = whos_of(scene, &firsts, &view->memory);
	arena_release(&scratch);
}

void week_report_view_build(struct week_report_view *view, const struct scene *scene,
	const struct notes *notes, struct span span, struct day until)
{
	struct span days = { span.first, until };

	*view = (struct week_report_view){
		.lookback = span_days(week_reach(scene->settings, days)) - span_days(days)
	};
	week_view_build(&view->week, scene, notes, span, until);
	add_quotes(view, scene, notes, days);
	add_firsts(view, scene, notes, days);
}

void week_report_view_release(struct week_report_view *view)
{
	if (!view)
		return;
	week_view_release(&view->week);
	arena_release(&view->memory);
}
