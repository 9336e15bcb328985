#include "store/remote_words.h"

#include <string.h>

#include "base/harmless.h"
#include "base/unicode.h"
#include "store/url.h"

#define COLUMNS_MOST 300 /* of somebody else's words in an error */

/* A line of what was said; both ends are in the text. */
struct spoken {
	const char *start;
	size_t length;
};

/* The next line from *AT on, without the blanks at its end; false at the end of the text. */
static bool next_line(struct spoken *line, const char **at)
{
	size_t length = strcspn(*at, "\r\n");

	if (**at == '\0')
		return false;
	line->start = *at;
	*at += length + ((*at)[length] != '\0');
	while (length > 0 && strchr(" \t.", line->start[length - 1]) != NULL)
		length--;
	line->length = length;
	return true;
}

static bool begins(const struct spoken *line, const char *start)
{
	size_t length = strlen(start);

	return line->length >= length && memcmp(line->start, start, length) == 0;
}

static bool holds(const struct spoken *line, const char *text)
{
	size_t length = strlen(text);

	for (size_t i = 0; i + length <= line->length; i++)
		if (memcmp(line->start + i, text, length) == 0)
			return true;
	return false;
}

/* Git's last words, when somebody else has just said why, and what it says besides. */
static bool is_general(const struct spoken *line)
{
	static const char *const words[] = { "Could not read from remote repository",
		"the remote end hung up unexpectedly", "early EOF", "unexpected disconnect",
		"index-pack failed", "unpack-objects failed", "fetch-pack: invalid index-pack",
		"failed to push some refs" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (holds(line, words[i]))
			return true;
	return false;
}

static bool is_chatter(const struct spoken *line)
{
	return line->length == 0 || holds(line, "% (") || begins(line, "Cloning into") ||
	       begins(line, "Please make sure you have the correct access") ||
	       begins(line, "and the repository exists") || begins(line, "hint:") ||
	       begins(line, "warning:") || begins(line, "To ");
}

void str_add_fit(struct str *str, const char *text, size_t length)
{
	struct str safe = { 0 }, shown = { 0 };
	size_t fit;

	str_add_without_password(&safe, text, length);
	str_add_harmless(&shown, str_text(&safe), safe.length, HARMLESS_LINE);
	fit = text_fit(str_text(&shown), shown.length, COLUMNS_MOST);
	str_add_bytes(str, str_text(&shown), fit);
	if (fit < shown.length)
		str_add(str, "...");
	str_release(&safe);
	str_release(&shown);
}

/* LINE without git's mark in front; when it announces the next one (`:` at its end), with that. */
static void add_told(struct str *str, const struct spoken *line, const char *at)
{
	static const char *const marks[] = { "fatal: ", "error: ", "remote error: ", "remote: " };
	struct spoken rest = *line, next;
	struct str both = { 0 };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (begins(&rest, marks[i])) {
			rest.start += strlen(marks[i]);
			rest.length -= strlen(marks[i]);
		}
	str_add_bytes(&both, rest.start, rest.length);
	if (rest.length > 0 && rest.start[rest.length - 1] == ':' && next_line(&next, &at)) {
		str_add_char(&both, ' ');
		str_add_bytes(&both, next.start, next.length);
	}
	str_add_fit(str, str_text(&both), both.length);
	str_release(&both);
}

/* How much LINE has to tell: git's last words most of all, then its complaints, then anything. */
static int weight(const struct spoken *line)
{
	if (is_chatter(line) || is_general(line))
		return 0;
	if (begins(line, "fatal: "))
		return 3;
	return begins(line, "error: ") ? 2 : 1;
}

/* Of two that weigh the same, the later one; but what comes behind git's last words is advice. */
void str_add_telling_line(struct str *str, const struct str *errors)
{
	const char *at = str_text(errors), *behind = at;
	struct spoken line, best = { 0 };
	bool general = false;
	int most = 0;

	while (next_line(&line, &at)) {
		int weighs = weight(&line);

		general = general || is_general(&line);
		if (weighs == 0 || weighs < most || (weighs < 3 && general))
			continue;
		best = line;
		behind = at;
		most = weighs;
	}
	if (best.start != NULL)
		add_told(str, &best, behind);
}

void str_add_their_words(struct str *str, const struct str *errors)
{
	static const char mark[] = "remote: ";
	const char *at = str_text(errors);
	struct spoken line;
	struct str all = { 0 };

	while (next_line(&line, &at)) {
		if (!begins(&line, mark) || is_chatter(&line))
			continue;
		if (all.length > 0)
			str_add_char(&all, ' ');
		str_add_bytes(&all, line.start + sizeof(mark) - 1, line.length - sizeof(mark) + 1);
	}
	str_add_fit(str, str_text(&all), all.length);
	str_release(&all);
}

bool says_no_such_branch(const struct str *errors)
{
	return strstr(str_text(errors), "couldn't find remote ref") != NULL;
}

bool says_locked(const struct str *errors)
{
	return strstr(str_text(errors), "cannot lock ref") != NULL ||
	       strstr(str_text(errors), ".lock': File exists") != NULL;
}

int remote_silent(struct err *err, const char *name)
{
	err_set(err, ERR_REMOTE, "%s: no answer for %d s", name, REMOTE_LIMIT);
	return -1;
}

/* What fails here and has nothing to do with the other side. */
static enum err_kind kind_of(const struct str *errors)
{
	static const struct {
		const char *words;
		enum err_kind kind;
	} rows[] = {
		{ "No space left on device", ERR_IO },
		{ "Disk quota exceeded", ERR_IO },
		{ "Read-only file system", ERR_IO },
		{ "Input/output error", ERR_IO },
		{ "insufficient permission for adding an object", ERR_IO },
		{ "unable to create temporary file", ERR_IO },
		{ ".lock': File exists", ERR_BUSY },
		{ "cannot lock ref", ERR_BUSY },
	};
	const char *at = str_text(errors);
	struct spoken line;

	while (next_line(&line, &at))
		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
			if (!begins(&line, "remote: ") && holds(&line, rows[i].words))
				return rows[i].kind;
	return ERR_REMOTE;
}

/* Somebody else's words, to be pasted: only what no shell makes anything of. */
static bool hint_owner(struct err *err, const struct str *errors)
{
	static const char said[] = "dubious ownership in repository at '";
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789/._-+";
	const char *path = strstr(str_text(errors), said);
	size_t length;

	if (path == NULL)
		return false;
	path += sizeof(said) - 1;
	length = strspn(path, plain);
	if (path[0] != '/' || path[length] != '\'')
		return false;
	err_hint(err, "if you trust its owner: git config --global --add safe.directory %.*s",
		(int)length, path);
	return true;
}

static void add_hint(struct err *err, const struct str *errors)
{
	static const struct {
		const char *words, *hint;
	} rows[] = {
		{ "REMOTE HOST IDENTIFICATION HAS CHANGED",
			"its key is not the one it had: somebody may be listening. Ask who runs "
			"it before you let ssh forget the old one (ssh-keygen -R HOST)" },
		{ "Host key verification failed",
			"ssh does not know its key yet: connect by ssh once, and compare the key" },
		{ "Permission denied (", "ssh-add -l lists the keys that your agent offers" },
		{ "terminal prompts disabled",
			"a credential helper answers for you: git help credentials" },
		{ "certificate",
			"git config http.sslCAInfo names a file of certificates to trust" },
		{ "dubious ownership", "if you trust its owner: git config --global --add "
				       "safe.directory names it" },
		{ "does not appear to be a git repository",
			"thanks git remote -v tells where it is looked for\nif it has moved: thanks git remote set-url NAME URL" },
	};

	if (hint_owner(err, errors))
		return;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strstr(str_text(errors), rows[i].words) != NULL) {
			err_hint(err, "%s", rows[i].hint);
			return;
		}
}

int remote_failed(struct err *err, const char *name, const struct str *errors)
{
	enum err_kind kind = kind_of(errors);
	struct str line = { 0 };

	str_add_telling_line(&line, errors);
	if (line.length == 0)
		str_add(&line, "git did not say why");
	if (kind == ERR_REMOTE)
		err_set(err, kind, "%s: could not be reached (%s)", name, line.bytes);
	else
		err_set(err, kind, "cannot keep what comes from %s: %s", name, line.bytes);
	if (kind == ERR_REMOTE)
		add_hint(err, errors);
	str_release(&line);
	return -1;
}
