#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "../nasty.h"
#include "../sample.h"
#include "base/unicode.h"
#include "render/board.h"
#include "render/render.h"
#include "render/text.h"
#include "view/wall.h"

/* A wall of nasty texts in every field, with answers. */
static void nasty_wall(struct sample *sample)
{
	sample_start(sample);
	sample_person(sample, "alice", nasty_texts[1], KIND_COLLEAGUE);
	sample_person(sample, "bob", nasty_texts[3], KIND_CUSTOMER);
	sample_person(sample, "carol", nasty_texts[12], KIND_VENDOR);
	for (size_t i = 0; i < NASTY_COUNT; i++) {
		char id[32], answer_id[32];
		struct note *note;
		snprintf(id, sizeof(id), "20261101-%09zu", i);
		note = sample_note(sample, id, i % 2 ? "alice" : "carol", "bob,alice,carol,dave",
			"2026-11-01T10:00:00Z", nasty_texts[i]);
		note->about = nasty_texts[(i + 1) % NASTY_COUNT];
		note->picture = nasty_texts[(i + 2) % NASTY_COUNT];
		note->by = i % 3 ? NULL : "bob";
		note->via = (int)i % VIA_COUNT;
		texts_add(&sample->notes.memory, &note->tags, nasty_texts[(i + 3) % NASTY_COUNT]);
		snprintf(answer_id, sizeof(answer_id), "20261102-%09zu", i);
		note = sample_note(sample, answer_id, "bob", "alice", "2026-11-02T10:00:00Z",
			nasty_texts[(i + 4) % NASTY_COUNT]);
		note->re = sample_string(sample, id);
	}
	sample_ready(sample);
}

static void print_wall(const struct sample *sample, const struct look *look, struct str *out)
{
	struct query query = { 0 };
	struct wall_wish wish = { .query = &query };
	struct wall_view view;

	wall_view_build(&view, &sample->scene, &sample->notes, &wish);
	render_text.wall(out, &view, look);
	wall_view_release(&view);
}

/* The cluster at COLUMN of the line, in a small string; "" behind its end. */
static void cluster_at(const char *line, size_t length, int column, char cluster[16])
{
	int at = 0, columns;
	size_t taken;

	cluster[0] = '\0';
	for (; length > 0 && at <= column; line += taken, length -= taken, at += columns) {
		taken = grapheme_next(line, length, &columns);
		if (at != column || columns == 0)
			continue;
		assert_true(taken < 16);
		memcpy(cluster, line, taken);
		cluster[taken] = '\0';
	}
}

static bool is_one_of(const char *cluster, const char *const *those)
{
	for (; *those; those++)
		if (strcmp(cluster, *those) == 0)
			return true;
	return false;
}

/* Each box of the row begins and ends with a stroke, or is not there. */
static void check_row(const struct board *board, const char *line, size_t length)
{
	static const char *const lefts[] = { "╭", "│", "├", "╰", NULL };
	static const char *const rights[] = { "╮", "│", "┤", "╯", NULL };
	static const char *const blanks[] = { "", " ", NULL };
	bool something = false;

	for (int i = 0; i < board->count; i++) {
		int left = i * (board->outer + 2);
		char first[16], last[16];
		cluster_at(line, length, left, first);
		cluster_at(line, length, left + board->outer - 1, last);
		if (is_one_of(first, lefts)) {
			assert_true(is_one_of(last, rights));
			something = true;
		} else {
			assert_true(is_one_of(first, blanks));
			assert_true(is_one_of(last, blanks));
		}
	}
	assert_true(something);
	assert_int_not_equal(line[length - 1], ' ');
	assert_true(text_columns(line, length) <= board_width(board));
}

static void check_rows(const struct look *look, const struct str *out)
{
	const char *line = strstr(str_text(out), "\n\n") + 2;
	struct board board;

	board_start(&board, look, NASTY_COUNT);
	while (*line) {
		size_t length = strcspn(line, "\n");
		if (look->width >= BOARD_NARROW)
			check_row(&board, line, length);
		assert_true(text_columns(line, length) <= look->width);
		line += length + 1;
	}
	board_release(&board);
}

static void no_box_is_ragged_at_any_width(void **state)
{
	struct sample sample;
	struct str out = { 0 };

	(void)state;
	nasty_wall(&sample);
	for (int width = 20; width <= 300; width += width < 130 ? 1 : 7) {
		struct look look = { .width = width, .unicode = true };
		str_clear(&out);
		print_wall(&sample, &look, &out);
		check_rows(&look, &out);
	}
	str_release(&out);
	sample_release(&sample);
}

static void nothing_harmful_comes_out(void **state)
{
	const struct look look = { .width = 80, .unicode = true };
	struct sample sample;
	struct str out = { 0 };
	uint32_t code;
	size_t taken;
	bool valid;

	(void)state;
	nasty_wall(&sample);
	print_wall(&sample, &look, &out);
	for (size_t at = 0; at < out.length; at += taken) {
		taken = utf8_next(out.bytes + at, out.length - at, &code, &valid);
		assert_true(valid);
		assert_false(nasty_passed(code));
	}
	str_release(&out);
	sample_release(&sample);
}

static void colours_change_nothing_but_colours(void **state)
{
	struct look look = { .width = 100, .unicode = true };
	struct sample sample;
	struct str plain = { 0 }, color = { 0 }, bare = { 0 };

	(void)state;
	nasty_wall(&sample);
	print_wall(&sample, &look, &plain);
	look.color = true;
	print_wall(&sample, &look, &color);
	for (const char *at = str_text(&color); *at; at++) {
		if (*at == '\033')
			at += strcspn(at, "m");
		else
			str_add_char(&bare, *at);
	}
	assert_string_equal(str_text(&bare), str_text(&plain));
	str_release(&plain);
	str_release(&color);
	str_release(&bare);
	sample_release(&sample);
}

/* Boxes of so many rows each; the wall's shape, a letter a row and column. */
static void check_order(const int *heights, size_t count, int width, const char *want)
{
	const struct look look = { .width = width };
	struct board board;
	struct box box = { .inner = 4 };
	struct str out = { 0 }, shape = { 0 };

	board_start(&board, &look, count);
	for (size_t i = 0; i < count; i++) {
		struct line line = { 0 };
		box_clear(&box);
		line_addf(&line, STYLE_PLAIN, "%c", (char)('a' + i));
		for (int row = 0; row < heights[i]; row++)
			box_wrap(&box, &line, 1, &look);
		board_put(&board, &box, STYLE_PLAIN, &out);
		line_release(&line);
	}
	board_end(&board, &out);
	for (const char *at = str_text(&out); *at; at++)
		if ((*at >= 'a' && *at <= 'z') || *at == '\n')
			str_add_char(&shape, *at);
	assert_string_equal(str_text(&shape), want);
	str_release(&out);
	str_release(&shape);
	box_release(&box);
	board_release(&board);
}

static void the_next_note_goes_where_there_is_room_first(void **state)
{
	const int heights[] = { 1, 4, 1, 1 };

	(void)state;
	check_order(heights, 4, 80, "\nab\nb\nb\ncb\n\n\nd\n\n");
	check_order(heights, 4, 200, "\nabcd\nb\nb\nb\n\n");
	check_order(heights, 2, 60, "\na\n\n\nb\nb\nb\nb\n\n");
}

static void few_notes_are_as_wide_as_many(void **state)
{
	const struct look look = { .width = 200 };
	struct board few, many;

	(void)state;
	board_start(&few, &look, 1);
	board_start(&many, &look, 100);
	assert_int_equal(few.outer, many.outer);
	assert_int_equal(few.count, 1);
	assert_int_equal(many.count, 5);
	assert_true(board_width(&many) <= 200);
	board_release(&few);
	board_release(&many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_box_is_ragged_at_any_width),
		cmocka_unit_test(nothing_harmful_comes_out),
		cmocka_unit_test(colours_change_nothing_but_colours),
		cmocka_unit_test(the_next_note_goes_where_there_is_room_first),
		cmocka_unit_test(few_notes_are_as_wide_as_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
