#include "render/line.h"
#include "render/line_note.h"
#include "render/names.h"
#include "view/people.h"
#include "view/whoami.h"

static void add_row(struct str *out, const struct people_row *row)
{
	const struct person *file = row->who.person;
	struct str wishes = { 0 };

	person_add_wishes(&wishes, file);
	line_field(out, row->who.handle);
	line_next(out, row->who.name);
	line_next(out, kind_names[row->who.kind]);
	line_next_texts(out, file ? &file->groups : &(const struct texts){ 0 });
	line_next(out, file && file->remote ? "remote" : "");
	line_next(out, row->left ? "left" : "");
	line_next(out, str_text(&wishes));
	str_add_char(out, '\n');
	str_release(&wishes);
}

void line_people(struct str *out, const struct people_view *view, const struct look *look)
{
	(void)look;
	for (size_t i = 0; i < view->count; i++)
		add_row(out, &view->rows[i]);
}

static void add_day(struct str *out, const char *handle, const char *word, struct day day)
{
	if (!day_known(day))
		return;
	line_value(out, handle, word);
	line_next_day(out, day);
	str_add_char(out, '\n');
}

static void add_next(struct str *out, const struct person_view *view)
{
	const char *handle = view->who.handle;

	add_day(out, handle, "next_birthday", view->birthday);
	if (day_known(view->anniversary)) {
		line_value(out, handle, "next_anniversary");
		line_next_day(out, view->anniversary);
		line_next_number(out, view->years, true);
		str_add_char(out, '\n');
	}
	for (size_t i = 0; i < view->notice_count; i++) {
		line_value(out, handle, "next_notice");
		line_next_day(out, view->notices[i].next);
		line_next(out, view->notices[i].notice->text);
		str_add_char(out, '\n');
	}
}

void line_person(struct str *out, const struct person_view *view, const struct look *look)
{
	const char *handle = view->who.handle;

	(void)look;
	line_value(out, handle, "called");
	line_next(out, view->who.name);
	line_next(out, view->who.short_name);
	line_next(out, kind_names[view->who.kind]);
	line_next(out, view->left ? "left" : "");
	str_add_char(out, '\n');
	line_value(out, handle, "wishes");
	line_next(out, view->wishes);
	str_add_char(out, '\n');
	line_value(out, handle, "due_every");
	line_next_number(out, view->every, view->every != DURATION_NEVER);
	str_add_char(out, '\n');
	add_next(out, view);
	if (!view->who.person)
		return;
	line_fields(out, handle, &person_fields, view->who.person);
	line_value(out, handle, "path");
	line_next(out, view->who.person->path);
	str_add_char(out, '\n');
}

void line_remind(struct str *out, const struct remind_view *view, const struct look *look)
{
	(void)look;
	for (size_t i = 0; i < view->count; i++) {
		const struct remind_item *item = &view->items[i];
		const struct note *note = item->note.note;

		str_add(out, remind_name(item->kind));
		line_next(out, item->who.handle);
		line_next(out, item->who.name);
		line_next_day(out, item->day);
		line_next_number(out, item->days, remind_has_days(item));
		if (item->kind == REMIND_THANK)
			line_next_number(out, item->every, true);
		else
			line_next_number(out, item->years, item->kind == REMIND_ANNIVERSARY);
		line_next(out, note ? note->id : "");
		str_add_char(out, '\t');
		line_first(out, note ? note->text : item->text);
		line_next(out, view->who.handle);
		str_add_char(out, '\n');
	}
}

void line_reminders(struct str *out, const struct reminders_view *view, const struct look *look)
{
	if (view->part == REMINDERS_ONE)
		line_remind(out, view->one, look);
}

void line_whoami(struct str *out, const struct whoami_view *view, const struct look *look)
{
	(void)look;
	line_field(out, view->me.handle);
	line_next(out, view->me.name);
	line_next(out, view->me_rule);
	line_next(out, view->repository);
	line_next(out, view->repository_rule);
	line_next(out, view->wall);
	line_next_number(out, view->waiting, view->waiting >= 0);
	str_add_char(out, '\n');
}
