#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cmd/line.h"

/* A small program of its own. */
static const char *const add[] = { "add", NULL }, *const w[] = { "w", NULL },
			 *const version_names[] = { "--version", NULL };

struct thank_args {
	const char *tag;
	bool again;
};
struct wall_args {
	int count;
};
static const struct opt thank_opts[] = {
	OPT_TEXT('t', "tag", struct thank_args, tag, "TAG", "a tag", OFFERS_TAGS),
	OPT_FLAG('n', "again", struct thank_args, again, "again"),
};
static const struct opt_group thank_groups[] = { OPT_GROUP(thank_opts, 0), OPT_GROUPS_END };

static const struct cmd thank = { .name = "thank", .aliases = add, .groups = thank_groups };
static const struct opt wall_opts[] = {
	OPT_NUMBER('n', "count", struct wall_args, count, "N", "so many"),
};
static const struct opt_group wall_groups[] = { OPT_GROUP(wall_opts, 0), OPT_GROUPS_END };
static const struct cmd wall = { .name = "wall", .aliases = w, .groups = wall_groups };
static const struct cmd remind = { .name = "remind" };
static const struct cmd set = { .name = "set", .groups = thank_groups };
static const struct cmd merge = { .name = "merge", .needs = NEED_WHOLE_NAME };
static const struct cmd *const verbs[] = { &set, &merge, NULL };
static const struct cmd people = { .name = "people", .sub = verbs };
static const struct cmd round_cmd = { .name = "round", .sub = verbs, .operands = "[name]" };
static const struct cmd remove_cmd = { .name = "remove", .needs = NEED_WHOLE_NAME };
static const struct cmd git = { .name = "git", .needs = NEED_RAW | NEED_WHOLE_NAME };
static const struct cmd version = { .name = "version", .aliases = version_names };
static const struct cmd hidden = { .name = "__complete", .needs = NEED_HIDDEN | NEED_RAW };
static const struct cmd *const table[] = { &thank, &wall, &remind, &people, &round_cmd, &remove_cmd,
	&git, &version, &hidden, NULL };

/* What became of one line. */
struct got {
	struct line line;
	struct arena arena;
	struct err err;
	int status;
};

static struct got read_as(
	enum start start, enum shorten shorten, int count, const char *const *words)
{
	struct got got = { 0 };

	got.status = line_read(&got.line, table, start, shorten, count, (char **)(uintptr_t)words,
		&got.arena, &got.err);
	return got;
}
#define READ_AS(start, shorten, ...)                                                               \
	read_as(start, shorten, (int)(sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *)),   \
		(const char *[]){ __VA_ARGS__ })
#define READ(...) READ_AS(START_ANY, SHORTEN_NO, __VA_ARGS__)
#define READ_TYPED(...) READ_AS(START_ANY, SHORTEN_YES, __VA_ARGS__)

static void release(struct got *got)
{
	arena_release(&got->arena);
	err_release(&got->err);
}

static void calls(struct got got, const struct cmd *cmd, int words)
{
	assert_int_equal(got.status, 0);
	assert_ptr_equal(got.line.cmd, cmd);
	assert_int_equal(got.line.count, words);
	release(&got);
}

static void refused(struct got got, const char *why, const char *hint)
{
	assert_int_equal(got.status, -1);
	assert_int_equal(got.err.kind, ERR_USAGE);
	assert_string_equal(str_text(&got.err.text), why);
	assert_string_equal(str_text(&got.err.hint), hint);
	release(&got);
}

static void nothing_said_is_the_wall(void **state)
{
	struct got got = read_as(START_ANY, SHORTEN_NO, 0, NULL);

	(void)state;
	assert_false(got.line.named);
	calls(got, &wall, 0);
	calls(READ("-C", "wall"), &wall, 2);
	calls(READ("--color=never", "-q"), &wall, 2);
	calls(READ("--", "version"), &wall, 2);
}

static void a_name_alone_is_thank(void **state)
{
	(void)state;
	calls(READ("@alice", "tea"), &thank, 2);
	calls(READ("--tag", "wall", "@alice", "tea"), &thank, 4);
	calls(READ("-q", "@alice", "--", "wall"), &thank, 4);
}

static void as_thank_every_word_is_its_own(void **state)
{
	(void)state;
	calls(READ_AS(START_THANK, SHORTEN_NO, "wall", "@alice"), &thank, 2);
	calls(read_as(START_THANK, SHORTEN_NO, 0, NULL), &thank, 0);
}

static void a_command_goes_by_its_names(void **state)
{
	struct got got = READ("w");

	(void)state;
	assert_true(got.line.named);
	calls(got, &wall, 0);
	calls(READ("add", "@alice"), &thank, 1);
	calls(READ("--version"), &version, 0);
	calls(READ("__complete", "ids"), &hidden, 1);
}

static void options_may_stand_in_front(void **state)
{
	struct got got = READ("-C", "dir", "--tag", "people", "wall", "-q");

	(void)state;
	assert_int_equal(got.status, 0);
	assert_string_equal(got.line.words[1], "dir");
	assert_string_equal(got.line.words[4], "-q");
	calls(got, &wall, 5);
	calls(READ("-qC", "wall", "remind"), &remind, 2);
	calls(READ("-Cwall", "remind"), &remind, 1);
}

static void a_letter_may_mean_two_things(void **state)
{
	(void)state;
	calls(READ("-n", "5"), &wall, 2);
	calls(READ("-n", "5", "wall"), &wall, 2);
	calls(READ("-n5"), &wall, 1);
	calls(READ("-n", "@alice", "tea"), &thank, 3);
	calls(READ("-n"), &wall, 1);
}

static void another_program_gets_its_own_words(void **state)
{
	struct got got = READ("-C", "dir", "git", "-C", "other", "--help", "--", "set");

	(void)state;
	assert_int_equal(got.line.front, 2);
	assert_string_equal(got.line.words[2], "-C");
	calls(got, &git, 7);
}

static void a_verb_is_the_next_operand(void **state)
{
	struct got got = READ("people", "-q", "set", "@alice");

	(void)state;
	assert_ptr_equal(got.line.parent, &people);
	calls(got, &set, 2);
	calls(READ("people", "--tag", "set"), &people, 2);
	calls(READ("people"), &people, 0);
	calls(READ("round", "coffee"), &round_cmd, 1);
	calls(READ("round", "set", "set"), &set, 1);
	refused(READ("people", "sett"), "people: 'sett' is none of its words",
		"did you mean 'set'?");
	refused(READ("people", "frob"), "people: 'frob' is none of its words",
		"thanks help people");
}

static void who_types_may_shorten(void **state)
{
	(void)state;
	calls(READ_TYPED("wal"), &wall, 0);
	calls(READ_TYPED("remi"), &remind, 0);
	calls(READ_TYPED("peo", "set"), &set, 0);
	refused(READ_TYPED("wa"), "no command 'wa'", "thanks help");
	refused(READ("wal"), "no command 'wal'", "did you mean 'wall'?");
	refused(READ_TYPED("rem"), "'rem' could be remind or remove", "");
	refused(READ_TYPED("remo"), "remove must be spelled out", "");
	refused(READ_TYPED("people", "mer"), "merge must be spelled out", "");
	refused(READ_TYPED("__comp"), "no command '__comp'", "thanks help");
}

static void a_slip_is_pointed_out(void **state)
{
	(void)state;
	refused(READ("wlal"), "no command 'wlal'", "did you mean 'wall'?");
	refused(READ("remnid"), "no command 'remnid'", "did you mean 'remind'?");
	refused(READ("x"), "no command 'x'", "thanks help");
	refused(READ(""), "no command ''", "thanks help");
	refused(READ("alice", "tea"), "no command 'alice'", "thanks help");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_said_is_the_wall),
		cmocka_unit_test(a_name_alone_is_thank),
		cmocka_unit_test(as_thank_every_word_is_its_own),
		cmocka_unit_test(a_command_goes_by_its_names),
		cmocka_unit_test(options_may_stand_in_front),
		cmocka_unit_test(a_letter_may_mean_two_things),
		cmocka_unit_test(another_program_gets_its_own_words),
		cmocka_unit_test(a_verb_is_the_next_operand),
		cmocka_unit_test(who_types_may_shorten),
		cmocka_unit_test(a_slip_is_pointed_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
