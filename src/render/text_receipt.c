#include "render/phrase.h"
#include "render/text.h"
#include "render/text_changes.h"
#include "render/text_line.h"
#include "view/receipt.h"

enum { BEFORE_MOST = 24, LINE_LEAST = 60 }; /* columns */

/* What was done to the note, in front of those whom it thanks. */
static const char *deed(const struct receipt_view *view)
{
	static const char *const done[] = {
		[RECEIPT_THANK] = "thanked ",
		[RECEIPT_REPLY] = "answered ",
		[RECEIPT_CHEER] = "joined in thanking ",
		[RECEIPT_EDIT] = "changed the note to ",
		[RECEIPT_REMOVE] = "removed the note to ",
	};
	static const char *const done_to_own[] = {
		[RECEIPT_EDIT] = "changed the private note to ",
		[RECEIPT_REMOVE] = "removed the private note to ",
	};
	static const char *const not_done[] = {
		[RECEIPT_THANK] = "would thank ",
		[RECEIPT_REPLY] = "would answer ",
		[RECEIPT_CHEER] = "would join in thanking ",
		[RECEIPT_EDIT] = "would change the note to ",
		[RECEIPT_REMOVE] = "would remove the note to ",
	};
	static const char *const not_done_to_own[] = {
		[RECEIPT_EDIT] = "would change the private note to ",
		[RECEIPT_REMOVE] = "would remove the private note to ",
	};
	bool own = view->note.note->private && view->kind > RECEIPT_CHEER;

	if (view->unchanged)
		return view->note.note->private ? "unchanged, the private note to "
						: "unchanged, the note to ";
	if (own)
		return view->dry_run ? not_done_to_own[view->kind] : done_to_own[view->kind];
	return view->dry_run ? not_done[view->kind] : done[view->kind];
}

/* "fresh tea", or what an edit made of it: "fresh tea -> fresh coffee". */
static void add_words(struct line *line, const struct receipt_view *view, const struct look *look)
{
	struct str before = { 0 };

	if (view->words_before) {
		str_add(&before, view->words_before);
		if (look->terminal)
			term_cut(&before, 0, BEFORE_MOST, look);
		line_addf(line, STYLE_PLAIN, ": %s ->", str_text(&before));
		line_addf(line, STYLE_PLAIN, " %s", view->first_words);
	} else if (view->first_words[0]) {
		line_addf(line, STYLE_PLAIN, ": %s", view->first_words);
	}
	str_release(&before);
}

/* One line; where that is too narrow for anything, two. A script always gets all in one. */
static void say_first(struct str *out, struct line *line, const struct look *look)
{
	if (look->terminal) {
		line_cut(line, look->width < LINE_LEAST ? LINE_LEAST : look->width, look);
		line_print_wrapped(line, 0, 2, out, look);
	} else {
		line_print_all(line, out, look);
		term_end_line(out);
	}
	line_clear(line);
}

static void say_deed(struct str *out, const struct receipt_view *view, const struct look *look)
{
	const struct whos *to = &view->note.to;
	struct line line = { 0 };

	if (view->note.note->id) {
		line_add(&line, STYLE_QUIET, view->note.note->id);
		line_add(&line, STYLE_PLAIN, "  ");
	}
	line_add(&line, STYLE_PLAIN, deed(view));
	for (size_t i = 0; i < to->count; i++) {
		line_add(&line, STYLE_PLAIN, i ? ", " : "");
		line_add(&line, STYLE_NAME, to->items[i].short_name);
	}
	if (view->note.note->round && view->kind <= RECEIPT_CHEER)
		line_addf(&line, STYLE_PLAIN, " in the round %s", view->note.note->round);
	if (view->note.note->private && view->kind <= RECEIPT_CHEER)
		line_add(&line, STYLE_PLAIN, ", privately");
	add_words(&line, view, look);
	say_first(out, &line, look);
	line_release(&line);
}

static void say_changes(struct str *out, const struct receipt_view *view, const struct look *look)
{
	struct line line = { 0 };

	line_add_changes(&line, view);
	if (view->change_count > 0)
		text_indented(out, 2, &line, look);
	line_release(&line);
}

static void say_wishes(struct str *out, const struct receipt_view *view, const struct look *look)
{
	struct line line = { 0 };
	struct str liking = { 0 };

	for (size_t i = 0; i < view->wish_count; i++) {
		const struct who *who = &view->wishes[i].who;

		str_clear(&liking);
		if (!person_add_liking(&liking, who->person))
			continue;
		line_add(&line, STYLE_NAME, who->short_name);
		line_addf(&line, STYLE_PLAIN, " %s", str_text(&liking));
		text_indented(out, 2, &line, look);
	}
	str_release(&liking);
	line_release(&line);
}

/* Somebody does not like it in public, and this note is on the wall: what else there is. */
static void say_ways(struct str *out, const struct receipt_view *view, const struct look *look)
{
	struct line line = { 0 };
	bool shy = false;

	for (size_t i = 0; i < view->wish_count; i++)
		shy = shy || view->wishes[i].who.person->audience == AUDIENCE_PRIVATE;
	if (!shy || view->note.note->private)
		return;
	line_addf(&line, STYLE_PLAIN, "thanks card %s makes a card of it; ", view->note.short_id);
	line_add(&line, STYLE_PLAIN, "--private keeps a note off the wall");
	text_indented(out, 2, &line, look);
	line_release(&line);
}

static void say_doubts(struct str *out, const struct receipt_view *view, const struct look *look)
{
	struct line line = { 0 };

	for (size_t i = 0; i < view->stranger_count; i++) {
		const struct receipt_stranger *stranger = &view->strangers[i];
		if (!stranger->near && text_same(stranger->handle, view->note.from.handle)) {
			line_addf(&line, STYLE_PLAIN,
				"%s is new here: thanks people set @%s kind=customer",
				stranger->handle, stranger->handle);
			text_indented(out, 2, &line, look);
		}
		if (!stranger->near)
			continue;
		line_addf(&line, STYLE_PLAIN, "%s is new here; did you mean @%s?", stranger->handle,
			stranger->near);
		if (!view->dry_run)
			line_add(&line, STYLE_PLAIN, " then: thanks undo");
		text_indented(out, 2, &line, look);
	}
	if (view->to_self) {
		line_addf(&line, STYLE_PLAIN,
			"%s is the sender, too; if that was a slip: ", view->note.from.short_name);
		line_add(&line, STYLE_PLAIN, "thanks undo");
		text_indented(out, 2, &line, look);
	}
	line_release(&line);
}

/* How many are left to write, which is what the round is about. */
static void say_round(struct str *out, const struct receipt_view *view, const struct look *look)
{
	struct line line = { 0 };

	if (view->round_owed == 0 && view->round_invites == NULL)
		return;
	if (view->round_owed == 0)
		line_addf(&line, STYLE_PLAIN,
			"the round %s of your group is open without you: thanks round join %s",
			view->round_invites, view->round_invites);
	else if (view->round_left > 0)
		line_addf(&line, STYLE_PLAIN, "%zu more of yours in this round: thanks round %s",
			view->round_left, view->note.note->round);
	else
		line_add(&line, STYLE_PLAIN, "that was your last one in this round");
	text_indented(out, 2, &line, look);
	line_release(&line);
}

enum kept_for { KEPT_FOR_ALL, KEPT_FOR_ME };
static void say_repository(
	struct str *out, const char *repository, enum kept_for whom, const struct look *look)
{
	struct line line = { 0 };
	struct str place = { 0 };

	str_add_place(&place, repository, look);
	line_addf(&line, STYLE_PLAIN, "%s %s", whom == KEPT_FOR_ME ? "kept to yourself, in" : "in",
		str_text(&place));
	text_indented(out, 2, &line, look);
	str_release(&place);
	line_release(&line);
}

static void say_place(struct str *out, const struct receipt_view *view, const struct look *look)
{
	struct line line = { 0 };

	if (view->was) {
		line_addf(&line, STYLE_PLAIN, "it was %s before", view->was);
		text_indented(out, 2, &line, look);
	}
	if (view->repository)
		say_repository(out, view->repository,
			view->note.note->private ? KEPT_FOR_ME : KEPT_FOR_ALL, look);
	if (view->waiting > 0) {
		line_addf(&line, STYLE_PLAIN, "%d %s not shared yet: thanks sync", view->waiting,
			view->waiting == 1 ? "change" : "changes");
		text_indented(out, 2, &line, look);
	}
	line_release(&line);
}

void text_receipt(struct str *out, const struct receipt_view *view, const struct look *look)
{
	say_deed(out, view, look);
	if (!look->terminal)
		return;
	say_changes(out, view, look);
	say_wishes(out, view, look);
	say_ways(out, view, look);
	say_doubts(out, view, look);
	say_round(out, view, look);
	say_place(out, view, look);
}

void text_person_receipt(
	struct str *out, const struct person_receipt *receipt, const struct look *look)
{
	struct line line = { 0 };

	line_add(&line, STYLE_NAME, receipt->handle);
	line_addf(&line, STYLE_PLAIN, "  %s", receipt->deed);
	say_first(out, &line, look);
	if (look->terminal && receipt->repository)
		say_repository(out, receipt->repository, KEPT_FOR_ALL, look);
	line_release(&line);
}
