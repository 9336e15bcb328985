#include "cmd/note_round.h"

#include "cmd/round.h"
#include "render/phrase.h"

/* The notes of the sender tell what they owe. */
static int read_notes(struct notes *notes, struct app *app, const struct note *note,
	struct day first, struct err *err)
{
	struct query query = {
		.has_span = true, .span = { first, DAY_MAX }, .privacy = PRIVACY_SHARED
	};

	texts_add(&app->memory, &query.from, note->from);
	return store_select(notes, app->store, &query, 0, NULL, &app->problems, err);
}

/* Does NOTE pay a debt that its sender has in ROUND, and a nearer one than *SIDE? */
static void try_round(struct note_round *found, enum ring_side *side, const struct note *note,
	const struct ring *ring)
{
	const struct ring_seat *seat = ring_seat_of(ring, note->from);
	enum ring_side nearest = RING_SIDES;

	for (size_t i = 0; seat != NULL && i < note->to.count; i++) {
		enum ring_side pays = ring_seat_pays(seat, note->to.items[i]);

		if (pays < nearest)
			nearest = pays == RING_RIGHT ? RING_LEFT : pays;
	}
	if (nearest >= *side)
		return;
	*side = nearest;
	*found = (struct note_round){ .name = ring->round->name,
		.owed = seat->owed,
		.left = ring_seat_left(seat, &note->to) };
}

/* Would NOTE be one of the round, if its sender were in it? */
static bool is_invited(const struct ring *ring, const struct people *people,
	const struct note *note, struct day today)
{
	if (!round_invites(ring->round, people, note->from, today))
		return false;
	for (size_t i = 0; i < note->to.count; i++)
		if (ring_seat_of(ring, note->to.items[i]) != NULL)
			return true;
	return false;
}

static bool holds(const struct round *round, const struct note *note)
{
	return span_holds((struct span){ round->start, round->last }, moment_day(note->date));
}

int note_round_owed(
	struct note_round *found, struct app *app, const struct note *note, struct err *err)
{
	enum ring_side side = RING_SIDES;
	const struct round **open;
	const struct rounds *rounds;
	const struct people *people;
	struct notes notes = { 0 };
	struct rings rings;
	struct day first = app_today(app);
	size_t count;

	*found = (struct note_round){ 0 };
	if (app_rounds(app, &rounds, err) != 0 || app_people(app, &people, err) != 0)
		return -1;
	count = rounds_open(rounds, first, &app->memory, &open);
	for (size_t i = 0; i < count; i++)
		if (day_compare(open[i]->start, first) < 0)
			first = open[i]->start;
	if (count > 0 && read_notes(&notes, app, note, first, err) != 0)
		return -1;
	rings_build(&rings, rounds, &notes, people, app_today(app));
	for (size_t i = 0; i < rings.count; i++)
		if (holds(rings.items[i].round, note))
			try_round(found, &side, note, &rings.items[i]);
	for (size_t i = rings.count; i-- > 0 && found->name == NULL;)
		if (is_invited(&rings.items[i], people, note, app_today(app)))
			found->invited = rings.items[i].round->name;
	rings_release(&rings);
	notes_release(&notes);
	return 0;
}

static int refuse_day(const struct app *app, const struct round *round, bool early, struct err *err)
{
	struct str day = { 0 };

	str_add_date(&day, early ? round->start : day_add(round->last, 1), app_today(app));
	err_set(err, ERR_USAGE,
		early ? "--round: %s began on %s, after the day of this note"
		      : "--round: another round %s began on %s, before the day of this note",
		round->name, str_text(&day));
	str_release(&day);
	return -1;
}

int note_round_named(struct note_round *found, struct app *app, const struct note *note,
	const char *typed, struct err *err)
{
	const struct ring_seat *seat;
	const struct round *round;
	struct ring ring;

	*found = (struct note_round){ 0 };
	if (typed[0] == '\0')
		return 0;
	if (round_named(&round, app, typed, err) != 0)
		return err_in(err, "--round");
	if (!holds(round, note))
		return refuse_day(
			app, round, day_compare(moment_day(note->date), round->start) < 0, err);
	if (round_ring(&ring, app, round, err) != 0)
		return -1;
	found->name = round->name;
	seat = ring.open ? ring_seat_of(&ring, note->from) : NULL;
	if (seat != NULL) {
		found->owed = seat->owed;
		found->left = ring_seat_left(seat, &note->to);
	}
	ring_release(&ring);
	return 0;
}
