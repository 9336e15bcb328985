#include "model/note.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/handle.h"
#include "model/lookup.h"

enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D };

const char *const via_names[] = { "note", "in-person", "card", "e-mail", "phone", "gift", NULL };

#define AT(member) offsetof(struct note, member)

static const struct field rows[] = {
	{ "from", FIELD_HANDLE, AT(from), FIELD_REQUIRED | FIELD_SPELLING, 0, NULL,
		"who says thank you" },
	{ "to", FIELD_HANDLES, AT(to), FIELD_REQUIRED | FIELD_SPELLING, 0, NULL, "who is thanked" },
	{ "date", FIELD_MOMENT, AT(date), FIELD_REQUIRED, 0, NULL,
		"when, by the writer's own clock" },
	{ "text", FIELD_TEXT, AT(text), 0, NOTE_TEXT_LONGEST, NULL,
		"what for; needed unless the note answers another" },
	{ "tags", FIELD_WORDS, AT(tags), 0, 0, NULL, "the team's values it shows" },
	{ "via", FIELD_CHOICE, AT(via), 0, 0, via_names, "how it was said" },
	{ "for", FIELD_LINE, AT(about), 0, 0, NULL,
		"what it is about: a commit, a link, a ticket" },
	{ "re", FIELD_ID, AT(re), 0, 0, NULL, "the note that it answers or joins" },
	{ "by", FIELD_HANDLE, AT(by), FIELD_SPELLING, 0, NULL,
		"who typed it, when not the sender" },
	{ "group", FIELD_HANDLE, AT(group), 0, 0, NULL, "the group it was written to" },
	{ "round", FIELD_LINE, AT(round), 0, 0, NULL, "the round it was written in" },
	{ "picture", FIELD_FILE, AT(picture), 0, 0, NULL,
		"the file beside it: png, jpeg, webp, gif" },
	{ "conflicts", FIELD_CONFLICTS, AT(conflicts), 0, 0, NULL, "other versions after a merge" },
};

const struct fields note_fields = { rows, sizeof(rows) / sizeof(rows[0]), AT(unknown) };

const char *via_words(int via)
{
	static const char *const words[VIA_COUNT] = { "", "in person", "on a card", "by e-mail",
		"by phone", "with a gift" };

	return words[via];
}

/* The next code point of TEXT, 0 at its end. */
static uint32_t peek(const char *text, size_t *taken)
{
	uint32_t code = 0;

	*taken = utf8_next(text, strnlen(text, 4), &code, NULL);
	return *taken == 0 ? 0 : code;
}

static bool starts_tag(uint32_t code)
{
	return code_is_word(code) && !code_is_invisible(code) && !(code >= '0' && code <= '9');
}

static bool joins_tag(uint32_t code)
{
	return code == '-' || code == '_' || code == ZERO_WIDTH_NON_JOINER ||
	       code == ZERO_WIDTH_JOINER;
}

/* The bytes of the word at TEXT; what only joins does not end it. */
static size_t tag_length(const char *text)
{
	size_t length = 0, at = 0, taken;

	for (;;) {
		uint32_t code = peek(text + at, &taken);

		if (code_is_word(code))
			length = at + taken;
		else if (!joins_tag(code))
			return length;
		at += taken;
	}
}

void text_tags(
	const char *text, void (*add)(void *with, const char *word, size_t length), void *with)
{
	bool may_start = true;

	while (*text != '\0') {
		size_t taken, ignored;
		uint32_t code = peek(text, &taken);

		if (code == '#' && may_start && starts_tag(peek(text + 1, &ignored))) {
			size_t length = tag_length(text + 1);

			add(with, text + 1, length);
			taken += length;
		}
		may_start = code_opens_word(code) || (may_start && code_is_invisible(code));
		text += taken;
	}
}

struct tag_list {
	struct texts *texts;
	struct arena *arena;
};

static void add_tag(void *with, const char *word, size_t length)
{
	struct tag_list *list = with;

	texts_add(list->arena, list->texts, arena_text(list->arena, word, length));
}

void note_settle(struct note *note, struct arena *arena)
{
	struct tag_list list = { &note->all_tags, arena };
	bool marked = note->text != NULL && strchr(note->text, '#') != NULL;

	note->all_tags = note->tags;
	if (!marked && note->tags.count <= 1)
		return;
	note->all_tags = (struct texts){ 0 };
	for (size_t i = 0; i < note->tags.count; i++)
		texts_add(arena, &note->all_tags, note->tags.items[i]);
	if (marked)
		text_tags(note->text, add_tag, &list);
	texts_once(&note->all_tags);
}

static int check_handle(const char *field, const char *handle, struct err *err)
{
	if (handle == NULL || handle_valid(handle))
		return 0;
	return err_set(
		err, ERR_DATA, "%s: '%s' is nobody's handle, alias or address", field, handle);
}

int note_check(const struct note *note, struct err *err)
{
	if (note->from == NULL)
		return err_set(err, ERR_DATA, "from: it is missing");
	if (note->to.count == 0)
		return err_set(err, ERR_DATA, "to: there is nobody to thank");
	if (check_handle("from", note->from, err) < 0 || check_handle("by", note->by, err) < 0)
		return -1;
	for (size_t i = 0; i < note->to.count; i++)
		if (check_handle("to", note->to.items[i], err) < 0)
			return -1;
	if (!moment_known(note->date))
		return err_set(err, ERR_DATA, "date: it is missing");
	if (note->re == NULL && text_is_blank(note->text))
		return err_set(err, ERR_DATA, "text: it is missing, and the note answers no other");
	if (note->picture != NULL && text_ends(note->picture, ".yaml"))
		return err_set(err, ERR_DATA, "picture: '%s' is a note's file", note->picture);
	return 0;
}

bool note_is_to(const struct note *note, const char *handle)
{
	for (size_t i = 0; i < note->to.count; i++)
		if (strcmp(note->to.items[i], handle) == 0)
			return true;
	return false;
}

bool note_has_tag(const struct note *note, const char *tag)
{
	return texts_hold(&note->all_tags, tag, strlen(tag));
}

const char *note_writer(const struct note *note)
{
	return note->by != NULL ? note->by : note->from;
}

static int64_t local_seconds(struct moment moment)
{
	return moment.seconds + (int64_t)moment.offset * 60;
}

int note_compare_newest(const void *a, const void *b)
{
	const struct note *one = a, *other = b;
	int64_t mine = local_seconds(one->date), theirs = local_seconds(other->date);

	if (mine != theirs)
		return mine > theirs ? -1 : 1;
	if (one->id == NULL || other->id == NULL)
		return (one->id == NULL) - (other->id == NULL);
	return strcmp(other->id, one->id);
}
