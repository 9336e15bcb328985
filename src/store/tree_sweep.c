#include <string.h>
#include <unistd.h>

#include "store/tree_files.h"

static void sweep_dir(int root, const char *path)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	const char *name;
	bool found;
	int parent;

	if (dir_open_parent(&parent, &name, root, path, &found, &err) == 0 && found) {
		if (dir_list(&entries, parent, &err) == 0)
			for (size_t i = 0; i < entries.count; i++)
				if (file_is_temp(entries.items[i].name) &&
					unlinkat(parent, entries.items[i].name, 0) != 0)
					dir_remove_hollow(parent, entries.items[i].name);
		entries_release(&entries);
		close(parent);
	}
	err_release(&err);
}

void tree_files_sweep(int root, const char *path)
{
	sweep_dir(root, path);
	dir_prune_for(root, path);
}

void tree_files_sweep_plan(int root, const struct plan *plan)
{
	const char *last = NULL;

	for (const struct plan_file *file = plan->first; file != NULL; file = file->next) {
		if (last != NULL && path_same_dir(last, file->path))
			continue;
		last = file->path;
		tree_files_sweep(root, last);
	}
}
