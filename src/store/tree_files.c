#include "store/tree_files.h"

#include <string.h>
#include <unistd.h>

static bool there(const struct version *version)
{
	return !oid_none(&version->id);
}

/* Does the file in the working tree change, byte for byte? */
static bool changes(const struct plan_file *file)
{
	const struct version *before = &file->before[IN_WORK], *after = &file->after[IN_WORK];

	if (there(before) != there(after))
		return true;
	return there(after) && before->bytes != after->bytes &&
	       (before->length != after->length ||
		       memcmp(before->bytes, after->bytes, after->length) != 0);
}

static int stage(struct tree_files *files, struct tree_file *item, struct err *err)
{
	const struct version *before = &item->file->before[IN_WORK];
	const struct version *after = &item->file->after[IN_WORK];
	const char *path = item->file->path;
	int status = 0;

	if (there(after)) {
		status = dir_make_for(files->root, path, err);
		if (status == 0)
			status = file_stage(&item->fresh, files->root, path, after->bytes,
				after->length, files->durable, err);
	}
	if (status == 0 && there(before))
		status = file_stage(
			&item->old, files->root, path, before->bytes, before->length, false, err);
	return status == 0 ? 0 : err_in(err, "%s", path);
}

int tree_files_stage(
	struct tree_files *files, const struct plan *plan, int root, bool durable, struct err *err)
{
	size_t room = 0;

	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		room++;
	files->items = arena_alloc(&files->memory, (room + 1) * sizeof(*files->items));
	files->root = root;
	files->durable = durable;
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next) {
		struct tree_file *item;

		if (!changes(file))
			continue;
		item = &files->items[files->count++];
		*item = (struct tree_file){ file, STAGED_NONE, STAGED_NONE, false };
		if (stage(files, item, err) != 0)
			return -1;
	}
	return 0;
}

/* An editor may have saved the file since it was read. */
static int check_unchanged(
	const struct tree_files *files, const struct plan_file *file, struct err *err)
{
	const struct version *before = &file->before[IN_WORK];
	struct str bytes = { 0 };
	bool found, same;

	if (file_read(&bytes, files->root, file->path, before->length, &found, err) != 0) {
		found = true;
		same = false; /* larger now, or unreadable */
	} else {
		same = bytes.length == before->length &&
		       memcmp(str_text(&bytes), before->bytes, before->length) == 0;
	}
	str_release(&bytes);
	if (found && same)
		return 0;
	err_clear(err);
	return err_set(err, ERR_BUSY, "%s: was changed meanwhile", file->path);
}

static int settle(struct tree_files *files, struct tree_file *item, struct err *err)
{
	const struct plan_file *file = item->file;
	bool had = there(&file->before[IN_WORK]);
	int status;

	if (had && check_unchanged(files, file, err) != 0)
		return -1;
	/* from now on there is something to take back, even if flushing it fails */
	item->done = true;
	if (there(&file->after[IN_WORK])) {
		status = file_settle(&item->fresh, had, files->durable, err);
		if (status != 0 && err->kind == ERR_BUSY)
			item->done = false; /* the file that is there is somebody else's */
	} else {
		status = file_remove(files->root, file->path, files->durable, err);
	}
	return status == 0 ? 0 : err_in(err, "%s", file->path);
}

int tree_files_settle(struct tree_files *files, struct err *err)
{
	for (size_t i = 0; i < files->count; i++)
		if (settle(files, &files->items[i], err) != 0)
			return -1;
	return 0;
}

bool tree_files_undo(struct tree_files *files)
{
	struct err err = { 0 };
	bool whole = true;

	for (size_t i = files->count; i-- > 0;) {
		struct tree_file *item = &files->items[i];
		const struct plan_file *file = item->file;

		file_drop(&item->fresh);
		if (item->done) {
			int status = there(&file->before[IN_WORK])
					     ? file_settle(&item->old, true, files->durable, &err)
					     : file_remove(files->root, file->path, files->durable,
						       &err);
			whole = whole && status == 0;
		}
		file_drop(&item->old);
		if (!there(&file->before[IN_WORK]))
			dir_prune_for(files->root, file->path);
	}
	err_release(&err);
	tree_files_release(files);
	return whole;
}

void tree_files_release(struct tree_files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct tree_file *item = &files->items[i];

		file_drop(&item->fresh);
		file_drop(&item->old);
		if (item->done && !there(&item->file->after[IN_WORK]))
			dir_prune_for(files->root, item->file->path);
	}
	arena_release(&files->memory);
	*files = (struct tree_files){ 0 };
}

void tree_files_sweep(int root, const char *path)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	const char *name;
	bool found;
	int parent;

	if (dir_open_parent(&parent, &name, root, path, &found, &err) == 0 && found) {
		if (dir_list(&entries, parent, &err) == 0)
			for (size_t i = 0; i < entries.count; i++)
				if (file_is_temp(entries.items[i].name))
					unlinkat(parent, entries.items[i].name, 0);
		entries_release(&entries);
		close(parent);
	}
	dir_prune_for(root, path);
	err_release(&err);
}
