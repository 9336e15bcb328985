#include "store/unmerged.h"

#include <stdbool.h>
#include <string.h>

/* Does the line of LENGTH bytes hold one of git's marks? */
static bool is_mark(const char *line, size_t length)
{
	static const char *const starts[] = { "<<<<<<< ", ">>>>>>> " };
	static const char middle[] = "=======";

	if (length > 0 && line[length - 1] == '\r')
		length--;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (length > strlen(starts[i]) && memcmp(line, starts[i], strlen(starts[i])) == 0)
			return true;
	return length == strlen(middle) && memcmp(line, middle, length) == 0;
}

int unmerged_line(const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length;

	for (int line = 1; at < end; line++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		const char *stop = feed != NULL ? feed : end;

		if (is_mark(at, (size_t)(stop - at)))
			return line;
		at = stop + 1;
	}
	return 0;
}

const char *unmerged_explain(
	struct err *err, const char *check, const char *path, const char *bytes, size_t length)
{
	int line = unmerged_line(bytes, length);

	if (line == 0)
		return check;
	err_set(err, ERR_DATA, "%d:1: is in conflict: choose one side, then: thanks git add %s",
		line, path);
	return "conflicts";
}
