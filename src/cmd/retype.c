#include "cmd/retype.h"

#include "cmd/shell_word.h"

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
	str_add_shell_option(str, "-C", app->common.directory);
	str_add_shell_option(str, "--me", app->common.me);
	str_addf(str, " %s", words[posting->kind]);
	add_target(str, posting);
	str_add_shell_option(str, "--from", args->from);
	for (size_t i = 0; i < args->tags.count; i++)
		str_add_shell_option(str, "--tag", args->tags.items[i]);
	str_add_shell_option(str, "--via", args->via);
	str_add_shell_option(str, "--for", args->about);
	str_add_shell_option(str, "--date", args->date);
	str_add_shell_option(str, "--round", args->round);
	str_add_shell_option(str, "--picture", args->picture);
	str_add(str, args->again ? " --again" : "");
	/* never left to what it answers: that one may have gone by then */
	if (args->private || (posting->parent != NULL && posting->parent->private))
		str_add(str, " --private");
}
