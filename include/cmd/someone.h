/*
 * A person named on the command line: who is meant, and whether anybody here
 * has heard of them.
 */
#ifndef CMD_SOMEONE_H
#define CMD_SOMEONE_H

#include "cmd/app.h"

struct someone {
	const char *handle; /* canonical; in app's memory */
	const struct person *person; /* NULL without a file; borrowed */
};

/* Who is meant by TYPED: one person, not @all, not a group. ERR_USAGE. */
MUST_CHECK int someone_named(
	struct someone *someone, struct app *app, const char *typed, struct err *err);
/* Have they a note, from or to them? */
MUST_CHECK int someone_has_notes(
	bool *notes, struct app *app, const struct someone *someone, struct err *err);
/* The handle of whoever goes by TYPED here, with or without the @: by a file, a recent note, or the
 * name (model/called.h). NULL when nobody does. Borrowed. */
MUST_CHECK int someone_heard_of(
	const char **handle, struct app *app, const char *typed, struct err *err);
/* ERR_MISSING, and a near miss, for somebody with neither a file nor a note. */
MUST_CHECK int someone_known(struct app *app, const struct someone *someone, struct err *err);
/* The group TYPED names, canonical, in app's memory. ERR_MISSING, and a near miss, when nobody is
 * in it and no note was written to it. */
MUST_CHECK int group_named(const char **group, struct app *app, const char *typed, struct err *err);
/* A handle that SOMEONE without a file could be a slip of, among files and recent notes; or NULL.
 */
MUST_CHECK int someone_near(
	const char **near, struct app *app, const struct someone *someone, struct err *err);
/* Says that HANDLE, new here, may be a slip of NEAR. */
void say_near(struct app *app, const char *handle, const char *near);
/* The path of their file, there or not. */
void str_add_someone_path(struct str *str, const struct someone *someone);

#endif
