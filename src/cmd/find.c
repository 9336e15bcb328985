#include <string.h>

#include "base/near.h"
#include "cmd/cmd.h"

#define PREFIX_SHORTEST 3

/* Calls for each name of CMD: the INDEX-th, NULL behind the last. */
static const char *name_of(const struct cmd *cmd, size_t index)
{
	if (index == 0)
		return cmd->name;
	return cmd->aliases != NULL ? cmd->aliases[index - 1] : NULL;
}

const char *cmd_alias(const struct cmd *cmd, size_t index)
{
	for (const char *const *alias = cmd->aliases; alias != NULL && *alias != NULL; alias++)
		if ((*alias)[0] != '-' && index-- == 0)
			return *alias;
	return NULL;
}

static bool is_called(const struct cmd *cmd, const char *name)
{
	const char *own;

	for (size_t i = 0; (own = name_of(cmd, i)) != NULL; i++)
		if (strcmp(own, name) == 0)
			return true;
	return false;
}

static bool begins(const struct cmd *cmd, const char *prefix)
{
	const char *own;

	for (size_t i = 0; (own = name_of(cmd, i)) != NULL; i++)
		if (text_starts(own, prefix))
			return true;
	return false;
}

/* The only command that begins with NAME, if it may be shortened. */
static const struct cmd *find_prefix(
	const struct cmd *const *table, const char *name, struct err *err)
{
	const struct cmd *found = NULL;

	for (const struct cmd *const *cmd = table; *cmd != NULL; cmd++) {
		if (((*cmd)->needs & NEED_HIDDEN) || !begins(*cmd, name))
			continue;
		if (found != NULL) {
			err_set(err, ERR_USAGE, "'%s' could be %s or %s", name, found->name,
				(*cmd)->name);
			return NULL;
		}
		found = *cmd;
	}
	if (found != NULL && (found->needs & NEED_WHOLE_NAME)) {
		err_set(err, ERR_USAGE, "%s must be spelled out", found->name);
		return NULL;
	}
	return found;
}

static const char *find_near(const struct cmd *const *table, const char *name)
{
	const char *own;

	for (const struct cmd *const *cmd = table; *cmd != NULL; cmd++)
		for (size_t i = 0; (own = name_of(*cmd, i)) != NULL; i++)
			if (!((*cmd)->needs & NEED_HIDDEN) && strlen(own) >= PREFIX_SHORTEST &&
				text_near(name, own))
				return own;
	return NULL;
}

const struct cmd *cmd_find(const struct cmd *const *table, const char *name, bool prefix,
	const char **near, struct err *err)
{
	if (near != NULL)
		*near = NULL;
	for (const struct cmd *const *cmd = table; *cmd != NULL; cmd++)
		if (is_called(*cmd, name))
			return *cmd;
	if (prefix && strlen(name) >= PREFIX_SHORTEST) {
		const struct cmd *found = find_prefix(table, name, err);

		if (found != NULL || err->kind != ERR_NONE)
			return found;
	}
	if (near != NULL)
		*near = find_near(table, name);
	return NULL;
}
