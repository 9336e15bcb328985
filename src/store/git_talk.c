#include "store/git_talk.h"

#include <string.h>
#include <unistd.h>

#include "store/config.h"
#include "store/git_inside.h"
#include "store/git_ssh.h"
#include "store/remote_words.h"
#include "sys/clock.h"
#include "sys/env.h"
#include "sys/file.h"

#define PAUSE 500 /* milliseconds between two signs of life */

static void say(int fd, const struct str *text)
{
	struct err ignored = { 0 };

	if (fd_write(fd, str_text(text), text->length, &ignored) != 0)
		err_release(&ignored);
}

int talk_tell(const char *format, ...)
{
	struct str text = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&text, format, args);
	va_end(args);
	say(STDOUT_FILENO, &text);
	str_release(&text);
	return 0;
}

int talk_fail(int status)
{
	const git_error *last = git_error_last();
	struct str text = { 0 };

	str_addf(&text, "fatal: %s\n",
		last != NULL && last->message != NULL && last->message[0] != '\0'
			? last->message
			: "libgit2 did not say why");
	if (last == NULL)
		str_addf(&text, "error: libgit2 returned %d\n", status);
	say(STDERR_FILENO, &text);
	str_release(&text);
	return 1;
}

/* A sign of life, not too often. */
static void tell_progress(const struct talk *talk, const char *what, size_t done, size_t of)
{
	int64_t now = clock_ticks();
	struct str text = { 0 };

	if (now < *talk->spoken + PAUSE)
		return;
	*talk->spoken = now;
	str_addf(&text, "%s: %zu%% (%zu/%zu)\r", what, of > 0 ? done * 100 / of : 0, done, of);
	say(STDERR_FILENO, &text);
	str_release(&text);
}

static int on_transfer(const git_indexer_progress *progress, void *talk)
{
	tell_progress(
		talk, "Receiving objects", progress->received_objects, progress->total_objects);
	return 0;
}

static int on_push(unsigned current, unsigned total, size_t bytes, void *talk)
{
	(void)bytes;
	tell_progress(talk, "Writing objects", current, total);
	return 0;
}

/* Theirs, in pieces: each line gets its mark. */
static int on_words(const char *words, int length, void *talk)
{
	struct str text = { 0 };

	(void)talk;
	for (int i = 0; i < length; i++) {
		if (i == 0 || words[i - 1] == '\n' || words[i - 1] == '\r')
			str_add(&text, "remote: ");
		str_add_char(&text, words[i]);
	}
	if (length > 0 && strchr("\r\n", words[length - 1]) == NULL)
		str_add_char(&text, '\n');
	say(STDERR_FILENO, &text);
	str_release(&text);
	return 0;
}

static int on_credentials(
	git_credential **credential, const char *url, const char *user, unsigned types, void *talk)
{
	(void)credential;
	(void)url;
	(void)user;
	(void)types;
	(void)talk;
	git_error_set_str(GIT_ERROR_NET,
		"it wants a password, and without a git program there is no credential helper");
	return GIT_EAUTH;
}

/* The file of certificates that git's configuration names for URL, or for all; NULL: none. */
static const char *find_certificates(const struct config *config, const char *url)
{
	const char *host = strstr(url, "://"), *file = env_get("GIT_SSL_CAINFO");
	size_t length = host != NULL ? strcspn(host + 3, "/") + 3 + (size_t)(host - url) : 0;
	const size_t lengths[] = { strlen(url), length + (url[length] == '/'), length };
	struct str key = { 0 };

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]) && file == NULL; i++) {
		str_clear(&key);
		str_addf(&key, "http.%.*s.sslcainfo", (int)lengths[i], url);
		file = config_get(config, key.bytes);
	}
	str_release(&key);
	return file != NULL ? file : config_get(config, "http.sslcainfo");
}

/* Whom to trust: libgit2 does not look that up itself. */
static void settle_trust(const struct talk *talk)
{
	const char *url = talk->url != NULL ? talk->url : talk->remote->url, *file;
	struct str safe = { 0 }, path = { 0 };

	str_add_without_password(&safe, url, strlen(url));
	file = find_certificates(talk->transfer->config, str_text(&safe));
	if (file != NULL)
		config_add_path(&path, file, env_get("HOME"));
	if (path.length > 0)
		git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, path.bytes, NULL);
	str_release(&safe);
	str_release(&path);
}

void talk_settle(const struct talk *talk, git_remote_callbacks *callbacks)
{
	git_remote_init_callbacks(callbacks, GIT_REMOTE_CALLBACKS_VERSION);
	callbacks->sideband_progress = on_words;
	callbacks->transfer_progress = on_transfer;
	callbacks->push_transfer_progress = on_push;
	callbacks->credentials = on_credentials;
	callbacks->payload = (void *)(uintptr_t)talk;
	settle_trust(talk);
}

const char *talk_path(const char *url)
{
	size_t colon = strcspn(url, ":"), slash = strcspn(url, "/");

	if (text_starts(url, "file://"))
		return url + strlen("file://");
	return url[colon] == '\0' || slash < colon ? url : NULL;
}

/* Libgit2 takes what is no directory for an address of a kind that it does not know. */
static int check_path(const char *url)
{
	const char *path = url != NULL ? talk_path(url) : NULL;
	struct str why = { 0 };
	struct stat info;

	if (path == NULL || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
		return 0;
	str_addf(&why, "'%s' does not appear to be a git repository", path);
	git_error_set_str(GIT_ERROR_NET, why.bytes);
	str_release(&why);
	return -1;
}

int talk_find_remote(git_remote **remote, const struct talk *talk)
{
	int status = git_remote_lookup(remote, talk->git, talk->remote->name);

	if (status == GIT_ENOTFOUND || status == GIT_EINVALIDSPEC)
		status = git_remote_create_anonymous(remote, talk->git, talk->remote->name);
	return status == 0 ? check_path(git_remote_url(*remote)) : status;
}

static int be_child(void *subject)
{
	const struct talk *talk = subject;
	struct err err = { 0 };

	if (git_start(&err) != 0 || git_ssh_register(talk->transfer->config,
					    talk->can_ask ? SSH_ASKS : SSH_IS_SILENT, &err) != 0) {
		git_error_set_str(GIT_ERROR_NET, str_text(&err.text));
		err_release(&err);
		return talk_fail(-1);
	}
	return talk->work(talk);
}

int talk_run(struct heard *heard, struct talk *talk, struct err *err)
{
	int64_t spoken = 0;
	struct watched watched = { .work = be_child,
		.subject = talk,
		.directory = talk->transfer->directory,
		.silence = REMOTE_LIMIT,
		.progress = talk->transfer->progress };

	talk->spoken = &spoken;
	talk->can_ask = watch_can_ask();
	if (watch_run(heard, &watched, err) != 0)
		return -1;
	return heard->silent ? remote_silent(err, talk->transfer->name) : 0;
}
