#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_MEMORY 71

_Noreturn static void run_out(void)
{
	static const char line[] = "thanks: out of memory\n";
	ssize_t written = write(STDERR_FILENO, line, sizeof(line) - 1);

	(void)written; /* nobody is left to tell */
	_exit(EXIT_MEMORY);
}

void *mem_alloc(size_t size)
{
	void *memory = calloc(1, size > 0 ? size : 1);

	if (memory == NULL)
		run_out();
	return memory;
}

void *mem_grow(void *items, size_t *cap, size_t want, size_t item_size)
{
	size_t more = *cap < 8 ? 8 : *cap + *cap / 2;
	void *moved;

	if (want <= *cap)
		return items;
	if (more < want)
		more = want;
	if (more > PTRDIFF_MAX / item_size)
		run_out();
	moved = realloc(items, more * item_size);
	if (moved == NULL)
		run_out();
	*cap = more;
	return moved;
}

char *mem_copy(const void *bytes, size_t length)
{
	char *copy;

	if (length >= PTRDIFF_MAX)
		run_out();
	copy = malloc(length + 1);
	if (copy == NULL)
		run_out();
	if (length > 0)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

/* Blocks grow with the arena, so that small ones stay small and large ones have few blocks. */
enum { BLOCK_FIRST = 1024, BLOCK_LARGEST = 256 * 1024 };

struct arena_block {
	struct arena_block *before;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *block_new(size_t size)
{
	struct arena_block *block;

	if (size > PTRDIFF_MAX - sizeof(*block))
		run_out();
	block = mem_alloc(sizeof(*block) + size);
	block->size = size;
	return block;
}

/* A block of SIZE bytes for one large piece: beneath the last one, whose free room stays in use. */
static void *alloc_alone(struct arena *arena, size_t size)
{
	struct arena_block *block = block_new(size);

	block->used = size;
	if (arena->last == NULL) {
		arena->last = block;
	} else {
		block->before = arena->last->before;
		arena->last->before = block;
	}
	return block->bytes;
}

static void add_block(struct arena *arena)
{
	size_t size = BLOCK_FIRST;
	struct arena_block *block;

	if (arena->last != NULL && arena->last->size >= BLOCK_FIRST)
		size = arena->last->size * 2;
	if (size > BLOCK_LARGEST)
		size = BLOCK_LARGEST;
	block = block_new(size);
	block->before = arena->last;
	arena->last = block;
}

static void *take_room(struct arena *arena, size_t size, size_t alignment)
{
	struct arena_block *last = arena->last;
	size_t at = last == NULL ? 0 : (last->used + alignment - 1) & ~(alignment - 1);

	if (last == NULL || at > last->size || size > last->size - at) {
		if (size > BLOCK_FIRST / 2)
			return alloc_alone(arena, size);
		add_block(arena);
		last = arena->last;
		at = 0;
	}
	last->used = at + size;
	return last->bytes + at;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return take_room(arena, size, alignof(max_align_t));
}

char *arena_text(struct arena *arena, const char *bytes, size_t length)
{
	char *text;

	if (length >= PTRDIFF_MAX)
		run_out();
	text = take_room(arena, length + 1, 1);
	if (length > 0)
		memcpy(text, bytes, length);
	return text; /* blocks are born zeroed: the NUL is there */
}

char *arena_string(struct arena *arena, const char *string)
{
	return string == NULL ? NULL : arena_text(arena, string, strlen(string));
}

void arena_take(struct arena *into, struct arena *from)
{
	struct arena_block *first = from->last;

	if (first == NULL)
		return;
	if (into->last == NULL) {
		into->last = from->last;
	} else {
		while (first->before != NULL)
			first = first->before;
		first->before = into->last->before;
		into->last->before = from->last;
	}
	from->last = NULL;
}

struct arena_mark arena_mark(const struct arena *arena)
{
	struct arena_block *last = arena->last;

	if (last == NULL)
		return (struct arena_mark){ 0 };
	return (struct arena_mark){ last, last->before, last->used };
}

/* Frees blocks from *LINK on, until END. */
static void free_until(struct arena_block **link, struct arena_block *end)
{
	while (*link != end) {
		struct arena_block *block = *link;

		*link = block->before;
		free(block);
	}
}

/* New blocks lie above the one that was last, large single pieces right beneath it. */
void arena_rewind(struct arena *arena, struct arena_mark mark)
{
	free_until(&arena->last, mark.last);
	if (mark.last == NULL)
		return;
	free_until(&mark.last->before, mark.before);
	memset(mark.last->bytes + mark.used, 0, mark.last->used - mark.used);
	mark.last->used = mark.used;
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena == NULL ? NULL : arena->last;

	while (block != NULL) {
		struct arena_block *before = block->before;

		free(block);
		block = before;
	}
	if (arena != NULL)
		arena->last = NULL;
}

/* Room doubles whenever the count reaches a power of two, so no capacity need be kept. */
void texts_add(struct arena *arena, struct texts *texts, const char *text)
{
	size_t count = texts->count;

	if ((count & (count - 1)) == 0) {
		size_t room = count == 0 ? 1 : count * 2;
		const char **items = arena_alloc(arena, room * sizeof(*items));

		if (count > 0)
			memcpy(items, texts->items, count * sizeof(*items));
		texts->items = items;
	}
	texts->items[texts->count++] = text;
}
