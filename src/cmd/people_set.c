#include "cmd/people.h"

#include "cmd/assign.h"

static const struct example examples[] = {
	{ "thanks people set @alice name=\"Alice Liddell\" emails+=alice@example.org",
		"a name, and one more address" },
	{ "thanks people set @alice group+=support thank.how+=in-person thank.words=facts",
		"her group, and how she likes to be thanked" },
	{ "thanks people set @alice every=14d birthday=04-02", "when to be reminded" },
	{ "thanks people set @ivan every=never", "and of whom not to be" },
	{ "thanks people set @ivan until=yesterday", "he has left" },
	{ NULL, NULL },
};

static int read_line(struct assigned *assigned, const struct operands *operands, struct err *err)
{
	struct app *app = assigned->app;

	if (operands->count < 2) {
		err_set(err, ERR_USAGE, "people set: say who, and what");
		return err_hint(err, "as in: thanks people set @alice name=\"Alice Liddell\"");
	}
	if (app_people(app, &assigned->people, err) != 0 ||
		someone_named(&assigned->someone, app, operands->items[0], err) != 0)
		return -1;
	for (size_t i = 1; i < operands->count; i++)
		if (assign(assigned, operands->items[i], err) != 0)
			return -1;
	return assigned_check(assigned, err);
}

/* Other versions that a merge left of what is being set now are settled by that. */
static void settle_conflicts(struct assigned *assigned)
{
	const struct person *person = assigned->someone.person;
	struct edit edit = { .field = fields_find(&person_fields, "conflicts"), .kind = EDIT_DROP };

	for (size_t i = 0; person != NULL && i < person->conflicts.count; i++)
		for (size_t j = 0; j < assigned->count; j++)
			if (text_same(person->conflicts.items[i].field,
				    assigned->edits[j].field->name))
				texts_add(&assigned->app->memory, &edit.values,
					person->conflicts.items[i].field);
	if (edit.values.count > 0 && assigned->count < EDITS_MOST)
		assigned->edits[assigned->count++] = edit;
}

static int commit(struct assigned *assigned, struct err *err)
{
	struct app *app = assigned->app;
	const struct someone *someone = &assigned->someone;
	const struct edits edits = { assigned->edits, assigned->count };
	struct change change = { 0 };
	struct str text = { 0 };
	struct signer signer;
	int status;

	if (app_signer(app, &signer, err) != 0)
		return -1;
	change_start(&change, "people", &signer, "people: @%s: %s", someone->handle,
		str_text(&assigned->names));
	str_addf(&text, "changed %s", str_text(&assigned->names));
	status = people_edit(app, &change, someone, &edits, str_text(&text), err);
	change_release(&change);
	str_release(&text);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct assigned assigned = { .app = app };
	int status;

	(void)args;
	status = read_line(&assigned, operands, err);
	if (status == 0) {
		settle_conflicts(&assigned);
		status = commit(&assigned, err);
	}
	str_release(&assigned.names);
	return status;
}

const struct cmd cmd_people_set = {
	.name = "set",
	.summary = "change what a person's file says",
	.operands = "@who field=value...",
	.takes = TAKES_FIELDS,
	.about = "Changes fields of a person's file, which is made when there is none: "
		 "field=value sets, field+=value adds to a list, field-=value takes away from it, "
		 "field= takes the field away. Several values of a list are parted by commas.\n"
		 "\n"
		 "The fields: name, emails, aliases, kind (colleague, customer, vendor, friend, "
		 "family), groups, remote, since, until, birthday, every, thank.how, "
		 "thank.audience, thank.words, thank.note. Comments and whatever else stands in "
		 "the file stay.",
	.examples = examples,
	.needs = NEED_STORE | NEED_MAKE,
	.run = run,
};
