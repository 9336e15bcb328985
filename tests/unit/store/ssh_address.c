#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/ssh_address.h"

static void addresses_are_taken_apart(void **state)
{
	static const char *const cases[][4] = {
		{ "ssh://alice@host/srv/wall.git", "alice@host", "", "/srv/wall.git" },
		{ "ssh://host:2222/wall", "host", "2222", "/wall" },
		{ "ssh://host/~alice/wall", "host", "", "~alice/wall" },
		{ "ssh://[::1]:22/wall", "::1", "22", "/wall" },
		{ "ssh://alice:s3cret@host/wall", "alice@host", "", "/wall" },
		{ "ssh://host/a%20b%2", "host", "", "/a b%2" },
		{ "git+ssh://host/wall", "host", "", "/wall" },
		{ "host:wall", "host", "", "wall" },
		{ "alice@host:/srv/it's", "alice@host", "", "/srv/it's" },
		{ "alice@[::1]:wall", "alice@::1", "", "wall" },
		{ "[::1]:wall", "::1", "", "wall" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ssh_address address;

		assert_true(ssh_address_parse(&address, cases[i][0]));
		assert_string_equal(str_text(&address.host), cases[i][1]);
		assert_string_equal(str_text(&address.port), cases[i][2]);
		assert_string_equal(str_text(&address.path), cases[i][3]);
		ssh_address_release(&address);
	}
}

static void options_and_others_are_none(void **state)
{
	static const char *const urls[] = { "ssh://-oProxyCommand=x/wall", "-oProxyCommand=x:wall",
		"ssh://alice@-oProxyCommand=x/wall", "ssh://%2doProxyCommand=x/wall", "host:-x",
		"ssh://host", "ssh://@/x", "ssh://host:22x/wall", "ssh://host:-22/wall",
		"https://host/wall", "/srv/wall", "./a:b", "host:", ":wall", "", "ssh://",
		"host:a\nb", "ssh://[::1/wall" };

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		struct ssh_address address;

		if (ssh_address_parse(&address, urls[i]))
			fail_msg("'%s' was taken: %s %s", urls[i], str_text(&address.host),
				str_text(&address.path));
		ssh_address_release(&address);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_taken_apart),
		cmocka_unit_test(options_and_others_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
