#include "view/report.h"

#include "model/ring.h"
#include "view/report_parts.h"

struct span report_reach(const struct settings *settings, struct span span, struct day today)
{
	struct span before = period_before(span);
	struct day back = day_add(report_eve(span, today), -settings->lookback);
	struct span reach = { before.first, span.last };

	if (day_compare(back, reach.first) < 0)
		reach.first = back;
	if (day_compare(today, reach.last) > 0)
		reach.last = today;
	return reach;
}

struct report_counts report_take_counts(const struct tally_counts *counts, struct arena *arena)
{
	struct report_counts taken = { .count = counts->count };

	taken.items = arena_alloc(arena, counts->count * sizeof(*taken.items));
	for (size_t i = 0; i < counts->count; i++)
		taken.items[i] = (struct report_count){ arena_string(arena, counts->items[i].name),
			counts->items[i].count };
	return taken;
}

/* The most used first, in the table's order among equals. */
struct report_counts report_take_vias(const size_t *vias, struct arena *arena)
{
	struct report_counts taken = { 0 };

	taken.items = arena_alloc(arena, VIA_COUNT * sizeof(*taken.items));
	for (int via = 0; via < VIA_COUNT; via++) {
		size_t at = taken.count;
		if (vias[via] == 0)
			continue;
		for (; at > 0 && taken.items[at - 1].count < vias[via]; at--)
			taken.items[at] = taken.items[at - 1];
		taken.items[at] = (struct report_count){ via_names[via], vias[via] };
		taken.count++;
	}
	return taken;
}

static void take_kinds(struct report_view *view, const struct tally *tally)
{
	view->inside = tally->to_kind[KIND_COLLEAGUE];
	view->outside.items = arena_alloc(&view->memory, KIND_COUNT * sizeof(struct report_count));
	for (int kind = KIND_COLLEAGUE + 1; kind < KIND_COUNT; kind++)
		if (tally->to_kind[kind] > 0)
			view->outside.items[view->outside.count++] =
				(struct report_count){ kind_plural(kind), tally->to_kind[kind] };
}

static void take_weeks(struct report_view *view, const struct tally *tally)
{
	view->week_count = tally->week_count;
	view->weeks = arena_alloc(&view->memory, tally->week_count * sizeof(*view->weeks));
	for (size_t i = 0; i < tally->week_count; i++) {
		view->weeks[i] = (struct report_week){ day_add(tally->first_week, 7 * (int)i),
			tally->weeks[i] };
		if (tally->weeks[i] < view->most)
			continue;
		view->most = tally->weeks[i];
		view->busiest = i;
	}
}

/* The kind that SHARE is about; KIND_NONE for remote people and groups. */
static int share_kind(const struct tally_share *share)
{
	for (int kind = KIND_COLLEAGUE; share->part == TALLY_KIND && kind < KIND_COUNT; kind++)
		if (text_same(share->name, kind_names[kind]))
			return kind;
	return KIND_NONE;
}

/* Is the kind of a share one that the page's "people" are? */
static bool are_people(const struct report_view *view, int kind)
{
	if (view->only.kinds == 0)
		return kind == KIND_COLLEAGUE;
	return kind != KIND_NONE && (view->only.kinds & 1u << kind) != 0;
}

static void take_shares(struct report_view *view, const struct tally *tally)
{
	view->share_count = tally->share_count;
	view->shares = arena_alloc(&view->memory, tally->share_count * sizeof(*view->shares));
	for (size_t i = 0; i < tally->share_count; i++) {
		const struct tally_share *share = &tally->shares[i];
		int kind = share_kind(share);
		const char *name = kind == KIND_NONE ? share->name : kind_plural(kind);
		view->shares[i] =
			(struct report_share){ share->part, arena_string(&view->memory, name),
				share->people, share->gave, share->thanked };
		if (!are_people(view, kind))
			continue;
		view->people += share->people;
		view->givers += share->gave;
		view->receivers += share->thanked;
	}
}

struct day report_eve(struct span span, struct day today)
{
	return day_compare(span.last, today) < 0 ? span.last : today;
}

int report_ago(struct day day, struct day eve)
{
	return day_known(day) ? days_between(day, eve) : REPORT_NEVER;
}

static struct report_person *take_persons(struct report_view *view, const struct scene *scene,
	struct tally_person *const *persons, size_t count)
{
	struct report_person *taken = arena_alloc(&view->memory, count * sizeof(*taken));
	struct day eve = report_eve(view->span, view->today);

	for (size_t i = 0; i < count; i++) {
		const struct tally_person *person = persons[i];
		const char *handle = arena_string(&view->memory, person->handle);
		taken[i] = (struct report_person){
			.who = who_of(scene, handle),
			.gave = person->gave,
			.received = person->received,
			.to_customers = person->to_customers,
			.last_gave = person->last_gave,
			.last_received = person->last_received,
			.gave_ago = report_ago(person->last_gave, eve),
			.received_ago = report_ago(person->last_received, eve),
		};
	}
	return taken;
}

static void take_cross(struct report_view *view, const struct tally_cross *cross)
{
	struct report_cross *taken = &view->cross;
	size_t cells = cross->row_count * cross->column_count;

	taken->row_count = cross->row_count;
	taken->column_count = cross->column_count;
	taken->rows = arena_alloc(&view->memory, cross->row_count * sizeof(*taken->rows));
	taken->columns = arena_alloc(&view->memory, cross->column_count * sizeof(*taken->columns));
	taken->counts = arena_alloc(&view->memory, cells * sizeof(*taken->counts));
	for (size_t i = 0; i < cross->row_count; i++)
		taken->rows[i] = arena_string(&view->memory, cross->rows[i]);
	for (size_t i = 0; i < cross->column_count; i++)
		taken->columns[i] = arena_string(&view->memory, cross->columns[i]);
	for (size_t i = 0; i < cells; i++)
		taken->counts[i] = cross->counts[i];
}

bool report_is_ongoing(struct span span, struct day today)
{
	return day_compare(today, span.last) < 0 && day_compare(today, span.first) >= 0;
}

void report_count(struct tally *tally, const struct scene *scene, const struct notes *notes,
	const struct tally_wish *wish)
{
	tally_init(tally, scene->people, wish);
	for (size_t i = 0; i < notes->count; i++)
		tally_add(tally, &notes->items[i]);
	tally_finish(tally);
}

static void take_only(
	struct report_view *view, const struct scene *scene, const struct query *query)
{
	view->only = (struct report_only){
		.from = whos_of(scene, &query->from, &view->memory),
		.to = whos_of(scene, &query->to, &view->memory),
		.tags = query->tags,
		.groups = query->groups,
		.vias = query->vias,
		.kinds = query->kinds,
		.text = query->text,
		.round = query->round ? query->round->name : NULL,
		.private = query->privacy == PRIVACY_PRIVATE,
	};
}

/* Who wrote to no customer: asked where there are any, and nobody's notes are left out. */
static void take_no_customer(
	struct report_view *view, const struct scene *scene, const struct tally *tally)
{
	const struct report_only *only = &view->only;
	struct texts handles = { 0 };

	for (size_t i = 0; i < tally->person_count; i++) {
		const struct tally_person *person = tally->persons[i];

		if (person->counted && person->kind == KIND_COLLEAGUE && person->to_customers == 0)
			texts_add(&view->memory, &handles,
				arena_string(&view->memory, person->handle));
	}
	view->customers = tally->to_kind[KIND_CUSTOMER] > 0;
	for (size_t i = 0; i < scene->people->count; i++)
		view->customers |= scene->people->items[i].kind == KIND_CUSTOMER;
	if (only->from.count + only->to.count + only->tags.count > 0 || only->vias != 0 ||
		only->kinds != 0 || only->text != NULL || only->round != NULL || only->private)
		view->customers = false;
	if (view->customers)
		view->no_customer = whos_of(scene, &handles, &view->memory);
}

/* Who sits in the ring, today or when it was closed. */
static void find_ring(struct texts *ring, struct arena *arena, const struct round *round,
	const struct scene *scene)
{
	struct day day = scene->today;

	if (day_known(round->closed) && day_compare(round->closed, day) < 0)
		day = round->closed;
	for (size_t i = 0; i < round->ring.count; i++)
		if (round_takes(round, scene->people, round->ring.items[i], day))
			texts_add(arena, ring, round->ring.items[i]);
}

size_t report_count_private(const struct notes *notes, struct span span, const char *handle)
{
	size_t count = 0;

	for (size_t i = 0; i < notes->count; i++) {
		const struct note *note = &notes->items[i];
		bool theirs =
			handle == NULL || text_same(note->from, handle) || note_is_to(note, handle);

		count += note->private && theirs && span_holds(span, moment_day(note->date));
	}
	return count;
}

void report_view_build(struct report_view *view, const struct scene *scene,
	const struct notes *notes, const struct report_wish *wish)
{
	struct span span = wish->span;
	struct tally_wish counted = { .span = span,
		.before = period_before(span),
		.today = report_eve(span, scene->today),
		.groups = wish->query->groups,
		.kinds = wish->query->kinds };
	struct tally tally = { 0 };
	struct texts ring = { 0 };
	struct arena scratch = { 0 };

	if (wish->query->round != NULL) {
		find_ring(&ring, &scratch, wish->query->round, scene);
		counted.only = &ring;
	}
	report_count(&tally, scene, notes, &counted);
	*view = (struct report_view){
		.name = scene->settings->name,
		.today = scene->today,
		.me = scene->me,
		.span = span,
		.before = tally.before,
		.period = period_of(span),
		.over = day_compare(span.last, scene->today) < 0,
		.ongoing = report_is_ongoing(span, scene->today),
		.lookback = scene->settings->lookback,
		.notes = tally.notes,
		.privately = report_count_private(notes, span, NULL),
		.person_count = tally.person_count,
		.missed_count = tally.missed_count,
		.filtered = query_filters(wish->query),
	};
	take_only(view, scene, wish->query);
	view->notes_before = view->ongoing ? tally.notes_before_so_far : tally.notes_before;
	take_kinds(view, &tally);
	take_weeks(view, &tally);
	take_shares(view, &tally);
	view->missed = take_persons(view, scene, tally.missed, tally.missed_count);
	view->persons = take_persons(view, scene, tally.persons, tally.person_count);
	take_no_customer(view, scene, &tally);
	take_cross(view, &tally.cross);
	view->tags = report_take_counts(&tally.tags, &view->memory);
	view->vias = report_take_vias(tally.vias, &view->memory);
	tally_release(&tally);
	arena_release(&scratch);
}

void report_view_release(struct report_view *view)
{
	if (view)
		arena_release(&view->memory);
}
