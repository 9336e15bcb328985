#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "model/note.h"
#include "model/person.h"
#include "model/settings.h"
#include "store/codec.h"

static struct arena memory;
static struct err err;
static struct str out;

static int forget(void **state)
{
	(void)state;
	arena_release(&memory);
	err_release(&err);
	str_release(&out);
	return 0;
}

static int decode(const struct fields *fields, void *record, const char *text)
{
	err_clear(&err);
	return codec_decode(fields, record, &memory, text, strlen(text), &err);
}

static void refused(const char *text, const char *why)
{
	struct note note;

	assert_int_equal(decode(&note_fields, &note, text), -1);
	assert_string_equal(str_text(&err.text), why);
	assert_int_equal(err.kind, ERR_DATA);
}

static const char *encode(const struct fields *fields, const void *record)
{
	str_clear(&out);
	codec_encode(fields, record, &out);
	return str_text(&out);
}

/* What stands in the file comes out as it was. */
static void same(const struct fields *fields, void *record, const char *text)
{
	assert_int_equal(decode(fields, record, text), 0);
	assert_string_equal(encode(fields, record), text);
}

#define WHEN "date: 2026-11-21T16:42:00+01:00\n"
#define HEAD "from: bob\nto: [alice]\n" WHEN

static void the_sample_note_is_read_and_written(void **state)
{
	struct note note;

	(void)state;
	same(&note_fields, &note,
		HEAD "text: |\n  fresh coffee, and the copier paper before anyone asked\n"
		     "tags: [details]\nvia: in-person\n");
	assert_string_equal(note.from, "bob");
	assert_int_equal(note.to.count, 1);
	assert_string_equal(note.to.items[0], "alice");
	assert_string_equal(note.text, "fresh coffee, and the copier paper before anyone asked");
	assert_int_equal(note.via, VIA_IN_PERSON);
	assert_int_equal(note.date.offset, 60);
}

static void other_spellings_mean_the_same(void **state)
{
	struct note note;

	(void)state;
	assert_int_equal(
		decode(&note_fields, &note,
			"{\"to\": \"@Alice\", from: BOB, date: 2026-11-21 15:42Z, text: x}"),
		0);
	assert_string_equal(note.from, "bob");
	assert_string_equal(note.to.items[0], "alice");
	assert_int_equal(
		decode(&note_fields, &note,
			"to:\n- alice\n- carol\nfrom: 'bob'\n" WHEN "text: >\n  a\n  b\ntags:\n"),
		0);
	assert_int_equal(note.to.count, 2);
	assert_string_equal(note.text, "a b");
	assert_int_equal(note.tags.count, 0);
	assert_int_equal(decode(&note_fields, &note,
				 "from: bob\r\nto: alice\r\ndate: 2026-11-21T16:42:00+01:00\r\n"
				 "text: |\r\n  one\r\n  two\r\n"),
		0);
	assert_string_equal(note.text, "one\ntwo");
}

static void a_wrong_value_is_named_with_its_place(void **state)
{
	(void)state;
	refused("from: bob\nto: alice\ndate: 21.11.2026\n",
		"3:7: date: '21.11.2026' is not an ISO 8601 date with offset, as in " MOMENT_EXAMPLE);
	refused("from: bob\n" WHEN, "1:1: to: is missing");
	refused("to: alice\n" WHEN, "1:1: from: is missing");
	refused("from:\nto: alice\n" WHEN, "1:1: from: is missing");
	refused("from: [bob]\nto: alice\n" WHEN, "1:7: from: must be one value");
	refused("from: bob\nto: {alice: 1}\n" WHEN, "2:5: to: must be a list");
	refused("from: bob\nto: [alice, [carol]]\n" WHEN, "2:13: to: must be one value");
	refused(HEAD "via: pigeon\n",
		"4:6: via: 'pigeon' is not one of note, in-person, card, e-mail, phone, gift");
	refused(HEAD "conflicts: [a]\n", "4:12: conflicts: must hold 'field: [values]'");
}

static void unknown_keys_are_kept(void **state)
{
	struct note note;

	(void)state;
	same(&note_fields, &note,
		HEAD
		"mood: 5\nwhere: {room: [1, a b], \"x, y\": null}\nsince: 2019-03-01\nnone:\n");
	assert_int_equal(note.unknown.count, 4);
	assert_string_equal(note.unknown.items[0].name, "mood");
	assert_string_equal(note.unknown.items[1].source, "{room: [1, a b], \"x, y\": null}");
	assert_int_equal(decode(&note_fields, &note,
				 HEAD "more:\n  - |\n    two\n    lines\n  - a, b\n  - yes\n"),
		0);
	assert_string_equal(note.unknown.items[0].source, "[\"two\\nlines\\n\", \"a, b\", yes]");
}

static void conflicts_are_kept(void **state)
{
	struct note note;

	(void)state;
	same(&note_fields, &note,
		HEAD "text: |\n  a\nconflicts:\n  text: [b, \"c\\nd\"]\n  to: [\"x, y\"]\n");
	assert_int_equal(
		decode(&note_fields, &note, HEAD "conflicts: {to: [[a, b], [c]], text: z}\n"), 0);
	assert_int_equal(note.conflicts.count, 2);
	assert_string_equal(note.conflicts.items[0].values.items[0], "a, b");
	assert_string_equal(note.conflicts.items[1].field, "text");
	assert_string_equal(note.conflicts.items[1].values.items[0], "z");
}

static void a_person_is_read_and_written(void **state)
{
	struct person person = { 0 };

	(void)state;
	same(&person_fields, &person,
		"name: Alice Liddell\nemails: [alice@example.org]\naliases: [al, \xC3\x84lice]\n"
		"kind: colleague\ngroups: [support]\nremote: true\nsince: 2019-03-01\n"
		"birthday: --04-02\nevery: 14d\nthank:\n  how: [in-person, card]\n"
		"  audience: private\n  words: facts\n  note: no surprises in meetings\n  mood: "
		"good\n"
		"notices:\n  - {date: 2026-12-05, text: photo show at Gallery 9}\n"
		"  - {date: --05-01, text: \"a, b\"}\n  - {text: sings}\n");
	assert_int_equal(person.how.count, 2);
	assert_int_equal(person.notices.count, 3);
	assert_int_equal(person.notices.items[1].yearly.month, 5);
	assert_false(day_known(person.notices.items[1].day));
	assert_string_equal(person.unknown.items[0].name, "thank.mood");
	same(&person_fields, &person, "thank:\n  mood: good\n");
	assert_int_equal(decode(&person_fields, &person, "thank:\nnotices: [sings]\n"), 0);
	assert_string_equal(person.notices.items[0].text, "sings");
	assert_int_equal(decode(&person_fields, &person, "thank: much\n"), -1);
	assert_string_equal(str_text(&err.text), "1:8: thank: must hold 'name: value' lines");
	assert_int_equal(decode(&person_fields, &person, "thank.how: card\n"), -1);
	assert_int_equal(decode(&person_fields, &person, "notices: [{date: 2026-12-05}]\n"), -1);
	assert_string_equal(str_text(&err.text), "1:11: notices: a notice without a text");
}

static void settings_stand_alone_or_by_kind(void **state)
{
	struct settings settings = { 0 };

	(void)state;
	same(&settings_fields, &settings, "version: 1\nname: Tea\nevery: 30d\n");
	same(&settings_fields, &settings,
		"version: 1\nevery:\n  default: 30d\n  customer: 14d\ntags:\n  values: [patience, "
		"teamwork]\n"
		"  required: true\npeople: closed\nweek:\n  from: 2026-10-05\n  themes:\n"
		"    mon: ears\n    fri: thanks\n    noon: soup\n  place: hall\n");
	assert_int_equal(settings.every_kind[KIND_CUSTOMER], 14);
	assert_string_equal(settings.themes[4], "thanks");
	assert_int_equal(settings.unknown.count, 2);
	assert_int_equal(decode(&settings_fields, &settings, "days-off: []\n"), 0);
	assert_non_null(settings.days_off.items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(the_sample_note_is_read_and_written, forget),
		cmocka_unit_test_teardown(other_spellings_mean_the_same, forget),
		cmocka_unit_test_teardown(a_wrong_value_is_named_with_its_place, forget),
		cmocka_unit_test_teardown(unknown_keys_are_kept, forget),
		cmocka_unit_test_teardown(conflicts_are_kept, forget),
		cmocka_unit_test_teardown(a_person_is_read_and_written, forget),
		cmocka_unit_test_teardown(settings_stand_alone_or_by_kind, forget),
	};

	return cmocka_run_group_tests_name("store/codec", tests, NULL, NULL);
}
