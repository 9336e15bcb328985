#include "store/addresses.h"

#include <string.h>

#include "store/layout.h"
#include "store/yaml.h"
#include "sys/file.h"

static int take(struct addresses *addresses, const struct yaml *root, const struct people *people,
	struct err *err)
{
	size_t room = 0;

	for (const struct yaml *entry = root->first; entry != NULL; entry = entry->next)
		room++;
	addresses->items = arena_alloc(&addresses->memory, (room + 1) * sizeof(struct address));
	for (const struct yaml *entry = root->first; entry != NULL; entry = entry->next) {
		const char *handle = people_handle(people, entry->key->text);

		if (entry->kind != YAML_SCALAR)
			return err_set(err, ERR_DATA, "%d:%d: %s: an address is text", entry->line,
				entry->column, entry->key->text);
		addresses->items[addresses->count++] =
			(struct address){ .handle = arena_string(&addresses->memory, handle),
				.lines = entry->text };
	}
	return 0;
}

int addresses_read(
	struct addresses *addresses, const char *path, const struct people *people, struct err *err)
{
	struct str bytes = { 0 };
	struct yaml *root;
	int status = file_read_any(&bytes, path, LIMIT_YAML, err);

	*addresses = (struct addresses){ 0 };
	if (status != 0 && err->kind == ERR_MISSING) {
		err_clear(err);
		return 0;
	}
	if (status == 0)
		status = yaml_parse(&root, &addresses->memory, str_text(&bytes), bytes.length,
			YAML_VALUES, err);
	if (status == 0)
		status = take(addresses, root, people, err);
	str_release(&bytes);
	if (status == 0)
		return 0;
	addresses_release(addresses);
	return err_in(err, "%s", path);
}

const char *addresses_find(const struct addresses *addresses, const char *handle)
{
	for (size_t i = 0; i < addresses->count; i++)
		if (strcmp(addresses->items[i].handle, handle) == 0)
			return addresses->items[i].lines;
	return NULL;
}

void addresses_release(struct addresses *addresses)
{
	if (addresses == NULL)
		return;
	arena_release(&addresses->memory);
	*addresses = (struct addresses){ 0 };
}
