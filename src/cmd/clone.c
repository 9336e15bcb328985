#include <string.h>

#include "base/harmless.h"
#include "cmd/cmd.h"
#include "cmd/place.h"
#include "cmd/scene.h"
#include "cmd/shell_word.h"
#include "render/phrase.h"
#include "store/sync.h"

#define LEFT_OUT_MOST 5 /* files that are named */

static const struct example examples[] = {
	{ "thanks clone git@example.org:support.git", "join your team's wall" },
	{ "thanks clone git@example.org:support.git ~/team", "in a directory of your choice" },
	{ NULL, NULL },
};

/* The last part of URL, without .git: what git would call it. */
static const char *name_of(struct app *app, const char *url)
{
	size_t length = strlen(url), start;

	while (length > 0 && url[length - 1] == '/')
		length--;
	if (length > 5 && strncmp(url + length - 5, "/.git", 5) == 0)
		length -= 5;
	else if (length > 4 && strncmp(url + length - 4, ".git", 4) == 0)
		length -= 4;
	for (start = length; start > 0 && url[start - 1] != '/' && url[start - 1] != ':';)
		start--;
	return arena_text(&app->memory, url + start, length - start);
}

/* What commands use where no repository is around. */
struct present {
	const char *root; /* NULL: there is none */
	bool shared; /* with somebody, so it is not to be taken away */
	bool this_one;
};

static void look_at_present(struct present *present, struct app *app)
{
	const struct place nowhere = {
		.here = "/", .home = app->world.home, .data_home = app->world.data_home
	};
	struct store *store = NULL;
	struct err ignored = { 0 };

	*present = (struct present){ 0 };
	if (store_open(&store, &nowhere, STORE_READ, &ignored) == 0) {
		present->root = arena_string(&app->memory, store_root(store));
		present->shared = store_is_shared(store);
		present->this_one = text_same(present->root, store_root(app->store));
	}
	store_close(store);
	err_release(&ignored);
}

/* Is the clone what a command typed here would use? */
static bool is_at_hand(struct app *app)
{
	const struct place place = app_place(app);
	struct store *store = NULL;
	struct err ignored = { 0 };
	bool same = store_open(&store, &place, STORE_READ, &ignored) == 0 &&
		    text_same(store_root(store), store_root(app->store));

	store_close(store);
	err_release(&ignored);
	return same;
}

/* Where it lies, as it is typed. */
static void add_dir(struct str *text, const struct app *app, const char *dir)
{
	struct str place = { 0 };

	str_add_place(&place, dir, &app->look);
	if (text_starts(str_text(&place), "~/"))
		str_add(text, place.bytes);
	else
		str_add_shell_word(text, dir);
	str_release(&place);
}

/* The clone becomes the default, unless that would take a shared wall from its place. */
static int settle_default(struct app *app, struct str *text, struct err *err)
{
	const char *root = store_root(app->store);
	struct present present;

	look_at_present(&present, app);
	if (present.this_one)
		return 0;
	if (!present.shared && store_make_default(root, err) != 0)
		return -1;
	if (!present.shared) {
		str_add(text, "  it is your wall now, wherever you are");
		if (present.root != NULL) {
			str_add(text, "; the one you had stays: thanks -C ");
			add_dir(text, app, present.root);
		}
	} else {
		str_add(text, "  your wall stays ");
		add_dir(text, app, present.root);
		str_add(text, "; to change that: git config --global thanks.repo ");
		add_dir(text, app, root);
	}
	str_add_char(text, '\n');
	return 0;
}

/* By which name others know who has just come. */
static int add_me(struct app *app, struct str *text, struct err *err)
{
	const struct config *config;
	const struct people *people;
	const char *me, *email;
	enum me_rule rule;

	app->me = NULL; /* now there are people to be found among */
	if (app_me(app, &me, &rule, err) != 0 || app_people(app, &people, err) != 0 ||
		app_config(app, &config, err) != 0)
		return -1;
	if (people_find(people, me) != NULL) {
		str_addf(text, "  you are @%s here (%s)\n", me, me_rule_words(rule));
		return 0;
	}
	email = config_get(config, "user.email");
	str_addf(text, "  you will be @%s here (%s); if they call you @x:\n", me,
		me_rule_words(rule));
	str_add(text, "    ");
	if (email != NULL)
		str_addf(text, "thanks people set @x emails+=%s, or: ", email);
	str_add(text, "git config --global thanks.me x\n");
	return 0;
}

static int add_wall(struct app *app, struct str *text, const char *dir, struct err *err)
{
	const struct settings *settings;
	size_t count;

	if (store_settings(app->store, &settings, err) != 0 ||
		store_count(app->store, &count, err) != 0)
		return -1;
	str_add(text, "cloned ");
	if (settings->name != NULL) {
		str_add(text, "the wall of ");
		str_add_the(text, settings->name);
		str_add(text, " ");
	} else {
		str_add(text, "the wall ");
	}
	str_add(text, "into ");
	add_dir(text, app, dir);
	str_add(text, ", ");
	if (count == 0)
		str_add(text, "no notes yet");
	else
		str_add_count(text, count, "note", "notes");
	str_add_char(text, '\n');
	return 0;
}

static void say_left_out(struct app *app, const struct problems *left_out)
{
	struct str line = { 0 };

	for (size_t i = 0; i < left_out->count && i < LEFT_OUT_MOST; i++) {
		str_clear(&line);
		str_add_problem(&line, &left_out->items[i]);
		app_say(app, "left out: %s", str_text(&line));
	}
	if (left_out->count > LEFT_OUT_MOST)
		app_say(app, "left out: %zu more", left_out->count - LEFT_OUT_MOST);
	str_release(&line);
}

/* What was cloned into DIR, who one is there, and what to type first. */
static int say_all(struct app *app, const char *dir, struct err *err)
{
	struct str text = { 0 };
	int status = add_wall(app, &text, dir, err);

	if (status == 0)
		status = add_me(app, &text, err);
	if (status == 0)
		status = settle_default(app, &text, err);
	if (status == 0) {
		str_add(&text, "  your first note: thanks ");
		if (!is_at_hand(app)) {
			str_add(&text, "-C ");
			add_dir(&text, app, dir);
			str_add_char(&text, ' ');
		}
		str_addf(&text, "add @%s \"fresh coffee\"\n",
			text_same(app->me, "alice") ? "bob" : "alice");
		if (!app->common.quiet)
			str_add_harmless(&app->out, text.bytes, text.length, HARMLESS_LINES);
	}
	str_release(&text);
	return status;
}

static int open_clone(struct app *app, const char *dir, struct err *err)
{
	app->common.directory = dir;
	return app_open(app, STORE_READ, err);
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct problems left_out = { 0 };
	struct signer signer;
	const char *dir, *whole, *shown;
	int status;

	(void)args;
	if (operands->count == 0)
		return err_set(err, ERR_USAGE, "clone: from where? thanks clone URL");
	if (operands->count > 2)
		return err_set(err, ERR_USAGE, "clone: a URL and a directory: '%s' is too much",
			operands->items[2]);
	dir = operands->count > 1 ? operands->items[1] : name_of(app, operands->items[0]);
	if (dir[0] == '\0') {
		err_set(err, ERR_USAGE, "clone: which directory?");
		return err_hint(err, "thanks clone %s DIR", operands->items[0]);
	}
	whole = place_whole(app, dir);
	shown = place_dir(app, dir);
	if (app_signer(app, &signer, err) != 0)
		return -1;
	status = store_clone(place_url(app, operands->items[0]), whole, &signer, app_progress(app),
		&left_out, err);
	if (status == 0)
		status = open_clone(app, whole, err);
	if (status == 0)
		status = say_all(app, shown, err);
	if (status == 0)
		say_left_out(app, &left_out);
	problems_release(&left_out);
	return status;
}

const struct cmd cmd_clone = {
	.name = "clone",
	.summary = "join a wall that others share",
	.operands = "URL [DIR]",
	.takes = TAKES_DIRS,
	.about =
		"Clones the wall at URL, anything that your git can clone from, into DIR (a "
		"directory named like it, unless told), and makes it ready: git knows how notes "
		"are merged, and you are told who you are there. An empty repository becomes a "
		"wall.\n"
		"\n"
		"It becomes the one that `thanks` uses where no other is around (git config "
		"thanks.repo), unless the present one is shared with somebody, too: then you are "
		"told how to switch.\n"
		"\n"
		"Files that could do harm are left out, and named. When it fails, nothing is left.",
	.examples = examples,
	.run = run,
};
