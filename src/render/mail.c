#include "render/mail.h"

#include <stddef.h>
#include <string.h>

#include "base/digest.h"
#include "render/mail_body.h"
#include "render/mail_header.h"
#include "render/phrase.h"
#include "render/term.h"
#include "render/text.h"
#include "view/remind.h"

#define WIDTH 72 /* columns of the body */

const struct renderer render_mail = {
	.name = "mail",
	.for_others = true,
	.remind = mail_remind,
};

static size_t count_kind(const struct remind_view *view, enum remind_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < view->count; i++)
		count += view->items[i].kind == kind;
	return count;
}

static void add_part(struct str *text, size_t start, size_t count, const char *what)
{
	if (count > 0)
		str_addf(text, "%s%zu %s", text->length > start ? ", " : "", count, what);
}

/* "Support team: 2 to thank, 1 to answer, 3 coming up" */
static void add_subject(struct str *out, const struct remind_view *view)
{
	size_t round = count_kind(view, REMIND_ROUND), join = count_kind(view, REMIND_JOIN),
	       thank = count_kind(view, REMIND_THANK), answer = count_kind(view, REMIND_ANSWER),
	       ago = count_kind(view, REMIND_YEAR_AGO), start;
	struct str text = { 0 };

	str_addf(&text, "%s: ", view->name ? view->name : "thanks");
	start = text.length;
	add_part(&text, start, round, round == 1 ? "note of a round" : "notes of a round");
	add_part(&text, start, join, join == 1 ? "round to join" : "rounds to join");
	add_part(&text, start, thank, "to thank");
	add_part(&text, start, answer, "to answer");
	add_part(&text, start, view->count - round - join - thank - answer - ago, "coming up");
	if (text.length == start)
		str_add(&text, "a year ago today");
	mail_header(out, "Subject", str_text(&text));
	str_release(&text);
}

/* The domain is the sender's: there, nobody else makes such ids. */
static void add_message_id(struct str *out, const struct remind_view *view)
{
	const struct remind_letter *letter = view->wish.letter;
	uint64_t hash = digest_text(DIGEST_START, view->wish.repository);

	if (view->wish.group)
		hash = digest_text(hash, view->wish.group);
	if (view->wish.team)
		hash = digest_text(hash, "team");
	str_add(out, "Message-ID: <thanks.");
	str_add_day(out, view->today);
	str_add_char(out, '.');
	mail_atom(out, view->who.handle);
	str_addf(out, ".%016llx%s>\n", (unsigned long long)hash, strchr(letter->from_address, '@'));
}

static void add_text(struct str *out, const struct remind_view *view)
{
	const struct look look = { .width = WIDTH, .unicode = true };
	struct remind_view plain = *view;
	struct str page = { 0 };

	plain.wish.named = false; /* it is addressed to them */
	str_add(out, "Hello ");
	term_text(out, view->who.short_name);
	str_add(out, ",\n\n");
	text_remind(&page, &plain, &look);
	str_add(out, str_text(&page));
	str_add(out, "\n-- \n");
	str_add(out, view->name ? "From the wall of " : "From the wall of thank-you notes");
	if (view->name) {
		str_clear(&page);
		str_add_the(&page, view->name);
		term_text(out, str_text(&page));
	}
	str_add(out, ". Nothing comes when nothing is due.\n");
	str_release(&page);
}

void mail_remind(struct str *out, const struct remind_view *view, const struct look *look)
{
	const struct remind_letter *letter = view->wish.letter;
	struct str text = { 0 };

	(void)look;
	if (view->count == 0 || !letter || !mail_address_valid(letter->from_address) ||
		!mail_address_valid(letter->to_address))
		return;
	mail_date(out, view->wish.now);
	mail_mailbox(out, "From", letter->from_name, letter->from_address);
	mail_mailbox(out, "To", letter->to_name, letter->to_address);
	add_subject(out, view);
	add_message_id(out, view);
	str_add(out, "Auto-Submitted: auto-generated\n");
	add_text(&text, view);
	mail_body(out, str_text(&text));
	str_release(&text);
}
