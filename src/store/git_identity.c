#include <string.h>

#include "store/git_inside.h"
#include "store/when_git.h"
#include "sys/clock.h"
#include "sys/env.h"

/* git's ident.c: these are cut from the ends of a name, and <, > and line feeds from all of it. */
static bool is_crud(unsigned char c)
{
	return c <= 32 || strchr(".,:;<>\"\\'", c) != NULL;
}

static const char *clean(struct arena *arena, const char *text)
{
	struct str out = { 0 };
	size_t start = 0, end = text != NULL ? strlen(text) : 0;
	const char *kept;

	while (start < end && is_crud((unsigned char)text[start]))
		start++;
	while (end > start && is_crud((unsigned char)text[end - 1]))
		end--;
	for (size_t i = start; i < end; i++)
		if ((unsigned char)text[i] >= 32 && text[i] != 127 && strchr("<>", text[i]) == NULL)
			str_add_char(&out, text[i]);
	kept = out.length > 0 ? arena_text(arena, out.bytes, out.length) : NULL;
	str_release(&out);
	return kept;
}

/* The first of an environment variable and two settings that leaves something behind. */
static const char *choose(struct arena *arena, const struct config *config, const char *variable,
	const char *own, const char *shared)
{
	const char *value = clean(arena, env_get(variable));

	if (value == NULL)
		value = clean(arena, config_get(config, own));
	if (value == NULL)
		value = clean(arena, config_get(config, shared));
	return value;
}

static int choose_date(
	struct identity *identity, const char *variable, struct moment now, struct err *err)
{
	const char *date = env_get(variable);

	identity->when = now;
	if (date == NULL || git_date_parse(date, now.offset, &identity->when))
		return 0;
	return err_set(err, ERR_USAGE, "%s: '%s' is not a date that git writes", variable, date);
}

static int choose_email(struct identity *identity, struct arena *arena, const struct config *config,
	const char *variable, const char *own, const char **found, struct err *err)
{
	const char *only = config_get(config, "user.useconfigonly");

	*found = choose(arena, config, variable, own, "user.email");
	if (*found == NULL && only != NULL && strcmp(only, "true") == 0) {
		err_set(err, ERR_BUSY,
			"git has no e-mail address for you, and user.useConfigOnly forbids to "
			"guess one");
		return err_hint(err, "thanks git config user.email you@example.org");
	}
	if (*found == NULL)
		*found = clean(arena, env_get("EMAIL"));
	identity->email = *found;
	return 0;
}

int identities_find(struct identities *identities, struct store *store, const struct signer *signer,
	struct err *err)
{
	struct arena *arena = &identities->memory;
	struct identity *author = &identities->author, *committer = &identities->committer;
	const struct config *config;
	const char *name = clean(arena, signer->name), *email, *other;
	struct str host = { 0 };
	struct moment now;
	int twelfth;

	if (store_config(store, &config, err) != 0 || clock_now(&now, &twelfth, err) != 0 ||
		choose_date(author, "GIT_AUTHOR_DATE", now, err) != 0 ||
		choose_date(committer, "GIT_COMMITTER_DATE", now, err) != 0 ||
		choose_email(author, arena, config, "GIT_AUTHOR_EMAIL", "author.email", &email,
			err) != 0 ||
		choose_email(committer, arena, config, "GIT_COMMITTER_EMAIL", "committer.email",
			&other, err) != 0)
		return -1;
	identities->made = email == NULL || other == NULL;
	str_addf(&host, "%s@", signer->handle);
	env_add_host(&host);
	author->name = choose(arena, config, "GIT_AUTHOR_NAME", "author.name", "user.name");
	committer->name =
		choose(arena, config, "GIT_COMMITTER_NAME", "committer.name", "user.name");
	if (name == NULL)
		name = arena_string(arena, signer->handle);
	if (author->name == NULL)
		author->name = name;
	if (committer->name == NULL)
		committer->name = name;
	if (email == NULL)
		author->email = arena_string(arena, host.bytes);
	if (other == NULL)
		committer->email = arena_string(arena, host.bytes);
	str_release(&host);
	return 0;
}

void identities_release(struct identities *identities)
{
	if (identities == NULL)
		return;
	arena_release(&identities->memory);
	*identities = (struct identities){ 0 };
}
