#include "model/short_name.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"

static size_t first_word(const char *name, size_t length)
{
	size_t end = 0;

	while (end < length && !ascii_is_space(name[end]))
		end++;
	return end;
}

/* "Mrs.", "J.", "Frau", "von": nobody is called so alone. */
static bool leads_on(const char *word, size_t length)
{
	static const char *const leading[] = { "dr", "frau", "herr", "madame", "miss", "mme",
		"monsieur", "mr", "mrs", "ms", "prof", "the", "da", "de", "del", "der", "di", "du",
		"la", "le", "van", "von" };

	if (length > 0 && word[length - 1] == '.')
		return true;
	for (size_t i = 0; i < sizeof(leading) / sizeof(leading[0]); i++)
		if (ascii_same(word, length, leading[i]))
			return true;
	return false;
}

size_t short_name_length(const char *name)
{
	size_t before = strcspn(name, ","), word;

	while (before > 0 && ascii_is_space(name[before - 1]))
		before--;
	if (before == 0)
		return strlen(name);
	word = first_word(name, before);
	return word == 0 || leads_on(name, word) ? before : word;
}
