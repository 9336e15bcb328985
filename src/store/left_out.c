#include "store/left_out.h"

#include <stddef.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"
#include "sys/file.h"

#define MODE_KIND 0170000u
#define MODE_FILE 0100000u
#define MODE_LINK 0120000u
#define MODE_SUBMODULE 0160000u
#define NAME_LONGEST 255

/* As much of a name as its kinds are told by: without what HFS+ ignores, in lower case. */
struct plain {
	char text[16];
	size_t length;
};

/* Code points that HFS+ leaves out when it compares names (git's utf8.c has the same). */
static bool is_ignored(uint32_t code)
{
	return (code >= 0x200C && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x206A && code <= 0x206F) || code == 0xFEFF;
}

static struct plain plain_of(const char *name, size_t length)
{
	struct plain plain = { .length = 0 };

	while (length > 0 && plain.length < sizeof(plain.text) - 1) {
		uint32_t code;
		size_t taken = utf8_next(name, length, &code, NULL);

		if (!is_ignored(code))
			plain.text[plain.length++] = code < 0x80 ? ascii_lower((char)code) : '?';
		name += taken;
		length -= taken;
	}
	return plain;
}

/* Is it START, but for what NTFS cuts off: blanks and dots at the end, and streams? */
static bool is_but_for_end(const struct plain *plain, const char *start)
{
	size_t length = strlen(start);

	if (strncmp(plain->text, start, length) != 0)
		return false;
	length += strspn(plain->text + length, " .");
	return plain->text[length] == '\0' || plain->text[length] == ':';
}

static bool is_git_dir(const char *name, size_t length)
{
	struct plain plain = plain_of(name, length);

	return is_but_for_end(&plain, ".git") || is_but_for_end(&plain, "git~1");
}

/* `.gitmodules`, and whatever may be its short name on NTFS: git takes none of them for a link. */
static bool is_git_modules(const char *name, size_t length)
{
	struct plain plain = plain_of(name, length);

	return is_but_for_end(&plain, ".gitmodules") ||
	       (plain.text[0] == 'g' && strchr(plain.text, '~') != NULL);
}

static bool is_step(const char *name, size_t length)
{
	return length == 0 || (length <= 2 && memcmp(name, "..", length) == 0);
}

/* Does TEST say so of one of PATH's names? SEPARATORS: what stands between them. */
static bool any_name(
	const char *path, const char *separators, bool (*test)(const char *name, size_t length))
{
	for (;;) {
		size_t length = strcspn(path, separators);

		if (test(path, length))
			return true;
		if (path[length] == '\0')
			return false;
		path += length + 1;
	}
}

bool path_is_listed(const char *path, unsigned mode)
{
	return strlen(path) <= PATH_LISTED && !any_name(path, "/", is_step) &&
	       !any_name(path, "/\\", is_git_dir) &&
	       ((mode & MODE_KIND) != MODE_LINK || !any_name(path, "/\\", is_git_modules));
}

static bool is_too_long(const char *name, size_t length)
{
	(void)name;
	return length > NAME_LONGEST;
}

static bool has_controls(const char *path)
{
	size_t left = strlen(path), taken;
	uint32_t code;

	for (; (taken = utf8_next(path, left, &code, NULL)) > 0; path += taken, left -= taken)
		if (code < 0x20 || (code >= 0x7F && code < 0xA0))
			return true;
	return false;
}

static bool is_deep(const char *path)
{
	size_t depth = 0;

	for (; (path = strchr(path, '/')) != NULL; path++)
		depth++;
	return depth > PATH_DEEPEST;
}

static const char *why_its_kind(unsigned mode)
{
	switch (mode & MODE_KIND) {
	case MODE_FILE:
		return NULL;
	case MODE_LINK:
		return "it is a symbolic link";
	case MODE_SUBMODULE:
		return "it is a git repository of its own (a submodule)";
	default:
		return "it is no file";
	}
}

const char *left_out_because(const char *path, unsigned mode, uint64_t size)
{
	const char *name = strrchr(path, '/');
	const char *why = why_its_kind(mode);

	if (why != NULL)
		return why;
	if (any_name(path, "/\\", is_git_dir))
		return "its name is one that git keeps for itself";
	if (any_name(path, "/", is_step))
		return "its name leads elsewhere";
	if (!utf8_valid(path, strlen(path), NULL))
		return "its name is not UTF-8";
	if (has_controls(path))
		return "its name holds control characters";
	if (strlen(path) > PATH_LONGEST || any_name(path, "/", is_too_long))
		return "its name is too long";
	if (is_deep(path))
		return "it lies too deep";
	if (file_is_temp(name != NULL ? name + 1 : path))
		return "its name is one of a file on its way";
	return size > LEFT_OUT_SIZE ? "it is larger than 64 MiB" : NULL;
}
