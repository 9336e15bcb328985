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

/* "Mrs.", "J.", "Frau": nobody is called so. */
static bool is_title(const char *word, size_t length)
{
	static const char *const titles[] = { "dr", "frau", "herr", "madame", "miss", "mme",
		"monsieur", "mr", "mrs", "ms", "prof", "the" };

	if (length > 0 && word[length - 1] == '.')
		return true;
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (ascii_same(word, length, titles[i]))
			return true;
	return false;
}

size_t short_name_length(const char *name)
{
	size_t before = strcspn(name, ","), word;
	bool whole = name[before] != '\0';

	while (before > 0 && ascii_is_space(name[before - 1]))
		before--;
	if (before == 0)
		return strlen(name);
	word = first_word(name, before);
	return whole || word == 0 || is_title(name, word) ? before : word;
}
