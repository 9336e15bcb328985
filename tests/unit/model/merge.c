#include "sample.h"

#include <stdio.h>

#include "base/ascii.h"
#include "model/lookup.h"

#include "model/merge.h"
#include "model/note.h"
#include "model/person.h"
#include "model/settings.h"

static struct arena memory;

static int forget(void **state)
{
	(void)state;
	arena_release(&memory);
	return 0;
}

union record {
	struct note note;
	struct person person;
	struct settings settings;
};

static union record *empty(const struct fields *fields)
{
	union record *record = arena_alloc(&memory, sizeof(*record));

	fields_init(fields, record);
	return record;
}

static void add_version(struct conflicts *conflicts, const char *field, const char *value)
{
	struct conflict *items = arena_alloc(&memory, (conflicts->count + 1) * sizeof(*items));

	for (size_t i = 0; i < conflicts->count; i++)
		items[i] = conflicts->items[i];
	conflicts->items = items;
	conflicts->items[conflicts->count].field = field;
	texts_add(&memory, &conflicts->items[conflicts->count++].values, value);
}

static void add_unknown(
	const struct fields *fields, union record *record, const char *name, const char *source)
{
	struct unknowns *unknowns = (void *)((char *)record + fields->unknown_offset);
	struct unknown *items = arena_alloc(&memory, (unknowns->count + 1) * sizeof(*items));

	for (size_t i = 0; i < unknowns->count; i++)
		items[i] = unknowns->items[i];
	unknowns->items = items;
	unknowns->items[unknowns->count++] = (struct unknown){ name, source };
}

static void add_notice(union record *record, const char *day, const char *text)
{
	struct notices *notices = &record->person.notices;
	struct notice *items = arena_alloc(&memory, (notices->count + 1) * sizeof(*items));

	for (size_t i = 0; i < notices->count; i++)
		items[i] = notices->items[i];
	notices->items = items;
	items[notices->count++] =
		(struct notice){ .day = day != NULL ? sample_day(day) : DAY_NONE, .text = text };
}

/* A record from "name=value; name=value": `!name=value` is a version under conflicts,
 * `?name=source` an unknown key. */
static union record *record_of(const struct fields *fields, const char *typed)
{
	union record *record = empty(fields);
	const struct field *row = fields_find(fields, "conflicts");
	char *copy = arena_string(&memory, typed);

	for (char *at = copy; at != NULL && *at != '\0';) {
		char *next = strstr(at, "; "), *value = strchr(at, '=');

		if (next != NULL)
			*next = '\0';
		*value++ = '\0';
		if (at[0] == '!')
			add_version(field_at(row, record), at + 1, value);
		else if (at[0] == '?')
			add_unknown(fields, record, at + 1, value);
		else if (at[0] == '@')
			add_notice(record, at[1] != '\0' ? at + 1 : NULL, value);
		else if (*value == '\0')
			field_given(fields_find(fields, at), record);
		else
			sample_set(fields, record, &memory, at, value);
		at = next != NULL ? next + 2 : NULL;
	}
	return record;
}

/* The other way round. */
static const char *told(const struct fields *fields, const union record *record)
{
	const struct unknowns *unknowns =
		(const void *)((const char *)record + fields->unknown_offset);
	struct str out = { 0 };
	const char *kept;

	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->rows[i];

		if (field->kind == FIELD_CONFLICTS) {
			const struct conflicts *conflicts = field_get(field, record);

			for (size_t j = 0; j < conflicts->count; j++)
				for (size_t k = 0; k < conflicts->items[j].values.count; k++)
					str_addf(&out, "; !%s=%s", conflicts->items[j].field,
						conflicts->items[j].values.items[k]);
		} else if (field->kind == FIELD_NOTICES) {
			const struct notices *notices = field_get(field, record);

			for (size_t j = 0; j < notices->count; j++) {
				str_add(&out, "; @");
				if (day_known(notices->items[j].day))
					str_add_day(&out, notices->items[j].day);
				str_addf(&out, "=%s", notices->items[j].text);
			}
		} else if (!field_is_empty(field, record)) {
			str_addf(&out, "; %s=", field->name);
			for (size_t j = 0; j < field_values(field, record); j++) {
				str_add(&out, j > 0 ? " " : "");
				field_write(field, record, j, &out);
			}
		} else if (field_is_list(field) &&
			   ((const struct texts *)field_get(field, record))->items != NULL) {
			str_addf(&out, "; %s=", field->name);
		}
	}
	for (size_t i = 0; i < unknowns->count; i++)
		str_addf(&out, "; ?%s=%s", unknowns->items[i].name, unknowns->items[i].source);
	kept = arena_string(&memory, out.length > 0 ? out.bytes + 2 : "");
	str_release(&out);
	return kept;
}

static union record *merged_of(const struct fields *fields, const union record *base,
	const union record *one, const union record *other)
{
	union record *merged = arena_alloc(&memory, sizeof(*merged));

	memset(merged, 0x5A, sizeof(*merged)); /* all is filled in */
	merge_records(fields, merged, base, one, other, &memory);
	return merged;
}

/* Both ways round. */
static void merges(const struct fields *fields, const char *base, const char *one,
	const char *other, const char *wanted)
{
	const union record *before = record_of(fields, base), *mine = record_of(fields, one),
			   *theirs = record_of(fields, other);

	assert_string_equal(told(fields, merged_of(fields, before, mine, theirs)), wanted);
	assert_string_equal(told(fields, merged_of(fields, before, theirs, mine)), wanted);
}
#define NOTE(...) merges(&note_fields, __VA_ARGS__)
#define PERSON(...) merges(&person_fields, __VA_ARGS__)
#define SETTINGS(...) merges(&settings_fields, __VA_ARGS__)

static void who_alone_changed_a_field_is_followed(void **state)
{
	(void)state;
	NOTE("from=bob; text=tea", "from=bob; text=cake", "from=carol; text=tea",
		"from=carol; text=cake");
	NOTE("text=tea", "text=cake", "text=cake", "text=cake");
	NOTE("text=tea; via=card", "text=tea", "text=tea; via=card", "text=tea");
	NOTE("text=tea", "text=tea; via=card", "text=tea; for=x", "text=tea; via=card; for=x");
	PERSON("remote=true", "name=Al; remote=true", "", "name=Al");
	PERSON("birthday=--04-02; since=2019-03-01; every=14d",
		"birthday=--04-02; since=2019-03-02; every=14d", "every=21d; since=2019-03-01",
		"since=2019-03-02; every=21d");
}

static void a_value_changed_twice_leaves_a_version(void **state)
{
	(void)state;
	NOTE("text=tea", "text=cake", "text=coffee", "text=cake; !text=coffee");
	NOTE("", "text=cake", "text=Cake", "text=Cake; !text=cake");
	NOTE("from=bob", "from=carol", "from=al", "from=al; !from=carol");
	NOTE("date=2026-11-21T16:42:00+01:00", "date=2026-11-21T16:43:00+01:00",
		"date=2026-11-21T16:40:00+01:00",
		"date=2026-11-21T16:40:00+01:00; !date=2026-11-21T16:43:00+01:00");
	NOTE("", "via=phone", "via=card", "via=card; !via=phone");
	NOTE("?x=1", "?x=[a, b]", "?x=2", "!x=[a, b]; ?x=2");
	PERSON("", "every=9d", "every=14d", "every=14d; !every=9d");
	SETTINGS("name=a", "name=b", "name=c", "name=b; !name=c");
}

static void a_change_wins_over_a_removal(void **state)
{
	(void)state;
	NOTE("text=tea; for=x", "text=tea", "text=tea; for=y", "text=tea; for=y");
	NOTE("?x=1", "", "?x=2", "?x=2");
	NOTE("?x=1", "", "?x=1", "");
	NOTE("?x=1", "?x=", "?x=1; ?a=b", "?x=; ?a=b");
}

static void lists_are_sets(void **state)
{
	(void)state;
	NOTE("to=alice", "to=alice carol", "to=alice bob", "to=alice bob carol");
	NOTE("to=alice bob", "to=bob carol", "to=alice bob dave", "to=bob carol dave");
	NOTE("to=alice bob carol", "to=alice carol", "to=alice bob", "to=alice");
	NOTE("tags=a b c", "tags=a x b c", "tags=a b c y z", "tags=a x b c y z");
	NOTE("tags=a", "tags=a b a", "tags=a", "tags=a b a");
	NOTE("tags=a b", "tags=b a", "tags=a b c", "tags=a b c");
	NOTE("tags=a", "", "tags=a b", "tags=b");
	NOTE("tags=a", "tags=", "tags=a b", "tags=b");
	NOTE("tags=a b", "tags=", "tags=b", "tags=");
	NOTE("tags=a b", "", "tags=b", "");
	SETTINGS("", "days-off=", "", "days-off=");
	SETTINGS("", "days-off=", "days-off=fri", "days-off=fri");
}

static void tags_are_the_same_in_any_case(void **state)
{
	(void)state;
	NOTE("", "tags=Care", "tags=care", "tags=Care");
	NOTE("tags=care", "tags=Care", "tags=care tea", "tags=Care tea");
	NOTE("tags=care tea", "tags=tea", "tags=Care tea more", "tags=tea more");
	PERSON("", "aliases=Al", "aliases=al", "aliases=Al al");
}

static void nobody_is_left_out_by_two_who_take_away(void **state)
{
	(void)state;
	NOTE("to=alice bob", "to=alice", "to=bob", "to=alice bob");
	NOTE("to=alice bob carol", "to=alice", "to=carol bob", "to=alice bob carol");
	NOTE("to=alice bob carol", "to=alice bob", "to=carol", "to=alice bob carol");
	NOTE("tags=a b", "tags=a", "tags=b", "");
}

static void notices_are_a_set(void **state)
{
	(void)state;
	PERSON("@2026-12-05=show", "@2026-12-05=show; @=sings", "@2026-12-05=show; @2026-12-06=run",
		"@2026-12-05=show; @=sings; @2026-12-06=run");
	PERSON("@2026-12-05=show; @=x", "@=x", "@2026-12-05=show", "");
	PERSON("@2026-12-05=show", "@2026-12-06=show", "@2026-12-05=show; @=x",
		"@=x; @2026-12-06=show");
}

static void versions_are_a_set_without_what_stands(void **state)
{
	(void)state;
	NOTE("text=a; !text=b", "text=a; !text=b; !text=c", "text=a; !text=b",
		"text=a; !text=b; !text=c");
	NOTE("text=a", "text=a; !text=b", "text=c", "text=c; !text=b");
	NOTE("text=o", "text=b; !text=c", "text=a", "text=a; !text=b; !text=c");
	NOTE("text=o", "text=a; !text=c", "text=c", "text=a; !text=c");
	NOTE("text=a", "text=a; !for=x; !mood=1", "text=a; !for=y",
		"text=a; !for=x; !for=y; !mood=1");
	NOTE("text=a", "text=a; !text=a", "text=a", "text=a");
	NOTE("?x=1", "?x=1; !x=0", "?x=0", "?x=0");
	PERSON("", "!thank.note=x", "thank.note=x", "thank.note=x");
}

static void what_was_settled_stays_settled(void **state)
{
	(void)state;
	NOTE("text=a; !text=b", "text=b", "text=a; !text=b", "text=b");
	NOTE("text=a; !text=b", "text=a", "text=a; !text=b", "text=a");
	NOTE("text=a; !text=b", "text=c", "text=a; !text=b; via=card", "text=c; via=card");
	NOTE("text=a; !text=b", "text=c", "text=d", "text=c; !text=d");
	NOTE("text=a; !text=b", "text=c", "text=a; !text=b; !text=e", "text=c; !text=e");
	NOTE("text=a; !text=c", "text=c", "text=b", "text=b; !text=c");
	NOTE("text=a; !text=b; !for=x", "text=a; !for=x", "text=a; !text=b", "text=a");
}

/* Each commit of a rebase, and the merge of all of them, come to the same. */
static void whoever_goes_on_from_a_version_replaces_it(void **state)
{
	(void)state;
	NOTE("text=o", "text=x", "text=y", "text=x; !text=y");
	NOTE("text=y", "text=x; !text=y", "text=z", "text=x; !text=z");
	NOTE("text=o", "text=x", "text=z", "text=x; !text=z");
}

static void the_newer_form_stands(void **state)
{
	(void)state;
	SETTINGS("version=1", "version=2", "version=10", "version=10");
	SETTINGS("version=1", "version=2", "version=1", "version=2");
	SETTINGS("version=1", "", "version=2", "version=2");
}

static void a_scalar_moves_into_the_mapping_that_came(void **state)
{
	(void)state;
	SETTINGS("every=30d", "every=20d", "every.customer=14d",
		"every.default=20d; every.customer=14d");
	SETTINGS("", "every=20d", "every.customer=14d", "every.default=20d; every.customer=14d");
	SETTINGS("", "every=20d", "every.default=30d", "every.default=20d; !every.default=30d");
	SETTINGS("", "every=30d", "every.default=30d", "every.default=30d");
	SETTINGS("", "every=30d", "?every.robot=1d", "every.default=30d; ?every.robot=1d");
	SETTINGS("every=30d", "every=30d", "every.default=20d", "every.default=20d");
}

static void the_same_is_told_from_the_rest(void **state)
{
	const struct {
		const char *one, *other;
		bool same;
	} cases[] = { { "tags=a b a", "tags=a b", true }, { "tags=a b", "tags=b a", false },
		{ "tags=a", "tags=A", false }, { "tags=", "", false },
		{ "text=a", "text=b", false }, { "?a=1; ?b=2", "?b=2; ?a=1", true },
		{ "?a=1", "?a=2", false }, { "?a=1", "", false },
		{ "!a=1; !b=2", "!b=2; !a=1", true }, { "!a=1", "!a=2", false },
		{ "!a=1", "", false } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(merge_same(&note_fields, record_of(&note_fields, cases[i].one),
					 record_of(&note_fields, cases[i].other)),
			cases[i].same);
	assert_true(merge_same(&person_fields, record_of(&person_fields, "@=a; @2026-01-01=a"),
		record_of(&person_fields, "@2026-01-01=a; @=a")));
	assert_false(merge_same(&person_fields, record_of(&person_fields, "@=a"),
		record_of(&person_fields, "@=a; @2026-01-01=a")));
}

static void long_lists_take_no_time(void **state)
{
	enum { MANY = 60000 };
	union record *sides[3];

	(void)state;
	for (int side = 0; side < 3; side++) {
		sides[side] = empty(&note_fields);
		for (int i = 0; i < MANY; i++) {
			char word[16];

			snprintf(word, sizeof(word), "w%d", i + side * (i % 2) * MANY);
			texts_add(&memory, &sides[side]->note.tags, arena_string(&memory, word));
			add_version(&sides[side]->note.conflicts, "x", i == 0 ? "y" : "z");
			if (i > 1)
				sides[side]->note.conflicts.count = 2;
		}
	}
	assert_int_equal(merged_of(&note_fields, sides[0], sides[1], sides[2])->note.tags.count,
		MANY / 2 * 3);
}

/* Any records. */
static uint64_t seed = 0x9E3779B97F4A7C15u, started;

static uint32_t any(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 32) % below;
}

static const char *any_value(const struct field *field)
{
	static const char *const words[] = { "a", "b", "c", "d" };
	static const char *const moments[] = { "2026-11-21T16:42:00+01:00", "2026-11-21T15:42:00Z",
		"2026-11-22T00:00:00+01:00" };
	static const char *const days[] = { "2026-11-21", "2026-11-22", "2025-01-01" };

	switch (field->kind) {
	case FIELD_MOMENT:
		return moments[any(3)];
	case FIELD_DAY:
		return days[any(3)];
	case FIELD_YEARLY:
		return any(2) ? "--04-02" : "--05-03";
	case FIELD_FLAG:
		return "true";
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return field->choices[1 + (field->choices[2] != NULL ? any(2) : 0)];
	case FIELD_DURATION:
		return any(2) ? "9d" : "14d";
	case FIELD_NUMBER:
		return any(2) ? "9" : "14";
	case FIELD_ID:
		return any(2) ? "20261121-nf8kq7m2x" : "20261121-nf8kq7m2y";
	default:
		return words[any(4)];
	}
}

static void set_any(const struct fields *fields, union record *record, const struct field *field)
{
	field_clear(field, record);
	if (field->kind == FIELD_NOTICES) {
		for (uint32_t i = any(4); i > 0; i--)
			add_notice(record, any(2) ? "2026-12-05" : NULL, any(2) ? "x" : "y");
		return;
	}
	for (uint32_t i = field_is_list(field) ? any(4) : 1; i > 0 && any(4) > 0; i--)
		sample_set(fields, record, &memory, field->name, any_value(field));
	if (field_is_list(field) && field_values(field, record) == 0 && any(2) == 0)
		field_given(field, record);
}

static const struct field *any_field(const struct fields *fields)
{
	return &fields->rows[any((uint32_t)fields->count)];
}

/* (A merge makes none of a list.) */
static void add_any_version(const struct fields *fields, struct conflicts *conflicts)
{
	const struct field *field = any_field(fields);

	if (!field_is_list(field))
		add_version(conflicts, field->name, any(2) ? "a" : "b");
}

/* RECORD, changed in some places. */
static union record *changed(const struct fields *fields, const union record *record, bool settles)
{
	union record *copy = arena_alloc(&memory, sizeof(*copy));
	struct unknowns *unknowns = (void *)((char *)copy + fields->unknown_offset);
	struct unknowns old = *(const struct unknowns *)(const void *)((const char *)record +
								       fields->unknown_offset);

	*copy = *record;
	for (uint32_t i = any(4); i > 0; i--) {
		const struct field *field = any_field(fields);

		if (field->kind != FIELD_CONFLICTS)
			set_any(fields, copy, field);
		else if (any(2) == 0)
			add_any_version(fields, field_at(field, copy));
		else if (settles)
			field_clear(field, copy);
	}
	*unknowns = (struct unknowns){ 0 };
	for (size_t i = 0; i < old.count; i++)
		if (any(4) > 0)
			add_unknown(fields, copy, old.items[i].name,
				any(3) > 0 ? old.items[i].source : "new");
	while (any(4) == 0 && unknowns->count < 3)
		add_unknown(fields, copy, (const char *const[]){ "x", "y", "z" }[unknowns->count],
			any(2) ? "1" : "2");
	/* names are there once */
	for (size_t i = 1; i < unknowns->count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(unknowns->items[i].name, unknowns->items[j].name) == 0)
				unknowns->count = i;
	return copy;
}

#define MUST(holds)                                                                                \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fail_msg("seed %llu: " #holds "\nbase: %s\none: %s\nother: %s\nthird: %s", \
				(unsigned long long)started, told(fields, base),                   \
				told(fields, one), told(fields, other), told(fields, third));      \
	} while (0)

static bool holds(const struct fields *fields, const union record *record,
	const struct field *field, const char *value)
{
	const struct conflicts *conflicts = field_get(fields_find(fields, "conflicts"), record);
	struct str text = { 0 };
	bool there = false;

	for (size_t i = 0; i < field_values(field, record) && !there; i++) {
		str_clear(&text);
		field_write(field, record, i, &text);
		there = field->kind == FIELD_WORDS
				? ascii_same(value, strlen(value), str_text(&text))
				: strcmp(value, str_text(&text)) == 0;
	}
	for (size_t i = 0; i < conflicts->count; i++)
		for (size_t j = 0; j < conflicts->items[i].values.count; j++)
			there |= strcmp(conflicts->items[i].field, field->name) == 0 &&
				 strcmp(conflicts->items[i].values.items[j], value) == 0;
	str_release(&text);
	return there;
}

/* What SIDE made of a field is in the merged one. */
static bool keeps(const struct fields *fields, const union record *merged, const union record *base,
	const union record *side)
{
	bool kept = true;

	for (size_t i = 0; i < fields->count && kept; i++) {
		const struct field *field = &fields->rows[i];

		if (field->kind == FIELD_NUMBER || (field->flags & FIELD_ALONE) != 0)
			continue;
		for (size_t j = 0; j < field_values(field, side) && kept; j++) {
			struct str text = { 0 };

			field_write(field, side, j, &text);
			kept = holds(fields, base, field, str_text(&text)) ||
			       holds(fields, merged, field, str_text(&text));
			str_release(&text);
		}
	}
	return kept;
}

/* All that stands under conflicts is another version. */
static bool is_honest(const struct fields *fields, const union record *merged)
{
	const struct conflicts *conflicts = field_get(fields_find(fields, "conflicts"), merged);

	for (size_t i = 0; i < conflicts->count; i++) {
		const struct field *field = fields_find(fields, conflicts->items[i].field);
		const char *stands = merge_unknown(fields, merged, conflicts->items[i].field);
		struct str text = { 0 };
		bool same = false;

		if (field != NULL) {
			for (size_t j = 0; j < field_values(field, merged); j++) {
				str_add(&text, j > 0 ? ", " : "");
				field_write(field, merged, j, &text);
			}
			stands = text.length > 0 ? text.bytes : NULL;
		}
		for (size_t j = 0; j < conflicts->items[i].values.count; j++)
			same |= text_same(stands, conflicts->items[i].values.items[j]);
		str_release(&text);
		if (same)
			return false;
	}
	return true;
}

static void the_rules_hold_for_any_records(void **state)
{
	static const struct fields *const tables[] = { &note_fields, &person_fields,
		&settings_fields };

	(void)state;
	print_message("# seed %llu\n", (unsigned long long)seed);
	for (int i = 0; i < 20000; i++) {
		const struct fields *fields = tables[i % 3];
		const union record *base, *one, *other, *third, *merged;

		started = seed;
		base = changed(fields, changed(fields, empty(fields), true), true);
		one = changed(fields, changed(fields, base, true), true);
		other = changed(fields, changed(fields, base, true), true);
		third = empty(fields);
		merged = merged_of(fields, base, one, other);
		MUST(strcmp(told(fields, merged),
			     told(fields, merged_of(fields, base, other, one))) == 0);
		MUST(keeps(fields, merged, base, one));
		MUST(keeps(fields, merged, base, other));
		MUST(is_honest(fields, merged));
		merged = merged_of(fields, base, other, other);
		MUST(merge_same(fields, merged, merged_of(fields, base, other, base)));
		MUST(merge_same(fields, merged, merged_of(fields, base, merged, merged)));
		arena_release(&memory);
	}
}

static int compare_texts(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

/* Lists in an order of their own, folded: what is compared are sets. */
static const char *told_as_sets(const struct fields *fields, union record *record)
{
	for (size_t i = 0; i < fields->count; i++) {
		struct texts *texts = field_at(&fields->rows[i], record);

		if (!field_is_list(&fields->rows[i]) || texts->count == 0)
			continue;
		const char **items = arena_alloc(&memory, texts->count * sizeof(*items));

		memcpy(items, texts->items, texts->count * sizeof(*items));
		qsort(items, texts->count, sizeof(*items), compare_texts);
		texts->items = items;
		texts_once(texts);
	}
	return told(fields, record);
}

static bool is_bare(const union record *record, const struct fields *fields)
{
	const struct conflicts *conflicts = field_get(fields_find(fields, "conflicts"), record);

	return conflicts->count == 0;
}

static void three_sides_of_one_base_come_to_the_same(void **state)
{
	static const struct fields *const tables[] = { &note_fields, &person_fields };
	int done = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		const struct fields *fields = tables[i % 2];
		const union record *base, *one, *other, *third;
		union record *first, *last, *middle;

		started = seed;
		base = changed(fields, changed(fields, empty(fields), true), true);
		one = changed(fields, base, false);
		other = changed(fields, base, false);
		third = changed(fields, base, false);
		if (is_bare(base, fields) && base->note.to.count == 0) {
			first = merged_of(fields, base, merged_of(fields, base, one, other), third);
			last = merged_of(fields, base, one, merged_of(fields, base, other, third));
			middle =
				merged_of(fields, base, merged_of(fields, base, one, third), other);
			MUST(strcmp(told_as_sets(fields, first), told_as_sets(fields, last)) == 0);
			MUST(strcmp(told_as_sets(fields, first), told_as_sets(fields, middle)) ==
				0);
			done++;
		}
		arena_release(&memory);
	}
	assert_true(done > 5000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(who_alone_changed_a_field_is_followed, forget),
		cmocka_unit_test_teardown(a_value_changed_twice_leaves_a_version, forget),
		cmocka_unit_test_teardown(a_change_wins_over_a_removal, forget),
		cmocka_unit_test_teardown(lists_are_sets, forget),
		cmocka_unit_test_teardown(tags_are_the_same_in_any_case, forget),
		cmocka_unit_test_teardown(nobody_is_left_out_by_two_who_take_away, forget),
		cmocka_unit_test_teardown(notices_are_a_set, forget),
		cmocka_unit_test_teardown(versions_are_a_set_without_what_stands, forget),
		cmocka_unit_test_teardown(what_was_settled_stays_settled, forget),
		cmocka_unit_test_teardown(whoever_goes_on_from_a_version_replaces_it, forget),
		cmocka_unit_test_teardown(the_newer_form_stands, forget),
		cmocka_unit_test_teardown(a_scalar_moves_into_the_mapping_that_came, forget),
		cmocka_unit_test_teardown(the_same_is_told_from_the_rest, forget),
		cmocka_unit_test_teardown(long_lists_take_no_time, forget),
		cmocka_unit_test_teardown(the_rules_hold_for_any_records, forget),
		cmocka_unit_test_teardown(three_sides_of_one_base_come_to_the_same, forget),
	};

	return cmocka_run_group_tests_name("model/merge", tests, NULL, NULL);
}
