/*
 * What libyaml complains about, in words for people.
 *
 * Its own messages are fragments about tokens; these say what to write instead. Pure text: it does not know libyaml.
 */
#ifndef STORE_YAML_WHY_H
#define STORE_YAML_WHY_H

#include <stdbool.h>

struct yaml_why {
	const char *why;
	const char *hint;      /* what to do; may be NULL */
	bool where_it_started; /* the place to name is where the value began, not where it broke */
};

/* PROBLEM and CONTEXT as libyaml has them (either may be NULL); AT is the byte it stopped at. Texts are static or borrowed from PROBLEM. */
struct yaml_why yaml_why(const char *problem, const char *context, char at);

#endif
