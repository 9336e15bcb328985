#define _GNU_SOURCE /* MAP_POPULATE */
#include "sys/map.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

static void take(struct map *map, int fd)
{
	void *bytes;

	if (fstat(fd, &map->info) != 0 || !S_ISREG(map->info.st_mode) || map->info.st_size <= 0 ||
		(uintmax_t)map->info.st_size > SIZE_MAX)
		return;
	bytes = mmap(NULL, (size_t)map->info.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	if (bytes == MAP_FAILED)
		return;
	map->bytes = bytes;
	map->length = (size_t)map->info.st_size;
}

bool map_open(struct map *map, int dir, const char *name)
{
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);

	*map = (struct map){ 0 };
	if (fd < 0)
		return false;
	take(map, fd);
	close(fd);
	return map->bytes != NULL;
}

void map_close(struct map *map)
{
	if (map->bytes != NULL)
		munmap((void *)(uintptr_t)map->bytes, map->length);
	*map = (struct map){ 0 };
}
