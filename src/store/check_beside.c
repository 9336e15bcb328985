#include <string.h>

#include "store/check.h"
#include "store/git.h"
#include "store/layout.h"
#include "sys/file.h"

#define ENDING ".yaml"
#define DIGITS_FEW 8
#define DIGITS_ALL (2 * (size_t)OID_SIZE)

/* OF is x.yaml when PATH is x.4795a957.yaml: what a merge calls a version that it can only lay
 * beside the other. */
static bool add_whose(struct str *of, const char *path)
{
	size_t length = strlen(path) - (sizeof(ENDING) - 1), digits = 0;

	while (digits < length && strchr("0123456789abcdef", path[length - digits - 1]) != NULL)
		digits++;
	if ((digits != DIGITS_FEW && digits != DIGITS_ALL) || digits == length ||
		path[length - digits - 1] != '.')
		return false;
	str_add_bytes(of, path, length - digits - 1);
	str_add(of, ENDING);
	return true;
}

void check_hint_beside(const struct checking *checking, const char *path, struct err *err)
{
	struct str of = { 0 };

	if (err->hint.length == 0 && text_ends(path, ENDING) && add_whose(&of, path) &&
		file_exists(checking->store->root_fd, of.bytes))
		err_hint(err,
			"it is the other version of %s: bring over what that lacks, then thanks "
			"git rm %s",
			of.bytes, path);
	str_release(&of);
}
