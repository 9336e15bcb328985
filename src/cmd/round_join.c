#include <string.h>

#include "cmd/round.h"
#include "cmd/someone.h"
#include "cmd/whom.h"
#include "model/handle.h"
#include "model/lookup.h"

/* Who comes or goes. */
struct passage {
	struct app *app;
	const struct people *people;
	const struct round *round;
	struct texts who; /* as typed; then canonical handles */
	struct texts known; /* see whom.h */
	struct round_edits edits;
};

/* Nobody named: it is me. */
static int read_line(
	struct passage *passage, struct app *app, const struct operands *operands, struct err *err)
{
	struct round_line line;

	passage->app = app;
	if (round_line_read(&line, app, operands, err) != 0 ||
		app_people(app, &passage->people, err) != 0 ||
		round_meant(&passage->round, app, line.name, err) != 0)
		return -1;
	passage->who = line.who;
	if (line.who.count == 0)
		texts_add(&app->memory, &passage->who, "@" HANDLE_ME);
	return 0;
}

static bool is_in(const struct texts *texts, const char *handle)
{
	return texts_hold(texts, handle, strlen(handle));
}

/* "Dave joined", "Dave and Erin left" */
static const char *deed(const struct passage *passage, const char *verb)
{
	const struct texts *who = &passage->who;
	struct str text = { 0 };
	const char *kept;

	for (size_t i = 0; i < who->count; i++)
		str_addf(&text, "%s%s",
			i == 0               ? ""
			: i + 1 < who->count ? ", "
					     : " and ",
			people_short_name(passage->people, who->items[i]));
	str_addf(&text, " %s", verb);
	kept = arena_text(&passage->app->memory, str_text(&text), text.length);
	str_release(&text);
	return kept;
}

static const char *subject(const struct passage *passage, const char *verb)
{
	struct str text = { 0 };
	const char *kept;

	str_addf(&text, "round: %s %s", verb, passage->round->name);
	for (size_t i = 0; i < passage->who.count; i++)
		str_addf(&text, " @%s", passage->who.items[i]);
	kept = arena_text(&passage->app->memory, str_text(&text), text.length);
	str_release(&text);
	return kept;
}

/* However the file spells them. */
static void add_spellings(struct passage *passage, const char *handle, struct texts *spellings)
{
	const struct person *person = people_find(passage->people, handle);
	struct arena *arena = &passage->app->memory;

	texts_add(arena, spellings, handle);
	for (size_t i = 0; person != NULL && i < person->aliases.count; i++)
		texts_add(arena, spellings, person->aliases.items[i]);
	for (size_t i = 0; person != NULL && i < person->emails.count; i++)
		texts_add(arena, spellings, person->emails.items[i]);
}

/* Each goes to their own place in the ring, also when others join at the same time. */
static int let_in(struct passage *passage, struct err *err)
{
	struct app *app = passage->app;
	const struct round *round = passage->round;
	struct texts ring = { 0 }, guests = { 0 }, spellings = { 0 };
	struct whom whom;

	if (whom_resolve(&whom, app, &passage->who, "", app_today(app), err) != 0)
		return -1;
	passage->who = whom.to;
	passage->known = whom.known;
	for (size_t i = 0; i < round->ring.count; i++)
		texts_add(&app->memory, &ring, round->ring.items[i]);
	for (size_t i = 0; i < passage->who.count; i++) {
		const char *handle = passage->who.items[i];

		if (person_left(people_find(passage->people, handle), app_today(app))) {
			err_set(err, ERR_USAGE, "@%s has left", handle);
			return err_hint(
				err, "if they are back: thanks people set @%s until=", handle);
		}
		texts_add(&app->memory, &ring, handle);
		add_spellings(passage, handle, &spellings);
		if (!round_takes(round, passage->people, handle, app_today(app)))
			texts_add(&app->memory, &guests, handle);
	}
	rounds_order(round->name, &ring);
	if (ring.count > ROUND_RING_MOST)
		return err_set(err, ERR_USAGE, "one ring holds at most %d", ROUND_RING_MOST);
	round_edit(&passage->edits, "ring", EDIT_ADD, &passage->who);
	round_edit(&passage->edits, "ring", EDIT_ORDER, &ring);
	round_edit(&passage->edits, "guests", EDIT_ADD, &guests);
	round_edit(&passage->edits, "away", EDIT_DROP, &spellings);
	return 0;
}

static int let_go(struct passage *passage, struct err *err)
{
	const struct round *round = passage->round;
	struct texts spellings = { 0 }, away = { 0 };

	for (size_t i = 0; i < passage->who.count; i++) {
		const char *handle;

		if (app_handle(passage->app, passage->who.items[i], &handle, err) != 0)
			return -1;
		passage->who.items[i] = handle;
		if (!is_in(&round->ring, handle))
			return err_set(err, ERR_MISSING, "@%s is not in the round %s", handle,
				round->name);
		add_spellings(passage, handle, &spellings);
		/* nobody asks them in again */
		if (round->group != NULL &&
			person_in_group(people_find(passage->people, handle), round->group))
			texts_add(&passage->app->memory, &away, handle);
	}
	round_edit(&passage->edits, "ring", EDIT_DROP, &spellings);
	round_edit(&passage->edits, "guests", EDIT_DROP, &spellings);
	round_edit(&passage->edits, "away", EDIT_ADD, &away);
	return 0;
}

static int finish(struct passage *passage, const char *verb, const char *done, struct err *err)
{
	bool nothing;

	if (round_commit(&nothing, passage->app, passage->round, &passage->edits,
		    subject(passage, verb), err) != 0)
		return -1;
	round_say(passage->app, passage->round, nothing ? "unchanged" : deed(passage, done));
	return 0;
}

static int join(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct passage passage = { 0 };
	const char *near;

	(void)args;
	if (read_line(&passage, app, operands, err) != 0 || let_in(&passage, err) != 0)
		return err_in(err, "round join");
	if (finish(&passage, "join", "joined", err) != 0)
		return -1;
	for (size_t i = 0; i < passage.who.count; i++) {
		near = people_near(passage.people, &passage.known, NULL, passage.who.items[i]);
		if (near != NULL)
			say_near(app, passage.who.items[i], near);
	}
	return 0;
}

static int leave(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct passage passage = { 0 };

	(void)args;
	if (read_line(&passage, app, operands, err) != 0 || let_go(&passage, err) != 0)
		return err_in(err, "round leave");
	return finish(&passage, "leave", "left", err);
}

static const struct example join_examples[] = {
	{ "thanks round start week @alice @bob @carol && thanks round join @dave",
		"between two of them" },
	{ NULL, NULL },
};

const struct cmd cmd_round_join = {
	.name = "join",
	.summary = "let somebody into a round",
	.operands = "[NAME] [@who...]",
	.takes = TAKES_ROUNDS_PEOPLE,
	.about =
		"Lets people into the ring of a round, each at their own place between two others; "
		"without @who it is you. NAME is needed only when several rounds are open. Who is "
		"not in the group that the round is for takes part as a guest. What others have "
		"written already stays paid.",
	.examples = join_examples,
	.needs = NEED_STORE,
	.run = join,
};

static const struct example leave_examples[] = {
	{ "thanks round start week @alice @bob @carol @dave && thanks round leave week @dave",
		"those beside him are neighbours now" },
	{ NULL, NULL },
};

const struct cmd cmd_round_leave = {
	.name = "leave",
	.summary = "take somebody out of a round",
	.operands = "[NAME] [@who...]",
	.takes = TAKES_ROUNDS_PEOPLE,
	.about = "Takes people out of the ring of a round: they owe no note any more, and none is "
		 "owed to them; without @who it is you. Notes that were written stay, and stay "
		 "paid. NAME is needed only when several rounds are open.",
	.examples = leave_examples,
	.needs = NEED_STORE,
	.run = leave,
};
