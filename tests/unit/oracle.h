/*
 * An oracle: Python's own calendar, asked about what ours says. The test prints lines, the
 * script reads them and leaves with 1 at the first that it does not agree with, which it names.
 */
#ifndef TESTS_ORACLE_H
#define TESTS_ORACLE_H

#include <stdio.h>
#include <stdlib.h>

#define ORACLE_PYTHON "/usr/bin/python3"

/* Skips the test where there is no Python. SCRIPT holds no single quote. */
static inline FILE *oracle_start(const char *script)
{
	static char command[8192];
	FILE *probe = fopen(ORACLE_PYTHON, "r"), *oracle;

	if (probe == NULL)
		skip();
	fclose(probe);
	assert_null(strchr(script, '\''));
	assert_true(snprintf(command, sizeof(command), "exec " ORACLE_PYTHON " -I -c '%s'",
			    script) < (int)sizeof(command));
	oracle = popen(command, "w");
	assert_non_null(oracle);
	return oracle;
}

/* Has it read all of it, and agreed? */
static inline void oracle_agrees(FILE *oracle)
{
	assert_int_equal(pclose(oracle), 0);
}

/* What every script begins with: `said(line, wanted)` compares. */
#define ORACLE_HEAD                                                                                \
	"import sys, datetime\n"                                                                   \
	"lines = [line.rstrip(\"\\n\") for line in sys.stdin]\n"                                   \
	"def say(number, wanted):\n"                                                               \
	"    got = lines[number] if number < len(lines) else \"nothing\"\n"                        \
	"    if got != wanted:\n"                                                                  \
	"        sys.exit(f\"line {number}: {got}, but the oracle says {wanted}\")\n"

#endif
