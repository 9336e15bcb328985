#include "cmd/shell_word.h"

#include <string.h>

void str_add_shell_word(struct str *str, const char *word)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+,@";

	if (word[0] != '\0' && word[strspn(word, plain)] == '\0') {
		str_add(str, word);
		return;
	}
	str_add_char(str, '\'');
	for (; *word != '\0'; word++) {
		if (*word == '\'')
			str_add(str, "'\\'");
		str_add_char(str, *word);
	}
	str_add_char(str, '\'');
}

void str_add_shell_option(struct str *str, const char *name, const char *value)
{
	if (value == NULL)
		return;
	str_addf(str, " %s ", name);
	str_add_shell_word(str, value);
}
