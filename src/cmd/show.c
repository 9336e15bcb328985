#include "cmd/cmd.h"
#include "cmd/scene.h"
#include "cmd/which.h"
#include "view/show.h"

static const struct example examples[] = {
	{ "thanks show last", "the note you wrote last" },
	{ "thanks show @alice", "Alice's newest note, with what was answered" },
	{ NULL, NULL },
};

/* All that is read for one note. */
struct found {
	struct notes notes; /* the note and its answers */
	struct notes joined; /* what it answers */
	struct history history;
};

/* What the note at hand answers; a note that is gone, or wrong, is no error here. */
static const struct note *find_re(struct found *found, struct app *app, const char *re)
{
	struct err err = { 0 };
	const struct note *note = NULL;

	if (re && store_find(&found->joined, app->store, re, NULL, &err) == 0)
		note = &found->joined.items[0];
	err_release(&err);
	return note;
}

static struct show_step *take_steps(struct app *app, const struct history *history)
{
	struct show_step *steps = arena_alloc(&app->memory, history->count * sizeof(*steps));

	for (size_t i = 0; i < history->count; i++) {
		const struct step *step = &history->items[i];
		steps[i] = (struct show_step){ step->commit, step->when, step->who, step->email,
			step->subject };
	}
	return steps;
}

static int find(struct found *found, struct show_item *item, struct app *app, const char *typed,
	struct err *err)
{
	const char *id;

	if (which_note(&found->notes, app, typed, err) != 0)
		return -1;
	id = arena_string(&app->memory, found->notes.items[0].id);
	if (store_answers(&found->notes, app->store, &app->problems, err) != 0)
		return -1;
	item->around = &found->notes;
	item->note = notes_find(&found->notes, id);
	item->re = find_re(found, app, item->note->re);
	if (store_history(
		    &found->history, store_holding(app->store, item->note), item->note, err) != 0)
		return -1;
	item->steps = take_steps(app, &found->history);
	item->step_count = found->history.count;
	return 0;
}

static int show_all(struct app *app, const struct show_item *items, size_t count, struct err *err)
{
	struct show_view view;
	struct scene scene;

	if (scene_open(&scene, app, err) != 0)
		return -1;
	show_view_build(&view, &scene, items, count);
	app->renderer->show(&app->out, &view, &app->look);
	show_view_release(&view);
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	size_t count = operands->count, read = 0;
	struct found *found = arena_alloc(&app->memory, (count + 1) * sizeof(*found));
	struct show_item *items = arena_alloc(&app->memory, (count + 1) * sizeof(*items));
	int status = 0;

	(void)args;
	if (count == 0) {
		err_set(err, ERR_USAGE, "show: which note?");
		return err_hint(
			err, "the wall shows each note's id in its corner; or: thanks show last");
	}
	for (; status == 0 && read < count; read++)
		status = find(&found[read], &items[read], app, operands->items[read], err);
	if (status == 0)
		status = show_all(app, items, count, err);
	for (size_t i = 0; i < read; i++) {
		notes_release(&found[i].notes);
		notes_release(&found[i].joined);
		history_release(&found[i].history);
	}
	return status;
}

const struct cmd cmd_show = {
	.name = "show",
	.summary = "show a note whole",
	.operands = "ID...",
	.takes = TAKES_IDS,
	.about = "Shows one note (or several) with all that its file holds, what was answered, "
		 "who joined in, and its history: who changed it when, and how.\n"
		 "\n"
		 "ID is as much of a note's id as is needed to tell it from the others, 4 "
		 "characters or more, as the wall shows it; or `last`, the one you wrote last; or "
		 "@alice, her newest one.",
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_HTML,
	.run = run,
};
