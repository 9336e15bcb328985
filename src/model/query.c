#include "model/query.h"

#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "model/lookup.h"

/* What a word found in a note is worth; more hits count below that. */
enum { PART_OF_NAME = 1, PART_OF_TEXT, WHOLE_NAME, WHOLE_TEXT, RANK = 1000, HITS_MOST = 999 };

bool query_is_empty(const struct query *query)
{
	return query->who.count == 0 && query->from.count == 0 && query->to.count == 0 &&
	       query->tags.count == 0 && query->groups.count == 0 && query->words.count == 0 &&
	       query->text == NULL && query->round == NULL && query->vias == 0 &&
	       query->kinds == 0 && !query->has_span;
}

bool query_filters(const struct query *query)
{
	struct query days_apart = *query;

	days_apart.has_span = false;
	return !query_is_empty(&days_apart) || query->privacy == PRIVACY_PRIVATE;
}

static bool is_to_any(const struct note *note, const struct texts *handles)
{
	for (size_t i = 0; i < note->to.count; i++)
		if (texts_hold_exactly(handles, note->to.items[i]))
			return true;
	return false;
}

static bool has_any_tag(const struct note *note, const struct texts *tags)
{
	for (size_t i = 0; i < tags->count; i++)
		if (note_has_tag(note, tags->items[i]))
			return true;
	return false;
}

static bool belongs(const struct people *people, const char *handle, const char *group)
{
	return person_belongs(people_find(people, handle), group);
}

static bool is_in_group(const struct note *note, const char *group, const struct people *people)
{
	if (text_same(note->group, group) || belongs(people, note->from, group))
		return true;
	for (size_t i = 0; i < note->to.count; i++)
		if (belongs(people, note->to.items[i], group))
			return true;
	return false;
}

static bool is_in_any_group(
	const struct note *note, const struct texts *groups, const struct people *people)
{
	for (size_t i = 0; i < groups->count; i++)
		if (is_in_group(note, groups->items[i], people))
			return true;
	return false;
}

static bool has_any_kind(const struct note *note, unsigned kinds, const struct people *people)
{
	if ((kinds & 1u << people_kind(people, note->from)) != 0)
		return true;
	for (size_t i = 0; i < note->to.count; i++)
		if ((kinds & 1u << people_kind(people, note->to.items[i])) != 0)
			return true;
	return false;
}

/* A phrase goes on behind the end of a line, but never from one piece of text into the next. */
static void add_folded(struct str *str, const char *text)
{
	size_t start = str->length;

	str_add_folded(str, text, strlen(text), FOLD_SEARCH);
	for (size_t i = start; i < str->length; i++)
		if (ascii_is_space(str->bytes[i]))
			str->bytes[i] = ' ';
	str_add_char(str, '\n');
}

static void add_person(struct str *str, const char *handle, const struct people *people)
{
	const struct person *person = people_find(people, handle);

	add_folded(str, handle);
	if (person != NULL && person->name != NULL)
		add_folded(str, person->name);
	for (size_t i = 0; person != NULL && i < person->aliases.count; i++)
		add_folded(str, person->aliases.items[i]);
}

static void add_names(struct str *str, const struct note *note, const struct people *people)
{
	add_person(str, note->from, people);
	for (size_t i = 0; i < note->to.count; i++)
		add_person(str, note->to.items[i], people);
}

static bool holds_all(const char *folded, const struct texts *words)
{
	for (size_t i = 0; i < words->count; i++)
		if (strstr(folded, words->items[i]) == NULL)
			return false;
	return true;
}

/* Folds the text once, and the names only when the text alone does not hold all words. */
static bool has_words(
	const struct query *query, const struct note *note, const struct people *people)
{
	struct str folded = { 0 };
	bool found;

	if (note->text != NULL)
		add_folded(&folded, note->text);
	found = query->text == NULL || strstr(str_text(&folded), query->text) != NULL;
	if (found && !holds_all(str_text(&folded), &query->words)) {
		add_names(&folded, note, people);
		found = holds_all(str_text(&folded), &query->words);
	}
	str_release(&folded);
	return found;
}

bool query_matches(const struct query *query, const struct note *note, const struct people *people)
{
	if (query->has_span && !span_holds(query->span, moment_day(note->date)))
		return false;
	if (query->round != NULL && !round_has(query->round, note))
		return false;
	if (query->vias != 0 && (query->vias & 1u << note->via) == 0)
		return false;
	if (query->from.count > 0 && !texts_hold_exactly(&query->from, note->from))
		return false;
	if (query->to.count > 0 && !is_to_any(note, &query->to))
		return false;
	if (query->who.count > 0 && !texts_hold_exactly(&query->who, note->from) &&
		!is_to_any(note, &query->who))
		return false;
	if (query->tags.count > 0 && !has_any_tag(note, &query->tags))
		return false;
	if (query->kinds != 0 && !has_any_kind(note, query->kinds, people))
		return false;
	if (query->groups.count > 0 && !is_in_any_group(note, &query->groups, people))
		return false;
	if (query->words.count == 0 && query->text == NULL)
		return true;
	return has_words(query, note, people);
}

static bool is_word_before(const char *text, size_t at)
{
	size_t start = at;
	uint32_t code = 0;

	if (at == 0)
		return false;
	do
		start--;
	while (start > 0 && at - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80);
	utf8_next(text + start, at - start, &code, NULL);
	return code_is_word(code);
}

static bool is_word_behind(const char *text, size_t at)
{
	uint32_t code = 0;

	utf8_next(text + at, strnlen(text + at, 4), &code, NULL);
	return code_is_word(code);
}

/* How often WORD is in FOLDED; *whole when once as a word of its own. */
static int count_hits(const char *folded, const char *word, bool *whole)
{
	size_t length = strlen(word);
	int hits = 0;

	*whole = false;
	if (length == 0)
		return 0;
	for (const char *at = folded; (at = strstr(at, word)) != NULL; at += length) {
		size_t start = (size_t)(at - folded);

		hits++;
		if (!*whole)
			*whole = !is_word_before(folded, start) &&
				 !is_word_behind(folded, start + length);
	}
	return hits;
}

/* The best place that WORD was found at; 0 for none. */
static int rank_word(const char *text, const char *names, const char *word, int *hits)
{
	bool whole_text, whole_name;
	int in_text = count_hits(text, word, &whole_text);
	int in_names = count_hits(names, word, &whole_name);

	*hits += in_text + in_names;
	if (whole_text)
		return WHOLE_TEXT;
	if (whole_name)
		return WHOLE_NAME;
	if (in_text > 0)
		return PART_OF_TEXT;
	return in_names > 0 ? PART_OF_NAME : 0;
}

int query_score(const struct query *query, const struct note *note, const struct people *people)
{
	struct str text = { 0 }, names = { 0 };
	int score = 0, hits = 0;

	if (note->text != NULL)
		add_folded(&text, note->text);
	add_names(&names, note, people);
	for (size_t i = 0; i < query->words.count; i++)
		score +=
			rank_word(str_text(&text), str_text(&names), query->words.items[i], &hits) *
			RANK;
	str_release(&text);
	str_release(&names);
	return score + (hits < HITS_MOST ? hits : HITS_MOST);
}
