#include "render/line.h"
#include "render/line_note.h"
#include "render/names.h"
#include "view/show.h"
#include "view/wall.h"

void line_wall(struct str *out, const struct wall_view *view, const struct look *look)
{
	(void)look;
	for (size_t i = 0; i < view->count; i++) {
		const struct sticky_thread *thread = &view->threads[i];

		line_sticky(out, &thread->root);
		for (size_t j = 0; j < thread->count; j++)
			line_sticky(out, &thread->answers[j]);
	}
}

void line_receipt(struct str *out, const struct receipt_view *view, const struct look *look)
{
	(void)look;
	line_sticky(out, &view->note);
}

/* What a note's file does not say itself. */
static void add_derived(struct str *out, const struct sticky *sticky)
{
	const char *id = sticky->note->id;

	for (size_t i = 0; i < sticky->note->all_tags.count; i++) {
		line_value(out, id, "all_tags");
		line_next(out, sticky->note->all_tags.items[i]);
		str_add_char(out, '\n');
	}
	line_value(out, id, "short");
	line_next(out, sticky->short_id);
	str_add_char(out, '\n');
	line_value(out, id, "path");
	line_next(out, sticky->note->path);
	str_add_char(out, '\n');
	if (!sticky->picture_path)
		return;
	line_value(out, id, "picture_path");
	line_next(out, sticky->picture_path);
	str_add_char(out, '\n');
}

static void add_person(struct str *out, const char *id, const struct who *who)
{
	line_value(out, id, "person");
	line_next(out, who->handle);
	line_next(out, who->name);
	line_next(out, kind_names[who->kind]);
	str_add_char(out, '\n');
}

static void add_people(struct str *out, const struct sticky *sticky)
{
	const char *id = sticky->note->id;

	add_person(out, id, &sticky->from);
	for (size_t i = 0; i < sticky->to.count; i++)
		add_person(out, id, &sticky->to.items[i]);
	if (sticky->by.handle)
		add_person(out, id, &sticky->by);
}

/* A note that belongs to this one: its own five fields behind the word. */
static void add_note(struct str *out, const char *id, const char *word, const struct sticky *sticky)
{
	line_value(out, id, word);
	line_next(out, sticky->note->id);
	line_next_moment(out, sticky->note->date);
	line_next(out, sticky->from.handle);
	line_next_whos(out, &sticky->to);
	line_next(out, sticky->note->text);
	str_add_char(out, '\n');
}

static void add_steps(struct str *out, const char *id, const struct show_note *shown)
{
	for (size_t i = 0; i < shown->step_count; i++) {
		const struct show_step *step = &shown->steps[i];

		line_value(out, id, "history");
		line_next_moment(out, step->when);
		line_next(out, step->who);
		line_next(out, step->email);
		line_next(out, step->subject);
		line_next(out, step->commit);
		str_add_char(out, '\n');
	}
}

void line_show(struct str *out, const struct show_view *view, const struct look *look)
{
	(void)look;
	for (size_t i = 0; i < view->count; i++) {
		const struct show_note *shown = &view->notes[i];
		const struct sticky_thread *thread = &shown->thread;
		const char *id = thread->root.note->id;

		line_fields(out, id, &note_fields, thread->root.note);
		add_derived(out, &thread->root);
		add_people(out, &thread->root);
		if (shown->re.note)
			add_note(out, id, "re_note", &shown->re);
		for (size_t j = 0; j < thread->count; j++)
			add_note(out, id, answer_name(thread->answers[j].answers),
				&thread->answers[j]);
		add_steps(out, id, shown);
	}
}
