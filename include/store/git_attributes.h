/*
 * What git is told of a file: by .gitattributes, wherever it lies, and by its own files.
 */
#ifndef STORE_GIT_ATTRIBUTES_H
#define STORE_GIT_ATTRIBUTES_H

#include "store/git.h"

/* Is the attribute NAME of PATH (which need not be there) VALUE? NULL: is it taken away (-text)? */
MUST_CHECK int repo_attribute_is(bool *is, struct repo *repo, const char *path, const char *name,
	const char *value, struct err *err);

#endif
