/*
 * The environment: main reads it once and hands it down.
 */
#ifndef SYS_ENV_H
#define SYS_ENV_H

#include <stdbool.h>

#include "base/str.h"

const char *env_get(const char *name); /* NULL when unset or empty */
bool env_utf8(void);		       /* do LC_ALL, LC_CTYPE, LANG ask for UTF-8? */
const char *env_login(void);	       /* the login name, or NULL; borrowed until the next call */
void env_add_home(struct str *str);   /* HOME, links followed, as the store names its repository; nothing when it is not there */
void env_add_host(struct str *str);   /* the host's name, "localhost" if it has none */

#endif
