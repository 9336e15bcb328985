#include <string.h>

#include "cmd/cmd.h"
#include "cmd/scene.h"
#include "cmd/which.h"
#include "store/addresses.h"
#include "sys/file.h"
#include "view/card.h"

struct card_args {
	int paper; /* enum card_paper */
	bool fold;
};

static const struct opt opts[] = {
	OPT_CHOICE(0, "paper", struct card_args, paper, "PAPER", "a6 (a postcard), a4 or letter",
		card_papers),
	OPT_FLAG(0, "fold", struct card_args, fold,
		"a card to fold: a sheet of twice its size, printed on both sides"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks card last -F html > card.html", "the note you wrote last, for the printer" },
	{ "thanks card @alice --paper a4 --fold -F html > card.html",
		"Alice's newest, to be folded" },
	{ "thanks card last", "for the screen, or a plain printer" },
	{ NULL, NULL },
};

/* All that is read for one card. */
struct found {
	struct notes notes;
	struct str picture;
};

static const char *find_address(const void *with, const char *handle)
{
	return addresses_find(with, handle);
}

/* ~/.config/thanks/addresses.yaml, or where XDG_CONFIG_HOME has it. Without a home there is no
 * book. */
static int read_addresses(struct addresses *addresses, struct app *app, struct err *err)
{
	const struct people *people;
	struct str path = { 0 };
	int status = 0;

	if (app_people(app, &people, err) != 0)
		return -1;
	if (app->world.config_home != NULL)
		str_addf(&path, "%s/thanks/" ADDRESSES_NAME, app->world.config_home);
	else if (app->world.home != NULL)
		str_addf(&path, "%s/.config/thanks/" ADDRESSES_NAME, app->world.home);
	if (path.length > 0)
		status = addresses_read(addresses, path.bytes, people, err);
	str_release(&path);
	return status;
}

/* A picture that is not there, or none, is left out, and said. */
static void find_picture(
	struct found *found, struct card_item *item, struct app *app, const struct note *note)
{
	struct err err = { 0 };
	bool placed;

	if (note->picture == NULL)
		return;
	if (store_picture(store_holding(app->store, note), note, &found->picture, &err) == 0) {
		item->picture = str_text(&found->picture);
		item->picture_length = found->picture.length;
		item->picture_kind = picture_kind(item->picture, item->picture_length, &placed);
	}
	if (item->picture_kind == NULL) {
		item->picture = NULL;
		app_say(app, "thanks: card: '%s' has no picture that can be printed: %s", note->id,
			note->picture);
	}
	err_release(&err);
}

static int find(struct found *found, struct card_item *item, struct app *app, const char *typed,
	struct err *err)
{
	if (which_note(&found->notes, app, typed, err) != 0)
		return -1;
	item->note = &found->notes.items[0];
	find_picture(found, item, app, item->note);
	return 0;
}

/* A folded card has two sides inside and no third. */
static int check_fits(const struct card_view *view, struct err *err)
{
	for (size_t i = 0; i < view->count && view->fold == CARD_FOLDED; i++)
		if (!view->cards[i].fits) {
			err_set(err, ERR_USAGE,
				"card: the note to %s is too long for a folded card",
				view->cards[i].to.items[0].name);
			return err_hint(
				err, "without --fold it goes on to as many pages as it needs");
		}
	return 0;
}

static int print(struct app *app, const struct card_args *args, const struct card_item *items,
	size_t count, struct err *err)
{
	struct addresses addresses = { 0 };
	const struct card_addresses book = { find_address, &addresses };
	struct card_view view;
	struct scene scene;
	int status;

	if (scene_open(&scene, app, err) != 0 || read_addresses(&addresses, app, err) != 0)
		return -1;
	card_view_build(&view, &scene, items, count, (enum card_paper)args->paper,
		args->fold ? CARD_FOLDED : CARD_FLAT, &book);
	status = check_fits(&view, err);
	if (status == 0 && app->renderer != &render_html && (args->fold || args->paper != 0))
		app_say(app, "thanks: card: --paper and --fold are for -F html, which is printed");
	if (status == 0)
		app->renderer->card(&app->out, &view, &app->look);
	card_view_release(&view);
	addresses_release(&addresses);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	size_t count = operands->count, read = 0;
	struct found *found = arena_alloc(&app->memory, (count + 1) * sizeof(*found));
	struct card_item *items = arena_alloc(&app->memory, (count + 1) * sizeof(*items));
	int status = 0;

	if (count == 0) {
		err_set(err, ERR_USAGE, "card: which note?");
		return err_hint(
			err, "the wall shows each note's id in its corner; or: thanks card last");
	}
	for (; status == 0 && read < count; read++)
		status = find(&found[read], &items[read], app, operands->items[read], err);
	if (status == 0)
		status = print(app, args, items, count, err);
	for (size_t i = 0; i < read; i++) {
		notes_release(&found[i].notes);
		str_release(&found[i].picture);
	}
	return status;
}

const struct cmd cmd_card = {
	.name = "card",
	.summary = "a note as a card to print and hold",
	.operands = "ID...",
	.takes = TAKES_IDS,
	.about =
		"Makes a card of each note: to whom, the words, from whom and when, with the note's "
		"picture. With -F html it is one document that any browser prints: a page a card, "
		"as large as the paper; a long text takes smaller letters, and goes on to further "
		"pages when it must. Tags are for the wall: those at the end of the text are left "
		"out, and one within a sentence is a word like any other.\n"
		"\n"
		"With --fold the sheet is printed on both sides (turned over the short edge) and "
		"folded once: A6 comes out of an A5 sheet, A4 and letter are folded to half their "
		"size.\n"
		"\n"
		"Who lives where is nobody else's business: home addresses are read from "
		"addresses.yaml in ~/.config/thanks (or $XDG_CONFIG_HOME/thanks), and never "
		"from the shared notes. A card to somebody who is in it gets the address on its "
		"back:\n"
		"\n"
		"    alice: |\n"
		"      Alice Liddell\n"
		"      1 Folly Bridge\n"
		"      Oxford\n"
		"\n"
		"With -F text it is a card for a terminal; into a pipe each side is a sheet of its "
		"own, as a plain printer takes it.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct card_args),
	.formats = FORMAT_TEXT | FORMAT_HTML,
	.run = run,
};
