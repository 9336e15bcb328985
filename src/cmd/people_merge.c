#include "cmd/people.h"

static const struct example examples[] = {
	{ "thanks add @alcie \"the tea\" && thanks people merge @alcie @alice",
		"two spellings, one person" },
	{ NULL, NULL },
};

/* Most fields give one edit, each notice one of its own. */
struct merger {
	struct app *app;
	struct someone from, into;
	struct edit *edits;
	size_t count;
};

static void add_edit(struct merger *merger, const struct field *field, enum edit_kind kind,
	const struct texts *values)
{
	merger->edits[merger->count++] =
		(struct edit){ .field = field, .kind = kind, .values = *values };
}

/* The values of FIELD in the file that goes, but for the name of whom they go to. */
static struct texts values_of(struct merger *merger, const struct field *field)
{
	const struct person *from = merger->from.person;
	struct arena *arena = &merger->app->memory;
	struct texts values = { 0 };

	for (size_t i = 0; from != NULL && i < field_values(field, from); i++) {
		struct str text = { 0 };

		field_write(field, from, i, &text);
		if (!text_same(str_text(&text), merger->into.handle))
			texts_add(arena, &values, arena_text(arena, str_text(&text), text.length));
		str_release(&text);
	}
	return values;
}

static void add_notices(struct merger *merger, const struct field *field)
{
	const struct person *from = merger->from.person;

	for (size_t i = 0; from != NULL && i < from->notices.count; i++)
		merger->edits[merger->count++] = (struct edit){
			.field = field, .kind = EDIT_ADD, .notice = &from->notices.items[i]
		};
}

/* Lists join; a single value goes where there is none yet. */
static void add_field(struct merger *merger, const struct field *field)
{
	const struct person *into = merger->into.person;
	struct texts values;

	if (field->kind == FIELD_NOTICES) {
		add_notices(merger, field);
		return;
	}
	if (field->kind == FIELD_CONFLICTS)
		return;
	values = values_of(merger, field);
	if (text_same(field->name, "aliases"))
		texts_add(&merger->app->memory, &values, merger->from.handle);
	if (values.count == 0)
		return;
	if (field_is_list(field))
		add_edit(merger, field, EDIT_ADD, &values);
	else if (into == NULL || field_is_empty(field, into))
		add_edit(merger, field, EDIT_SET, &values);
}

static void collect(struct merger *merger)
{
	size_t most = person_fields.count;

	if (merger->from.person != NULL)
		most += merger->from.person->notices.count;
	merger->edits = arena_alloc(&merger->app->memory, most * sizeof(*merger->edits));
	for (size_t i = 0; i < person_fields.count; i++)
		add_field(merger, &person_fields.rows[i]);
}

/* Keys that the program does not know are nobody's to merge. */
static void tell_left_behind(const struct merger *merger)
{
	const struct person *from = merger->from.person;

	for (size_t i = 0; from != NULL && i < from->unknown.count; i++)
		app_say(merger->app, "%s: '%s' stays in history only", from->path,
			from->unknown.items[i].name);
}

static int commit(struct merger *merger, struct err *err)
{
	const struct edits edits = { merger->edits, merger->count };
	const char *from = merger->from.handle, *into = merger->into.handle;
	struct change change = { 0 };
	struct str text = { 0 };
	struct signer signer;
	int status;

	if (app_signer(merger->app, &signer, err) != 0)
		return -1;
	change_start(&change, "people", &signer, "people: merge @%s into @%s", from, into);
	str_add_someone_path(&text, &merger->into);
	change_edit(&change, str_text(&text), &person_fields, &edits, true);
	if (merger->from.person != NULL)
		change_remove(&change, merger->from.person->path);
	str_clear(&text);
	str_addf(&text, "is %s, too", from);
	status = people_commit(merger->app, &change, into, str_text(&text), err);
	if (status == 0)
		tell_left_behind(merger);
	change_release(&change);
	str_release(&text);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct merger merger = { .app = app };

	(void)args;
	if (operands->count != 2)
		return err_set(err, ERR_USAGE,
			"people merge: name two, as in: thanks people merge @alcie @alice");
	if (someone_named(&merger.from, app, operands->items[0], err) != 0 ||
		someone_named(&merger.into, app, operands->items[1], err) != 0)
		return -1;
	if (text_same(merger.from.handle, merger.into.handle))
		return err_set(err, ERR_USAGE, "people merge: '%s' and '%s' are one person already",
			operands->items[0], operands->items[1]);
	if (someone_known(app, &merger.from, err) != 0 ||
		someone_known(app, &merger.into, err) != 0)
		return -1;
	collect(&merger);
	return commit(&merger, err);
}

const struct cmd cmd_people_merge = {
	.name = "merge",
	.summary = "make two people one",
	.operands = "FROM INTO",
	.takes = TAKES_PERSON,
	.about = "FROM becomes another spelling of INTO, whose file gets what only FROM's had: "
		 "addresses, spellings, groups, notices, and single values where INTO has none. "
		 "FROM's file goes, in the same commit. No note is rewritten: whatever names FROM "
		 "counts for INTO from now on.",
	.examples = examples,
	.needs = NEED_STORE,
	.run = run,
};
