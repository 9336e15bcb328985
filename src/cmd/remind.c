#include "base/when.h"
#include "cmd/cmd.h"
#include "cmd/remind_out.h"
#include "cmd/scene.h"
#include "cmd/someone.h"

#define DAYS_AHEAD 7

struct remind_args {
	const char *days;
	const char *group;
	const char *whom;
	const char *directory;
	bool team;
	bool each;
	bool mail;
	bool exit_code;
};

static const struct opt opts[] = {
	OPT_TEXT(0, "days", struct remind_args, days, "N", "look so many days ahead (7)",
		OFFERS_NOTHING),
	OPT_FLAG(0, "team", struct remind_args, team, "whom nobody here has thanked, not only you"),
	OPT_TEXT(0, "group", struct remind_args, group, "GROUP",
		"the people of one group only; with --each, its members are reminded",
		OFFERS_GROUPS),
	OPT_TEXT(0, "for", struct remind_args, whom, "@WHO", "what is due for @WHO, not for me",
		OFFERS_PEOPLE),
	OPT_FLAG(0, "each", struct remind_args, each, "for everybody, one after the other"),
	OPT_FLAG(0, "send", struct remind_args, mail,
		"by mail; nothing is sent to whom nothing is due"),
	OPT_TEXT('o', "output", struct remind_args, directory, "DIR",
		"a file each into DIR: alice.eml with -F mail, alice.ics with -F ics", OFFERS_DIRS),
	OPT_FLAG(
		0, "exit-code", struct remind_args, exit_code, "exit with 1 when something is due"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks remind", "whom to thank, what to answer, what is coming up" },
	{ "thanks remind --team --group support", "whom in support nobody has thanked" },
	{ "thanks remind --days 30", "birthdays and more of a month" },
	{ "thanks remind --for @alice", "what is due for Alice" },
	{ "thanks remind --each --group support", "for each of the group" },
	{ "thanks remind -F ics > due.ics", "for a calendar" },
	{ "thanks remind --each -F mail -o mails", "a mail each, as files to look at" },
	{ NULL, NULL },
};

static int read_days(int *days, const char *typed, struct err *err)
{
	*days = DAYS_AHEAD;
	if (!typed)
		return 0;
	if (text_same(typed, "0")) {
		*days = 0;
		return 0;
	}
	if (when_duration(typed, days))
		return 0;
	return err_set(err, ERR_USAGE, "--days: '%s' is not a number of days", typed);
}

static int read_group(const char **group, struct app *app, const char *typed, struct err *err)
{
	*group = NULL;
	if (typed && group_named(group, app, typed, err) != 0)
		return err_in(err, "--group");
	return 0;
}

/* What goes together, and what does not. */
static int check(const struct app *app, const struct remind_args *typed, struct err *err)
{
	const char *format = app->common.format != NULL ? app->common.format : "text";
	bool mail = text_same(format, "mail"), files = mail || text_same(format, "ics");

	if (typed->each && (typed->team || typed->whom != NULL))
		return err_set(err, ERR_USAGE, "--each goes neither with --team nor with --for");
	if (typed->mail && ((app->common.format != NULL && !mail) || typed->directory != NULL))
		return err_set(err, ERR_USAGE, "--send is by mail: leave -F and -o out");
	if (typed->directory != NULL && !files)
		return err_set(err, ERR_USAGE, "-o writes mails or calendars: -F mail, -F ics");
	if (typed->each && files && typed->directory == NULL && !typed->mail) {
		err_set(err, ERR_USAGE, "--each: one %s a person does not go on one page", format);
		return err_hint(
			err, "-o DIR writes a file each%s", mail ? ", --send sends them" : "");
	}
	return 0;
}

/* Whom to remind; with their names where that is not who asks. */
static int find_whom(struct texts *handles, struct remind_wish *wish, struct app *app,
	const struct remind_args *typed, struct err *err)
{
	struct someone someone;
	const char *me;

	wish->named = typed->each || typed->whom != NULL;
	if (typed->each) {
		int status = reminders_everybody(handles, app, wish->group, err);
		wish->group = NULL;
		return status;
	}
	if (typed->whom != NULL) {
		if (someone_named(&someone, app, typed->whom, err) != 0 ||
			someone_known(app, &someone, err) != 0)
			return err_in(err, "--for");
		texts_add(&app->memory, handles, someone.handle);
		return 0;
	}
	if (app_me(app, &me, NULL, err) != 0)
		return -1;
	texts_add(&app->memory, handles, me);
	return 0;
}

/* What I keep to myself counts for me, and for nobody else: a lead's page is the team's. */
static enum privacy find_privacy(
	const struct app *app, const struct remind_args *typed, const struct texts *handles)
{
	bool mine = !typed->each && !typed->team && app->me != NULL &&
		    text_same(handles->items[0], app->me);

	return mine ? PRIVACY_BOTH : PRIVACY_SHARED;
}

static enum remind_way find_way(const struct app *app, const struct remind_args *typed)
{
	if (typed->mail)
		return REMIND_BY_MAIL;
	if (typed->directory != NULL)
		return REMIND_TO_FILES;
	if (app->common.quiet)
		return REMIND_TO_NOBODY;
	return typed->each ? REMIND_TO_LIST : REMIND_TO_PAGE;
}

static int remind(struct remind_out *out, const struct texts *handles, struct err *err)
{
	int status = remind_out_start(out, err);

	for (size_t i = 0; status == 0 && i < handles->count; i++)
		status = remind_out_one(out, handles->items[i], err);
	if (status == 0)
		status = remind_out_end(out, err);
	remind_out_release(out);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct remind_args *typed = args;
	struct remind_wish wish = { .team = typed->team };
	struct reminders reminders;
	struct remind_out out = { .app = app,
		.reminders = &reminders,
		.way = find_way(app, typed),
		.directory = typed->directory };
	struct texts handles = { 0 };
	struct scene scene;
	int days, status;

	if (operands->count > 0)
		return err_set(err, ERR_USAGE, "remind: '%s' is too much", operands->items[0]);
	if (check(app, typed, err) != 0 || read_days(&days, typed->days, err) != 0 ||
		read_group(&wish.group, app, typed->group, err) != 0 ||
		find_whom(&handles, &wish, app, typed, err) != 0)
		return err_in(err, "remind");
	if (typed->mail)
		app->renderer = &render_mail;
	out.letters = app->renderer == &render_mail;
	wish.handed_on = app->renderer->for_others;
	if (scene_open(&scene, app, err) != 0 ||
		reminders_open(&reminders, app, find_privacy(app, typed, &handles), &scene, &wish,
			days, err) != 0)
		return -1;
	status = remind(&out, &handles, err);
	if (typed->exit_code && out.said > 0)
		app->exit_code = ERR_NO;
	reminders_close(&reminders);
	return status == 0 ? 0 : err_in(err, "remind");
}

const struct cmd cmd_remind = {
	.name = "remind",
	.summary = "see what is due: whom to thank, what to answer",
	.operands = "",
	.takes = TAKES_NOTHING,
	.about =
		"Says what is due, one line each, with the command to type at its end; and nothing "
		"at all when nothing is due, so that it can stand in a crontab or in a shell's "
		"start. People are due when you have not thanked them for as long as their own "
		"file (every), their kind or the team's settings say: 30 days where they say nothing, "
		"but customers and vendors never; notes to you of the last 60 "
		"days that you have not answered; birthdays, anniversaries and notices of the "
		"coming days; Customer Service Week, from two weeks before; notes that you owe in "
		"a round; and what you said or heard a year ago today. Days ahead and days "
		"overdue skip days off. With -q and --exit-code it only answers whether "
		"something is due.\n"
		"\n"
		"--team names those whom nobody on the wall has thanked, --group only the people "
		"of one group: a lead's own. --for says what is due for somebody else, --each for "
		"every colleague, friend and family member with a file, grouped by person; with "
		"--group, for its members.\n"
		"\n"
		"-F ics is a calendar (RFC 5545): events for what has a day, tasks for what is to "
		"be done. Importing it again changes what is there and adds nothing. -F mail is a "
		"mail, and --send sends it: through the command in git config thanks.sendmail "
		"(msmtp -t, say), which gets the mail on its standard input, else through sendmail "
		"-oi -t. It goes to the first address in the person's file (mine, without a file, to "
		"git's user.email), and comes from git's user.email. Who has no address is named "
		"on standard error. When the program does not take a mail, the others are sent all "
		"the same; then one line says who got none, and the exit code is 75.\n"
		"\n"
		"-o DIR writes files, anew each time: a calendar for everybody, or a mail for whom "
		"something is due; a mail of an earlier day is left as it is.\n"
		"\n"
		"What is due for somebody is sent to them alone. What you keep to yourself "
		"(--private) counts in your own reminder only (--team leaves it out), and is quoted on your "
		"screen only.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct remind_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV | FORMAT_ICS | FORMAT_MAIL,
	.run = run,
};
