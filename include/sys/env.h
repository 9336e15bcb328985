/*
 * The environment: main reads it once and hands it down.
 */
#ifndef SYS_ENV_H
#define SYS_ENV_H

#include <stdbool.h>

const char *env_get(const char *name); /* NULL when unset or empty */
bool env_utf8(void);		       /* do LC_ALL, LC_CTYPE, LANG ask for UTF-8? */
const char *env_login(void);	       /* the login name, or NULL; borrowed until the next call */
const char *env_host(void);	       /* the host's name, "localhost" if it has none; borrowed likewise */

#endif
