#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/remote_words.h"

static struct str str_of(const char *text)
{
	struct str str = { 0 };

	str_add(&str, text);
	return str;
}

static void the_line_that_tells_is_found(void **state)
{
	static const struct {
		const char *errors, *line;
	} cases[] = {
		{ "ssh: connect to host localhost port 1: Connection refused\n"
		  "fatal: Could not read from remote repository.\n\n"
		  "Please make sure you have the correct access rights\nand the repository exists.\n",
			"ssh: connect to host localhost port 1: Connection refused" },
		{ "Host key verification failed.\r\n"
		  "fatal: Could not read from remote repository.\n",
			"Host key verification failed" },
		{ "ERROR: Repository not found.\n\nfatal: Could not read from remote repository.\n",
			"ERROR: Repository not found" },
		{ "Cloning into '/tmp/x'...\nfatal: repository '/srv/none' does not exist\n",
			"repository '/srv/none' does not exist" },
		{ "fatal: '/srv/none' does not appear to be a git repository\n"
		  "fatal: Could not read from remote repository.\n",
			"'/srv/none' does not appear to be a git repository" },
		{ "fatal: unable to connect to localhost:\n"
		  "localhost[0: 127.0.0.1]: errno=Connection refused\n",
			"unable to connect to localhost: localhost[0: 127.0.0.1]: "
			"errno=Connection refused" },
		{ "fatal: detected dubious ownership in repository at '/srv/x'\n"
		  "To add an exception for this directory, call:\n\n"
		  "\tgit config --global --add safe.directory /srv/x\n"
		  "fatal: Could not read from remote repository.\n",
			"detected dubious ownership in repository at '/srv/x'" },
		{ "remote: Counting objects: 100% (3/3), done.\r"
		  "error: RPC failed; HTTP 500 curl 22\n"
		  "fatal: the remote end hung up unexpectedly\n",
			"RPC failed; HTTP 500 curl 22" },
		{ "error: unknown option `x'\nusage: git fetch [<options>]\n    -v be verbose\n",
			"unknown option `x'" },
		{ "fatal: remote error: access denied or repository not exported: /x\n",
			"access denied or repository not exported: /x" },
		{ "warning: something\nfatal: unable to access "
		  "'https://bob:s3cret@localhost:1/w.git/': Failed to connect\n",
			"unable to access 'https://localhost:1/w.git/': Failed to connect" },
		{ "fatal: a\x1b]0;b\x07 c\n", "a^[]0;b^G c" },
		{ "", "" },
		{ "remote: Counting objects: 50% (1/2)\r", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str errors = str_of(cases[i].errors), line = { 0 };

		str_add_telling_line(&line, &errors);
		assert_string_equal(str_text(&line), cases[i].line);
		str_release(&errors);
		str_release(&line);
	}
}

static void what_failed_here_is_no_fault_of_theirs(void **state)
{
	static const struct {
		const char *errors;
		enum err_kind kind;
	} cases[] = {
		{ "fatal: write error: No space left on device\nfatal: index-pack failed\n",
			ERR_IO },
		{ "remote: fatal: write error: No space left on device\nfatal: early EOF\n",
			ERR_REMOTE },
		{ "error: cannot lock ref 'refs/remotes/origin/main': Unable to create "
		  "'/x/main.lock': File exists.\n",
			ERR_BUSY },
		{ "fatal: unable to access 'x'\n", ERR_REMOTE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str errors = str_of(cases[i].errors);
		struct err err = { 0 };

		assert_int_equal(remote_failed(&err, "origin", &errors), -1);
		assert_int_equal(err.kind, cases[i].kind);
		str_release(&errors);
		err_release(&err);
	}
}

static void what_to_type_next_is_harmless(void **state)
{
	static const struct {
		const char *errors, *hint;
	} cases[] = {
		{ "fatal: detected dubious ownership in repository at '/srv/x.git'\nTo add\n",
			"if you trust its owner: git config --global --add safe.directory "
			"/srv/x.git" },
		{ "fatal: detected dubious ownership in repository at '/srv/x;id'\n",
			"if you trust its owner: git config --global --add safe.directory names it" },
		{ "fatal: detected dubious ownership in repository at '*'\n",
			"if you trust its owner: git config --global --add safe.directory names it" },
		{ "fatal: '/x' does not appear to be a git repository\n",
			"thanks git remote -v tells where it is looked for\n"
			"if it has moved: thanks git remote set-url NAME URL" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str errors = str_of(cases[i].errors);
		struct err err = { 0 };

		assert_int_equal(remote_failed(&err, "origin", &errors), -1);
		assert_string_equal(str_text(&err.hint), cases[i].hint);
		str_release(&errors);
		err_release(&err);
	}
}

static void a_push_is_done_lost_or_refused(void **state)
{
	static const struct {
		const char *output, *errors;
		int status;
		enum push_outcome outcome;
		enum err_kind kind;
		const char *text;
	} cases[] = {
		{ "To /x\n \trefs/heads/main:refs/heads/main\t1..2\nDone\n", "", 0, PUSH_DONE, 0,
			"" },
		{ "To /x\n=\tm:m\t[up to date]\nDone\n", "", 0, PUSH_DONE, 0, "" },
		{ "To /x\n*\tm:m\t[new branch]\nDone\n", "", 0, PUSH_DONE, 0, "" },
		{ "To /x\n!\tm:m\t[rejected] (fetch first)\n", "", 0, PUSH_LOST, 0, "" },
		{ "To /x\n!\tm:m\t[rejected] (non-fast-forward)\n", "", 0, PUSH_LOST, 0, "" },
		{ "!\tm:m\t[remote rejected] (cannot lock ref 'refs/heads/main': is at 1 but "
		  "expected 2)\n",
			"", 0, PUSH_LOST, 0, "" },
		{ "!\tm:m\t[remote rejected] (failed to update ref)\n", "", 0, PUSH_LOST, 0, "" },
		{ "!\tm:m\t[remote rejected] (pre-receive hook declined)\n",
			"remote: no \x1b[31mthanks\x1b[m on Sundays        \n"
			"remote: \nremote: Resolving deltas: 100% (1/1), done.\n"
			"remote: come back\nerror: failed to push some refs to '/x'\n",
			-1, 0, ERR_BUSY,
			"origin refused it: no ^[[31mthanks^[[m on Sundays come back "
			"(pre-receive hook declined)" },
		{ "To /x\n!\tm:m\t[remote rejected] (unpacker error)\nDone\n",
			"error: remote unpack failed: unable to create temporary object "
			"directory\nerror: failed to push some refs to '/x'\n",
			-1, 0, ERR_BUSY,
			"origin could not keep it: unable to create temporary object directory" },
		{ "!\tm:m\t[remote rejected] (unpacker error)\n", "", -1, 0, ERR_BUSY,
			"origin could not keep it: unpacker error" },
		{ "!\tm:m\t[remote rejected] (branch is currently checked out)\n", "", -1, 0,
			ERR_BUSY, "origin refused it: branch is currently checked out" },
		{ "!\tm:m\t[remote failure] (remote failed to report status)\n",
			"Connection closed by 127.0.0.1 port 1\n"
			"fatal: the remote end hung up unexpectedly\n",
			-1, 0, ERR_REMOTE,
			"origin: could not be reached (Connection closed by 127.0.0.1 port 1)" },
		{ "", "fatal: unable to access 'http://h/': The requested URL returned error: 403\n",
			-1, 0, ERR_BUSY,
			"origin refused it: unable to access 'http://h/': The requested URL "
			"returned error: 403" },
		{ "", "", -1, 0, ERR_REMOTE, "origin: could not be reached (git did not say why)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str output = str_of(cases[i].output), errors = str_of(cases[i].errors);
		enum push_outcome outcome = PUSH_LOST;
		struct err err = { 0 };

		assert_int_equal(push_understand(&outcome, "origin", &output, &errors, &err),
			cases[i].status);
		if (cases[i].status == 0)
			assert_int_equal(outcome, cases[i].outcome);
		assert_int_equal(err.kind, cases[i].kind);
		assert_string_equal(str_text(&err.text), cases[i].text);
		str_release(&output);
		str_release(&errors);
		err_release(&err);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_line_that_tells_is_found),
		cmocka_unit_test(what_failed_here_is_no_fault_of_theirs),
		cmocka_unit_test(what_to_type_next_is_harmless),
		cmocka_unit_test(a_push_is_done_lost_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
