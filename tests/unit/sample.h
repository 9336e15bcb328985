/*
 * A small team for tests of pages: people and notes put together by hand,
 * seen on Saturday, 21 November 2026.
 */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include <string.h>

#include "model/notes.h"
#include "view/scene.h"

struct sample {
	struct people people;
	struct notes notes;
	struct settings settings;
	struct scene scene;
};

static const char *sample_string(struct sample *sample, const char *text)
{
	return arena_string(&sample->notes.memory, text);
}

/* "alice,carol" */
static void sample_list(struct sample *sample, struct texts *texts, const char *joined)
{
	while (*joined) {
		size_t length = strcspn(joined, ",");
		texts_add(&sample->notes.memory, texts,
			arena_text(&sample->notes.memory, joined, length));
		joined += length + (joined[length] == ',');
	}
}

static struct person *sample_person(
	struct sample *sample, const char *handle, const char *name, int kind)
{
	struct person *person = people_add(&sample->people);

	person->handle = sample_string(sample, handle);
	person->name = sample_string(sample, name);
	person->kind = kind;
	return person;
}

/* DATE as 2026-11-21T16:42:00+01:00. */
static struct note *sample_note(struct sample *sample, const char *id, const char *from,
	const char *to, const char *date, const char *text)
{
	struct note *note = notes_add(&sample->notes);
	struct str path = { 0 };

	note->id = sample_string(sample, id);
	str_addf(&path, "notes/%.4s/%.2s/%.2s/%s.yaml", id, id + 4, id + 6, id + 9);
	note->path = sample_string(sample, str_text(&path));
	str_release(&path);
	note->from = sample_string(sample, from);
	sample_list(sample, &note->to, to);
	if (!moment_parse(date, strlen(date), &note->date))
		note->date = (struct moment){ 0 };
	note->text = sample_string(sample, text);
	return note;
}

static void sample_short_id(void *with, const char *id, struct str *out)
{
	(void)with;
	str_add_bytes(out, id_last(id), strlen(id_last(id)) < 4 ? strlen(id_last(id)) : 4);
}

/* Begin with this, then add people, then notes. */
static void sample_start(struct sample *sample)
{
	*sample = (struct sample){ 0 };
	settings_init(&sample->settings);
	sample->settings.name = "Support team";
	sample->scene = (struct scene){
		.people = &sample->people,
		.settings = &sample->settings,
		.today = day_from_civil((struct civil){ 2026, 11, 21 }),
		.me = "bob",
		.ids = { sample_short_id, NULL },
	};
}

/* When everybody and everything is in. */
static inline void sample_ready(struct sample *sample)
{
	people_ready(&sample->people);
	for (size_t i = 0; i < sample->notes.count; i++)
		people_settle_note(&sample->people, &sample->notes.items[i], &sample->notes.memory);
	notes_sort(&sample->notes);
}

static void sample_release(struct sample *sample)
{
	notes_release(&sample->notes);
	people_release(&sample->people);
	settings_release(&sample->settings);
}

/* The wall of the sketches; sample_ready() is still to be called. */
static inline void sample_team(struct sample *sample)
{
	struct note *note;

	sample_start(sample);
	sample_person(sample, "alice", "Alice Liddell", KIND_COLLEAGUE);
	sample_person(sample, "andrea", "Andrea", KIND_VENDOR);
	sample_person(sample, "bob", "Bob Baker", KIND_COLLEAGUE);
	sample_person(sample, "carol", "Carol", KIND_COLLEAGUE);
	sample_person(sample, "dave", "Dave", KIND_COLLEAGUE);
	sample_person(sample, "erin", "Erin", KIND_COLLEAGUE);
	sample_person(sample, "grace", "Grace", KIND_COLLEAGUE);
	sample_person(sample, "yang", "刘洋", KIND_COLLEAGUE);
	note = sample_note(sample, "20261118-8kq7m2x4p", "bob", "alice,carol",
		"2026-11-18T16:42:00+01:00",
		"fresh coffee, and the copier paper before anyone asked\n");
	sample_list(sample, &note->tags, "details");
	note = sample_note(sample, "20261115-m2x1aaaaa", "carol", "dave",
		"2026-11-15T09:00:00+01:00",
		"catching the typo in the contract before it went out\n");
	note->via = VIA_IN_PERSON;
	note = sample_note(sample, "20261112-9d3zaaaaa", "erin", "yang",
		"2026-11-12T09:00:00+01:00", "谢谢你周五晚上耐心地接了那个电话\n");
	sample_list(sample, &note->tags, "patience");
	note = sample_note(sample, "20261109-t5w0aaaaa", "grace", "andrea",
		"2026-11-09T12:00:00+01:00", "fixing our network on a Sunday 👩‍🔧\n");
	note->via = VIA_PHONE;
	note = sample_note(sample, "20261119-1111aaaaa", "dave", "alice,carol",
		"2026-11-19T12:00:00+01:00", NULL);
	note->re = "20261118-8kq7m2x4p";
	note = sample_note(
		sample, "20261119-2222aaaaa", "erin", "alice", "2026-11-19T13:00:00+01:00", NULL);
	note->re = "20261118-8kq7m2x4p";
	note = sample_note(sample, "20261119-3333aaaaa", "alice", "bob",
		"2026-11-19T14:00:00+01:00", "any time");
	note->re = "20261118-8kq7m2x4p";
}

#endif
