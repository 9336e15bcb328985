/*
 * Text on its way to a terminal: harmless, styled where colour is wanted, and
 * measured.
 *
 * A line is put together from pieces before it is wrapped or padded, so that
 * styles never change where a line breaks and widths are those of the whole.
 */
#ifndef RENDER_TERM_H
#define RENDER_TERM_H

#include "base/harmless.h"
#include "base/str.h"
#include "base/wrap.h"
#include "render/look.h"

/* How a piece looks; several may be joined by |. */
enum style {
	STYLE_PLAIN = 0,
	STYLE_NAME = 1 << 0, /* bold */
	STYLE_QUIET = 1 << 1, /* dim: ids, times */
	STYLE_LATE = 1 << 2, /* yellow: overdue */
	STYLE_WHOLE = 1 << 3, /* on one line, with what is whole beside it, where a line holds it */
	STYLE_HUE = 1 << 4, /* from here up: 1 + a hue (render/hue.h) */
};
unsigned style_hue(const char *handle);

/* Text from others, made harmless: one line. Everything from a note, a file or git goes through
 * this or line_add*. */
void term_text(struct str *out, const char *text);
/* The same in at most COLUMNS, cut between characters with "..." behind. */
void term_text_cut(struct str *out, const char *text, int columns, const struct look *look);
void term_styled(struct str *out, unsigned style, const char *text, const struct look *look);
/* Cuts what stands behind START in OUT, which is harmless already; returns how many bytes of it are
 * left. */
size_t term_cut(struct str *out, size_t start, int columns, const struct look *look);

/* Pieces of text with their styles, one behind the other. */
struct line_span {
	size_t end;
	unsigned style;
};
struct line {
	struct str text; /* harmless, without styles */
	struct line_span *spans;
	size_t count, cap;
};
void line_release(struct line *line);
void line_clear(struct line *line);
void line_add(struct line *line, unsigned style, const char *text);
void line_addf(struct line *line, unsigned style, const char *format, ...) PRINTS_LIKE(3, 4);
/* Many lines: line feeds stay. */
void line_add_lines(struct line *line, unsigned style, const char *text);
void line_join(struct line *line, const struct line *more);
int line_columns(const struct line *line);
void line_cut(struct line *line, int columns, const struct look *look);

/* LENGTH bytes of LINE from START, with their styles switched on and off. */
void line_print(const struct line *line, size_t start, size_t length, struct str *out,
	const struct look *look);
void line_print_all(const struct line *line, struct str *out, const struct look *look);
/* As wrap_next(), of a walk over the text of LINE: what is whole is not parted. */
bool line_wrap_next(const struct line *line, struct wrap *wrap, const char **piece, size_t *length,
	int *columns);
/* Wrapped to the look's width: the first line begins with LEAD blanks already printed, the others
 * get INDENT. Ends with a line feed. */
void line_print_wrapped(
	const struct line *line, int lead, int indent, struct str *out, const struct look *look);

void term_blanks(struct str *out, int count);
void term_end_line(struct str *out); /* without blanks behind */

#endif
