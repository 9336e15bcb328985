#include "model/lookup.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

enum {
	CAP_FIRST = 16, /* a power of two, as all that follow */
	FEW = 16, /* so many are compared one by one */
};

struct lookup_slot {
	const char *key; /* NULL: free */
	uint32_t hash;
	size_t value;
};

/* FNV-1a, with its bits mixed once more: the low ones choose the slot. */
static uint32_t hash_of(const char *key)
{
	uint32_t hash = 2166136261u;

	for (; *key != '\0'; key++)
		hash = (hash ^ (unsigned char)*key) * 16777619u;
	hash ^= hash >> 15;
	return hash;
}

/* The slot that holds KEY, or the free one where it belongs. */
static struct lookup_slot *slot_of(const struct lookup *lookup, const char *key, uint32_t hash)
{
	size_t at = hash & (lookup->cap - 1);

	while (lookup->slots[at].key != NULL &&
		(lookup->slots[at].hash != hash || strcmp(lookup->slots[at].key, key) != 0))
		at = (at + 1) & (lookup->cap - 1);
	return &lookup->slots[at];
}

static void grow(struct lookup *lookup, struct arena *arena)
{
	struct lookup old = *lookup;

	lookup->cap = old.cap == 0 ? CAP_FIRST : old.cap * 2;
	lookup->slots = arena_alloc(arena, lookup->cap * sizeof(*lookup->slots));
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].key != NULL)
			*slot_of(lookup, old.slots[i].key, old.slots[i].hash) = old.slots[i];
}

bool lookup_find(const struct lookup *lookup, const char *key, size_t *value)
{
	const struct lookup_slot *slot;

	if (lookup->count == 0)
		return false;
	slot = slot_of(lookup, key, hash_of(key));
	if (slot->key != NULL && value != NULL)
		*value = slot->value;
	return slot->key != NULL;
}

size_t lookup_add(struct lookup *lookup, struct arena *arena, const char *key, size_t value)
{
	uint32_t hash = hash_of(key);
	struct lookup_slot *slot;

	if (lookup->count >= lookup->cap / 2)
		grow(lookup, arena);
	slot = slot_of(lookup, key, hash);
	if (slot->key == NULL) {
		*slot = (struct lookup_slot){ .key = key, .hash = hash, .value = value };
		lookup->count++;
	}
	return slot->value;
}

bool texts_hold(const struct texts *texts, const char *text, size_t length)
{
	for (size_t i = 0; i < texts->count; i++)
		if (ascii_same(text, length, texts->items[i]))
			return true;
	return false;
}

bool texts_hold_exactly(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (strcmp(texts->items[i], text) == 0)
			return true;
	return false;
}

static void keep_few(struct texts *texts)
{
	struct texts kept = { .items = texts->items };

	for (size_t i = 0; i < texts->count; i++)
		if (!texts_hold(&kept, texts->items[i], strlen(texts->items[i])))
			kept.items[kept.count++] = texts->items[i];
	*texts = kept;
}

/* A hostile file may list tens of thousands. */
static void keep_many(struct texts *texts)
{
	struct texts kept = { .items = texts->items };
	struct lookup seen = { 0 };
	struct arena arena = { 0 };

	for (size_t i = 0; i < texts->count; i++) {
		char *folded = arena_string(&arena, texts->items[i]);

		for (char *c = folded; *c != '\0'; c++)
			*c = ascii_lower(*c);
		if (lookup_add(&seen, &arena, folded, i) == i)
			kept.items[kept.count++] = texts->items[i];
	}
	*texts = kept;
	arena_release(&arena);
}

void texts_once(struct texts *texts)
{
	if (texts->count <= FEW)
		keep_few(texts);
	else
		keep_many(texts);
}
