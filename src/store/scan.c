#include "store/scan.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "store/blame.h"
#include "store/calendar.h"
#include "store/layout.h"
#include "sys/helper.h"
#include "sys/progress.h"

enum {
	WORKERS_MOST = 8,
	PIECE = 16, /* days that a worker takes at once */
	WORTH_THREADS = 64, /* days; below, starting them costs more than they save */
	AT_ONCE = 64, /* notes of one day, before we say how far we are */
};

/* What came of some days, and which worker has it. */
struct piece {
	size_t worker;
	size_t notes_from, notes_count, problems_from, problems_count;
};

struct crew;
struct worker {
	struct crew *crew;
	size_t number;
	struct reader reader;
	struct helper helper; /* but for the first, who is us */
};

struct crew {
	struct progress *progress;
	const struct day *days;
	size_t count;
	struct piece *pieces;
	atomic_size_t next; /* piece to be taken */
	struct worker workers[WORKERS_MOST];
	size_t worker_count;
};

static void read_day(struct reader *reader, struct day day, struct progress *progress)
{
	bool left = true;

	reader_enter(reader, day);
	while (left) {
		size_t before = reader->files;

		left = reader_some(reader, AT_ONCE);
		progress_add(progress, reader->files - before);
	}
}

static void do_piece(struct worker *worker, size_t number)
{
	struct reader *reader = &worker->reader;
	struct crew *crew = worker->crew;
	struct piece *piece = &crew->pieces[number];
	size_t from = number * PIECE, to = from + PIECE < crew->count ? from + PIECE : crew->count;

	piece->worker = worker->number;
	piece->notes_from = reader->notes.count;
	piece->problems_from = reader->problems.count;
	for (size_t i = from; i < to; i++)
		read_day(reader, crew->days[i], crew->progress);
	piece->notes_count = reader->notes.count - piece->notes_from;
	piece->problems_count = reader->problems.count - piece->problems_from;
}

static void work(void *subject)
{
	struct worker *worker = subject;
	size_t pieces = (worker->crew->count + PIECE - 1) / PIECE, number;

	while ((number = atomic_fetch_add(&worker->crew->next, 1)) < pieces)
		do_piece(worker, number);
}

/* Strings move with their arenas; only the order is made anew. */
static void gather(struct notes *notes, struct crew *crew, struct problems *problems)
{
	size_t pieces = (crew->count + PIECE - 1) / PIECE;

	for (size_t i = 0; i < pieces; i++) {
		const struct piece *piece = &crew->pieces[i];
		const struct reader *reader = &crew->workers[piece->worker].reader;

		for (size_t j = 0; j < piece->notes_count; j++)
			*notes_add(notes) = reader->notes.items[piece->notes_from + j];
		blame_tell(
			problems, &reader->problems, piece->problems_from, piece->problems_count);
	}
}

static void dismiss(struct notes *notes, struct crew *crew, struct texts *astray)
{
	for (size_t i = 0; i < crew->worker_count; i++) {
		struct reader *reader = &crew->workers[i].reader;

		arena_take(&notes->memory, &reader->notes.memory);
		for (size_t j = 0; j < reader->astray.count && astray != NULL; j++)
			texts_add(&notes->memory, astray,
				arena_string(&notes->memory, reader->astray.items[j]));
		reader_release(reader);
	}
	free(crew->pieces);
}

void scan_days(struct notes *notes, const struct store *store, const struct sieve *sieve,
	const struct day *days, size_t count, struct problems *problems, struct texts *astray)
{
	struct crew crew = { .progress = store->progress,
		.days = days,
		.count = count,
		.worker_count = count < WORTH_THREADS ? 1 : helpers_worth(WORKERS_MOST) };

	crew.pieces = mem_alloc((count / PIECE + 1) * sizeof(*crew.pieces));
	for (size_t i = 0; i < crew.worker_count; i++) {
		struct worker *worker = &crew.workers[i];

		worker->crew = &crew;
		worker->number = i;
		reader_init(&worker->reader, store->root_fd, &store->people, sieve);
	}
	for (size_t i = 1; i < crew.worker_count; i++)
		helper_start(&crew.workers[i].helper, work, &crew.workers[i]);
	work(&crew.workers[0]);
	for (size_t i = 1; i < crew.worker_count; i++)
		helper_wait(&crew.workers[i].helper);
	gather(notes, &crew, problems);
	dismiss(notes, &crew, astray);
}

/* The files directly in notes/, and what lies in wrong places. */
static void scan_extras(struct notes *notes, const struct store *store, const struct sieve *sieve,
	const struct texts *loose, const struct texts *const astray[2], struct problems *problems)
{
	struct reader reader;
	struct str path = { 0 };

	reader_init(&reader, store->root_fd, &store->people, sieve);
	for (size_t i = 0; i < loose->count; i++) {
		str_clear(&path);
		str_addf(&path, LAYOUT_NOTES "/%s", loose->items[i]);
		reader_file(&reader, path.bytes, NULL);
	}
	for (int which = 0; which < 2; which++)
		for (size_t i = 0; i < astray[which]->count; i++)
			reader_astray(&reader, astray[which]->items[i]);
	reader_take(notes, problems, &reader);
	reader_release(&reader);
	str_release(&path);
}

int scan_span(struct notes *notes, const struct store *store, const struct sieve *sieve,
	struct span span, enum scan_extent extent, struct problems *problems, struct err *err)
{
	static const struct texts none;
	struct calendar calendar;
	struct texts inside = { 0 };
	struct day *days = NULL, day;
	size_t count = 0, cap = 0;

	if (calendar_open(&calendar, store->root_fd, span, problems, err) != 0)
		return -1;
	while (calendar_next(&calendar, &day)) {
		days = mem_grow(days, &cap, count + 1, sizeof(*days));
		days[count++] = day;
	}
	progress_start(store->progress, "notes read");
	scan_days(notes, store, sieve, days, count, problems, &inside);
	progress_end(store->progress);
	const struct texts *const wrong[2] = { extent == SCAN_ALL ? &calendar.astray : &none,
		extent == SCAN_ALL ? &inside : &none };
	scan_extras(notes, store, sieve, &calendar.loose, wrong, problems);
	free(days);
	calendar_close(&calendar);
	return 0;
}
