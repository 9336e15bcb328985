#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "store/git_sign.h"
#include "store/inside.h"
#include "sys/env.h"
#include "sys/file.h"
#include "sys/process.h"

/*
 * Below git's directory, where only we write, under our lock: what is to be signed, the signature
 * that the program puts beside it, and a key that the configuration holds itself.
 */
#define COMMIT "thanks/sign"
#define SIGNATURE COMMIT ".sig"
#define KEY "thanks/sign.key"
#define LITERAL "key::"
#define LIMIT_KEYS ((size_t)64 * 1024)

void sign_sweep(struct store *store)
{
	static const char *const names[] = { COMMIT, SIGNATURE, KEY };
	struct err err = { 0 };
	int dir;

	if (dir_open(&dir, store->git_dir, &err) == 0) {
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			unlinkat(dir, names[i], 0);
		close(dir);
	}
	err_release(&err);
}

/* A key, public as it is, instead of the name of its file; NULL when TEXT is none. */
static const char *literal(const char *text)
{
	if (text_starts(text, LITERAL))
		return text + strlen(LITERAL);
	return text_starts(text, "ssh-") ? text : NULL;
}

static int no_key(const char *why, struct err *err)
{
	err_set(err, ERR_BUSY, "cannot sign the commit: %s", why);
	return err_hint(err, "thanks git config user.signingkey ~/.ssh/id_ed25519.pub names a key; "
			     "thanks git config commit.gpgsign false commits unsigned");
}

/* Takes the next word of a command line, as git splits it (alias.c): quotes and backslashes. False
 * at the end. */
static bool take_word(const char **at, struct str *word)
{
	char quote = '\0';

	*at += strspn(*at, " \t\n");
	if (**at == '\0')
		return false;
	for (; **at != '\0' && (quote != '\0' || !ascii_is_space(**at)); ++*at) {
		if (quote == '\0' && (**at == '\'' || **at == '"')) {
			quote = **at;
		} else if (**at == quote) {
			quote = '\0';
		} else {
			if (**at == '\\' && quote != '\'' && (*at)[1] != '\0')
				++*at;
			str_add_char(word, **at);
		}
	}
	return true;
}

/* The first key that gpg.ssh.defaultKeyCommand prints. */
static int ask_for_key(struct str *key, struct store *store, const char *command, struct err *err)
{
	struct arena arena = { 0 };
	struct texts words = { 0 };
	struct str word = { 0 }, said = { 0 }, output = { 0 };
	int code = 0, status = 0;

	while (take_word(&command, &word)) {
		texts_add(&arena, &words, arena_string(&arena, str_text(&word)));
		str_clear(&word);
	}
	texts_add(&arena, &words, NULL);
	if (words.items[0] == NULL) {
		status = no_key("gpg.ssh.defaultKeyCommand is empty", err);
	} else {
		struct process process = { .argv = words.items,
			.directory = store->root,
			.errors = &said,
			.limit = LIMIT_KEYS };

		status = process_run(&process, &output, &code, err);
		if (status == 0 && code != 0)
			status = sign_refused(words.items[0], code, &said,
				"what gpg.ssh.defaultKeyCommand names", err);
	}
	str_add_bytes(key, str_text(&output), strcspn(str_text(&output), "\r\n"));
	if (status == 0 && literal(str_text(key)) == NULL)
		status = no_key("gpg.ssh.defaultKeyCommand printed no key", err);
	str_release(&word);
	str_release(&said);
	str_release(&output);
	arena_release(&arena);
	return status;
}

/* The path NAME as git reads it: ~/ and ~user/ are somebody's home. */
static void add_path(struct str *path, const char *name)
{
	size_t length = strcspn(name, "/");
	const struct passwd *user = NULL;
	struct str who = { 0 };

	if (*name == '~' && length == 1 && env_get("HOME") != NULL) {
		str_add(path, env_get("HOME"));
		name += length;
	} else if (*name == '~' && length > 1) {
		str_add_bytes(&who, name + 1, length - 1);
		user = getpwnam(who.bytes);
		str_add(path, user != NULL ? user->pw_dir : "");
		name += user != NULL ? length : 0;
	}
	str_add(path, name);
	str_release(&who);
}

static int put_file(
	struct store *store, const char *name, const char *bytes, size_t length, struct err *err)
{
	struct staged staged;
	int dir, status;

	if (dir_open(&dir, store->git_dir, err) != 0)
		return -1;
	status = dir_make_for(dir, name, err);
	if (status == 0)
		status = file_stage(&staged, dir, name, bytes, length, false, err);
	if (status == 0)
		status = file_settle(&staged, true, false, err);
	close(dir);
	return status == 0 ? 0 : err_in(err, "%s/%s", store->git_dir, name);
}

/* The file of the key: it is there, or is made. */
static int find_key(
	struct str *path, struct store *store, const struct config *config, struct err *err)
{
	const char *key = config_get(config, "user.signingkey"), *public;
	const char *command = config_get(config, "gpg.ssh.defaultkeycommand");
	struct str asked = { 0 }, line = { 0 };
	int status = 0;

	if (key == NULL || *key == '\0') {
		if (command == NULL)
			return no_key("user.signingkey names no key", err);
		status = ask_for_key(&asked, store, command, err);
		key = str_text(&asked);
	}
	public = literal(key);
	if (status == 0 && public != NULL) {
		str_addf(&line, "%s\n", public);
		status = put_file(store, KEY, line.bytes, line.length, err);
		str_addf(path, "%s/%s", store->git_dir, KEY);
	} else {
		add_path(path, key);
	}
	str_release(&asked);
	str_release(&line);
	return status;
}

static int take_signature(struct str *signature, struct store *store, struct err *err)
{
	int dir, status;

	if (dir_open(&dir, store->git_dir, err) != 0)
		return -1;
	status = file_read(signature, dir, SIGNATURE, LIMIT_SIGNATURE, NULL, err);
	close(dir);
	return status == 0 ? 0 : err_in(err, "cannot sign the commit: %s", SIGNATURE);
}

static int run(struct str *signature, struct store *store, const char *program, const char *key,
	struct err *err)
{
	struct str file = { 0 }, said = { 0 }, hint = { 0 };
	int code = 0, status;

	str_addf(&file, "%s/%s", store->git_dir, COMMIT);

	const char *const argv[] = { program, "-Y", "sign", "-n", "git", "-f", key, file.bytes,
		NULL };
	struct process process = { .argv = argv, .directory = store->root, .errors = &said };

	status = process_run(&process, NULL, &code, err);
	if (status == 0 && code != 0) {
		str_addf(&hint, "echo | %s -Y sign -n test -f '%s'", program, key);
		status = sign_refused(program, code, &said, hint.bytes, err);
	}
	if (status == 0)
		status = take_signature(signature, store, err);
	str_release(&file);
	str_release(&said);
	str_release(&hint);
	return status;
}

int sign_with_ssh(struct str *signature, struct store *store, const struct config *config,
	const struct to_sign *to_sign, struct err *err)
{
	const char *program = config_get(config, "gpg.ssh.program");
	struct str key = { 0 };
	int status;

	sign_sweep(store);
	status = find_key(&key, store, config, err);
	if (status == 0)
		status = put_file(store, COMMIT, to_sign->bytes, to_sign->length, err);
	if (status == 0)
		status = run(signature, store, program != NULL ? program : "ssh-keygen",
			str_text(&key), err);
	sign_sweep(store);
	str_release(&key);
	return status;
}
