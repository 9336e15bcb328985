#include "cmd/draft.h"

#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "cmd/shell_word.h"
#include "sys/dir_at.h"
#include "sys/file.h"
#include "sys/process.h"

/* More than any text may have, so that what is refused can still be kept. */
#define DRAFT_LONGEST ((size_t)4 * 1024 * 1024)

enum { NAMES_TRIED = 20, NO_SUCH_PROGRAM = 127 };

/* A place to put a draft: a directory that is there, and what to make below it. */
struct place_for_draft {
	const char *root, *below;
};

/* Writes the draft under its name, or, where an older one has that, with a number behind. */
static bool write_named(struct draft *draft, int dir, const struct place_for_draft *place)
{
	struct str path = { 0 };
	struct err err = { 0 };
	bool done = false;

	for (int i = 1; i <= NAMES_TRIED && !done; i++) {
		err_clear(&err);
		str_clear(&path);
		str_addf(&path, "%s%s", place->below, draft->name);
		if (i > 1)
			str_addf(&path, ".%d", i);
		done = dir_make_for(dir, str_text(&path), &err) == 0 &&
		       file_write_private(dir, str_text(&path), str_text(&draft->text),
			       draft->text.length, &err) == 0;
		if (!done && err.kind != ERR_BUSY)
			break;
	}
	str_clear(&draft->path);
	if (done)
		str_addf(&draft->path, "%s%s%s", place->root,
			text_ends(place->root, "/") ? "" : "/", str_text(&path));
	str_release(&path);
	err_release(&err);
	return done;
}

static bool write_at(struct draft *draft, const struct place_for_draft *place)
{
	struct err err = { 0 };
	bool done = false;
	int dir;

	if (place->root == NULL || place->root[0] != '/')
		return false;
	if (dir_open(&dir, place->root, &err) == 0) {
		done = write_named(draft, dir, place);
		close(dir);
	}
	err_release(&err);
	return done;
}

/* The first place that takes it. The state directory may be a link of the user's own, or not be
 * there yet. */
static int write_draft(struct draft *draft, const struct world *world, struct err *err)
{
	struct str named = { 0 }, usual = { 0 };
	bool done = false;

	if (world->state_home != NULL && world->state_home[0] == '/')
		str_addf(&named, "%s/thanks/", world->state_home + 1);
	if (world->home != NULL)
		str_addf(&usual, "%s/.local/state", world->home);
	const struct place_for_draft places[] = {
		{ world->state_home, "thanks/" },
		{ named.length > 0 ? "/" : NULL, str_text(&named) },
		{ usual.length > 0 ? str_text(&usual) : NULL, "thanks/" },
		{ world->home, ".local/state/thanks/" },
		{ world->temp, "thanks-" },
		{ "/tmp", "thanks-" },
	};
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]) && !done; i++)
		done = write_at(draft, &places[i]);
	str_release(&named);
	str_release(&usual);
	if (done)
		return 0;
	return err_set(err, ERR_IO,
		"there is no place for a draft, neither in ~/.local/state nor in /tmp");
}

int draft_read(struct draft *draft, struct err *err)
{
	draft->precious = true;
	if (fd_read(&draft->text, STDIN_FILENO, DRAFT_LONGEST, err) != 0)
		return err_in(err, "standard input");
	return 0;
}

static const char *editor_command(struct app *app, struct err *err)
{
	const struct world *world = &app->world;
	const struct config *config;
	const char *command;

	if (world->editor_git != NULL)
		return world->editor_git;
	if (store_config(app->store, &config, err) != 0)
		return NULL;
	command = config_get(config, "core.editor");
	if (command == NULL)
		command = world->editor_visual != NULL ? world->editor_visual : world->editor;
	if (command == NULL)
		command = program_exists("sensible-editor") ? "sensible-editor" : "vi";
	return command;
}

/* What stands in the draft's file now. */
static int read_back(struct draft *draft, struct err *err)
{
	str_clear(&draft->text);
	if (file_read_any(&draft->text, str_text(&draft->path), DRAFT_LONGEST, err) == 0)
		return 0;
	if (err->kind == ERR_MISSING)
		return err_set(err, ERR_USAGE, "the editor left no file: nothing was kept");
	return err_in(err, "%s", str_text(&draft->path));
}

/* How the editor COMMAND ended. */
static int say_ended(const char *command, int status, struct err *err)
{
	if (status == 0)
		return 0;
	if (status == NO_SUCH_PROGRAM)
		return err_set(err, ERR_IO, "the editor '%s' could not be started", command);
	return err_set(err, status == ERR_INTERRUPT ? ERR_INTERRUPT : ERR_IO,
		"the editor '%s' ended with status %d: nothing was changed", command, status);
}

int draft_edit(
	struct draft *draft, struct app *app, const char *start, size_t length, struct err *err)
{
	const char *command = editor_command(app, err);
	int status;

	if (command == NULL)
		return -1;
	str_add_bytes(&draft->text, start, length);
	if (write_draft(draft, &app->world, err) != 0 ||
		editor_run(command, str_text(&draft->path), &status, err) != 0)
		return -1;
	draft->precious = true; /* whatever it is, until we know better */
	if (read_back(draft, err) != 0)
		return -1;
	draft->precious =
		draft->text.length != length || memcmp(str_text(&draft->text), start, length) != 0;
	return say_ended(command, status, err);
}

/* By their names drafts of ours are known. */
static bool is_ours(const char *path)
{
	const char *name = path_name(path);

	return text_starts(name, "draft-") || text_starts(name, "thanks-draft-");
}

int draft_reopen(struct draft *draft, struct app *app, const char *path, struct err *err)
{
	const char *command = editor_command(app, err);
	int status;

	if (command == NULL)
		return -1;
	if (text_same(path, "-"))
		return err_set(err, ERR_USAGE, "a draft is a file: '-' is none");
	if (file_read_any(&draft->text, path, DRAFT_LONGEST, err) != 0)
		return err_in(err, "%s", path);
	draft->precious = true;
	draft->theirs = !is_ours(path);
	str_add(&draft->path, path);
	if (editor_run(command, path, &status, err) != 0 || read_back(draft, err) != 0)
		return -1;
	return say_ended(command, status, err);
}

static bool is_blank(const struct str *text)
{
	for (size_t i = 0; i < text->length; i++)
		if (!ascii_is_space(text->bytes[i]))
			return false;
	return true;
}

void draft_trim(struct draft *draft, const char *text, size_t length)
{
	str_clear(&draft->text);
	str_add_bytes(&draft->text, text, length);
	draft->trimmed = true;
}

/* Where it lies, and what to type for it. */
static void add_place(struct str *hint, const struct draft *draft)
{
	str_addf(hint, "what you wrote is kept in %s", str_text(&draft->path));
	if (draft->again == NULL)
		return;
	str_addf(hint, "\n%s ", draft->again);
	str_add_shell_word(hint, str_text(&draft->path));
}

int draft_keep(struct draft *draft, struct app *app, struct err *err)
{
	struct err failure = { 0 };
	struct str hint = { 0 };

	if (!draft->precious || is_blank(&draft->text)) {
		draft_drop(draft);
		return -1;
	}
	if (draft->trimmed && draft->path.length > 0) {
		unlink(str_text(&draft->path));
		str_clear(&draft->path);
	}
	if (err->hint.length > 0)
		str_addf(&hint, "%s\n", str_text(&err->hint));
	if (draft->path.length > 0 || write_draft(draft, &app->world, &failure) == 0)
		add_place(&hint, draft);
	else
		str_addf(&hint, "what you wrote could not be kept: %s", str_text(&failure.text));
	err_hint(err, "%s", str_text(&hint));
	str_release(&hint);
	err_release(&failure);
	return -1;
}

void draft_drop(struct draft *draft)
{
	if (draft->path.length > 0 && !draft->theirs)
		unlink(str_text(&draft->path));
	str_clear(&draft->path);
	draft->precious = false;
}

void draft_release(struct draft *draft)
{
	str_release(&draft->text);
	str_release(&draft->path);
}
