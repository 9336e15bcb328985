/* A directory with all that is in it, taken away. */
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static int remove_below(int dir, struct err *err)
{
	struct entries entries = { 0 };
	int status = dir_list(&entries, dir, err);

	for (size_t i = 0; status == 0 && i < entries.count; i++)
		status = tree_remove(dir, entries.items[i].name, TREE_ALL, err);
	entries_release(&entries);
	return status;
}

int tree_remove(int dir, const char *name, enum tree_part part, struct err *err)
{
	bool found;
	int below, status;

	if (part == TREE_ALL && (unlinkat(dir, name, 0) == 0 || errno == ENOENT))
		return 0;
	if (dir_open_below(&below, dir, name, &found, err) != 0)
		return -1;
	if (!found)
		return 0;
	status = remove_below(below, err);
	close(below);
	if (status == 0 && part == TREE_ALL && unlinkat(dir, name, AT_REMOVEDIR) != 0)
		return err_system(err, errno, "cannot remove '%s'", name);
	return status;
}
