#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/git_sign.h"
#include "wall.h"

static const struct identity committer = { .name = "Bob", .email = "bob@example.org" };

/* What SETTINGS, words for `git config`, make of a signature; its text in wall->out. */
static int sign(struct wall *wall, const char *settings)
{
	const struct to_sign to_sign = { "tree\n", 5, &committer };
	struct str command = { 0 };
	int status;

	str_addf(&command, "rm -f .git/config.bak; cp .git/config .git/config.bak; %s", settings);
	wall_sh(wall, command.bytes);
	wall_open(wall);
	str_clear(&wall->out);
	err_clear(&wall->err);
	status = sign_commit(&wall->out, wall->store, &to_sign, &wall->err);
	str_clear(&command);
	str_add(&command, str_text(&wall->out));
	wall_sh(wall, "mv .git/config.bak .git/config");
	str_clear(&wall->out);
	str_add(&wall->out, str_text(&command));
	str_release(&command);
	return status;
}

static void it_is_wanted_when_git_would_want_it(void **state)
{
	static const struct {
		const char *value;
		bool wanted;
	} rows[] = { { "true", true }, { "yes", true }, { "On", true }, { "1", true },
		{ "2", true }, { "false", false }, { "no", false }, { "off", false },
		{ "0", false }, { "''", false } };
	struct wall *wall = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct config *config;
		char command[64];

		snprintf(command, sizeof(command), "git config commit.gpgSign %s", rows[i].value);
		wall_sh(wall, command);
		assert_int_equal(store_config(wall_open(wall), &config, &wall->err), 0);
		assert_int_equal(sign_is_wanted(config), rows[i].wanted);
	}
}

/* A program in the wall's .git that behaves like gpg does. */
static void make_gpg(struct wall *wall, const char *body)
{
	struct str command = { 0 };

	str_addf(&command, "printf '#!/bin/sh\\n%%s\\n' '%s' >.git/gpg; chmod +x .git/gpg", body);
	wall_sh(wall, command.bytes);
	str_release(&command);
}

#define OWN "git config gpg.program \"$PWD/.git/gpg\""

static void what_gpg_says_counts(void **state)
{
	struct wall *wall = *state;

	make_gpg(wall, "cat; echo \"[GNUPG:] SIG_CREATED D\" >&2; echo \"$3\"");
	assert_int_equal(sign(wall, OWN), 0);
	assert_string_equal(wall->out.bytes, "tree\nBob <bob@example.org>\n");
	assert_int_equal(
		sign(wall, OWN "; printf '[user]\\nsigningkey = -evil\\n' >>.git/config"), 0);
	assert_string_equal(wall->out.bytes, "tree\n-evil\n");
	make_gpg(wall, "echo fine; echo \"x [GNUPG:] SIG_CREATED \" >&2");
	assert_int_equal(sign(wall, OWN), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	make_gpg(wall, "echo \"gpg: first\" >&2; echo \"gpg: no luck\" >&2;"
		       " echo \"[GNUPG:] FAILURE\" >&2; exit 2");
	assert_int_equal(sign(wall, OWN), -1);
	assert_string_equal(wall->err.text.bytes, "cannot sign the commit: gpg: no luck");
	make_gpg(wall, "head -c 100000 /dev/zero | tr \"\\\\0\" x >&2; exit 2");
	assert_int_equal(sign(wall, OWN), -1);
	assert_true(wall->err.text.length < 400);
	make_gpg(wall, "exit 0");
	wall_sh(wall, "chmod -x .git/gpg");
	assert_int_equal(sign(wall, OWN), -1);
	assert_int_equal(wall->err.kind, ERR_IO);
}

static void its_own_setting_comes_before_everybodys(void **state)
{
	struct wall *wall = *state;

	make_gpg(wall, "echo mine; echo \"[GNUPG:] SIG_CREATED D\" >&2");
	assert_int_equal(sign(wall, "git config gpg.program false;"
				    "git config gpg.openpgp.program \"$PWD/.git/gpg\""),
		0);
	assert_string_equal(wall->out.bytes, "mine\n");
	assert_int_equal(sign(wall, OWN "; git config gpg.format x509; git config gpg.x509.program "
					"no-such-program"),
		-1);
	assert_int_equal(wall->err.kind, ERR_IO);
}

static void nothing_is_left_of_a_signature_by_ssh(void **state)
{
	struct wall *wall = *state;

	make_gpg(wall,
		"for file; do :; done; cp \"$file\" \"$file.sig\"; cat \"$6\" >>\"$file.sig\"");
	assert_int_equal(sign(wall, "git config gpg.format ssh; git config gpg.ssh.program "
				    "\"$PWD/.git/gpg\"; git config user.signingKey 'key::ssh-x y'"),
		0);
	assert_string_equal(wall->out.bytes, "tree\nssh-x y\n");
	assert_string_equal(wall_sh(wall, "ls .git/thanks | grep -v ids"), "");
	make_gpg(wall, "exit 0");
	assert_int_equal(sign(wall, "git config gpg.format ssh; git config gpg.ssh.program "
				    "\"$PWD/.git/gpg\"; git config user.signingKey 'key::ssh-x y'"),
		-1);
	assert_string_equal(wall_sh(wall, "ls .git/thanks | grep -v ids"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(it_is_wanted_when_git_would_want_it),
		WITH_WALL(what_gpg_says_counts),
		WITH_WALL(its_own_setting_comes_before_everybodys),
		WITH_WALL(nothing_is_left_of_a_signature_by_ssh),
	};

	return cmocka_run_group_tests_name("store/sign", tests, NULL, NULL);
}
