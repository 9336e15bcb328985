#include "store/git_attributes.h"

#include <string.h>

#include "store/git_inside.h"

int repo_attribute_is(bool *is, struct repo *repo, const char *path, const char *name,
	const char *value, struct err *err)
{
	const char *found;
	int status = git_attr_get(&found, repo->git, GIT_ATTR_CHECK_FILE_THEN_INDEX, path, name);

	if (status != 0)
		return git_fail(err, status, "cannot tell what git is told of '%s'", path);
	if (value == NULL)
		*is = git_attr_value(found) == GIT_ATTR_VALUE_FALSE;
	else
		*is = git_attr_value(found) == GIT_ATTR_VALUE_STRING && strcmp(found, value) == 0;
	return 0;
}
