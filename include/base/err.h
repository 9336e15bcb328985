/*
 * An error is a value: a kind, which decides the exit code, a line that says
 * where, what and why, and perhaps a hint at what to do next.
 *
 * Whoever detects it calls `return err_set(...)`; floors above may only put
 * context in front. Only main prints. Texts may hold hostile bytes: the one
 * who prints makes them harmless. A zeroed struct err is no error.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/str.h"

enum err_kind {
	ERR_NONE = 0,
	ERR_NO = 1,	   /* the question was answered with no */
	ERR_USAGE = 2,	   /* the command line makes no sense */
	ERR_DATA = 65,	   /* malformed data; a repository we cannot use */
	ERR_MISSING = 66,  /* no such note, person or repository */
	ERR_REMOTE = 69,   /* remote not reachable */
	ERR_MEMORY = 71,
	ERR_IO = 74,	   /* input/output, rights, foreign owner */
	ERR_BUSY = 75,	   /* busy, conflict, refused for now */
	ERR_INTERRUPT = 130,
	ERR_PIPE = 141,
};

struct err {
	enum err_kind kind; /* its value is the exit code, for ever */
	struct str text;    /* "where: what: why", lower case, no full stop */
	struct str hint;    /* may be empty */
};

void err_release(struct err *err);
void err_clear(struct err *err);

/* Sets kind and text (forgetting an earlier one) and returns -1. */
int err_set(struct err *err, enum err_kind kind, const char *format, ...) PRINTS_LIKE(3, 4);
/* The same with errno's text behind: "cannot open 'x': No such file or directory".
 * The kind is ERR_IO. NUMBER is the errno. */
int err_system(struct err *err, int number, const char *format, ...) PRINTS_LIKE(3, 4);
/* Puts "context: " in front of the text; returns -1. */
int err_in(struct err *err, const char *format, ...) PRINTS_LIKE(2, 3);
/* Sets the hint; returns -1. */
int err_hint(struct err *err, const char *format, ...) PRINTS_LIKE(2, 3);

#endif
