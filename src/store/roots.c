#include "store/roots.h"

#include <stdlib.h>
#include <string.h>

#include "store/layout.h"

enum { CHAIN_LONGEST = 1000 }; /* a longer one counts as a circle */

struct ancestor {
	bool wanted; /* it is there, sound, and passes the sieve */
	const char *re; /* NULL: none */
};

void roots_init(struct roots *roots, const struct store *store, const struct sieve *sieve)
{
	*roots = (struct roots){ 0 };
	reader_init(&roots->reader, store->root_fd, &store->people, sieve);
}

void roots_release(struct roots *roots)
{
	reader_release(&roots->reader);
	free(roots->ancestors);
	arena_release(&roots->memory);
}

static struct ancestor *add(struct roots *roots, const char *id)
{
	const char *key = arena_string(&roots->memory, id);

	lookup_add(&roots->known, &roots->memory, key, roots->count);
	roots->ancestors = mem_grow(
		roots->ancestors, &roots->cap, roots->count + 1, sizeof(*roots->ancestors));
	roots->ancestors[roots->count] = (struct ancestor){ 0 };
	return &roots->ancestors[roots->count++];
}

void roots_learn(struct roots *roots, const struct note *note)
{
	struct ancestor *ancestor;
	size_t at;

	if (lookup_find(&roots->known, note->id, &at))
		return;
	ancestor = add(roots, note->id);
	ancestor->wanted = true;
	ancestor->re = arena_string(&roots->memory, note->re);
}

/* Notes in wrong places are not shown with the newest: what answers them stands for itself. */
static bool is_placed(const char *path)
{
	struct day day;

	return layout_day(path, &day) || strchr(path + sizeof(LAYOUT_NOTES), '/') == NULL;
}

static const struct ancestor *find(struct roots *roots, const char *id)
{
	struct ancestor *ancestor;
	struct str path = { 0 };
	size_t at;

	if (lookup_find(&roots->known, id, &at))
		return &roots->ancestors[at];
	ancestor = add(roots, id);
	str_add_note_path(&path, id);
	if (layout_note_path_ok(path.bytes) && is_placed(path.bytes)) {
		reader_file(&roots->reader, path.bytes, NULL);
		ancestor->wanted = roots->reader.notes.count > 0;
	}
	if (ancestor->wanted) {
		ancestor->re = arena_string(&roots->memory, roots->reader.notes.items[0].re);
		notes_release(&roots->reader.notes);
	}
	str_release(&path);
	return ancestor;
}

bool roots_is_root(struct roots *roots, const struct note *note)
{
	const char *re = note->re;

	for (int length = 0; length < CHAIN_LONGEST; length++) {
		const struct ancestor *ancestor = re != NULL ? find(roots, re) : NULL;

		if (ancestor == NULL || !ancestor->wanted)
			return length == 0;
		re = ancestor->re;
	}
	return true;
}
