/* Who types: the first of six rules that knows. */
#include <string.h>

#include "cmd/app.h"
#include "model/handle.h"

static const char *const rule_words[] = { "--me", "THANKS_ME", "git config thanks.me",
	"the person with git's user.email", "git's user.email", "the login name" };

const char *me_rule_words(enum me_rule rule)
{
	return rule_words[rule];
}

/* What somebody set outright must be a handle, or another spelling of one. */
static int take_set(
	struct app *app, const char *set, enum me_rule rule, const char **me, struct err *err)
{
	char handle[HANDLE_LONGEST + 1];

	if (handle_parse(set, strlen(set), handle) && handle_reserved(handle)) {
		err_set(err, ERR_USAGE, "%s: '%s' is nobody's name", rule_words[rule], set);
		return -1;
	}
	return app_handle(app, set, me, err) == 0 ? 0 : err_in(err, "%s", rule_words[rule]);
}

/* What was found: a name to be made a handle. False when nothing is left of it. */
static bool take_made(struct app *app, const char *name, size_t length, const char **me)
{
	char handle[HANDLE_LONGEST + 1];
	const struct people *people = NULL;
	struct err ignored = { 0 };

	if (!handle_make(name, length, handle) || handle_reserved(handle))
		return false;
	*me = arena_string(&app->memory, handle);
	if (app->store != NULL && app_people(app, &people, &ignored) == 0)
		*me = people_handle(people, *me);
	err_release(&ignored);
	return true;
}

/* By git's user.email: the person who has it, else its local part. */
static int take_email(
	struct app *app, const char *email, const char **me, enum me_rule *rule, struct err *err)
{
	const struct people *people;
	const struct person *person = NULL;

	if (email == NULL)
		return 0;
	if (app->store != NULL) {
		if (app_people(app, &people, err) != 0)
			return -1;
		person = people_find(people, email);
	}
	*rule = person != NULL ? ME_EMAIL : ME_LOCAL_PART;
	if (person != NULL)
		*me = person->handle;
	else
		take_made(app, email, strcspn(email, "@"), me);
	return 0;
}

/* Leaves *me NULL when no rule knows. */
static int find_me(struct app *app, const char **me, enum me_rule *rule, struct err *err)
{
	const struct config *config;
	const char *set = app->common.me != NULL ? app->common.me : app->world.me;

	*rule = app->common.me != NULL ? ME_OPTION : ME_ENVIRONMENT;
	if (set == NULL) {
		if (app_config(app, &config, err) != 0)
			return -1;
		set = config_get(config, "thanks.me");
		*rule = ME_CONFIG;
	}
	if (set != NULL)
		return take_set(app, set, *rule, me, err);
	if (take_email(app, config_get(config, "user.email"), me, rule, err) != 0)
		return -1;
	if (*me == NULL && app->world.login != NULL) {
		*rule = ME_LOGIN;
		take_made(app, app->world.login, strlen(app->world.login), me);
	}
	return 0;
}

int app_me(struct app *app, const char **me, enum me_rule *rule, struct err *err)
{
	if (app->me == NULL) {
		if (find_me(app, &app->me, &app->me_rule, err) != 0)
			return -1;
		if (app->me == NULL) {
			err_set(err, ERR_USAGE, "nobody knows who you are");
			return err_hint(err, "git config --global thanks.me NAME");
		}
	}
	*me = app->me;
	if (rule != NULL)
		*rule = app->me_rule;
	return 0;
}

int app_signer(struct app *app, struct signer *signer, struct err *err)
{
	const struct people *people;
	const struct person *person = NULL;

	if (app_me(app, &signer->handle, NULL, err) != 0)
		return -1;
	if (app->store != NULL) {
		if (app_people(app, &people, err) != 0)
			return -1;
		person = people_find(people, signer->handle);
	}
	signer->name = person != NULL ? person->name : NULL;
	return 0;
}
