#include "store/git_sign.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "store/inside.h"
#include "sys/env.h"
#include "sys/process.h"
#include "sys/terminal.h"

#define STATUS "[GNUPG:] "
#define SIGNED STATUS "SIG_CREATED "
#define NO_SUCH_PROGRAM 127
#define NOT_RUN 126

static bool is_true(const char *value)
{
	static const char *const words[] = { "true", "yes", "on" };

	for (size_t i = 0; value != NULL && i < sizeof(words) / sizeof(words[0]); i++)
		if (ascii_same(value, strlen(value), words[i]))
			return true;
	return value != NULL && strtol(value, NULL, 10) != 0;
}

bool sign_is_wanted(const struct config *config)
{
	return is_true(config_get(config, "commit.gpgsign"));
}

int sign_commit(
	struct str *signature, struct store *store, const struct to_sign *to_sign, struct err *err)
{
	const struct config *config;
	const char *format;

	if (store_config(store, &config, err) != 0)
		return -1;
	format = config_get(config, "gpg.format");
	if (format == NULL || text_same(format, "openpgp") || text_same(format, "x509"))
		return sign_with_gpg(signature, store, config, to_sign, err);
	if (text_same(format, "ssh"))
		return sign_with_ssh(signature, store, config, to_sign, err);
	err_set(err, ERR_BUSY, "cannot sign the commit: gpg.format '%s' is none that git knows",
		format);
	return err_hint(err, "thanks git config gpg.format openpgp, ssh or x509");
}

/* The last line of what a program said to people: the others lead up to it. */
static void add_last_line(struct str *out, const struct str *said)
{
	const char *at = str_text(said), *line = "", *end;
	size_t length = 0;

	for (; *at != '\0'; at = *end == '\0' ? end : end + 1) {
		end = at + strcspn(at, "\r\n");
		if (end > at && !text_starts(at, STATUS)) {
			line = at;
			length = (size_t)(end - at);
		}
	}
	str_add_bytes(out, line, length < 300 ? length : 300);
}

int sign_refused(
	const char *program, int code, const struct str *said, const char *hint, struct err *err)
{
	struct str why = { 0 };

	add_last_line(&why, said);
	if (code == NO_SUCH_PROGRAM && why.length == 0)
		err_set(err, ERR_IO, "cannot sign the commit: '%s' is not installed", program);
	else if (code == NOT_RUN && why.length == 0)
		err_set(err, ERR_IO, "cannot sign the commit: '%s' cannot be run", program);
	else if (why.length > 0)
		err_set(err, ERR_BUSY, "cannot sign the commit: %s", why.bytes);
	else
		err_set(err, ERR_BUSY, "cannot sign the commit: '%s' gave no signature (exit %d)",
			program, code);
	str_release(&why);
	return err_hint(
		err, "%s says more; thanks git config commit.gpgsign false commits unsigned", hint);
}

/* gpg's own variable and, in older files, the one that is everybody's. */
static const char *program_of(const struct config *config)
{
	const char *program;

	if (text_same(config_get(config, "gpg.format"), "x509")) {
		program = config_get(config, "gpg.x509.program");
		return program != NULL ? program : "gpgsm";
	}
	program = config_get(config, "gpg.openpgp.program");
	if (program == NULL)
		program = config_get(config, "gpg.program");
	return program != NULL ? program : "gpg";
}

static void drop_returns(struct str *text)
{
	size_t kept = 0;

	for (size_t i = 0; i < text->length; i++)
		if (text->bytes[i] != '\r')
			text->bytes[kept++] = text->bytes[i];
	str_cut(text, kept);
}

static bool has_signed(const struct str *said)
{
	return text_starts(str_text(said), SIGNED) || strstr(str_text(said), "\n" SIGNED) != NULL;
}

/* Who is at a terminal is asked for the passphrase there. */
static void add_terminal(struct str *variable)
{
	str_add(variable, "GPG_TTY=");
	if (env_get("GPG_TTY") != NULL || !terminal_add_name(variable))
		str_clear(variable);
}

static int refuse(
	const char *program, const char *key, int code, const struct str *said, struct err *err)
{
	struct str hint = { 0 };

	str_addf(&hint, "echo | %s -bsau '%s'", program, key);
	sign_refused(program, code, said, hint.bytes, err);
	str_release(&hint);
	return -1;
}

int sign_with_gpg(struct str *signature, struct store *store, const struct config *config,
	const struct to_sign *to_sign, struct err *err)
{
	const char *program = program_of(config), *key = config_get(config, "user.signingkey");
	struct str name = { 0 }, said = { 0 }, terminal = { 0 };
	int code = 0, status;

	str_addf(&name, "%s <%s>", to_sign->committer->name, to_sign->committer->email);
	if (key == NULL || *key == '\0')
		key = name.bytes;
	add_terminal(&terminal);

	const char *const argv[] = { program, "--status-fd=2", "-bsau", key, NULL };
	const char *const env[] = { terminal.length > 0 ? terminal.bytes : NULL, NULL };
	struct process process = { .argv = argv,
		.directory = store->root,
		.env = env,
		.input = to_sign->bytes,
		.input_length = to_sign->length,
		.errors = &said,
		.limit = LIMIT_SIGNATURE };

	status = process_run(&process, signature, &code, err);
	if (status == 0 && (code != 0 || !has_signed(&said)))
		status = refuse(program, key, code, &said, err);
	drop_returns(signature);
	str_release(&name);
	str_release(&said);
	str_release(&terminal);
	return status;
}
