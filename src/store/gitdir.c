#include "store/gitdir.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "sys/file.h"

#define LIMIT_POINTER ((size_t)8192)

/* PATH as seen from FROM, in STR. */
static void resolve(struct str *str, const char *from, const char *path)
{
	str_clear(str);
	if (path[0] != '/')
		str_addf(str, "%s/", from);
	str_add(str, path);
}

/* The one line of the file PATH, without its end. */
static int read_line(struct str *line, const char *path, struct err *err)
{
	str_clear(line);
	if (file_read_any(line, path, LIMIT_POINTER, err) != 0)
		return -1;
	while (line->length > 0 && strchr("\r\n", line->bytes[line->length - 1]) != NULL)
		str_cut(line, line->length - 1);
	return 0;
}

static int follow_pointer(
	struct str *git_dir, const char *root, const char *pointer, struct err *err)
{
	static const char mark[] = "gitdir: ";
	struct str line = { 0 };
	int status = read_line(&line, pointer, err);

	if (status == 0 && !text_starts(str_text(&line), mark))
		status = err_set(err, ERR_DATA, "is no git directory");
	if (status == 0)
		resolve(git_dir, root, line.bytes + sizeof(mark) - 1);
	if (status == 0 && !path_is_dir(git_dir->bytes))
		status =
			err_set(err, ERR_DATA, "leads to '%s', which is not there", git_dir->bytes);
	if (status != 0)
		err_in(err, "%s", pointer);
	str_release(&line);
	return status;
}

/* git_dir/commondir names the shared one; without it there is but one. */
static int find_common(struct str *common, const char *git_dir, struct err *err)
{
	struct str path = { 0 }, line = { 0 };
	int status;

	str_addf(&path, "%s/commondir", git_dir);
	status = read_line(&line, path.bytes, err);
	if (status == 0) {
		resolve(common, git_dir, str_text(&line));
	} else if (err->kind == ERR_MISSING) {
		err_clear(err);
		str_add(common, git_dir);
		status = 0;
	} else {
		err_in(err, "%s", path.bytes);
	}
	str_release(&path);
	str_release(&line);
	return status;
}

/* The same directory without `..` and links on the way. */
static int settle(char **out, const char *path, struct err *err)
{
	*out = realpath(path, NULL);
	return *out != NULL ? 0 : err_set(err, ERR_DATA, "'%s' is not there", path);
}

int gitdir_find(const char *root, char **git_dir, char **common_dir, struct err *err)
{
	struct str path = { 0 }, pointer = { 0 }, common = { 0 };
	int status = 0;

	*git_dir = *common_dir = NULL;
	str_addf(&pointer, "%s/.git", root);
	if (path_is_dir(pointer.bytes))
		str_add(&path, pointer.bytes);
	else if (access(pointer.bytes, F_OK) == 0)
		status = follow_pointer(&path, root, pointer.bytes, err);
	if (status == 0 && path.length > 0) {
		status = find_common(&common, path.bytes, err);
		if (status == 0)
			status = settle(git_dir, path.bytes, err);
		if (status == 0)
			status = settle(common_dir, common.bytes, err);
	}
	if (status != 0) {
		free(*git_dir);
		*git_dir = NULL;
	}
	str_release(&path);
	str_release(&pointer);
	str_release(&common);
	return status;
}

bool gitdir_around(const char *dir)
{
	struct str path = { 0 };
	struct stat info;
	size_t length = strlen(dir);
	bool found = false;

	str_add(&path, dir);
	while (!found && length > 0) {
		str_cut(&path, length);
		str_add(&path, "/.git");
		found = lstat(path.bytes, &info) == 0;
		while (length > 0 && path.bytes[--length] != '/')
			;
	}
	str_release(&path);
	return found;
}
