#include "store/remote_password.h"

#include <stdlib.h>

#include "store/url.h"
#include "sys/env.h"

#define MORE 10 /* variables that hide a password, and the NULL */

/* What git runs in a shell when it looks for a password: gitcredentials(7). */
static const char helper[] =
	"!f() { test \"$1\" != get || printf 'username=%s\\npassword=%s\\n' \"$THANKS_USER\" "
	"\"$THANKS_PASSWORD\"; }; f";

static const char *keep(struct arena *arena, struct str *text)
{
	const char *kept = arena_text(arena, str_text(text), text->length);

	str_release(text);
	return kept;
}

static const char *decoded(struct arena *arena, const char *name, const char *text, size_t length)
{
	struct str all = { 0 };

	str_addf(&all, "%s=", name);
	str_add_decoded(&all, text, length);
	return keep(arena, &all);
}

/* One more setting of git's, the NUMBERth in the environment. */
static void add_setting(struct arena *arena, const char **world, size_t *count, long number,
	const char *key, const char *value)
{
	struct str name = { 0 }, text = { 0 };

	str_addf(&name, "GIT_CONFIG_KEY_%ld=%s", number, key);
	str_addf(&text, "GIT_CONFIG_VALUE_%ld=%s", number, value);
	world[(*count)++] = keep(arena, &name);
	world[(*count)++] = keep(arena, &text);
}

const char *const *world_with_password(
	struct arena *arena, const char *const *world, const char *url)
{
	const char *others = env_get("GIT_CONFIG_COUNT");
	long number = others != NULL ? strtol(others, NULL, 10) : 0;
	struct url_login login;
	struct str open = { 0 }, key = { 0 }, total = { 0 };
	size_t count = 0;

	if (url == NULL || !url_find_login(&login, url))
		return world;
	while (world[count] != NULL)
		count++;
	const char **all = arena_alloc(arena, (count + MORE) * sizeof(*all));
	for (size_t i = 0; i < count; i++)
		all[i] = world[i];
	/* `https://bob@` instead of `https://bob:password@` */
	str_add_bytes(&open, url, login.scheme + login.user_length);
	str_addf(&key, "url.%s@.insteadOf", open.bytes);
	str_add_bytes(&open, login.password - 1, login.password_length + 1);
	str_add_char(&open, '@');
	add_setting(arena, all, &count, number, key.bytes, open.bytes);
	/* nobody else is asked */
	add_setting(arena, all, &count, number + 1, "credential.helper", "");
	add_setting(arena, all, &count, number + 2, "credential.helper", helper);
	str_addf(&total, "GIT_CONFIG_COUNT=%ld", number + 3);
	all[count++] = keep(arena, &total);
	all[count++] = decoded(arena, "THANKS_USER", login.user, login.user_length);
	all[count++] = decoded(arena, "THANKS_PASSWORD", login.password, login.password_length);
	str_release(&open);
	str_release(&key);
	return all;
}
