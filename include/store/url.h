/*
 * Addresses on the web and elsewhere: what of them may be shown, and what is secret.
 */
#ifndef STORE_URL_H
#define STORE_URL_H

#include <stdbool.h>

#include "base/str.h"

/* Adds TEXT without what stands before the @ in the URLs that it holds; ssh keeps its user's name.
 */
void str_add_without_password(struct str *str, const char *text, size_t length);

/* Adds TEXT with what stands behind percent signs as it is meant. */
void str_add_decoded(struct str *str, const char *text, size_t length);

/* scheme://user:password@host/...; borrowed from the URL, as it is written there. */
struct url_login {
	size_t scheme; /* the length of `scheme://`; then comes the user */
	const char *user, *password;
	size_t user_length, password_length;
};
/* False when URL is none of http or https, or holds no password. */
bool url_find_login(struct url_login *login, const char *url);

#endif
