#include "cmd/letter.h"

#include "render/mail_header.h"

static const char *first_address(const struct person *person)
{
	for (size_t i = 0; person != NULL && i < person->emails.count; i++)
		if (mail_address_valid(person->emails.items[i]))
			return person->emails.items[i];
	return NULL;
}

/* NULL where nobody knows who types: a mail from cron needs only an address. */
static const struct person *find_me(struct app *app, const struct people *people)
{
	struct err unknown = { 0 };
	const char *me = NULL;

	if (app_me(app, &me, NULL, &unknown) != 0)
		me = NULL;
	err_release(&unknown);
	return people_find(people, me);
}

int letter_from(struct remind_letter *letter, struct app *app, struct err *err)
{
	const struct config *config;
	const struct people *people;
	const struct person *me;
	const char *email;

	if (app_config(app, &config, err) != 0 || app_people(app, &people, err) != 0)
		return -1;
	me = find_me(app, people);
	email = config_get(config, "user.email");
	letter->from_name = config_get(config, "user.name");
	letter->from_address =
		email != NULL && mail_address_valid(email) ? email : first_address(me);
	if (letter->from_name == NULL && me != NULL)
		letter->from_name = me->name;
	if (letter->from_address != NULL)
		return 0;
	if (email != NULL)
		err_set(err, ERR_USAGE, "mail cannot come from '%s'", email);
	else
		err_set(err, ERR_USAGE, "nobody knows who sends the mail");
	return err_hint(err, "git config --global user.email ADDRESS");
}

bool letter_to(struct remind_letter *letter, struct app *app, const struct people *people,
	const char *handle)
{
	const struct person *person = people_find(people, handle);

	letter->to_name = person != NULL ? person->name : NULL;
	letter->to_address = first_address(person);
	/* git's may be a colleague's who types for me: it serves where no file says otherwise */
	if (person == NULL && text_same(handle, app->me)) {
		letter->to_name = letter->from_name;
		letter->to_address = letter->from_address;
	}
	return letter->to_address != NULL;
}
