#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "wall.h"

#include "store/index_steps.h"

static void read_index(struct str *bytes, const struct wall *wall)
{
	struct err err = { 0 };
	struct str path = { 0 };

	str_addf(&path, "%s/.git/index", wall->root);
	assert_int_equal(file_read_any(bytes, path.bytes, 1 << 20, &err), 0);
	str_release(&path);
}

/* The same entries, in the same order, as for who looks at everything. */
static void step_by_step(const struct str *bytes)
{
	struct index_file file;
	struct index_steps steps;

	assert_int_equal(index_file_read(&file, bytes->bytes, bytes->length), INDEX_SOUND);
	assert_true(index_steps_begin(&steps, (const unsigned char *)bytes->bytes, bytes->length));
	assert_int_equal(steps.count, file.count);
	for (uint32_t i = 0; i < file.count; i++) {
		struct index_entry wanted, entry;

		assert_true(index_step(&steps));
		index_steps_entry(&steps, &entry);
		index_file_entry(&file, i, &wanted);
		assert_string_equal(entry.path, wanted.path);
		assert_memory_equal(entry.id, wanted.id, 20);
		assert_int_equal(entry.size, wanted.size);
		assert_int_equal(entry.skipped, wanted.skipped);
		assert_int_equal(entry.stage, wanted.stage);
	}
	assert_false(index_step(&steps));
	index_steps_release(&steps);
	index_file_release(&file);
}

/* Bytes that are missing are not looked for: sanitizers would tell. */
static void cut_short(const struct str *bytes)
{
	for (size_t length = 0; length < bytes->length; length++) {
		unsigned char *part =
			length > 0 ? (unsigned char *)mem_copy(bytes->bytes, length) : NULL;
		struct index_steps steps = { 0 };
		uint32_t count = 0;

		if (index_steps_begin(&steps, part, length))
			while (index_step(&steps))
				count++;
		assert_true(count <= steps.count);
		index_steps_release(&steps);
		free(part);
	}
}

static void test_all_versions(void **state)
{
	struct wall *wall = *state;
	struct str command = { 0 }, bytes = { 0 };

	wall_sh(wall,
		"mkdir -p notes/a notes/b; for i in 1 2 3 4 5 6 7 8 9; do echo $i >notes/a/$i; "
		"echo $i >notes/b/x$i$i$i$i$i; done; git add .; git commit -qm more; "
		"git update-index --skip-worktree notes/a/5");
	for (int version = 2; version <= 4; version++) {
		str_clear(&command);
		str_addf(&command, "git update-index --index-version %d", version);
		wall_sh(wall, command.bytes);
		str_clear(&bytes);
		read_index(&bytes, wall);
		step_by_step(&bytes);
		cut_short(&bytes);
	}
	str_release(&command);
	str_release(&bytes);
}

/* A name of 4095 bytes or more does not tell its length. */
static void test_long_names(void **state)
{
	struct wall *wall = *state;
	struct str bytes = { 0 };

	wall_sh(wall,
		"id=$(echo x | git hash-object -w --stdin); for n in 4094 4095 4096 5000; do "
		"git update-index --add --cacheinfo 100644,$id,$(printf \"%0${n}d\" 0); done");
	read_index(&bytes, wall);
	step_by_step(&bytes);
	str_release(&bytes);
}

static void test_what_is_no_index(void **state)
{
	struct index_steps steps;
	const unsigned char none[40] = "DIRC\0\0\0\5";

	(void)state;
	assert_false(index_steps_begin(&steps, none, sizeof(none)));
	assert_false(index_steps_begin(&steps, (const unsigned char *)"", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(test_all_versions),
		WITH_WALL(test_long_names),
		cmocka_unit_test(test_what_is_no_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
