#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "render/render.h"
#include "view/synced.h"

/* What sync found, and the page made of it. */
struct page {
	struct synced_view view;
	struct texts by_hand, unsound, settled;
	struct problems facts, left_out;
	struct arena arena;
	struct str out;
	struct look look;
};

static int make(void **state)
{
	struct page *page = mem_alloc(sizeof(*page));

	page->view = (struct synced_view){ .remote = "origin",
		.by_hand = &page->by_hand,
		.unsound = &page->unsound,
		.settled = &page->settled,
		.facts = &page->facts,
		.left_out = &page->left_out };
	page->look = (struct look){ .width = 80, .unicode = true };
	*state = page;
	return 0;
}

static int forget(void **state)
{
	struct page *page = *state;

	problems_release(&page->facts);
	problems_release(&page->left_out);
	arena_release(&page->arena);
	str_release(&page->out);
	free(page);
	return 0;
}

static const char *said(struct page *page, const struct renderer *renderer)
{
	str_clear(&page->out);
	renderer->synced(&page->out, &page->view, &page->look);
	return str_text(&page->out);
}

#define SAYS(page, wanted) assert_string_equal(said(page, &render_text), wanted)

static void one_sentence(void **state)
{
	struct page *page = *state;

	SAYS(page, "nothing new, with origin\n");
	page->view.in = (struct synced_count){ .notes = 12, .people = 3 };
	SAYS(page, "12 notes in from 3 people, with origin\n");
	page->view.out = (struct synced_count){ .notes = 2, .people = 1 };
	SAYS(page, "12 notes in from 3 people, 2 out, with origin\n");
	page->view.in = (struct synced_count){ 0 };
	SAYS(page, "2 notes out, with origin\n");
	page->view.in = (struct synced_count){ .notes = 1, .people = 1, .edited = 2, .removed = 1 };
	SAYS(page, "1 note, 2 edits and 1 removal in from 1 person, 2 notes out, with origin\n");
	page->view.in = (struct synced_count){ .others = 1 };
	page->view.out = (struct synced_count){ .edited = 1, .others = 2 };
	SAYS(page, "1 other file in, 1 edit and 2 other files out, with origin\n");
	page->view.out =
		(struct synced_count){ .notes = 1, .others = 4, .profiles = 2, .rounds = 1 };
	SAYS(page,
		"1 other file in, 1 note, 2 people's files, 1 round and 1 other file out, with\norigin\n");
	page->view.out = (struct synced_count){ .others = 1, .profiles = 1 };
	SAYS(page, "1 other file in, 1 person's file out, with origin\n");
	page->view.out = (struct synced_count){ .edited = 1, .others = 2 };
	page->view.dry = true;
	SAYS(page, "would be: 1 other file in, 1 edit and 2 other files out, with origin\n");
}

static void what_else_is_worth_knowing(void **state)
{
	struct page *page = *state;

	for (int i = 0; i < 7; i++)
		texts_add(&page->arena, &page->by_hand, "people/zoe.yaml");
	texts_add(&page->arena, &page->settled, "thanks.yaml");
	problems_add(&page->facts, "conflicts", PROBLEM_REMARK, "notes/a.yaml", 0, 0,
		"was changed on both sides")
		->hint = "thanks show a";
	problems_add(&page->left_out, "links", PROBLEM_REMARK, "x", 0, 0, "is a symbolic link");
	page->view.driver_mended = page->view.upstream_set = true;
	page->view.branch = "main";
	SAYS(page, "nothing new, with origin\n"
		   "  edited by hand, committed first: people/zoe.yaml, people/zoe.yaml,\n"
		   "  people/zoe.yaml, people/zoe.yaml, people/zoe.yaml and 2 more\n"
		   "  settled: thanks.yaml\n"
		   "  notes/a.yaml: was changed on both sides: thanks show a\n"
		   "  left out: x: is a symbolic link\n"
		   "  git knows again how notes are merged here\n"
		   "  the branch main follows origin from now on\n");
}

static void for_programs(void **state)
{
	struct page *page = *state;

	page->view.in = (struct synced_count){ 12, 3, 1, 0, 2, 1, 0 };
	texts_add(&page->arena, &page->unsound, "notes/a\tb.yaml");
	problems_add(&page->facts, "conflicts", PROBLEM_REMARK, "notes/a.yaml", 0, 0, "why");
	assert_string_equal(said(page, &render_line),
		"remote\torigin\t\nin\t12\t3\t1\t0\t2\nout\t0\t0\t0\t0\t0\n"
		"unsound\tnotes/a b.yaml\nfact\tnotes/a.yaml\twhy\t\n");
	assert_string_equal(said(page, &render_json),
		"{\n  \"schema\": 1,\n  \"page\": \"sync\",\n  \"remote\": \"origin\",\n"
		"  \"dry_run\": false,\n"
		"  \"in\": {\"notes\": 12, \"people\": 3, \"edited\": 1, \"removed\": 0, "
		"\"others\": 2, \"profiles\": 1, \"rounds\": 0},\n"
		"  \"out\": {\"notes\": 0, \"people\": 0, \"edited\": 0, \"removed\": 0, "
		"\"others\": 0, \"profiles\": 0, \"rounds\": 0},\n"
		"  \"by_hand\": [],\n  \"unsound\": [\"notes/a\\tb.yaml\"],\n  \"settled\": [],\n"
		"  \"facts\": [\n    {\"path\": \"notes/a.yaml\", \"text\": \"why\", \"hint\": "
		"null}\n  ],\n  \"left_out\": [],\n"
		"  \"driver_mended\": false,\n  \"upstream_set\": false\n}\n");
}

/* Names of files and remotes are others'. */
static void nothing_harmful_gets_through(void **state)
{
	struct page *page = *state;

	page->view.remote = "or\033]0;x\007igin\n";
	page->view.branch = "ma\033[2Jin";
	page->view.upstream_set = true;
	texts_add(&page->arena, &page->by_hand, "notes/\033[2Jx.yaml");
	problems_add(&page->left_out, "links", PROBLEM_REMARK, "a\r\u202eb", 0, 0, "is \033[31m");
	for (int width = 20; width <= 200; width += 60) {
		page->look.width = width;
		said(page, &render_text);
		assert_null(strpbrk(page->out.bytes, "\033\007\r"));
		assert_null(strstr(page->out.bytes, "\u202e"));
	}
	said(page, &render_line);
	assert_null(strpbrk(page->out.bytes, "\033\007\r"));
}

#define WITH_PAGE(test) cmocka_unit_test_setup_teardown(test, make, forget)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PAGE(one_sentence),
		WITH_PAGE(what_else_is_worth_knowing),
		WITH_PAGE(for_programs),
		WITH_PAGE(nothing_harmful_gets_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
