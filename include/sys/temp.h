/*
 * Files on their way, many at once: each lies under a dot-name in a directory that the caller has
 * open, and is known there by a number. sys/file.h has the same for one file.
 *
 * The text of errors has no path: callers put it in front.
 */
#ifndef SYS_TEMP_H
#define SYS_TEMP_H

#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/err.h"

#define TEMP_NONE 0u
#define TEMP_NAME 48

/* The name that NUMBER stands for. */
void temp_name(char name[TEMP_NAME], uint32_t number);

/* Makes one that was not there in DIR, empty; *fd is open for writing. MODE is cut by the umask. */
MUST_CHECK int temp_make(uint32_t *number, int *fd, int dir, mode_t mode, struct err *err);
/* A second name, in DIR, for the file (or link) NAME in FROM: a way back that needs no room. Where
 * there are no hard links, a copy. */
MUST_CHECK int temp_keep(uint32_t *number, int dir, int from, const char *name, struct err *err);

/* Sets NAME in FROM aside, to DIR, as it is: for a directory, that cannot have two names. */
MUST_CHECK int temp_set_aside(
	uint32_t *number, int dir, int from, const char *name, struct err *err);

/* What becomes of a file that has the name already. RESTORE: it may be that very file. */
enum temp_over { TEMP_REFUSE, TEMP_REPLACE, TEMP_RESTORE };
/* Gives it its NAME in TO; on success *number is none. ERR_BUSY: something is there already. */
MUST_CHECK int temp_place(
	uint32_t *number, int dir, int to, const char *name, enum temp_over over, struct err *err);
/* Waits until its bytes are on the disk. */
MUST_CHECK int temp_flush(uint32_t number, int dir, struct err *err);
void temp_drop(uint32_t *number, int dir); /* none is fine */

/* Begins to write FD's bytes to the disk, without waiting. */
void disk_begin(int fd);
/* Waits until all that was written to the file system of FD is on the disk: where there is much,
 * that is quicker than one by one. */
MUST_CHECK int disk_flush(int fd, struct err *err);

#endif
