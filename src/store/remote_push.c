/* What `git push --porcelain` prints, understood: git-push(1), OUTPUT. */
#include <string.h>

#include "store/remote_words.h"

/* The reason in parentheses at the end of LINE, in REASON; without one the whole summary. */
static void find_reason(struct str *reason, const char *line, size_t length)
{
	size_t open = 0;

	for (size_t i = 0; i < length && open == 0; i++)
		if (line[i] == '(')
			open = i + 1;
	if (open > 0 && line[length - 1] == ')')
		length--;
	str_add_bytes(reason, line + open, length - open);
}

/* Was it but too late: somebody else's push came before, or comes at this very moment? */
static bool is_lost(const char *reason)
{
	static const char *const words[] = { "fetch first", "non-fast-forward", "stale info",
		"remote ref updated since checkout", "failed to update ref", "cannot lock ref",
		"failed to lock", "incorrect old value provided", "but expected",
		"reference already exists" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(reason, words[i]) != NULL)
			return true;
	return false;
}

/* What comes behind MARK in what git complained of; false: nothing does. */
static bool find_behind(struct str *words, const char *mark, const struct str *errors)
{
	const char *at = strstr(str_text(errors), mark);

	if (at == NULL)
		return false;
	at += strlen(mark);
	str_add_fit(words, at, strcspn(at, "\r\n"));
	return words->length > 0;
}

/* The other side could not keep it: mostly since we may not write there. */
static int not_kept(struct err *err, const char *name, const struct str *errors)
{
	struct str why = { 0 };

	if (!find_behind(&why, "remote unpack failed: ", errors))
		str_add(&why, "unpacker error");
	err_set(err, ERR_BUSY, "%s could not keep it: %s", name, str_text(&why));
	err_hint(err, "what you wrote is kept here; may you write there? In a directory that "
		      "several share: git init --bare --shared");
	str_release(&why);
	return -1;
}

static int refused(struct err *err, const char *name, const char *reason, const struct str *errors)
{
	struct str words = { 0 }, why = { 0 };

	bool in_use = strstr(reason, "currently checked out") != NULL;

	if (strcmp(reason, "unpacker error") == 0)
		return not_kept(err, name, errors);
	if (!in_use) /* else git says at length what not to do about it */
		str_add_their_words(&words, errors);
	str_add_fit(&why, reason, strlen(reason));
	if (words.length > 0)
		err_set(err, ERR_BUSY, "%s refused it: %s (%s)", name, words.bytes, str_text(&why));
	else
		err_set(err, ERR_BUSY, "%s refused it: %s", name, str_text(&why));
	err_hint(err, "%s",
		in_use ? "share through a bare repository: git clone --bare makes one"
		       : "what you wrote is kept here; whoever runs it can say more");
	str_release(&words);
	str_release(&why);
	return -1;
}

/* Git's connection was fine, but who we are is not allowed to write. */
static bool is_forbidden(const struct str *errors)
{
	static const char *const words[] = { "returned error: 403", "ERROR: Permission to ",
		"access denied or repository not exported", "denied to deploy key",
		"not allowed to push", "service not enabled" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(str_text(errors), words[i]) != NULL)
			return true;
	return false;
}

static int not_sent(struct err *err, const char *name, const struct str *errors)
{
	struct str why = { 0 };

	if (!is_forbidden(errors))
		return remote_failed(err, name, errors);
	str_add_telling_line(&why, errors);
	refused(err, name, str_text(&why), &(struct str){ 0 });
	str_release(&why);
	return -1;
}

int push_understand(enum push_outcome *outcome, const char *name, const struct str *output,
	const struct str *errors, struct err *err)
{
	const char *at = str_text(output);
	struct str reason = { 0 };
	bool done = false, failed = false;
	int status = 0;

	while (*at != '\0') {
		size_t length = strcspn(at, "\n");
		const char *tab = memchr(at, '\t', length);
		const char *summary =
			tab != NULL ? memchr(tab + 1, '\t', length - (size_t)(tab + 1 - at)) : NULL;

		if (summary != NULL && text_starts(summary + 1, "[remote failure]")) {
			; /* it hung up before it said how it went */
		} else if (summary != NULL && *at == '!') {
			failed = true;
			str_clear(&reason);
			find_reason(&reason, summary + 1, length - (size_t)(summary + 1 - at));
		} else if (summary != NULL && tab == at + 1) {
			done = true;
		}
		at += length + (at[length] != '\0');
	}
	*outcome = failed ? PUSH_LOST : PUSH_DONE;
	if (failed && !is_lost(str_text(&reason)))
		status = refused(err, name, str_text(&reason), errors);
	else if (!failed && !done)
		status = not_sent(err, name, errors);
	str_release(&reason);
	return status;
}
