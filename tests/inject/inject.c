/*
 * Makes a program's system calls fail, or kills it in the midst of them (LD_PRELOAD).
 *
 *     INJECT_CALL   which calls, separated by commas: create, write, print, fsync, rename, link,
 *                   mkdir, unlink, truncate, open (to read), read. Default: all that change a
 *                   disk, so not print (writing to descriptors 1 and 2), open and read
 *     INJECT_PATH   only those on a path that holds this text
 *     INJECT_AFTER  so many of them pass (default 0); then they fail
 *     INJECT_TIMES  so many fail; then they pass again (default: all the rest, as on a full disk)
 *     INJECT_ERRNO  EIO (the default), ENOSPC, EACCES, EROFS, EDQUOT, EMFILE, ENOMEM, EINTR, EXDEV
 *     INJECT_KILL   1: SIGKILL instead of a failure
 *     INJECT_SLOW   they take so many milliseconds, and pass
 *     INJECT_GATE   a file that they make; they wait until somebody takes it away, and pass
 *     INJECT_TORN   1: a write that is to fail is done by half first, and says so
 *     INJECT_COUNT  a file that says at the end how many such calls there were; none fails then
 *
 * Children of the program are left alone. Calls within libc (stdio's own, say) are not caught.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const struct {
	const char *name;
	int number;
} errors[] = {
	{ "EIO", EIO },
	{ "ENOSPC", ENOSPC },
	{ "EACCES", EACCES },
	{ "EROFS", EROFS },
	{ "EDQUOT", EDQUOT },
	{ "EMFILE", EMFILE },
	{ "ENOMEM", ENOMEM },
	{ "EINTR", EINTR },
	{ "EXDEV", EXDEV },
};

static struct {
	const char *calls, *path, *count, *gate;
	bool kills, tears;
	long after, times, slow;
	int number;
} wish;
static atomic_long calls_seen;

static const char *setting(const char *name, const char *otherwise)
{
	const char *value = getenv(name);

	return value && *value ? value : otherwise;
}

__attribute__((constructor)) static void listen_to_wishes(void)
{
	const char *error = setting("INJECT_ERRNO", "EIO");

	wish.calls = setting("INJECT_CALL", "create,write,fsync,rename,link,mkdir,unlink,truncate");
	wish.path = setting("INJECT_PATH", "");
	wish.kills = *setting("INJECT_KILL", "");
	wish.slow = atol(setting("INJECT_SLOW", "0"));
	wish.gate = setting("INJECT_GATE", "");
	wish.tears = *setting("INJECT_TORN", "");
	wish.count = setting("INJECT_COUNT", "");
	wish.after = atol(setting("INJECT_AFTER", *wish.count ? "1000000000" : "0"));
	wish.times = atol(setting("INJECT_TIMES", "1000000000"));
	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++)
		if (strcmp(error, errors[i].name) == 0)
			wish.number = errors[i].number;
	if (!wish.number) {
		fprintf(stderr, "inject: unknown INJECT_ERRNO '%s'\n", error);
		_exit(99);
	}
	unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void tell_count(void)
{
	FILE *file = *wish.count ? fopen(wish.count, "w") : NULL;

	if (file) {
		fprintf(file, "%ld\n", atomic_load(&calls_seen));
		fclose(file);
	}
}

static bool is_wanted(const char *call)
{
	size_t length = strlen(call);

	for (const char *at = wish.calls; at && (at = strstr(at, call)) != NULL; at += length)
		if ((at == wish.calls || at[-1] == ',') && (at[length] == ',' || !at[length]))
			return true;
	return false;
}

/* The whole path of PATH below the directory DIR, of DIR itself when PATH is NULL. */
static void resolve(char out[8192], int dir, const char *path)
{
	char link[64];
	ssize_t length = 0;

	if (!path || *path != '/') {
		if (dir == AT_FDCWD)
			snprintf(link, sizeof(link), "/proc/self/cwd");
		else
			snprintf(link, sizeof(link), "/proc/self/fd/%d", dir);
		length = readlink(link, out, 4095);
	}
	snprintf(out + (length > 0 ? length : 0), 4096, "%s%s", path && length > 0 ? "/" : "",
		path ? path : "");
}

/* Counts a call on PATH (or OTHER, or the descriptor DIR); is it one that is to fail? */
static bool is_chosen(const char *call, int dir, const char *path, const char *other)
{
	char whole[8192] = "";
	long seen;

	if (!wish.calls || !is_wanted(call))
		return false;
	if (*wish.path) {
		resolve(whole, dir, path);
		if (!strstr(whole, wish.path) && !(other && strstr(other, wish.path)))
			return false;
	}
	seen = atomic_fetch_add(&calls_seen, 1);
	return seen >= wish.after && seen - wish.after < wish.times;
}

static int fail(void)
{
	if (wish.kills)
		kill(getpid(), SIGKILL);
	errno = wish.number;
	return -1;
}

/* (not by calls that are caught here) */
static bool wait_at_gate(void)
{
	syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, wish.gate, O_CREAT | O_WRONLY, 0600));
	while (access(wish.gate, F_OK) == 0)
		usleep(1000);
	return false;
}

static bool fails(const char *call, int dir, const char *path, const char *other)
{
	if (!is_chosen(call, dir, path, other))
		return false;
	if (*wish.gate)
		return wait_at_gate();
	if (wish.slow)
		return usleep((useconds_t)wish.slow * 1000);
	return fail();
}

static bool has_mode(int flags)
{
	return flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE;
}

static int open_at(int dir, const char *path, int flags, mode_t mode)
{
	if (fails(has_mode(flags) || flags & O_TRUNC ? "create" : "open", dir, path, NULL))
		return -1;
	return (int)syscall(SYS_openat, dir, path, flags, mode);
}

/* libc has one function under many names. */
#define SAME(name, as) extern __typeof__(as) name __attribute__((alias(#as)))

int open(const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = has_mode(flags) ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return open_at(AT_FDCWD, path, flags, mode);
}
SAME(open64, open);
SAME(__open_2, open);
SAME(__open64_2, open);

int openat(int dir, const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = has_mode(flags) ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return open_at(dir, path, flags, mode);
}
SAME(openat64, openat);
SAME(__openat_2, openat);
SAME(__openat64_2, openat);

int creat(const char *path, mode_t mode)
{
	return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
SAME(creat64, creat);

/* The bytes of COUNT that may still be written; -1 when none. */
static ssize_t allowed(int fd, size_t count)
{
	if (!is_chosen(fd == 1 || fd == 2 ? "print" : "write", fd, NULL, NULL))
		return (ssize_t)count;
	if (wish.tears && count > 1)
		return (ssize_t)(count / 2);
	return fail();
}

/* After a torn write, the one who wanted a kill gets it. */
static ssize_t torn(ssize_t written, size_t wanted)
{
	if (wish.kills && wish.tears && written >= 0 && (size_t)written < wanted)
		kill(getpid(), SIGKILL);
	return written;
}

ssize_t write(int fd, const void *bytes, size_t count)
{
	ssize_t some = allowed(fd, count);

	return some < 0 ? -1 : torn(syscall(SYS_write, fd, bytes, (size_t)some), count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at)
{
	ssize_t some = allowed(fd, count);

	return some < 0 ? -1 : torn(syscall(SYS_pwrite64, fd, bytes, (size_t)some, at), count);
}
SAME(pwrite64, pwrite);

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
	if (fails(fd == 1 || fd == 2 ? "print" : "write", fd, NULL, NULL))
		return -1;
	return syscall(SYS_writev, fd, pieces, count);
}

ssize_t read(int fd, void *bytes, size_t count)
{
	return fails("read", fd, NULL, NULL) ? -1 : syscall(SYS_read, fd, bytes, count);
}

ssize_t pread(int fd, void *bytes, size_t count, off_t at)
{
	return fails("read", fd, NULL, NULL) ? -1 : syscall(SYS_pread64, fd, bytes, count, at);
}
SAME(pread64, pread);

int fsync(int fd)
{
	return fails("fsync", fd, NULL, NULL) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return fails("fsync", fd, NULL, NULL) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int syncfs(int fd)
{
	return fails("fsync", fd, NULL, NULL) ? -1 : (int)syscall(SYS_syncfs, fd);
}

int ftruncate(int fd, off_t length)
{
	return fails("truncate", fd, NULL, NULL) ? -1 : (int)syscall(SYS_ftruncate, fd, length);
}
SAME(ftruncate64, ftruncate);

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	if (fails("rename", from_dir, from, to))
		return -1;
	return (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
	return renameat2(from_dir, from, to_dir, to, 0);
}

int rename(const char *from, const char *to)
{
	return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
	if (fails("link", from_dir, from, to))
		return -1;
	return (int)syscall(SYS_linkat, from_dir, from, to_dir, to, flags);
}

int link(const char *from, const char *to)
{
	return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int mkdirat(int dir, const char *path, mode_t mode)
{
	return fails("mkdir", dir, path, NULL) ? -1 : (int)syscall(SYS_mkdirat, dir, path, mode);
}

int mkdir(const char *path, mode_t mode)
{
	return mkdirat(AT_FDCWD, path, mode);
}

int unlinkat(int dir, const char *path, int flags)
{
	return fails("unlink", dir, path, NULL) ? -1 : (int)syscall(SYS_unlinkat, dir, path, flags);
}

int unlink(const char *path)
{
	return unlinkat(AT_FDCWD, path, 0);
}

int rmdir(const char *path)
{
	return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}
