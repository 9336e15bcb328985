#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cmd/opt.h"

static const char *const colors[] = { "auto", "always", "never", NULL };

struct shared {
	bool quiet;
	int color;
};
struct args {
	int limit;
	bool all, dry;
	const char *text, *who;
	struct texts to, vias;
	struct shared shared;
};

static const struct opt rows[] = {
	OPT_NUMBER('n', "limit", struct args, limit, "N", "so many"),
	OPT_FLAG('a', "all", struct args, all, "all of them"),
	OPT_FLAG(0, "dry-run", struct args, dry, "only say"),
	OPT_TEXT(0, "text", struct args, text, "TEXT", "words", OFFERS_NOTHING),
	OPT_ONE(0, "who", struct args, who, "WHO", "one of them", OFFERS_PEOPLE),
	OPT_TEXTS('t', "to", struct args, to, "@WHO", "to whom", OFFERS_PEOPLE),
	{ OPT_IS_TEXTS, 0, "color-of", offsetof(struct args, vias), "COLOR", "any of",
		OFFERS_CHOICES, colors },
};
static const struct opt shared_rows[] = {
	OPT_FLAG('q', "quiet", struct shared, quiet, "say less"),
	OPT_CHOICE(0, "color", struct shared, color, "WHEN", "colours", colors),
};
static const struct opt_group groups[] = { OPT_GROUP(rows, 0),
	OPT_GROUP(shared_rows, offsetof(struct args, shared)), OPT_GROUPS_END };

/* What came out of one line. */
struct parsed {
	struct args args;
	struct operands operands;
	struct arena arena;
	struct err err;
	int status;
};

static struct parsed parse(int argc, const char *const *argv)
{
	struct parsed parsed = { 0 };

	parsed.status = opts_parse(groups, &parsed.args, &parsed.operands, &parsed.arena, argc,
		(char **)(uintptr_t)argv, &parsed.err);
	return parsed;
}
#define PARSE(...)                                                                                 \
	parse((int)(sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *)),                     \
		(const char *[]){ __VA_ARGS__ })

static void release(struct parsed *parsed)
{
	arena_release(&parsed->arena);
	err_release(&parsed->err);
}

static void a_value_may_stand_anywhere(void **state)
{
	struct parsed parsed = PARSE(
		"one", "--limit", "5", "two", "--text=a=b", "--all", "three", "--color", "never");

	(void)state;
	assert_int_equal(parsed.status, 0);
	assert_int_equal(parsed.args.limit, 5);
	assert_string_equal(parsed.args.text, "a=b");
	assert_true(parsed.args.all);
	assert_int_equal(parsed.args.shared.color, 2);
	assert_int_equal(parsed.operands.count, 3);
	assert_int_equal(parsed.operands.plain, 3);
	assert_string_equal(parsed.operands.items[2], "three");
	release(&parsed);
}

static void letters_may_be_joined(void **state)
{
	struct parsed parsed = PARSE("-qan5", "-t", "@alice", "-t@bob");

	(void)state;
	assert_int_equal(parsed.status, 0);
	assert_true(parsed.args.all && parsed.args.shared.quiet);
	assert_int_equal(parsed.args.limit, 5);
	assert_int_equal(parsed.args.to.count, 2);
	assert_string_equal(parsed.args.to.items[1], "@bob");
	release(&parsed);
}

static void behind_two_dashes_all_is_text(void **state)
{
	struct parsed parsed = PARSE("@alice", "--", "-5", "--", "--limit");

	(void)state;
	assert_int_equal(parsed.status, 0);
	assert_int_equal(parsed.operands.count, 4);
	assert_int_equal(parsed.operands.plain, 1);
	assert_string_equal(parsed.operands.items[2], "--");
	release(&parsed);
}

static void one_dash_is_an_operand(void **state)
{
	struct parsed parsed = PARSE("-", "");

	(void)state;
	assert_int_equal(parsed.operands.count, 2);
	assert_string_equal(parsed.operands.items[0], "-");
	release(&parsed);
}

static void a_value_may_look_like_an_option(void **state)
{
	struct parsed parsed = PARSE("--to", "-x", "--text", "--");

	(void)state;
	assert_int_equal(parsed.status, 0);
	assert_string_equal(parsed.args.to.items[0], "-x");
	assert_string_equal(parsed.args.text, "--");
	release(&parsed);
}

static void the_last_one_counts(void **state)
{
	struct parsed parsed = PARSE("-n1", "-n2", "--color=always", "--color=auto");

	(void)state;
	assert_int_equal(parsed.args.limit, 2);
	assert_int_equal(parsed.args.shared.color, 0);
	release(&parsed);
}

static void refused(struct parsed parsed, const char *why, const char *hint)
{
	assert_int_equal(parsed.status, -1);
	assert_int_equal(parsed.err.kind, ERR_USAGE);
	assert_string_equal(str_text(&parsed.err.text), why);
	assert_string_equal(str_text(&parsed.err.hint), hint);
	release(&parsed);
}

static void what_is_given_once_takes_no_other_value(void **state)
{
	struct parsed same = PARSE("--who", "@omar", "--who=@omar");
	struct parsed parsed = PARSE("--who", "@omar", "--who", "@tanaka");

	(void)state;
	assert_int_equal(same.status, 0);
	assert_string_equal(same.args.who, "@omar");
	release(&same);
	assert_int_equal(parsed.status, -1);
	assert_int_equal(parsed.err.kind, ERR_USAGE);
	assert_string_equal(str_text(&parsed.err.text), "--who: '@omar' and '@tanaka'");
	release(&parsed);
}

static void what_is_wrong_is_said(void **state)
{
	const char *const text = "what belongs to the text goes behind --";

	(void)state;
	refused(PARSE("--limt", "5"), "no option '--limt'", "did you mean '--limit'?");
	refused(PARSE("--lim=5"), "no option '--lim'", text);
	refused(PARSE("-5"), "no option '-5'", text);
	refused(PARSE("-ax"), "no option '-x'", text);
	refused(PARSE("--="), "no option '--'", text);
	refused(PARSE("--all=yes"), "--all takes no value", "");
	refused(PARSE("--text"), "--text needs a value: --text TEXT", "");
	refused(PARSE("-t"), "--to needs a value: --to @WHO", "");
	refused(PARSE("--color", "nevr"), "--color: 'nevr' is none of auto, always, never",
		"did you mean 'never'?");
	refused(PARSE("--color-of=x"), "--color-of: 'x' is none of auto, always, never", "");
}

static void a_number_is_a_number(void **state)
{
	const char *const wrong[] = { "", "x", "5x", "-1", "+5", " 5", "1000000001",
		"99999999999999999999999", "1.5", "0x10" };
	struct parsed parsed = PARSE("--limit", "1000000000");

	(void)state;
	assert_int_equal(parsed.args.limit, 1000000000);
	release(&parsed);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		parsed = PARSE("-n", wrong[i]);
		assert_int_equal(parsed.status, -1);
		assert_int_equal(parsed.err.kind, ERR_USAGE);
		release(&parsed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_may_stand_anywhere),
		cmocka_unit_test(letters_may_be_joined),
		cmocka_unit_test(behind_two_dashes_all_is_text),
		cmocka_unit_test(one_dash_is_an_operand),
		cmocka_unit_test(a_value_may_look_like_an_option),
		cmocka_unit_test(the_last_one_counts),
		cmocka_unit_test(what_is_given_once_takes_no_other_value),
		cmocka_unit_test(what_is_wrong_is_said),
		cmocka_unit_test(a_number_is_a_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
