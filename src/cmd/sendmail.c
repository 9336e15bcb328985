#include "cmd/sendmail.h"

#include <string.h>

#include "sys/process.h"

enum { SECONDS_MOST = 120, NO_SUCH_PROGRAM = 127 };

/* Cron's PATH seldom has the places where it lives. */
static const char *find_sendmail(void)
{
	static const char *const places[] = { "sendmail", "/usr/sbin/sendmail",
		"/usr/lib/sendmail" };

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (program_exists(places[i]))
			return places[i];
	return NULL;
}

/* Is the program there that COMMAND names? What only a shell can tell is left to it. */
static bool is_there(const char *command)
{
	static const char *const words[] = { "exec ", "command ", "eval ", ". " };

	if (strcspn(command, "|&;<>()$`\\\"'*?[#~=%!{\n") < strlen(command))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_starts(command, words[i]))
			return true;
	return command_exists(command);
}

/* COMMAND: what git config says; NULL when nothing. */
static int no_program(const char *command, const char *name, struct err *err)
{
	if (command == NULL) {
		err_set(err, ERR_MISSING, "'%s' is not there to send it", name);
		return err_hint(
			err, "git config --global thanks.sendmail COMMAND, as in 'msmtp -t'");
	}
	err_set(err, ERR_MISSING, "'%.*s' is not there to send it", (int)strcspn(command, " \t\n"),
		command);
	return err_hint(err, "git config thanks.sendmail says: %s", command);
}

int sendmail_post(struct app *app, const struct str *mail, struct err *err)
{
	const char *argv[4] = { NULL };
	struct process process = { .argv = argv,
		.input = str_text(mail),
		.input_length = mail->length,
		.keep_errors = true,
		.seconds = SECONDS_MOST };
	const struct config *config;
	const char *command;
	int status;

	if (app_config(app, &config, err) != 0)
		return -1;
	command = config_get(config, "thanks.sendmail");
	argv[0] = command != NULL ? "sh" : find_sendmail();
	argv[1] = command != NULL ? "-c" : "-oi";
	argv[2] = command != NULL ? command : "-t";
	if (argv[0] == NULL || (command != NULL && !is_there(command)))
		return no_program(command, "sendmail", err);
	if (process_run(&process, NULL, &status, err) != 0)
		return -1;
	if (status == NO_SUCH_PROGRAM)
		return no_program(command, argv[0], err);
	if (status != 0)
		return err_set(err, ERR_BUSY, "'%s' left with %d",
			command != NULL ? command : argv[0], status);
	return 0;
}
