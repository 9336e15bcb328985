#include <fcntl.h>
#include <unistd.h>

#include "sys/file.h"

bool dir_remove_hollow(int dir, const char *name)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	bool found = false, hollow = false;
	int inner = -1;

	if (unlinkat(dir, name, AT_REMOVEDIR) == 0)
		return true;
	if (dir_open_below(&inner, dir, name, &found, &err) == 0 && found) {
		hollow = dir_list(&entries, inner, &err) == 0;
		for (size_t i = 0; i < entries.count && hollow; i++)
			hollow = entries.items[i].kind == ENTRY_DIR &&
				 dir_remove_hollow(inner, entries.items[i].name);
		entries_release(&entries);
		close(inner);
		hollow = unlinkat(dir, name, AT_REMOVEDIR) == 0;
	}
	err_release(&err);
	return hollow;
}

bool dir_is_hollow(int dir, const char *name)
{
	struct entries entries = { 0 };
	struct err err = { 0 };
	bool found = false, hollow = false;
	int inner = -1;

	if (dir_open_below(&inner, dir, name, &found, &err) == 0 && found) {
		hollow = dir_list(&entries, inner, &err) == 0;
		for (size_t i = 0; i < entries.count && hollow; i++)
			hollow = entries.items[i].kind == ENTRY_DIR &&
				 dir_is_hollow(inner, entries.items[i].name);
		entries_release(&entries);
		close(inner);
	}
	err_release(&err);
	return hollow;
}
