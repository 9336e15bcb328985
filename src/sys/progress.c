#include "sys/progress.h"

#include "base/harmless.h"
#include "base/unicode.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "sys/terminal.h"

#define PAUSE 100 /* milliseconds from one number to the next */

void progress_start(struct progress *progress, const char *done)
{
	if (progress == NULL)
		return;
	progress->done = done;
	progress->width = 0;
	atomic_store(&progress->count, 0);
	atomic_store(&progress->next, clock_ticks() + progress->patience);
	atomic_flag_clear(&progress->busy);
}

/* Where it cannot be said, nobody waits for it. */
static void say(const struct progress *progress, const struct str *text)
{
	struct err ignored = { 0 };

	if (fd_write(progress->fd, str_text(text), text->length, &ignored) != 0)
		err_release(&ignored);
}

/* The number only grows, so it covers the one before. */
static void say_count(struct progress *progress)
{
	struct str text = { 0 };

	str_addf(&text, "\r%zu %s", atomic_load(&progress->count), progress->done);
	say(progress, &text);
	progress->width = text.length - 1;
	str_release(&text);
}

void progress_add(struct progress *progress, size_t count)
{
	if (progress == NULL)
		return;
	atomic_fetch_add(&progress->count, count);
	if (clock_ticks() < atomic_load(&progress->next) ||
		atomic_flag_test_and_set(&progress->busy))
		return;
	say_count(progress);
	atomic_store(&progress->next, clock_ticks() + PAUSE);
	atomic_flag_clear(&progress->busy);
}

bool progress_is_due(const struct progress *progress)
{
	return progress != NULL && clock_ticks() >= atomic_load(&progress->next);
}

void progress_say(struct progress *progress, const char *text, size_t length)
{
	struct str line = { 0 };
	int columns, rows;
	size_t width;

	if (!progress_is_due(progress))
		return;
	terminal_size(progress->fd, &columns, &rows);
	str_add_harmless(&line, text, length, HARMLESS_LINE);
	str_cut(&line, text_fit(str_text(&line), line.length, columns - 1));
	width = (size_t)text_columns(str_text(&line), line.length);
	if (width < progress->width) /* the rest of the longer one before */
		str_add_times(&line, " ", (int)(progress->width - width));
	str_splice(&line, 0, 0, "\r", 1);
	say(progress, &line);
	progress->width = width;
	atomic_store(&progress->next, clock_ticks() + PAUSE);
	str_release(&line);
}
void progress_end(struct progress *progress)
{
	struct str text = { 0 };

	if (progress == NULL || progress->width == 0)
		return;
	str_addf(&text, "\r%*s\r", (int)progress->width, "");
	say(progress, &text);
	progress->width = 0;
	str_release(&text);
}
