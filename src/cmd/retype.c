#include "cmd/retype.h"

#include "cmd/shell_word.h"

static void add_option(struct str *str, const char *name, const char *value)
{
	if (value == NULL)
		return;
	str_addf(str, " %s ", name);
	str_add_shell_word(str, value);
}

/* Whom it is for: names as typed, or the note that it answers. */
static void add_target(struct str *str, const struct posting *posting)
{
	for (size_t i = 0; posting->parent == NULL && i < posting->to.count; i++) {
		str_add_char(str, ' ');
		str_add_shell_word(str, posting->to.items[i]);
	}
	if (posting->parent != NULL) {
		str_add_char(str, ' ');
		str_add_shell_word(str, posting->parent->id);
	}
}

void str_add_retyped(struct str *str, const struct app *app, const struct posting *posting)
{
	static const char *const words[] = { "add", "reply", "cheer" }; /* by enum receipt_kind */
	const struct note_args *args = posting->args;

	str_add(str, "thanks");
	add_option(str, "-C", app->common.directory);
	add_option(str, "--me", app->common.me);
	str_addf(str, " %s", words[posting->kind]);
	add_target(str, posting);
	add_option(str, "--from", args->from);
	for (size_t i = 0; i < args->tags.count; i++)
		add_option(str, "--tag", args->tags.items[i]);
	add_option(str, "--via", args->via);
	add_option(str, "--for", args->about);
	add_option(str, "--date", args->date);
	add_option(str, "--round", args->round);
	add_option(str, "--picture", args->picture);
	str_add(str, args->again ? " --again" : "");
	/* never left to what it answers: that one may have gone by then */
	if (args->private || (posting->parent != NULL && posting->parent->private))
		str_add(str, " --private");
}
