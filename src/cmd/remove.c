#include "cmd/cmd.h"
#include "cmd/note_file.h"
#include "cmd/others.h"
#include "cmd/receipt.h"
#include "cmd/which.h"

struct remove_args {
	bool yes;
};

static const struct opt opts[] = {
	OPT_FLAG('y', "yes", struct remove_args, yes, "do not ask about notes that others wrote"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks remove last", "take away what you wrote last" },
	{ "thanks remove last && thanks undo", "and bring it back" },
	{ NULL, NULL },
};

/* Each note once, however often it was named. */
static int find(struct notes *notes, struct app *app, const struct operands *operands,
	enum others others, struct err *err)
{
	for (size_t i = 0; i < operands->count; i++) {
		size_t last = notes->count;

		if (which_note(notes, app, operands->items[i], err) != 0)
			return -1;
		for (size_t j = 0; j < last; j++)
			if (text_same(notes->items[j].id, notes->items[last].id))
				notes->count = last;
		if (notes->count > last &&
			others_allow(app, &notes->items[last], "remove", others, err) != 0)
			return -1;
	}
	return 0;
}

static void add_subject(struct str *subject, const struct notes *notes)
{
	const struct note *note = &notes->items[0];

	if (notes->count > 1) {
		str_addf(subject, "remove %zu notes", notes->count);
		return;
	}
	str_add(subject, "remove");
	for (size_t i = 0; i < note->to.count; i++)
		str_addf(subject, " @%s", note->to.items[i]);
	if (note->text != NULL && note->text[0] != '\0')
		str_addf(subject, ": %s", note->text);
}

/* In the one of the two repositories that holds them. */
static int commit(struct app *app, const struct notes *notes, struct err *err)
{
	struct str subject = { 0 }, picture = { 0 };
	struct change change = { 0 };
	struct signer signer;
	int status = app_signer(app, &signer, err);

	if (status == 0) {
		add_subject(&subject, notes);
		change_start(&change, "remove", &signer, "%s", str_text(&subject));
		for (size_t i = 0; i < notes->count; i++) {
			change_remove(&change, notes->items[i].path);
			str_clear(&picture);
			if (note_file_picture(&picture, app, &notes->items[i]))
				change_remove(&change, str_text(&picture));
		}
		status = store_commit(store_holding(app->store, &notes->items[0]), &change, err);
	}
	if (status == 0)
		receipt_kept(app, &change, &notes->items[0]);
	change_release(&change);
	str_release(&picture);
	str_release(&subject);
	return status;
}

/* The shared ones, then the private ones: a commit is of one repository. */
static int commit_all(struct app *app, const struct notes *notes, struct err *err)
{
	for (int private = 0; private <= 1; private ++) {
		struct notes part = { 0 };
		int status = 0;

		for (size_t i = 0; i < notes->count; i++)
			if (notes->items[i].private == (private == 1))
				*notes_add(&part) = notes->items[i];
		if (part.count > 0)
			status = commit(app, &part, err);
		notes_release(&part);
		if (status != 0)
			return -1;
	}
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct remove_args *typed = args;
	struct notes notes = { 0 };
	struct scene scene;
	int status;

	if (operands->count == 0)
		return err_set(err, ERR_USAGE, "remove: which note? name it by its id");
	status = find(&notes, app, operands, typed->yes ? OTHERS_YES : OTHERS_ASK, err);
	if (status == 0)
		status = scene_set(&scene, app, err);
	if (status == 0)
		status = commit_all(app, &notes, err);
	for (size_t i = 0; status == 0 && i < notes.count; i++)
		receipt_add(app, &scene, &notes.items[i],
			(struct receipt_facts){ .kind = RECEIPT_REMOVE });
	if (status == 0 && app->look.terminal)
		app_say(app, "  to have it back: thanks undo");
	notes_release(&notes);
	return status;
}

const struct cmd cmd_remove = {
	.name = "remove",
	.summary = "take notes away",
	.operands = "ID...",
	.takes = TAKES_IDS,
	.about = "Takes the notes away, with their pictures, in one commit. Git's history keeps "
		 "them, and `thanks undo` brings them back. A note that somebody else wrote is "
		 "taken away only when you say so: on a terminal you are asked, elsewhere it "
		 "needs --yes.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_WHOLE_NAME,
	.args_size = sizeof(struct remove_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON,
	.run = run,
};
