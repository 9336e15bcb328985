#include "model/called.h"

#include <string.h>

#include "base/unicode.h"
#include "model/short_name.h"

static bool folds_to(const char *name, size_t length, const char *typed)
{
	struct str folded = { 0 };
	bool same;

	str_add_folded(&folded, name, length, FOLD_NAME);
	same = text_same(str_text(&folded), typed);
	str_release(&folded);
	return same;
}

static bool is_called(const struct person *person, const char *typed)
{
	const char *name = person->name;

	return name != NULL && (folds_to(name, strlen(name), typed) ||
				       folds_to(name, short_name_length(name), typed));
}

const char *people_called(const struct people *people, const char *typed)
{
	struct str folded = { 0 };
	const char *found = NULL;
	size_t count = 0;

	typed += typed[0] == '@';
	str_add_folded(&folded, typed, strlen(typed), FOLD_NAME);
	for (size_t i = 0; i < people->count && folded.length > 0; i++) {
		if (!is_called(&people->items[i], str_text(&folded)))
			continue;
		found = people->items[i].handle;
		count++;
	}
	str_release(&folded);
	return count == 1 ? found : NULL;
}
