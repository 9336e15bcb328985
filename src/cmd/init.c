#include <string.h>

#include "base/harmless.h"
#include "cmd/cmd.h"
#include "cmd/place.h"
#include "cmd/shell_word.h"
#include "store/remote_words.h"
#include "store/sync.h"

struct init_args {
	const char *name, *remote;
};
static const struct opt opts[] = {
	OPT_TEXT(0, "name", struct init_args, name, "NAME", "what the wall is called",
		OFFERS_NOTHING),
	OPT_TEXT(0, "remote", struct init_args, remote, "URL",
		"where it is to be shared: an empty repository that others can reach", OFFERS_DIRS),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks init ~/team --name \"Support team\"", "a new wall, in a directory of its own" },
	{ "thanks init ~/team --remote git@example.org:support.git",
		"the same, ready to be shared" },
	{ NULL, NULL },
};

/* With whom it is shared from now on; URL NULL: with nobody. */
struct sharing {
	const char *url;
	enum shared found;
};

static void add_sharing(struct str *text, const char *dir, const struct sharing *sharing)
{
	struct str url = { 0 }, sync = { 0 };

	if (sharing->url == NULL)
		return;
	str_add_without_password(&url, sharing->url, strlen(sharing->url));
	str_add(&sync, "thanks ");
	str_add_place_option(&sync, dir);
	str_add(&sync, "sync");
	switch (sharing->found) {
	case SHARED_LATER:
		str_addf(text, "  %s cannot be reached now; to share it later: %s\n", url.bytes,
			sync.bytes);
		break;
	case SHARED_EMPTY:
		str_addf(text, "  to share it at %s: %s\n", url.bytes, sync.bytes);
		break;
	case SHARED_WALL:
		str_addf(text,
			"  there is a wall at %s already; to join both: %s\n"
			"  to join that one as it is: thanks clone %s\n",
			url.bytes, sync.bytes, url.bytes);
		break;
	case SHARED_ALREADY:
		str_addf(text, "  it is shared at %s already: %s\n", url.bytes, sync.bytes);
		break;
	case SHARED_OTHER:
		str_addf(text,
			"  %s holds other things; to bring them here, and the wall there: %s\n",
			url.bytes, sync.bytes);
		break;
	}
	str_release(&url);
	str_release(&sync);
}

/* What was done, and what to type next. */
static void print(struct app *app, const char *dir, bool already, const struct sharing *sharing)
{
	bool here = strcmp(dir, ".") == 0;
	struct str text = { 0 }, word = { 0 };

	str_add_shell_word(&word, dir);
	if (already)
		str_addf(&text, "%s is a notes repository already\n",
			here ? "this" : str_text(&word));
	else
		str_addf(&text, "made a notes repository %s%s\n", here ? "here" : "in ",
			here ? "" : str_text(&word));
	add_sharing(&text, dir, sharing);
	str_add(&text, "  the first note: thanks ");
	str_add_place_option(&text, dir);
	str_add(&text, "add @alice \"fresh coffee\"\n");
	str_add_harmless(&app->out, str_text(&text), text.length, HARMLESS_LINES);
	str_release(&text);
	str_release(&word);
}

static int share(
	struct app *app, const char *dir, const char *url, struct sharing *sharing, struct err *err)
{
	sharing->url = place_url(app, url);
	app->common.directory = dir;
	if (app_open(app, STORE_READ, err) != 0 ||
		store_share(app->store, sharing->url, &sharing->found, err) != 0)
		return -1;
	if (sharing->found == SHARED_LATER) {
		app_say(app, "%s", str_text(&err->text));
		err_clear(err);
	}
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct init_args *typed = args;
	const char *dir = place_dir(app, operands->count > 0 ? operands->items[0] : NULL);
	struct sharing sharing = { 0 };
	struct signer signer;
	bool already = false;

	if (operands->count > 1)
		return err_set(err, ERR_USAGE, "init: one directory at a time: '%s' is too much",
			operands->items[1]);
	if (dir[0] == '\0')
		return err_set(err, ERR_USAGE, "init: which directory?");
	if (app_signer(app, &signer, err) != 0 ||
		store_init(dir, typed->name, &signer, &already, err) != 0)
		return -1;
	if (typed->remote != NULL && share(app, dir, typed->remote, &sharing, err) != 0)
		return -1;
	if (already && typed->name != NULL)
		app_say(app, "its name is left as it is: it stands in thanks.yaml");
	if (!app->common.quiet)
		print(app, dir, already, &sharing);
	return 0;
}

const struct cmd cmd_init = {
	.name = "init",
	.summary = "make a notes repository",
	.operands = "[DIR]",
	.takes = TAKES_DIRS,
	.about = "Makes a notes repository of DIR (the current directory unless told): a new "
		 "directory, an "
		 "empty one, or a git repository that is there already, where it is one commit. "
		 "Other files in it stay as they are, in no commit of ours. Where there "
		 "is one already nothing is done, and inside of one it is refused.\n"
		 "\n"
		 "You need not: the first `thanks add` makes one in ~/.local/share/thanks. With a "
		 "directory of "
		 "its own a team can share it: --remote names an empty repository, on a git host, "
		 "a server or a stick, and the next `thanks sync` brings the wall there. Others "
		 "join it with `thanks clone`.",
	.groups = groups,
	.examples = examples,
	.args_size = sizeof(struct init_args),
	.run = run,
};
