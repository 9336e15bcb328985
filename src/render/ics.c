#include "render/ics.h"

#include <stddef.h>
#include <string.h>

#include "base/digest.h"
#include "render/ics_text.h"
#include "render/names.h"
#include "render/phrase.h"
#include "render/text_due.h"
#include "render/text_line.h"
#include "render/week_words.h"

#define YEAR 365

const struct renderer render_ics = {
	.name = "ics",
	.for_others = true,
	.remind = ics_remind,
};

/* The item being written. */
struct entry {
	const struct remind_view *view;
	const struct remind_item *item;
	struct str text;
};

static bool is_of_round(enum remind_kind kind)
{
	return kind == REMIND_ROUND || kind == REMIND_JOIN;
}

/* "20261124-birthday-alice-bob-51c7d1e4a4ea2f57": a day or a note's id, what it is, about whom, for
 * whom, and a digest of what else tells it from others. */
static void add_uid(struct str *out, struct entry *entry)
{
	const struct remind_item *item = entry->item;
	const struct who *who = &item->who;
	uint64_t hash = digest_text(DIGEST_START, entry->view->wish.repository);

	str_clear(&entry->text);
	if (item->note.note)
		str_add(&entry->text, item->note.note->id);
	else if (day_known(item->day))
		str_add_day(&entry->text, item->day);
	else
		str_add(&entry->text, "never");
	if (item->kind == REMIND_NOTICE || is_of_round(item->kind))
		hash = digest_text(hash, item->text);
	str_addf(&entry->text, "-%s%s-%s-%s-%016llx", remind_name(item->kind),
		entry->view->wish.team ? "-team" : "", who->handle ? who->handle : "all",
		entry->view->who.handle, (unsigned long long)hash);
	ics_line_text(out, "UID", str_text(&entry->text));
}

static bool is_task(enum remind_kind kind)
{
	return kind == REMIND_THANK || kind == REMIND_ANSWER || is_of_round(kind);
}

static void add_week(struct str *text, const struct remind_item *item)
{
	str_add(text, WEEK_NAME);
	if (item->text)
		str_addf(text, ": %s", item->text);
}

static void add_memory(struct str *text, const struct entry *entry)
{
	struct line line = { 0 };

	line_add_memory(&line, &entry->item->note, &entry->view->who, SPEAK_TO);
	str_addf(text, "A year ago today: %s", str_text(&line.text));
	line_release(&line);
}

static void add_summary(struct str *out, struct entry *entry)
{
	const struct remind_item *item = entry->item;
	const char *name = item->who.short_name;
	struct str *text = &entry->text;

	str_clear(text);
	if (item->kind == REMIND_THANK)
		str_addf(text, "Thank %s", name);
	else if (item->kind == REMIND_ANSWER)
		str_addf(text, "Answer %s: %s", name, item->note.note->text);
	else if (item->kind == REMIND_ROUND)
		str_addf(text, "A note to %s, in the round %s", name, item->text);
	else if (item->kind == REMIND_JOIN)
		str_addf(text, "The round %s is open without %s", item->text, name);
	else if (item->kind == REMIND_BIRTHDAY)
		str_addf(text, "%s's birthday", name);
	else if (item->kind == REMIND_ANNIVERSARY)
		str_addf(text, "%s, %d %s here", name, item->years,
			item->years == 1 ? "year" : "years");
	else if (item->kind == REMIND_NOTICE)
		str_addf(text, "%s, %s", item->text, name);
	else if (item->kind == REMIND_WEEK)
		add_week(text, item);
	else
		add_memory(text, entry);
	while (text->length > 0 && text->bytes[text->length - 1] == '\n')
		str_cut(text, text->length - 1);
	ics_line_text(out, "SUMMARY", str_text(text));
}

static void add_since(struct str *text, const struct entry *entry)
{
	const struct remind_item *item = entry->item;

	str_add(text, entry->view->wish.team ? "Not thanked by anybody " : "Not thanked by you ");
	if (item->days == REMIND_NEVER && entry->view->lookback >= YEAR)
		str_add(text, "in the past year");
	else if (item->days == REMIND_NEVER)
		str_addf(text, "in the past %d days", entry->view->lookback);
	else
		str_addf(text, "for %d %s", item->days, item->days == 1 ? "day" : "days");
	str_addf(text, "\nthanks add @%s \"...\"", item->who.handle);
}

/* What one would type. */
static void add_description(struct str *out, struct entry *entry)
{
	const struct remind_item *item = entry->item;
	struct str *text = &entry->text;

	str_clear(text);
	if (item->kind == REMIND_THANK)
		add_since(text, entry);
	else if (item->kind == REMIND_ANSWER)
		str_addf(text, "thanks reply %s \"...\"", item->note.short_id);
	else if (item->kind == REMIND_ROUND)
		str_addf(text, "thanks add @%s \"...\"", item->who.handle);
	else if (item->kind == REMIND_JOIN)
		str_addf(text, "thanks round join %s @%s", item->text, item->who.handle);
	else if (item->kind == REMIND_WEEK)
		str_add(text, "thanks week");
	else
		return;
	ics_line_text(out, "DESCRIPTION", str_text(text));
}

/* DTEND is the day behind the last one (RFC 5545, 3.6.1). */
static void add_event_days(
	struct str *out, const struct remind_view *view, const struct remind_item *item)
{
	bool whole = item->kind == REMIND_WEEK && item->days > 0;
	struct day first = item->kind == REMIND_YEAR_AGO ? view->today : item->day;
	struct day last = whole ? item->week.last : first;

	ics_line_day(out, "DTSTART;VALUE=DATE", first);
	ics_line_day(out, "DTEND;VALUE=DATE", day_add(last, 1));
	str_add(out, "TRANSP:TRANSPARENT\r\n");
}

/* Whoever was never thanked, and a note without an answer, are due on no day. */
static void add_task_days(struct str *out, const struct remind_item *item)
{
	if (item->kind == REMIND_THANK && item->days != REMIND_NEVER)
		ics_line_day(out, "DUE;VALUE=DATE", item->due);
	if (is_of_round(item->kind) && day_known(item->day))
		ics_line_day(out, "DUE;VALUE=DATE", item->day);
	str_add(out, "STATUS:NEEDS-ACTION\r\n");
}

static void add_item(
	struct str *out, const struct remind_view *view, const struct remind_item *item)
{
	struct entry entry = { .view = view, .item = item };
	bool task = is_task(item->kind);

	str_add(out, task ? "BEGIN:VTODO\r\n" : "BEGIN:VEVENT\r\n");
	add_uid(out, &entry);
	ics_line_moment(out, "DTSTAMP", view->wish.now);
	if (task)
		add_task_days(out, item);
	else
		add_event_days(out, view, item);
	add_summary(out, &entry);
	add_description(out, &entry);
	str_add(out, task ? "END:VTODO\r\n" : "END:VEVENT\r\n");
	str_release(&entry.text);
}

/* A calendar must hold something (RFC 5545, 3.6): where nothing is due, that there is UTC. */
static void add_nothing(struct str *out)
{
	str_add(out, "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\n"
		     "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n"
		     "END:STANDARD\r\nEND:VTIMEZONE\r\n");
}

void ics_remind(struct str *out, const struct remind_view *view, const struct look *look)
{
	(void)look;
	str_add(out,
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//thanks//thanks//EN\r\nCALSCALE:GREGORIAN\r\n");
	if (view->name) {
		ics_line_text(out, "NAME", view->name);
		ics_line_text(out, "X-WR-CALNAME", view->name);
	}
	for (size_t i = 0; i < view->count; i++)
		add_item(out, view, &view->items[i]);
	if (view->count == 0)
		add_nothing(out);
	str_add(out, "END:VCALENDAR\r\n");
}
