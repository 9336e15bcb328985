#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/show.h"

#define LABEL 10

/* A note being told. */
struct telling {
	const struct show_view *view;
	const struct show_note *shown;
	const struct sticky *root;
	const struct look *look;
	struct str *out;
	struct line line;
};

static void label(struct telling *telling, const char *name)
{
	text_labelled(telling->out, name, LABEL, &telling->line, telling->look);
}

static void add_long_date(struct line *line, unsigned style, struct day day)
{
	struct str text = { 0 };

	str_add_date_long(&text, day);
	line_add(line, style, str_text(&text));
	str_release(&text);
}

/* "Bob to Alice and Carol, Saturday 21 November 2026, 16:42, in person" */
static void tell_head(struct telling *telling)
{
	const struct note *note = telling->root->note;
	struct line *line = &telling->line;
	struct str time = { 0 };

	line_add(line, STYLE_QUIET, note->id);
	text_indented(telling->out, 0, line, telling->look);
	str_add_char(telling->out, '\n');
	line_add_who(line, STYLE_NAME, &telling->root->from);
	line_add(line, STYLE_PLAIN, " to ");
	line_add_whos(line, STYLE_NAME, &telling->root->to, " and ");
	line_add(line, STYLE_PLAIN, ", ");
	add_long_date(line, STYLE_PLAIN, telling->root->day);
	str_add_time(&time, note->date);
	line_addf(line, STYLE_PLAIN, ", %s", str_text(&time));
	if (note->via != VIA_NOTE)
		line_addf(line, STYLE_PLAIN, ", %s", via_words(note->via));
	text_indented(telling->out, 0, line, telling->look);
	str_release(&time);
}

static void tell_text(struct telling *telling)
{
	if (!sticky_speaks(telling->root))
		return;
	str_add_char(telling->out, '\n');
	line_add_body(&telling->line, telling->root->note->text, STYLE_PLAIN);
	text_indented(telling->out, 2, &telling->line, telling->look);
}

static void tell_re(struct telling *telling)
{
	const struct sticky *re = &telling->shown->re;
	struct line *line = &telling->line;

	if (!telling->root->re_short)
		return;
	line_add(line, STYLE_QUIET, telling->root->re_short);
	if (!re->note) {
		line_addf(line, STYLE_PLAIN, ", which is not here");
	} else {
		line_add(line, STYLE_PLAIN, "  ");
		line_add_who(line, STYLE_NAME, &re->from);
		line_add(line, STYLE_PLAIN, " to ");
		line_add_whos(line, STYLE_NAME, &re->to, " and ");
		if (sticky_speaks(re))
			line_add(line, STYLE_PLAIN, ": ");
		if (sticky_speaks(re))
			line_add_flat(line, re->note->text);
	}
	label(telling, telling->root->answers == ANSWER_CHEER ? "Joins" : "Answers");
}

static void tell_list(struct telling *telling, const char *name, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		line_add_part(&telling->line, texts->items[i]);
	label(telling, name);
}

static void tell_one(struct telling *telling, const char *name, const char *text)
{
	if (text)
		line_add(&telling->line, STYLE_PLAIN, text);
	label(telling, name);
}

/* What a merge left to settle, and keys of the file that are somebody else's business. */
static void tell_rest(struct telling *telling)
{
	const struct note *note = telling->root->note;
	struct line *line = &telling->line;

	for (size_t i = 0; i < note->conflicts.count; i++) {
		const struct conflict *conflict = &note->conflicts.items[i];
		line_addf(line, STYLE_LATE, "%s", conflict->field);
		for (size_t j = 0; j < conflict->values.count; j++)
			line_addf(line, STYLE_PLAIN, "%s%s", j ? ", or " : ": or ",
				conflict->values.items[j]);
		label(telling, "Unsettled");
	}
	for (size_t i = 0; i < note->unknown.count; i++) {
		line_addf(line, STYLE_PLAIN, "%s: %s", note->unknown.items[i].name,
			note->unknown.items[i].source);
		label(telling, "Also");
	}
}

static void tell_fields(struct telling *telling)
{
	const struct note *note = telling->root->note;

	tell_re(telling);
	tell_list(telling, "Tags", &note->all_tags);
	tell_one(telling, "For", note->about);
	tell_one(telling, "Group", note->group);
	tell_one(telling, "Round", note->round);
	tell_one(telling, "Private", note->private ? "in a repository of your own" : NULL);
	if (telling->root->by.handle)
		line_add_who(&telling->line, STYLE_NAME, &telling->root->by);
	label(telling, "Typed by");
	tell_one(telling, "Picture", telling->root->picture_path);
	tell_one(telling, "File", note->path);
	tell_rest(telling);
}

static void tell_answer(struct telling *telling, const struct sticky *answer)
{
	struct line *line = &telling->line;

	line_addf(line, STYLE_QUIET, "%s  ", answer->short_id);
	line_add_who(line, STYLE_NAME, &answer->from);
	line_add_private(line, answer);
	line_add(line, STYLE_QUIET, ", ");
	line_add_ago(line, STYLE_QUIET, answer->day, telling->view->today);
	line_add(line, STYLE_PLAIN, ": ");
	line_add_body(line, answer->note->text, STYLE_PLAIN);
	label(telling, answer->answers == ANSWER_CHEER ? "Cheers" : "Replies");
}

/* Who joined in without a word, then who did with words, then who answered. */
static void tell_answers(struct telling *telling)
{
	const struct sticky_thread *thread = &telling->shown->thread;
	struct line *line = &telling->line;

	for (size_t i = 0; i < thread->count; i++) {
		if (sticky_speaks(&thread->answers[i]))
			continue;
		line_add(line, STYLE_PLAIN, line->text.length ? ", " : "");
		line_add_who(line, STYLE_NAME, &thread->answers[i].from);
		line_add_private(line, &thread->answers[i]);
	}
	label(telling, "Cheers");
	for (int cheers = 1; cheers >= 0; cheers--)
		for (size_t i = 0; i < thread->count; i++)
			if (sticky_speaks(&thread->answers[i]) &&
				(thread->answers[i].answers == ANSWER_CHEER) == cheers)
				tell_answer(telling, &thread->answers[i]);
}

static void tell_steps(struct telling *telling)
{
	struct line *line = &telling->line;

	for (size_t i = 0; i < telling->shown->step_count; i++) {
		const struct show_step *step = &telling->shown->steps[i];
		struct civil civil = day_civil(moment_day(step->when));
		struct str when = { 0 };
		str_addf(&when, "%2d %s %d, ", civil.day, month_short(civil.month), civil.year);
		str_add_time(&when, step->when);
		line_addf(line, STYLE_QUIET, "%s  ", str_text(&when));
		line_add(line, STYLE_NAME, step->who);
		line_addf(line, STYLE_PLAIN, "  %s", step->subject);
		label(telling, i ? "" : "History");
		str_release(&when);
	}
}

void text_show(struct str *out, const struct show_view *view, const struct look *look)
{
	struct look list = text_list_look(look);

	for (size_t i = 0; i < view->count; i++) {
		struct telling telling = {
			.view = view,
			.shown = &view->notes[i],
			.root = &view->notes[i].thread.root,
			.look = &list,
			.out = out,
		};
		if (i > 0)
			str_add_char(out, '\n');
		tell_head(&telling);
		tell_text(&telling);
		str_add_char(out, '\n');
		tell_fields(&telling);
		tell_answers(&telling);
		tell_steps(&telling);
		line_release(&telling.line);
	}
}
