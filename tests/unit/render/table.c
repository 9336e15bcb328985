#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/table.h"

static void fill(struct table *table)
{
	table_start(table, "lrl", 1);
	table_row(table);
	table_text(table, STYLE_PLAIN, "Alice");
	table_number(table, 12);
	table_text(table, STYLE_PLAIN, "thanks add @alice");
	table_row(table);
	table_text(table, STYLE_PLAIN, "刘洋 with a long name");
	table_number(table, 7);
}

static void check(int width, int giving, const char *const *leads, const char *want)
{
	const struct look look = { .width = width };
	struct table table;
	struct str out = { 0 };

	fill(&table);
	table.giving = giving;
	table.leads = leads;
	table_print(&table, &out, &look);
	assert_string_equal(str_text(&out), want);
	str_release(&out);
	table_release(&table);
}

static void words_stand_left_and_numbers_right(void **state)
{
	(void)state;
	check(80, -1, NULL,
		" Alice                    12    thanks add @alice\n"
		" 刘洋 with a long name     7\n");
}

static void a_cell_gives_way_before_the_gaps_do(void **state)
{
	(void)state;
	check(44, 0, NULL,
		" Alice               12    thanks add @alice\n"
		" 刘洋 with a l...     7\n");
	check(40, 0, NULL,
		" Alice             12  thanks add @alice\n"
		" 刘洋 with a l...   7\n");
}

static void cells_are_stacked_where_nothing_helps(void **state)
{
	(void)state;
	check(20, 0, NULL,
		" Alice\n"
		"   12\n"
		"   thanks add @alice\n"
		" 刘洋 with a long\n"
		"     name\n"
		"   7\n");
}

static void stacked_cells_say_what_they_are(void **state)
{
	static const char *const leads[TABLE_COLUMNS] = { "", ", gave ", "to thank: " };

	(void)state;
	check(20, 0, leads,
		" Alice, gave 12\n"
		"   to thank: thanks\n"
		"     add @alice\n"
		" 刘洋 with a long\n"
		"     name, gave 7\n");
}

static void a_joint_needs_something_to_join(void **state)
{
	static const char *const leads[TABLE_COLUMNS] = { "", "", ", ", ", in " };
	const struct look look = { .width = 20 };
	struct table table;
	struct str out = { 0 };

	(void)state;
	table_start(&table, "llll", 0);
	table.leads = leads;
	table_row(&table);
	table_text(&table, STYLE_PLAIN, "@alice");
	table_text(&table, STYLE_PLAIN, "Alice Lindqvist");
	table_text(&table, STYLE_PLAIN, "vendor");
	table_row(&table);
	table_text(&table, STYLE_PLAIN, "");
	table_text(&table, STYLE_PLAIN, "");
	table_text(&table, STYLE_PLAIN, "vendor");
	table_text(&table, STYLE_PLAIN, "sales");
	table_row(&table);
	table_print(&table, &out, &look);
	assert_string_equal(str_text(&out), "@alice\n"
					    "  Alice Lindqvist,\n"
					    "    vendor\n"
					    "vendor, in sales\n");
	str_release(&out);
	table_release(&table);
}

static void an_empty_column_takes_no_room(void **state)
{
	const struct look look = { .width = 80 };
	struct table table;
	struct str out = { 0 };

	(void)state;
	table_start(&table, "lll", 0);
	table_row(&table);
	table_text(&table, STYLE_PLAIN, "a");
	table_text(&table, STYLE_PLAIN, "");
	table_text(&table, STYLE_PLAIN, "b");
	table_print(&table, &out, &look);
	assert_string_equal(str_text(&out), "a    b\n");
	str_release(&out);
	table_release(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_left_and_numbers_right),
		cmocka_unit_test(a_cell_gives_way_before_the_gaps_do),
		cmocka_unit_test(cells_are_stacked_where_nothing_helps),
		cmocka_unit_test(stacked_cells_say_what_they_are),
		cmocka_unit_test(a_joint_needs_something_to_join),
		cmocka_unit_test(an_empty_column_takes_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
