/*
 * What is wrong with the files, while the command goes on with the rest.
 * Pages show what is sound, stderr counts these, check lists them.
 */
#ifndef MODEL_PROBLEM_H
#define MODEL_PROBLEM_H

#include "base/memory.h"
#include "base/str.h"

enum problem_level { PROBLEM_ERROR, PROBLEM_REMARK };

struct problem {
	const char *check; /* the name of the check that found it: yaml, ids, people, ... */
	enum problem_level level;
	const char *path; /* below the repository; NULL when it is no file's */
	int line, column; /* from 1; 0: no place */
	const char *text; /* why */
	const char *hint; /* what to do next; may be NULL */
	bool fixable;	  /* check --fix would mend it */
	bool fixed;
};
struct problems {
	struct problem *items;
	size_t count, cap;
	struct arena memory;
};

void problems_release(struct problems *problems);
/* PATH and text are copied; returned until the next one is added. */
struct problem *problems_add(struct problems *problems, const char *check,
	enum problem_level level, const char *path, int line, int column, const char *format, ...)
	PRINTS_LIKE(7, 8);
size_t problems_errors(const struct problems *problems); /* those of PROBLEM_ERROR */
void str_add_problem(struct str *str, const struct problem *problem); /* path:line:column: why */

#endif
