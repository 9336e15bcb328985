/*
 * What git and the other side have to say about a transfer, understood: which of the many lines
 * tells why it failed, and which kind of error that is.
 *
 * Pure text in, text out. Nothing leaves here with a password in it, or harmful, or on more than
 * one line.
 */
#ifndef STORE_REMOTE_WORDS_H
#define STORE_REMOTE_WORDS_H

#include "base/err.h"
#include "store/remote.h"
#include "store/url.h"

#define REMOTE_LIMIT (REMOTE_SILENCE - 1) /* seconds of silence: what is left is for ending it */

/* Adds somebody else's words, fit to be shown: harmless, without passwords, not too long. */
void str_add_fit(struct str *str, const char *text, size_t length);

/* Adds the one line of ERRORS, git's standard error, that tells most. */
void str_add_telling_line(struct str *str, const struct str *errors);
/* Adds what the other side has said, all on one line: its hooks', its owner's words. */
void str_add_their_words(struct str *str, const struct str *errors);

/* Makes of ERRORS an error about NAME: ERR_REMOTE, or ERR_IO and ERR_BUSY for what failed here. */
int remote_failed(struct err *err, const char *name, const struct str *errors);
int remote_silent(struct err *err, const char *name);

/* Does ERRORS say that a branch of that name is not there? */
bool says_no_such_branch(const struct str *errors);
/* Or that somebody else here was about to move it, too? */
bool says_locked(const struct str *errors);

/* How a push ended, from OUTPUT, what `git push --porcelain` prints, and ERRORS. */
MUST_CHECK int push_understand(enum push_outcome *outcome, const char *name,
	const struct str *output, const struct str *errors, struct err *err);

#endif
