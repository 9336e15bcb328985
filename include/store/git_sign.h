/*
 * Signatures for commits, as git's configuration asks for them (commit.gpgSign, gpg.format, ...).
 *
 * OpenPGP and X.509 come from gpg and gpgsm or whatever takes their options, SSH from ssh-keygen;
 * each is called as git calls it (gpg-interface.c), so that what signs for git signs here. Nothing
 * secret passes through: keys are named, passphrases are between these programs and the user.
 */
#ifndef STORE_GIT_SIGN_H
#define STORE_GIT_SIGN_H

#include "store/git.h"

#define LIMIT_SIGNATURE ((size_t)64 * 1024)

/* Does git's configuration want commits signed? */
bool sign_is_wanted(const struct config *config);

/*
 * Signs the BYTES of a commit to be. ERR_IO: the program cannot be run; ERR_BUSY: it has not
 * signed, with its own reason, or no key is named. Where it left files behind because it was
 * killed, sign_sweep() removes them.
 */
struct to_sign {
	const char *bytes;
	size_t length;
	const struct identity *committer; /* whose key it is, when none is named */
};
MUST_CHECK int sign_commit(struct str *signature, struct store *store,
	const struct to_sign *to_sign, struct err *err);
void sign_sweep(struct store *store);

/* The two kinds of it. CONFIG is git's. */
MUST_CHECK int sign_with_gpg(struct str *signature, struct store *store,
	const struct config *config, const struct to_sign *to_sign, struct err *err);
MUST_CHECK int sign_with_ssh(struct str *signature, struct store *store,
	const struct config *config, const struct to_sign *to_sign, struct err *err);

/* It has not signed: CODE is its exit code, SAID its standard error; HINT, a command that says
 * more. Returns -1. */
int sign_refused(
	const char *program, int code, const struct str *said, const char *hint, struct err *err);

#endif
