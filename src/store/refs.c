#include "store/refs.h"

#include <string.h>
#include <unistd.h>

#include "sys/file.h"

#define HEX ((size_t)(2 * OID_SIZE))
#define LIMIT_LINE ((size_t)4096)
#define LIMIT_PACKED ((size_t)64 * 1024 * 1024)

/* What the file NAME in DIRECTORY holds. */
static bool read_file(struct str *text, const char *directory, const char *name, size_t limit)
{
	struct err ignored = { 0 };
	bool found = false;
	int dir;

	if (dir_open(&dir, directory, &ignored) == 0) {
		if (file_read(text, dir, name, limit, &found, &ignored) != 0)
			found = false;
		close(dir);
	}
	err_release(&ignored);
	return found;
}

bool ref_head(struct str *branch, const struct store *store)
{
	static const char mark[] = "ref: ", heads[] = "refs/heads/";
	struct str text = { 0 };
	bool named;

	named = read_file(&text, store->git_dir, "HEAD", LIMIT_LINE) &&
		text_starts(str_text(&text), mark) && text_starts(text.bytes + strlen(mark), heads);
	if (named)
		str_add_bytes(branch, text.bytes + strlen(mark),
			strcspn(text.bytes + strlen(mark), "\r\n"));
	str_release(&text);
	return named;
}

static bool read_loose(struct oid *oid, const struct store *store, const char *name)
{
	struct str text = { 0 };
	bool read = read_file(&text, store->common_dir, name, LIMIT_LINE) && text.length >= HEX &&
		    oid_parse(oid, text.bytes, HEX);

	str_release(&text);
	return read;
}

/* Lines of "<oid> <name>"; a name may end another one, so its blank is looked for, too. */
static bool read_packed(struct oid *oid, const struct store *store, const char *name)
{
	struct str text = { 0 }, wanted = { 0 };
	const char *at = NULL;
	bool read;

	str_addf(&wanted, " %s\n", name);
	if (read_file(&text, store->common_dir, "packed-refs", LIMIT_PACKED))
		at = strstr(str_text(&text), wanted.bytes);
	read = at != NULL && at - text.bytes >= (ptrdiff_t)HEX && oid_parse(oid, at - HEX, HEX);
	str_release(&text);
	str_release(&wanted);
	return read;
}

bool ref_read(struct oid *oid, const struct store *store, const char *name)
{
	return read_loose(oid, store, name) || read_packed(oid, store, name);
}
