#include "render/term.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "render/hue.h"

/* Of the 256 colours that keep a contrast of 3.3 or more against white and 4.3 against black (few
 * dark terminals are all black), those that differ most. */
static const int palette[HUE_COUNT] = { 168, 131, 166, 130, 136, 28, 29, 31, 33, 68, 98, 133 };

unsigned style_hue(const char *handle)
{
	return (unsigned)STYLE_HUE * (1 + (unsigned)hue_of(handle));
}

void term_text(struct str *out, const char *text)
{
	str_add_harmless(out, text, strlen(text), HARMLESS_LINE);
}

size_t term_cut(struct str *out, size_t start, int columns, const struct look *look)
{
	const char *dots = look->unicode ? "…" : "...";
	const char *text = str_text(out) + start;
	size_t length = out->length - start, fit;
	int dots_columns = text_columns(dots, strlen(dots));

	if (text_columns(text, length) <= columns)
		return length;
	fit = text_fit(text, length, columns - dots_columns);
	while (fit > 0 && text[fit - 1] == ' ')
		fit--;
	str_cut(out, start + fit);
	if (columns >= dots_columns)
		str_add(out, dots);
	return fit;
}

void term_text_cut(struct str *out, const char *text, int columns, const struct look *look)
{
	size_t start = out->length;

	term_text(out, text);
	term_cut(out, start, columns, look);
}

static bool is_shown(unsigned style, const struct look *look)
{
	return look->color && (style & ~(unsigned)STYLE_WHOLE) != STYLE_PLAIN;
}

static void begin_style(struct str *out, unsigned style, const struct look *look)
{
	if (!is_shown(style, look))
		return;
	if (style & STYLE_NAME)
		str_add(out, "\033[1m");
	if (style & STYLE_QUIET)
		str_add(out, "\033[2m");
	if (style & STYLE_LATE)
		str_add(out, "\033[33m");
	if (style >= STYLE_HUE)
		str_addf(out, "\033[38;5;%dm", palette[style / STYLE_HUE - 1]);
}

static void end_style(struct str *out, unsigned style, const struct look *look)
{
	if (is_shown(style, look))
		str_add(out, "\033[m");
}

void term_styled(struct str *out, unsigned style, const char *text, const struct look *look)
{
	begin_style(out, style, look);
	term_text(out, text);
	end_style(out, style, look);
}

void term_end_line(struct str *out)
{
	size_t length = out->length;

	while (length > 0 && out->bytes[length - 1] == ' ')
		length--;
	str_cut(out, length);
	str_add_char(out, '\n');
}

void term_blanks(struct str *out, int count)
{
	str_add_times(out, " ", count);
}

void line_release(struct line *line)
{
	str_release(&line->text);
	free(line->spans);
	*line = (struct line){ 0 };
}

void line_clear(struct line *line)
{
	str_clear(&line->text);
	line->count = 0;
}

static void add_span(struct line *line, size_t end, unsigned style)
{
	line->spans = mem_grow(line->spans, &line->cap, line->count + 1, sizeof(*line->spans));
	line->spans[line->count++] = (struct line_span){ end, style };
}

static void end_span(struct line *line, unsigned style)
{
	add_span(line, line->text.length, style);
}

void line_add(struct line *line, unsigned style, const char *text)
{
	term_text(&line->text, text);
	end_span(line, style);
}

void line_add_lines(struct line *line, unsigned style, const char *text)
{
	str_add_harmless(&line->text, text, strlen(text), HARMLESS_LINES);
	end_span(line, style);
}

void line_addf(struct line *line, unsigned style, const char *format, ...)
{
	struct str text = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&text, format, args);
	va_end(args);
	line_add(line, style, str_text(&text));
	str_release(&text);
}

void line_join(struct line *line, const struct line *more)
{
	size_t start = line->text.length;

	str_add_bytes(&line->text, str_text(&more->text), more->text.length);
	for (size_t i = 0; i < more->count; i++)
		add_span(line, start + more->spans[i].end, more->spans[i].style);
}

int line_columns(const struct line *line)
{
	return text_columns(str_text(&line->text), line->text.length);
}

/* The dots look like what they stand for. */
void line_cut(struct line *line, int columns, const struct look *look)
{
	size_t kept = term_cut(&line->text, 0, columns, look), i = 0;

	if (kept == line->text.length)
		return;
	while (i < line->count && line->spans[i].end < kept)
		i++;
	if (i < line->count) {
		line->spans[i].end = line->text.length;
		line->count = i + 1;
	}
}

void line_print(const struct line *line, size_t start, size_t length, struct str *out,
	const struct look *look)
{
	size_t at = start, end = start + length;

	for (size_t i = 0; i < line->count && at < end; i++) {
		const struct line_span *span = &line->spans[i];
		size_t stop = span->end < end ? span->end : end;
		if (span->end <= at)
			continue;
		begin_style(out, span->style, look);
		str_add_bytes(out, line->text.bytes + at, stop - at);
		end_style(out, span->style, look);
		at = stop;
	}
}

void line_print_all(const struct line *line, struct str *out, const struct look *look)
{
	line_print(line, 0, line->text.length, out, look);
}

/* Where the whole piece begins that is parted at AT; AT when none is. */
static size_t parted_from(const struct line *line, size_t at)
{
	size_t start = 0;

	for (size_t i = 0; i < line->count; i++) {
		const struct line_span *span = &line->spans[i];

		if (!(span->style & STYLE_WHOLE))
			start = span->end;
		if (span->end > at)
			return start < at ? start : at;
	}
	return at;
}

bool line_wrap_next(const struct line *line, struct wrap *wrap, const char **piece, size_t *length,
	int *columns)
{
	const char *text = str_text(&line->text);
	size_t next, whole, shorter;

	if (!wrap_next(wrap, piece, length, columns))
		return false;
	next = (size_t)(wrap->rest - text);
	whole = shorter = parted_from(line, next);
	while (text + shorter > *piece && text[shorter - 1] == ' ')
		shorter--;
	if (whole == next || text + shorter <= *piece)
		return true; /* none, or it is wider than a line */
	*length = (size_t)(text + shorter - *piece);
	*columns = text_columns(*piece, *length);
	wrap->rest = text + whole;
	wrap->left += next - whole;
	wrap->done = false;
	return true;
}

void line_print_wrapped(
	const struct line *line, int lead, int indent, struct str *out, const struct look *look)
{
	const char *text = str_text(&line->text), *piece;
	int width = look->width - lead, columns;
	size_t length;
	struct wrap wrap = wrap_start(text, line->text.length, width > 0 ? width : 1);
	bool first = true;

	while (line_wrap_next(line, &wrap, &piece, &length, &columns)) {
		if (!first) {
			term_end_line(out);
			term_blanks(out, indent);
		}
		line_print(line, (size_t)(piece - text), length, out, look);
		first = false;
		width = look->width - indent;
		wrap.width = width > 0 ? width : 1;
	}
	term_end_line(out);
}
