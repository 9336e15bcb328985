#include "cmd/forgotten.h"

#include <string.h>

#include "cmd/recipients.h"
#include "cmd/someone.h"
#include "model/handle.h"

/* Who goes by WORD here: a person or a group. NULL: nobody does. */
static const char *heard_of(struct app *app, const char *word)
{
	char folded[HANDLE_LONGEST + 1];
	const struct people *people;
	struct err ignored = { 0 };
	const char *handle;

	if (someone_heard_of(&handle, app, word, &ignored) != 0)
		handle = NULL;
	if (handle == NULL && handle_parse(word, strlen(word), folded) &&
		store_people(app->store, &people, NULL, &ignored) == 0 &&
		people_has_group(people, folded))
		handle = arena_string(&app->memory, folded);
	err_release(&ignored);
	return handle;
}

/* An address that nobody has yet: its part before the @ may be a handle. */
static bool hint_address(const char *word, struct err *err)
{
	char handle[HANDLE_LONGEST + 1];
	const char *at = strchr(word, '@');

	if (at == NULL || at[1] == '\0' || !handle_make(word, (size_t)(at - word), handle))
		return false;
	err_hint(err, "did you mean @%s? the address is kept by: thanks people set @%s emails+=%s",
		handle, handle, word);
	return true;
}

void forgotten_in(struct app *app, const struct operands *operands, struct err *err)
{
	char folded[HANDLE_LONGEST + 1];
	const char *word, *handle;

	if (operands->plain == 0)
		return;
	word = arena_text(&app->memory, operands->items[0], name_length(operands->items[0]));
	handle = heard_of(app, word);
	if (handle != NULL)
		err_hint(err, "did you mean @%s?", handle);
	/* one word alone is as good as any text */
	else if (!hint_address(word, err) && operands->count > 1 &&
		 handle_parse(word, strlen(word), folded))
		err_hint(err, "did you mean @%s?", folded);
}

void forgotten_as_command(struct app *app, const char *word, struct err *err)
{
	struct err ignored = { 0 };
	const char *handle;

	if (app_open(app, STORE_READ, &ignored) == 0) {
		handle = heard_of(app, word);
		if (handle != NULL)
			err_hint(err, "did you mean @%s? then: thanks @%s ...", handle, handle);
	}
	err_release(&ignored);
}
