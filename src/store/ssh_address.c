/* The forms: git-clone(1), GIT URLS. */
#include "store/ssh_address.h"

#include <string.h>

#include "store/url.h"

void ssh_address_release(struct ssh_address *address)
{
	str_release(&address->host);
	str_release(&address->port);
	str_release(&address->path);
}

/* The host in TEXT, with brackets around it or not; returns how long that is. */
static size_t add_host(struct str *host, const char *text, size_t length)
{
	const char *close = length > 0 && text[0] == '[' ? memchr(text, ']', length) : NULL;
	size_t end = 0;

	if (close != NULL) {
		str_add_decoded(host, text + 1, (size_t)(close - text) - 1);
		return (size_t)(close - text) + 1;
	}
	while (end < length && text[end] != ':')
		end++;
	str_add_decoded(host, text, end);
	return end;
}

/* user[:password]@ in front of the host; the password is ssh's own business and goes nowhere. */
static size_t add_user(struct str *host, const char *text, size_t length)
{
	const char *at = memchr(text, '@', length);
	size_t user = 0, whole = at != NULL ? (size_t)(at - text) : 0;

	if (at == NULL)
		return 0;
	while (user < whole && text[user] != ':')
		user++;
	str_add_decoded(host, text, user);
	str_add_char(host, '@');
	return whole + 1;
}

/* ssh://[user@]host[:port]/path, where /~ stands for a home. */
static bool parse_url(struct ssh_address *address, const char *rest)
{
	size_t authority = strcspn(rest, "/"), at;
	const char *path = rest + authority;

	at = add_user(&address->host, rest, authority);
	at += add_host(&address->host, rest + at, authority - at);
	if (at < authority && rest[at] == ':')
		str_add_bytes(&address->port, rest + at + 1, authority - at - 1);
	else if (at < authority)
		return false;
	if (text_starts(path, "/~"))
		path++;
	str_add_decoded(&address->path, path, strlen(path));
	return true;
}

/* [user@]host:path */
static bool parse_short(struct ssh_address *address, const char *url)
{
	const char *bracket = strchr(url, '[');
	const char *from = bracket != NULL && bracket < url + strcspn(url, ":/") ? bracket : url;
	const char *close = from == bracket && bracket != NULL ? strchr(bracket, ']') : NULL;
	const char *colon = strchr(close != NULL ? close : url, ':');

	if (colon == NULL || memchr(url, '/', (size_t)(colon - url)) != NULL)
		return false;
	size_t user = add_user(&address->host, url, (size_t)(colon - url));
	add_host(&address->host, url + user, (size_t)(colon - url) - user);
	str_add(&address->path, colon + 1);
	return true;
}

static bool is_port(const struct str *port)
{
	return port->length <= 5 && strspn(str_text(port), "0123456789") == port->length;
}

bool ssh_address_parse(struct ssh_address *address, const char *url)
{
	static const char *const schemes[] = { "ssh://", "ssh+git://", "git+ssh://" };
	bool parsed = false, is_url = false;

	*address = (struct ssh_address){ .host = { 0 } };
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]) && !is_url; i++)
		if (text_starts(url, schemes[i])) {
			is_url = true;
			parsed = parse_url(address, url + strlen(schemes[i]));
		}
	if (!is_url && strstr(url, "://") == NULL)
		parsed = parse_short(address, url);
	return parsed && address->host.length > 0 && address->host.bytes[0] != '-' &&
	       !text_ends(address->host.bytes, "@") && strstr(address->host.bytes, "@-") == NULL &&
	       address->path.length > 0 && address->path.bytes[0] != '-' &&
	       memchr(address->path.bytes, '\n', address->path.length) == NULL &&
	       is_port(&address->port);
}
