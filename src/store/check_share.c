#include <string.h>

#include "store/check.h"
#include "store/git.h"
#include "store/git_attributes.h"
#include "store/layout.h"
#include "store/remote.h"
#include "store/sync.h"
#include "sys/file.h"

/* What matters only for sharing is an error where there is somebody to share with. */
static enum problem_level level_of_sharing(struct checking *checking)
{
	struct remote remote = { 0 };
	struct err err = { 0 };
	bool none = remote_find(&remote, checking->store, &err) != 0 && err.kind == ERR_MISSING;

	remote_release(&remote);
	err_release(&err);
	return none ? PROBLEM_REMARK : PROBLEM_ERROR;
}

/* A file of each kind for which git is told how to merge it; there or not. */
static const char *const samples[] = { LAYOUT_SETTINGS, LAYOUT_PEOPLE "/a.yaml",
	LAYOUT_NOTES "/2026/11/21/a.yaml", LAYOUT_NOTES "/a.yaml", LAYOUT_ROUNDS "/a.yaml" };

/* The first for which git is told otherwise; NULL: none. */
static int find_untold(const char **untold, const struct store *store, struct err *err)
{
	struct stat info;

	*untold = NULL;
	for (size_t i = 0; *untold == NULL && i < sizeof(samples) / sizeof(*samples); i++) {
		bool merges, plain;

		/* the line for rounds comes with the first of them */
		if (text_starts(samples[i], LAYOUT_ROUNDS "/") &&
			!file_stat(store->root_fd, LAYOUT_ROUNDS, &info))
			continue;
		if (repo_attribute_is(&merges, store->repo, samples[i], "merge", "thanks", err) !=
				0 ||
			repo_attribute_is(&plain, store->repo, samples[i], "text", NULL, err) != 0)
			return -1;
		if (!merges || !plain)
			*untold = samples[i];
	}
	return 0;
}

/* Does the file lack one of our lines? */
static bool lacks_lines(const struct str *bytes)
{
	struct str all = { 0 }, line = { 0 };
	const char *at = layout_attributes;
	bool lacks = false;

	str_addf(&all, "\n%s\n", str_text(bytes));
	while (*at != '\0' && !lacks) {
		size_t length = strcspn(at, "\n") + 1;

		str_clear(&line);
		str_add_char(&line, '\n');
		str_add_bytes(&line, at, length);
		lacks = strstr(str_text(&all), str_text(&line)) == NULL;
		at += length;
	}
	str_release(&all);
	str_release(&line);
	return lacks;
}

static void mend_attributes(struct checking *checking)
{
	struct change *change = check_mends(checking, "tell git how to merge notes");

	change_lines(change, LAYOUT_ATTRIBUTES, layout_attributes);
	check_promises(checking, checking->problems->count - 1);
}

int check_attributes(struct checking *checking, struct err *err)
{
	struct str bytes = { 0 };
	const char *untold;
	struct problem *problem;
	bool found;

	if (!check_has_git(checking))
		return 0;
	if (find_untold(&untold, checking->store, err) != 0)
		return -1;
	if (untold == NULL)
		return 0;
	if (file_read(&bytes, checking->store->root_fd, LAYOUT_ATTRIBUTES, LIMIT_YAML, &found,
		    err) != 0) {
		str_release(&bytes);
		return err_in(err, LAYOUT_ATTRIBUTES);
	}
	problem = check_says(checking, level_of_sharing(checking), LAYOUT_ATTRIBUTES,
		"git is not told to let thanks merge files like %s", untold);
	problem->fixable = lacks_lines(&bytes);
	if (!problem->fixable)
		check_hints(checking, problem,
			"some other line wins; git says which: thanks git "
			"check-attr -a %s",
			untold);
	else if (checking->wish->fix)
		mend_attributes(checking);
	str_release(&bytes);
	return 0;
}

int check_driver(struct checking *checking, struct err *err)
{
	struct problem *problem;
	bool changed;

	if (!check_has_git(checking) || store_has_driver(checking->store))
		return 0;
	problem = check_says(checking, level_of_sharing(checking), NULL,
		"git's configuration does not know in this clone how thanks merges notes");
	problem->fixable = true;
	if (!checking->wish->fix)
		return 0;
	if (store_set_driver(checking->store, &changed, err) == 0)
		problem->fixed = true;
	else
		check_hints(checking, problem, "%s", str_text(&err->text));
	err_clear(err);
	return 0;
}

int check_identity(struct checking *checking, struct err *err)
{
	struct identities identities = { 0 };
	struct problem *problem;

	if (!check_has_git(checking))
		return 0;
	if (identities_find(&identities, checking->store, &checking->mending.signer, err) != 0) {
		problem = check_says(checking, PROBLEM_REMARK, NULL, "%s", str_text(&err->text));
		check_hints(checking, problem, "%s", str_text(&err->hint));
		err_clear(err);
	} else if (identities.made) {
		problem = check_says(checking, PROBLEM_REMARK, NULL,
			"git does not know your name: your notes are committed as %s <%s>",
			identities.author.name, identities.author.email);
		problem->hint = "tell it once: git config --global user.name \"...\" && git config "
				"--global user.email you@example.org";
	}
	identities_release(&identities);
	return 0;
}

/* Asks the other side; that it does not answer is what was found, not why the check failed. */
int check_remote(struct checking *checking, struct err *err)
{
	struct remote remote = { 0 };
	struct problem *problem;
	int status;

	if (!check_has_git(checking))
		return 0;
	status = remote_find(&remote, checking->store, err);
	if (status == 0)
		status = remote_reach(checking->store, &remote, err);
	if (status != 0 && err->kind != ERR_MISSING) {
		problem = check_says(checking, PROBLEM_ERROR, NULL, "%s", str_text(&err->text));
		if (err->hint.length > 0)
			check_hints(checking, problem, "%s", str_text(&err->hint));
	}
	err_clear(err);
	remote_release(&remote);
	return 0;
}
