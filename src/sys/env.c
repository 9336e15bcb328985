#include "sys/env.h"

#include <pwd.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define HOST_LONGEST 255

const char *env_get(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && *value != '\0' ? value : NULL;
}

/* Is this locale's character set UTF-8: "de_DE.UTF-8", "C.utf8@dict"? */
static bool asks_for_utf8(const char *locale)
{
	const char *set = strchr(locale, '.');

	if (set == NULL)
		return false;
	set++;
	size_t length = strcspn(set, "@");
	return (length == 5 && strncasecmp(set, "UTF-8", length) == 0) ||
	       (length == 4 && strncasecmp(set, "UTF8", length) == 0);
}

bool env_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *locale = env_get(names[i]);

		if (locale != NULL)
			return asks_for_utf8(locale);
	}
	return false;
}

const char *env_login(void)
{
	const char *name = env_get("LOGNAME");

	if (name == NULL)
		name = env_get("USER");
	if (name == NULL) {
		const struct passwd *user = getpwuid(geteuid());

		name = user != NULL ? user->pw_name : NULL;
	}
	return name;
}

void env_add_home(struct str *str)
{
	const char *home = env_get("HOME");
	char *real = home != NULL ? realpath(home, NULL) : NULL;

	if (real != NULL)
		str_add(str, real);
	free(real);
}

void env_add_host(struct str *str)
{
	char host[HOST_LONGEST + 1] = "";

	if (gethostname(host, sizeof(host) - 1) != 0 || *host == '\0')
		str_add(str, "localhost");
	else
		str_add(str, host);
}
