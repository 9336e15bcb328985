#include "cmd/question.h"

#include "sys/terminal.h"

enum consent question_ask(const struct app *app, const char *format, ...)
{
	struct str question = { 0 };
	enum consent consent;
	va_list args;

	if (!app->world.in_terminal || !app->world.err_terminal)
		return CONSENT_NOBODY_ASKED;
	va_start(args, format);
	str_vaddf(&question, format, args);
	va_end(args);
	consent = terminal_ask(str_text(&question)) ? CONSENT_YES : CONSENT_NO;
	str_release(&question);
	return consent;
}

int question_declined(struct app *app, struct err *err)
{
	app_say(app, "nothing changed");
	return err_set(err, ERR_BUSY, "%s", "");
}
