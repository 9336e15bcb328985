#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "store/layout.h"
#include "store/merge_file.h"
#include "sys/file.h"

enum { BASE, OURS, THEIRS, PATH, OPERANDS };

static const struct example examples[] = {
	{ "thanks git config merge.thanks.driver 'thanks merge-driver %O %A %B %P'",
		"let git ask it, in this repository" },
	{ NULL, NULL },
};

/* The directory that the file at PATH lies in, and its name there. */
static int open_around(int *dir, const char **name, const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct str around = { 0 };
	int status;

	*name = slash != NULL ? slash + 1 : path;
	str_add_bytes(&around, path, (size_t)(*name - path));
	status = dir_open(dir, around.length > 0 ? around.bytes : ".", err);
	str_release(&around);
	return status;
}

static int read_one(struct str *bytes, const char *path, struct err *err)
{
	const char *name;
	int dir, status;

	if (open_around(&dir, &name, path, err) != 0)
		return -1;
	status = file_read(bytes, dir, name, LIMIT_YAML, NULL, err);
	close(dir);
	return status == 0 ? 0 : err_in(err, "%s", path);
}

/* In place of what is there, whole or not at all. */
static int write_one(const struct str *bytes, const char *path, struct err *err)
{
	struct staged staged = STAGED_NONE;
	const char *name;
	int dir, status;

	if (open_around(&dir, &name, path, err) != 0)
		return -1;
	status = file_stage(&staged, dir, name, str_text(bytes), bytes->length, false, err);
	if (status == 0)
		status = file_settle(&staged, true, false, err);
	close(dir);
	return status == 0 ? 0 : err_in(err, "%s", path);
}

static struct content content_of(const struct str *bytes)
{
	return (struct content){ str_text(bytes), bytes->length };
}

static int merge(bool *merged, const struct operands *operands, struct err *err)
{
	struct str sides[THEIRS + 1] = { { 0 } }, out = { 0 };
	int status = 0;

	for (int i = BASE; status == 0 && i <= THEIRS; i++)
		status = read_one(&sides[i], operands->items[i], err);
	if (status == 0)
		status = merge_file(&out, merged, operands->items[PATH], content_of(&sides[BASE]),
			content_of(&sides[OURS]), content_of(&sides[THEIRS]), err);
	if (status == 0 && *merged)
		status = write_one(&out, operands->items[OURS], err);
	for (int i = BASE; i <= THEIRS; i++)
		str_release(&sides[i]);
	str_release(&out);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	bool merged = false;
	int status;

	(void)args;
	if (operands->count != OPERANDS) {
		err_set(err, ERR_USAGE, "merge-driver: %zu words where git gives four",
			operands->count);
		return err_hint(err, "thanks sync merges by itself; thanks help merge-driver");
	}
	status = merge(&merged, operands, err);
	/* too large, a link: nothing that we merge, and git knows what to do with it */
	if (status != 0 && err->kind == ERR_DATA) {
		err_clear(err);
		status = 0;
	}
	if (status == 0 && !merged)
		app->exit_code = ERR_NO;
	return status;
}

const struct cmd cmd_merge_driver = {
	.name = "merge-driver",
	.summary = "merge one file, when git asks",
	.operands = "BASE OURS THEIRS PATH",
	.about =
		"What git calls to merge notes, people, rounds and the settings; there is nothing to "
		"type here. Changes to different fields are both kept, lists are merged by their "
		"items, and where both sides changed one value, the version that sorts first stands "
		"and the other is kept under `conflicts`, for `thanks show` and `thanks edit`.\n"
		"\n"
		"OURS is replaced by the outcome. When one of the files cannot be read, nothing is "
		"written and the exit code is 1: the merge is git's own then.",
	.examples = examples,
	.needs = NEED_WHOLE_NAME,
	.run = run,
};
