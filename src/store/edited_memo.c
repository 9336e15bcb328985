#include "store/edited_memo.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/file.h"

#define MEMO "thanks/level"
#define MARK "thanks-level 1 "
#define LIMIT ((size_t)1024)

static bool open_git_dir(int *dir, const struct store *store)
{
	struct err ignored = { 0 };
	bool opened = dir_open(dir, store->git_dir, &ignored) == 0;

	err_release(&ignored);
	return opened;
}

/* The next number, in *AT, which it leaves; false when there is none. */
static bool take(const char **at, uint64_t *number)
{
	char *end;

	*number = strtoull(*at, &end, 10);
	if (end == *at)
		return false;
	*at = end;
	return true;
}

static bool parse(struct edited_memo *memo, const char *text)
{
	enum { NUMBERS = 7 };
	uint64_t numbers[NUMBERS];
	const char *at = text + strlen(MARK);

	if (!text_starts(text, MARK) || strlen(at) < 2 * OID_SIZE ||
		!oid_parse(&memo->head, at, 2 * OID_SIZE))
		return false;
	at += 2 * OID_SIZE;
	for (int i = 0; i < NUMBERS; i++)
		if (!take(&at, &numbers[i]))
			return false;
	memo->index = (struct memo_stamp){ (int64_t)numbers[0], (int64_t)numbers[1],
		(int64_t)numbers[2], numbers[3] };
	memo->since = (struct timespec){ (time_t)numbers[4], (long)numbers[5] };
	memo->directories = numbers[6];
	return strcmp(at, " end\n") == 0;
}

bool memo_read(struct edited_memo *memo, const struct store *store)
{
	struct str text = { 0 };
	struct err ignored = { 0 };
	bool found = false;
	int dir;

	*memo = (struct edited_memo){ 0 };
	if (!open_git_dir(&dir, store))
		return false;
	found = file_read(&text, dir, MEMO, LIMIT, &found, &ignored) == 0 && found &&
		parse(memo, str_text(&text));
	close(dir);
	str_release(&text);
	err_release(&ignored);
	return found;
}

void memo_write(const struct edited_memo *memo, const struct store *store)
{
	struct staged staged = STAGED_NONE;
	struct str text = { 0 };
	struct err ignored = { 0 };
	int dir;

	if (!open_git_dir(&dir, store))
		return;
	str_add(&text, MARK);
	str_add_oid(&text, &memo->head);
	str_addf(&text, " %lld %lld %lld %llu %lld %ld %llu end\n", (long long)memo->index.seconds,
		(long long)memo->index.nanoseconds, (long long)memo->index.size,
		(unsigned long long)memo->index.inode, (long long)memo->since.tv_sec,
		memo->since.tv_nsec, (unsigned long long)memo->directories);
	if (dir_make_for(dir, MEMO, &ignored) == 0 &&
		file_stage(&staged, dir, MEMO, text.bytes, text.length, false, &ignored) == 0 &&
		file_settle(&staged, true, false, &ignored) != 0)
		file_drop(&staged);
	close(dir);
	str_release(&text);
	err_release(&ignored);
}

bool memo_now(struct timespec *now, const struct store *store)
{
	struct str name = { 0 };
	struct err ignored = { 0 };
	struct stat info;
	bool known = false;
	int dir, fd = -1;

	if (!open_git_dir(&dir, store))
		return false;
	str_add(&name, MEMO ".now"); /* whoever is killed here leaves one, and no more */
	if (dir_make_for(dir, MEMO, &ignored) == 0)
		fd = openat(dir, name.bytes, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd >= 0) {
		known = futimens(fd, NULL) == 0 && fstat(fd, &info) == 0;
		close(fd);
		unlinkat(dir, name.bytes, 0);
	}
	if (known)
		*now = info.st_mtim;
	close(dir);
	str_release(&name);
	err_release(&ignored);
	return known;
}

bool memo_stamp_same(const struct memo_stamp *one, const struct memo_stamp *other)
{
	return one->seconds == other->seconds && one->nanoseconds == other->nanoseconds &&
	       one->size == other->size && one->inode == other->inode;
}
