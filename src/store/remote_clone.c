/* A clone is whole, or it has never been: what it began is taken away again. */
#include <string.h>

#include "store/config.h"
#include "store/remote_inside.h"
#include "store/clone_ground.h"
#include "store/url.h"
#include "sys/lock.h"
#include "sys/process.h"

int transport_choose(enum transport *transport, const struct config *config, struct err *err)
{
	const char *said = config_get(config, "thanks.transport");
	bool has_git = program_exists("git");

	*transport = has_git ? BY_GIT : BY_LIBGIT2;
	if (said == NULL || strcmp(said, "auto") == 0)
		return 0;
	if (strcmp(said, "libgit2") == 0) {
		*transport = BY_LIBGIT2;
		return 0;
	}
	if (strcmp(said, "git") != 0)
		return err_set(err, ERR_USAGE,
			"thanks.transport: '%s' is none of auto, git and libgit2", said);
	if (!has_git)
		return err_set(err, ERR_MISSING,
			"thanks.transport asks for git, and there is none on PATH");
	return 0;
}

int transport_refuse(const char *what, const char *said, struct err *err)
{
	if (said[0] != '-' && said[0] != '\0')
		return 0;
	return err_set(err, ERR_USAGE, "'%s' is no %s", said, what);
}

static int fetch_all(const char *url, const char *path, const struct config *config,
	struct progress *progress, struct err *err)
{
	struct str name = { 0 };
	struct transfer transfer = { .config = config,
		.progress = progress,
		.durable = !config_says_no(config, "thanks.fsync") };
	enum transport transport;
	int status;

	str_add_without_password(&name, url, strlen(url));
	transfer.name = str_text(&name);
	status = transport_choose(&transport, config, err);
	if (status == 0 && transport == BY_GIT)
		status = program_clone(url, path, &transfer, err);
	else if (status == 0)
		status = library_clone(url, path, &transfer, err);
	str_release(&name);
	return status;
}

/* An interrupt waits until all is taken away, and takes us then. */
int remote_clone(const char *url, const char *path, struct progress *progress, struct err *err)
{
	struct config *config = NULL;
	struct ground ground = { .path = NULL };
	struct signals held;
	int status;

	if (transport_refuse("address of a repository", url, err) != 0 ||
		config_load(&config, NULL, err) != 0)
		return -1;
	signals_hold(&held);
	status = ground_look(&ground, path, err);
	if (status == 0) {
		status = fetch_all(url, ground.path, config, progress, err);
		if (status != 0)
			ground_clear(&ground);
	}
	ground_release(&ground);
	config_free(config);
	signals_let(&held);
	return status;
}
