#include <stdlib.h>
#include <sys/stat.h>

#include "store/config.h"
#include "store/git_inside.h"

static int open_config(git_config **list, const char *directory, struct err *err)
{
	git_repository *repository = NULL;
	const char *start = directory != NULL ? directory : ".";
	int status;

	if (git_repository_open_ext(&repository, start, 0, NULL) == 0)
		status = git_repository_config_snapshot(list, repository);
	else
		status = git_config_open_default(list);
	git_repository_free(repository);
	git_error_clear();
	return status == 0 ? 0 : git_fail(err, status, "git's configuration cannot be read");
}

static int add_listed(struct config *config, const git_config *list, struct err *err)
{
	git_config_iterator *at = NULL;
	git_config_entry *entry;

	if (git_config_iterator_new(&at, list) != 0)
		return git_fail(err, -1, "git's configuration cannot be read");
	while (git_config_next(&entry, at) == 0)
		config_add(config, entry->name, entry->value != NULL ? entry->value : "true");
	git_config_iterator_free(at);
	return 0;
}

int git_config_list(struct config *config, const char *directory, struct err *err)
{
	git_config *list = NULL;
	int status;

	if (git_start(err) != 0)
		return -1;
	status = open_config(&list, directory, err);
	if (status == 0)
		status = add_listed(config, list, err);
	git_config_free(list);
	git_libgit2_shutdown();
	return status;
}

int git_config_join(
	struct config **joined, const struct config *common, const char *directory, struct err *err)
{
	git_config *own = NULL;
	struct str path = { 0 };
	int status;

	if (git_start(err) != 0)
		return -1;
	*joined = config_copy(common);
	str_addf(&path, "%s/.git/config", directory);
	status = git_config_open_ondisk(&own, path.bytes);
	if (status != 0)
		status = git_fail(err, status, "git's configuration cannot be read");
	else
		status = add_listed(*joined, own, err);
	if (status != 0) {
		config_free(*joined);
		*joined = NULL;
	}
	git_config_free(own);
	git_libgit2_shutdown();
	str_release(&path);
	return status;
}

/* The file that is written: the repository's own, whose PATH is told, or the user's. */
static int open_writable(git_config **own, struct str *path, const char *directory)
{
	git_config *all = NULL;
	git_repository *repository = NULL;
	int status;

	if (directory != NULL) {
		status = git_repository_open_ext(
			&repository, directory, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
		if (status == 0)
			status = git_repository_config(&all, repository);
		if (status == 0)
			status = git_config_open_level(own, all, GIT_CONFIG_LEVEL_LOCAL);
		if (status == 0)
			str_addf(path, "%sconfig", git_repository_commondir(repository));
	} else {
		status = git_config_open_default(&all);
		if (status == 0)
			status = git_config_open_global(own, all);
	}
	git_config_free(all);
	git_repository_free(repository);
	return status;
}

/* Whom the file PATH was closed to, as one that holds a password may be, finds it closed again: git
 * sees to that, libgit2 does not. */
static void keep_closed(const char *path)
{
	char *file = realpath(path, NULL);
	struct str lock = { 0 };
	struct stat info;

	str_addf(&lock, "%s.lock", file != NULL ? file : path);
	if (file != NULL && stat(file, &info) == 0)
		(void)chmod(lock.bytes, info.st_mode & 07777);
	str_release(&lock);
	free(file);
}

/* All or none: the file is written once. */
static int set_all(
	git_config *own, const struct str *path, const struct setting *settings, size_t count)
{
	git_transaction *writing = NULL;
	int status = git_config_lock(&writing, own);

	if (status == 0 && path->length > 0)
		keep_closed(path->bytes);
	for (size_t i = 0; i < count && status == 0; i++)
		status = git_config_set_string(own, settings[i].key, settings[i].value);
	if (status == 0)
		status = git_transaction_commit(writing);
	git_transaction_free(writing);
	return status;
}

int git_config_put(
	const char *directory, const struct setting *settings, size_t count, struct err *err)
{
	git_config *own = NULL;
	struct str path = { 0 };
	int status;

	if (git_start(err) != 0)
		return -1;
	status = open_writable(&own, &path, directory);
	if (status == 0)
		status = set_all(own, &path, settings, count);
	if (status != 0)
		status = git_fail(err, status, "cannot write git's configuration");
	git_config_free(own);
	git_libgit2_shutdown();
	str_release(&path);
	return status;
}
