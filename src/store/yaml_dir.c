#include "store/yaml_dir.h"

#include <unistd.h>

#include "store/blame.h"
#include "store/codec.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/unmerged.h"

static int list(struct yaml_dir *dir, struct err *err)
{
	int fd = -1, status;
	bool found;

	if (dir_open_below(&fd, dir->root_fd, dir->name, &found, err) != 0)
		return -1;
	if (!found)
		return 0;
	status = dir_list(&dir->entries, fd, err);
	close(fd);
	return status;
}

void yaml_dir_open(struct yaml_dir *dir, const struct store *store, const char *name,
	struct problems *problems)
{
	struct err err = { 0 };

	*dir = (struct yaml_dir){ .root_fd = store->root_fd, .name = name, .problems = problems };
	if (list(dir, &err) != 0)
		blame_problem(problems, name, name, &err);
	err_release(&err);
}

bool yaml_dir_next(struct yaml_dir *dir)
{
	while (dir->at < dir->entries.count) {
		dir->file = dir->entries.items[dir->at++].name;
		if (dir->file[0] == '.' || !text_ends(dir->file, ".yaml"))
			continue;
		str_clear(&dir->path);
		str_addf(&dir->path, "%s/%s", dir->name, dir->file);
		return true;
	}
	return false;
}

bool yaml_dir_read(
	struct yaml_dir *dir, const struct fields *fields, void *record, struct arena *arena)
{
	const char *check = dir->name, *path = str_text(&dir->path);
	struct str *bytes = &dir->bytes;
	struct err err = { 0 };
	bool found;

	str_clear(bytes);
	if (file_read(bytes, dir->root_fd, path, LIMIT_YAML, &found, &err) == 0) {
		if (!found)
			return false;
		if (codec_decode(fields, record, arena, str_text(bytes), bytes->length, &err) == 0)
			return true;
		check = unmerged_explain(&err, check, path, str_text(bytes), bytes->length);
	}
	blame_problem(dir->problems, check, path, &err);
	err_release(&err);
	return false;
}

void yaml_dir_refuse(struct yaml_dir *dir, struct err *err)
{
	blame_problem(dir->problems, dir->name, str_text(&dir->path), err);
}

void yaml_dir_close(struct yaml_dir *dir)
{
	entries_release(&dir->entries);
	str_release(&dir->path);
	str_release(&dir->bytes);
}
