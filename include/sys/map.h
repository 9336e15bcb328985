/*
 * A file's bytes where the system has them anyway, without a copy: for large files that are read
 * once, quickly.
 *
 * Only for files that everybody replaces and nobody writes into: of one that is cut short
 * meanwhile, the rest is not there any more, and whoever reads it is ended by a signal.
 */
#ifndef SYS_MAP_H
#define SYS_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

struct map {
	const unsigned char *bytes;
	size_t length;
	struct stat info;
};

/* NAME, directly in DIR. False when there is no such file, or it is empty, or no regular one. */
bool map_open(struct map *map, int dir, const char *name);
void map_close(struct map *map);

#endif
