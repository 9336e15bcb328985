#include <string.h>

#include "base/ascii.h"
#include "store/ids.h"
#include "store/inside.h"
#include "store/private.h"
#include "store/single.h"

/*
 * The last part is enough for most, and where it is not, the whole. So many digits alone could
 * also begin an id with its day: then as many more until a letter says what is meant.
 */
size_t id_needs_in(struct store *store, const char *id)
{
	return ids_shared(ids_of(store), id) + 1;
}

void store_add_short_id(struct store *store, const char *id, struct str *out)
{
	const char *last = id_last(id);
	size_t length, private;

	if (!id_valid(id)) { /* somebody's own file name */
		str_add(out, id);
		return;
	}
	length = id_needs_in(store, id);
	private = private_is_there(store) ? id_needs_in(store->private, id) : 0;
	if (length < private)
		length = private;
	if (length < ID_SHORTEST)
		length = ID_SHORTEST;
	while (length < ID_LAST_LENGTH && strspn(last, "0123456789") >= length)
		length++;
	if (length > ID_LAST_LENGTH)
		str_add(out, id);
	else
		str_add_bytes(out, last, length);
}
