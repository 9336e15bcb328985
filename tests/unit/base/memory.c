#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdalign.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static void new_memory_is_zeroed(void **state)
{
	char *memory = mem_alloc(100);

	(void)state;
	for (int i = 0; i < 100; i++)
		assert_int_equal(memory[i], 0);
	free(memory);
	free(mem_alloc(0));
}

static void growing_keeps_what_was_there(void **state)
{
	int *items = NULL;
	size_t cap = 0;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		items = mem_grow(items, &cap, i + 1, sizeof(*items));
		assert_true(cap >= i + 1);
		items[i] = (int)i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	free(items);
}

static void enough_room_does_not_move(void **state)
{
	size_t cap = 0;
	char *items = mem_grow(NULL, &cap, 1, 1);
	size_t before = cap;

	(void)state;
	assert_ptr_equal(mem_grow(items, &cap, before, 1), items);
	assert_int_equal(cap, before);
	free(items);
}

static void a_copy_ends_with_nul(void **state)
{
	char *copy = mem_copy("coffee", 3), *empty = mem_copy(NULL, 0);

	(void)state;
	assert_string_equal(copy, "cof");
	assert_string_equal(empty, "");
	free(copy);
	free(empty);
}

static void ask_too_much(int how)
{
	static size_t cap;
	static struct arena arena;

	if (how == 0)
		mem_grow(NULL, &cap, SIZE_MAX / 4, 8);
	else if (how == 1)
		mem_grow(NULL, &cap, SIZE_MAX, 1);
	else if (how == 2)
		mem_copy("", SIZE_MAX);
	else if (how == 3)
		arena_alloc(&arena, SIZE_MAX);
	else
		arena_text(&arena, "", SIZE_MAX);
	_exit(0);
}

/* What the last words of a program that asks too much are, and its exit code. */
static int die_asking(int how, char *words, size_t size)
{
	int ends[2], status;
	ssize_t got;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		ask_too_much(how);
	}
	close(ends[1]);
	got = read(ends[0], words, size - 1);
	words[got > 0 ? got : 0] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WEXITSTATUS(status);
}

static void running_out_ends_with_one_line_and_71(void **state)
{
	(void)state;
	for (int how = 0; how < 5; how++) {
		char words[200];

		assert_int_equal(die_asking(how, words, sizeof(words)), 71);
		assert_string_equal(words, "thanks: out of memory\n");
	}
}

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
	static const size_t sizes[] = { 0, 1, 3, 8, 24, 100, 511, 512, 513, 1024, 5000, 300000 };
	struct arena arena = { 0 };
	unsigned char *pieces[1200];
	size_t count = sizeof(sizes) / sizeof(sizes[0]);

	(void)state;
	for (size_t i = 0; i < 1200; i++) {
		size_t size = i % 97 == 0 ? sizes[i / 97 % count] : sizes[i % 8];

		pieces[i] = arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
		for (size_t j = 0; j < size; j++)
			assert_int_equal(pieces[i][j], 0);
		memset(pieces[i], 0xA5, size);
		arena_text(&arena, "odd", i % 5 % 4);
	}
	arena_release(&arena);
	assert_null(arena.last);
}

static void texts_in_an_arena_are_copies(void **state)
{
	struct arena arena = { 0 };
	char name[] = "alice";
	char *copy = arena_text(&arena, name, 5), *string = arena_string(&arena, name);

	(void)state;
	name[0] = 'm';
	assert_string_equal(copy, "alice");
	assert_string_equal(string, "alice");
	assert_string_equal(arena_text(&arena, NULL, 0), "");
	assert_null(arena_string(&arena, NULL));
	arena_release(&arena);
}

static void a_taken_arena_lives_on(void **state)
{
	struct arena into = { 0 }, from = { 0 }, empty = { 0 };
	char *texts[200], name[20];

	(void)state;
	for (int i = 0; i < 200; i++) {
		snprintf(name, sizeof(name), "name %d", i);
		texts[i] = arena_string(&from, name);
		if (i % 50 == 49) {
			arena_take(&into, &from);
			assert_null(from.last);
		}
	}
	arena_take(&into, &empty);
	for (int i = 0; i < 200; i++) {
		snprintf(name, sizeof(name), "name %d", i);
		assert_string_equal(texts[i], name);
	}
	arena_alloc(&from, 10);
	arena_release(&from);
	arena_release(&into);
	arena_release(NULL);
}

static void texts_keep_their_order(void **state)
{
	static const char *const names[] = { "alice", "bob", "carol" };
	struct arena arena = { 0 };
	struct texts texts = { 0 };

	(void)state;
	for (size_t i = 0; i < 100; i++) {
		texts_add(&arena, &texts, names[i % 3]);
		assert_int_equal(texts.count, i + 1);
		for (size_t j = 0; j <= i; j++)
			assert_ptr_equal(texts.items[j], names[j % 3]);
	}
	arena_release(&arena);
}

static void a_rewound_arena_is_as_it_was(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t kept = 0; kept < 3; kept++) {
		char *stays = kept > 0 ? arena_text(&arena, "stays", 5) : NULL;
		struct arena_mark mark = arena_mark(&arena);

		for (size_t size = 1; size < 100000; size = size * 3 + 1) {
			memset(arena_alloc(&arena, size), 0xAA, size);
			memset(arena_alloc(&arena, size % 700), 0xBB, size % 700);
		}
		arena_rewind(&arena, mark);
		assert_ptr_equal(arena_mark(&arena).last, mark.last);
		assert_ptr_equal(arena_mark(&arena).before, mark.before);
		if (stays != NULL)
			assert_string_equal(stays, "stays");
		for (const unsigned char *fresh = arena_alloc(&arena, 900), *at = fresh;
			at < fresh + 900; at++)
			assert_int_equal(*at, 0);
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_memory_is_zeroed),
		cmocka_unit_test(growing_keeps_what_was_there),
		cmocka_unit_test(enough_room_does_not_move),
		cmocka_unit_test(a_copy_ends_with_nul),
		cmocka_unit_test(running_out_ends_with_one_line_and_71),
		cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
		cmocka_unit_test(texts_in_an_arena_are_copies),
		cmocka_unit_test(a_taken_arena_lives_on),
		cmocka_unit_test(a_rewound_arena_is_as_it_was),
		cmocka_unit_test(texts_keep_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
