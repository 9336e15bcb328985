#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/note.h"
#include "store/codec.h"

/*
 * Any edit of any note: all bytes but the value's own stay, the field holds what was wanted, and
 * all other fields hold what they held. A file is made of parts, so that we know whose bytes are
 * whose.
 */

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t any(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 32) % below;
}

#define ONE_OF(...)                                                                                \
	((const char *const[]){ __VA_ARGS__ }[any(                                                 \
		sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))])

enum { PARTS_MOST = 24 };

/* One entry, or what stands between two. */
struct part {
	const char *field; /* NULL: a comment, an empty line, an unknown key */
	char bytes[256];
};
struct file {
	struct part parts[PARTS_MOST];
	size_t count;
	struct str whole;
	bool crlf, flow;
};

static void add(struct file *file, const char *field, const char *value)
{
	struct part *part = &file->parts[file->count++];
	size_t at = 0;

	part->field = field;
	at += (size_t)snprintf(part->bytes, sizeof(part->bytes), "%s%s%s\n",
		field != NULL ? field : "", field != NULL ? ":" : "", value);
	assert_true(at < sizeof(part->bytes));
}

static void add_between(struct file *file)
{
	while (any(3) == 0)
		add(file, NULL,
			ONE_OF("", "# a comment: [x", " # one in", "mood: {a: [1, 'b']} # c",
				"\"odd: key\": |+\n  kept\n", "more:\n- 1\n-   x: y\n    z: w",
				"nothing:"));
}

static const char *people(void)
{
	return ONE_OF(" alice", " [alice]", " [ 'alice' , carol ]  # who", "\n  - alice\n  - carol",
		"\n- alice # first\n- \"carol\"", " [\n  alice, # one\n  carol\n  ]", " \"@Alice\"",
		" [alice,carol,dave,]", "\n    -   alice\n    # then\n    -   carol");
}

static void make(struct file *file)
{
	file->count = 0;
	if (any(8) == 0)
		add(file, NULL, "---");
	add_between(file);
	if (any(2) == 0)
		add(file, "from", ONE_OF(" bob", "   'bob'", " \"bob\" # me", " BOB"));
	add(file, "to", people());
	add_between(file);
	if (strcmp(file->parts[0].bytes, "from") != 0)
		add(file, "date",
			ONE_OF(" 2026-11-21T16:42:00+01:00", " '2026-11-21 16:42Z' # when"));
	add_between(file);
	add(file, "text",
		ONE_OF(" tea", " |\n  one\n  two", " | # said\n      one\n\n       two\n",
			" >-\n  a\n  b", " 'it''s'", " \"a\n  b\" # c", " |2-\n   in\n",
			" |+\n  x\n\n", " a\n  b"));
	if (any(2) == 0)
		add(file, "tags", ONE_OF(" [tea, Details]", " tea", "\n  - tea", " []", ""));
	add_between(file);
	if (any(2) == 0)
		add(file, "via", ONE_OF(" card", " note # plain", " \"phone\""));
	if (any(2) == 0)
		add(file, "for", ONE_OF(" https://example.org", " 'a # b'", " |\n  x"));
	add_between(file);
	for (size_t i = 0; i < file->count; i++)
		if (file->parts[i].field != NULL && strcmp(file->parts[i].field, "from") == 0)
			return;
	add(file, "from", " bob");
}

/* The file's bytes; with CRLF line ends, and without the last one, now and then. */
static void join(struct file *file)
{
	str_clear(&file->whole);
	file->crlf = any(4) == 0;
	for (size_t i = 0; i < file->count; i++) {
		for (const char *at = file->parts[i].bytes; *at != '\0'; at++) {
			if (*at == '\n' && file->crlf)
				str_add_char(&file->whole, '\r');
			str_add_char(&file->whole, *at);
		}
	}
	if (any(4) == 0)
		str_cut(&file->whole, file->whole.length - (file->crlf ? 2 : 1));
}

/* The bytes of parts FROM to before TO. */
static size_t bytes_of(const struct file *file, size_t from, size_t to)
{
	size_t length = 0;

	for (; from < to; from++)
		for (const char *at = file->parts[from].bytes; *at != '\0'; at++)
			length += 1 + (size_t)(*at == '\n' && file->crlf);
	return length;
}

struct wanted {
	struct edit edit;
	const char *values[3];
};

static void make_edit(struct wanted *wanted)
{
	const char *name = ONE_OF("from", "to", "to", "to", "date", "text", "text", "tags", "tags",
		"tags", "via", "for", "re", "by", "picture");

	*wanted = (struct wanted){ .edit.field = fields_find(&note_fields, name) };
	wanted->edit.values.items = wanted->values;
	wanted->edit.values.count = 1;
	if (strcmp(name, "to") == 0 || strcmp(name, "tags") == 0) {
		wanted->edit.kind = (enum edit_kind)any(3);
		wanted->edit.values.count = any(3);
		for (size_t i = 0; i < 3; i++)
			wanted->values[i] =
				ONE_OF("alice", "carol", "dave", "erin", "tea", "no", "2026");
		return;
	}
	wanted->edit.kind = EDIT_SET;
	wanted->edit.values.count = any(6) == 0 ? 0 : 1;
	if (strcmp(name, "date") == 0)
		wanted->values[0] = ONE_OF("2026-11-21T16:42:00+01:00", "2025-01-01T00:00Z");
	else if (strcmp(name, "text") == 0)
		wanted->values[0] = ONE_OF("coffee", "one\ntwo", " in\nout", "# no comment",
			"a: b\n\n- c", "\xF0\x9F\x8E\x89", "a\tb", "\x1b[31m", "x\r\ny", "a\n\n\n");
	else if (strcmp(name, "via") == 0)
		wanted->values[0] = ONE_OF("card", "note", "e-mail");
	else if (strcmp(name, "re") == 0)
		wanted->values[0] = "20261121-nf8kq7m2x";
	else if (strcmp(name, "picture") == 0)
		wanted->values[0] = "a b.png";
	else if (strcmp(name, "for") == 0)
		wanted->values[0] = ONE_OF("x", "a: b", "#1", "yes", "\xC3\xA4");
	else
		wanted->values[0] = ONE_OF("bob", "carol", "y");
}

static size_t same_front(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t at = 0;

	while (at < a_length && at < b_length && a[at] == b[at])
		at++;
	return at;
}

static size_t same_back(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t at = 0;

	while (at < a_length && at < b_length && a[a_length - 1 - at] == b[b_length - 1 - at])
		at++;
	return at;
}

/* The bytes before and behind the part of FIELD are there as before; of a field that is new, all
 * are. */
static void rest_is_there(const struct file *file, const char *field, const struct str *out)
{
	size_t part = 0, front, back, length = file->whole.length;

	while (part < file->count && !text_same(file->parts[part].field, field))
		part++;
	front = same_front(file->whole.bytes, length, out->bytes, out->length);
	if (part == file->count) {
		size_t rest = length - front;

		if (out->length < rest || memcmp(out->bytes + out->length - rest,
						  file->whole.bytes + front, rest) != 0)
			fail_msg("%s in:\n%s---\n%s", field, file->whole.bytes, out->bytes);
		return;
	}
	back = same_back(file->whole.bytes, length, out->bytes, out->length);
	if (front < bytes_of(file, 0, part) || back + 2 + bytes_of(file, 0, part + 1) < length)
		fail_msg("%s in:\n%s---\n%s", field, file->whole.bytes, out->bytes);
}

/* All fields but SKIP, as one text. */
static void tell(const struct note *note, const struct field *skip, struct str *out)
{
	struct note copy = *note;

	fields_init(&(struct fields){ skip, 1, note_fields.unknown_offset }, &copy);
	copy.unknown = note->unknown;
	str_clear(out);
	codec_encode(&note_fields, &copy, out);
}

static void any_edit_changes_its_field_and_nothing_else(void **state)
{
	struct file file = { .count = 0 };
	struct str out = { 0 }, before = { 0 }, after = { 0 };
	struct err err = { 0 };
	int done = 0, refused = 0;

	(void)state;
	for (int i = 0; i < 30000; i++) {
		struct arena memory = { 0 };
		struct note old, new;
		struct wanted wanted;

		make(&file);
		join(&file);
		make_edit(&wanted);
		str_clear(&out);
		if (codec_decode(&note_fields, &old, &memory, file.whole.bytes, file.whole.length,
			    &err) != 0) {
			arena_release(&memory); /* an unknown key came twice */
			continue;
		}
		if (codec_edit(&note_fields, file.whole.bytes, file.whole.length,
			    &(struct edits){ &wanted.edit, 1 }, &out, &err) != 0) {
			/* right: a required field may not go */
			refused += strstr(str_text(&err.text), "is missing") == NULL;
			arena_release(&memory);
			continue;
		}
		done++;
		assert_int_equal(
			codec_decode(&note_fields, &new, &memory, out.bytes, out.length, &err), 0);
		tell(&old, wanted.edit.field, &before);
		tell(&new, wanted.edit.field, &after);
		assert_string_equal(before.bytes, after.bytes);
		rest_is_there(&file, wanted.edit.field->name, &out);
		arena_release(&memory);
	}
	assert_true(done > 10000);
	if (refused * 500 > done) /* but a few odd ones */
		fail_msg("%d of %d refused", refused, done);
	str_release(&file.whole);
	str_release(&out);
	str_release(&before);
	str_release(&after);
	err_release(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_edit_changes_its_field_and_nothing_else),
	};

	return cmocka_run_group_tests_name("store/edit_any", tests, NULL, NULL);
}
