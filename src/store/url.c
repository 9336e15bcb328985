#include "store/url.h"

#include <string.h>

/* How long the user's part of an authority is, with its @; 0 when there is none. */
static size_t user_length(const char *authority, size_t length)
{
	size_t end = 0;

	for (size_t i = 0; i < length && strchr("/?# \t'\"<>", authority[i]) == NULL; i++)
		if (authority[i] == '@')
			end = i + 1;
	return end;
}

static bool is_ssh(const char *text, size_t at)
{
	return (at >= 3 && memcmp(text + at - 3, "ssh", 3) == 0) ||
	       (at >= 7 && memcmp(text + at - 7, "ssh+git", 7) == 0);
}

void str_add_without_password(struct str *str, const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		if (length - at < 3 || memcmp(text + at, "://", 3) != 0) {
			str_add_char(str, text[at++]);
			continue;
		}
		size_t user = user_length(text + at + 3, length - at - 3);
		const char *name = text + at + 3;

		str_add(str, "://");
		if (user > 0 && is_ssh(text, at)) {
			const char *colon = memchr(name, ':', user);
			str_add_bytes(str, name, colon != NULL ? (size_t)(colon - name) : user - 1);
			str_add_char(str, '@');
		}
		at += 3 + user;
	}
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void str_add_decoded(struct str *str, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		int high = text[i] == '%' && i + 2 < length ? hex_digit(text[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(text[i + 2]) : -1;

		str_add_char(str, low >= 0 ? (char)(high * 16 + low) : text[i]);
		i += low >= 0 ? 2 : 0;
	}
}

bool url_find_login(struct url_login *login, const char *url)
{
	size_t scheme = text_starts(url, "https://") ? 8 : text_starts(url, "http://") ? 7 : 0;
	const char *user = url + scheme;
	size_t whole = scheme > 0 ? user_length(user, strlen(user)) : 0;
	const char *colon = whole > 0 ? memchr(user, ':', whole - 1) : NULL;

	*login = (struct url_login){ .scheme = scheme };
	if (colon == NULL)
		return false;
	login->user = user;
	login->user_length = (size_t)(colon - user);
	login->password = colon + 1;
	login->password_length = whole - 1 - login->user_length - 1;
	return true;
}
