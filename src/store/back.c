#include "store/back.h"

#include <stdlib.h>

#include "model/thread.h"
#include "store/calendar.h"
#include "store/layout.h"
#include "store/roots.h"
#include "store/scan.h"
#include "sys/progress.h"

enum {
	AT_ONCE = 64, /* files of one day, before we ask whether it is enough */
	FILES_BY_HAND = 512, /* then whole days at once, by all processors */
	DAYS_AT_ONCE = 64, /* as many at first, twice as many each time */
	DAYS_AT_ONCE_MOST = 4096,
};

/* A walk backward. */
struct back {
	const struct store *store;
	const struct sieve *sieve;
	size_t limit;
	enum back_count what;
	struct notes *notes;
	struct problems *problems;
	struct calendar calendar;
	struct reader reader;
	struct roots roots;
	bool *is_root; /* of each note in notes */
	size_t judged, cap;
	bool more;
};

/* Takes over what was read, and judges it. */
static void judge(struct back *back)
{
	struct notes *notes = back->notes;

	reader_take(notes, back->problems, &back->reader);
	back->is_root = mem_grow(back->is_root, &back->cap, notes->count, sizeof(*back->is_root));
	if (back->what == BACK_ROOTS)
		for (size_t i = back->judged; i < notes->count; i++)
			roots_learn(&back->roots, &notes->items[i]);
	for (; back->judged < notes->count; back->judged++)
		back->is_root[back->judged] =
			back->what == BACK_ALL ||
			roots_is_root(&back->roots, &notes->items[back->judged]);
}

/* All notes of days after DAY were read: are there enough from DAY on? Others may be older than
 * what is still to come. */
static bool is_enough(struct back *back, struct day day)
{
	size_t count = 0;

	judge(back);
	for (size_t i = 0; i < back->notes->count; i++)
		count += back->is_root[i] &&
			 day_compare(moment_day(back->notes->items[i].date), day) >= 0;
	return count >= back->limit;
}

/* Names sort by time, so the rest of a long day need not be read either. */
static bool read_day(struct back *back, struct day day)
{
	bool left = true;

	reader_enter(&back->reader, day);
	while (left) {
		size_t before = back->reader.files;

		left = reader_some(&back->reader, AT_ONCE);
		progress_add(back->store->progress, back->reader.files - before);
		if (is_enough(back, day)) {
			back->more = back->more || left;
			reader_leave(&back->reader);
			return true;
		}
	}
	return false;
}

static size_t next_days(struct back *back, struct day *days, size_t most)
{
	size_t count = 0;

	while (count < most && calendar_next(&back->calendar, &days[count]))
		count++;
	return count;
}

/* Few match: whole runs of days at once, longer and longer. */
static void read_runs(struct back *back)
{
	struct day *days = mem_alloc(DAYS_AT_ONCE_MOST * sizeof(*days));
	size_t most = DAYS_AT_ONCE, count;

	while ((count = next_days(back, days, most)) > 0) {
		scan_days(back->notes, back->store, back->sieve, days, count, back->problems, NULL);
		if (is_enough(back, days[count - 1]))
			break;
		if (most < DAYS_AT_ONCE_MOST)
			most *= 2;
	}
	free(days);
}

static void read_loose(struct back *back)
{
	struct str path = { 0 };

	for (size_t i = 0; i < back->calendar.loose.count; i++) {
		str_clear(&path);
		str_addf(&path, LAYOUT_NOTES "/%s", back->calendar.loose.items[i]);
		reader_file(&back->reader, path.bytes, NULL);
	}
	str_release(&path);
}

static void read_back(struct back *back)
{
	struct day day;

	read_loose(back);
	while (back->reader.files < FILES_BY_HAND) {
		if (!calendar_next(&back->calendar, &day)) {
			judge(back);
			return;
		}
		if (read_day(back, day)) {
			back->more = back->more || calendar_next(&back->calendar, &day);
			return;
		}
	}
	read_runs(back);
	back->more = back->more || calendar_next(&back->calendar, &day);
}

/* Keeps the newest roots and what hangs under them; a thread whose root is older than all that was
 * read goes. */
static void cut(struct back *back)
{
	struct notes *notes = back->notes;
	struct threads threads = { 0 };
	bool *keep = mem_alloc(notes->count);
	size_t roots = 0, kept = 0;

	notes_sort(notes);
	threads_build(&threads, notes);
	for (size_t i = 0; i < threads.count; i++) {
		const struct thread *thread = &threads.items[i];

		if (!roots_is_root(&back->roots, thread->root))
			continue;
		if (++roots > back->limit)
			break;
		keep[thread->root - notes->items] = true;
		for (size_t j = 0; j < thread->count; j++)
			keep[thread->answers[j] - notes->items] = true;
	}
	threads_release(&threads);
	for (size_t i = 0; i < notes->count; i++)
		if (keep[i])
			notes->items[kept++] = notes->items[i];
	notes->count = kept;
	back->more = back->more || roots > back->limit;
	free(keep);
}

static void cut_flat(struct back *back)
{
	notes_sort(back->notes);
	if (back->notes->count > back->limit) {
		back->notes->count = back->limit;
		back->more = true;
	}
}

int back_select(struct notes *notes, const struct store *store, const struct sieve *sieve,
	size_t limit, enum back_count what, bool *more, struct problems *problems, struct err *err)
{
	struct back back = { .store = store,
		.sieve = sieve,
		.limit = limit,
		.what = what,
		.notes = notes,
		.problems = problems };
	struct span span = { DAY_MIN, DAY_MAX };

	if (sieve->kind == SIEVE_QUERY && sieve->query->has_span)
		span = sieve->query->span;
	if (calendar_open(&back.calendar, store->root_fd, span, problems, err) != 0)
		return -1;
	reader_init(&back.reader, store->root_fd, &store->people, sieve);
	roots_init(&back.roots, store, sieve);
	progress_start(store->progress, "notes read");
	read_back(&back);
	progress_end(store->progress);
	if (what == BACK_ROOTS)
		cut(&back);
	else
		cut_flat(&back);
	*more = back.more;
	roots_release(&back.roots);
	reader_release(&back.reader);
	calendar_close(&back.calendar);
	free(back.is_root);
	return 0;
}
