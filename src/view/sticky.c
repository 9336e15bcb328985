#include "view/sticky.h"

#include <string.h>

#include "model/lookup.h"

struct who who_of(const struct scene *scene, const char *handle)
{
	return (struct who){
		.handle = handle,
		.name = people_name(scene->people, handle),
		.short_name = people_short_name(scene->people, handle),
		.kind = people_kind(scene->people, handle),
		.person = people_find(scene->people, handle),
	};
}

struct whos whos_of(const struct scene *scene, const struct texts *handles, struct arena *arena)
{
	struct whos whos = { .count = handles->count };

	whos.items = arena_alloc(arena, handles->count * sizeof(*whos.items));
	for (size_t i = 0; i < handles->count; i++)
		whos.items[i] = who_of(scene, handles->items[i]);
	return whos;
}

static const char *picture_path(const struct note *note, struct arena *arena)
{
	const char *slash = note->path ? strrchr(note->path, '/') : NULL;
	struct str path = { 0 };
	const char *found;

	if (!note->picture)
		return NULL;
	if (slash)
		str_add_bytes(&path, note->path, (size_t)(slash - note->path) + 1);
	str_add(&path, note->picture);
	found = arena_text(arena, str_text(&path), path.length);
	str_release(&path);
	return found;
}

/* A note's tags while those that its text shows are looked for. */
struct unseen {
	const struct texts *tags;
	bool *seen;
};

static void see(void *with, const char *word, size_t length)
{
	struct unseen *unseen = with;

	for (size_t i = 0; i < unseen->tags->count; i++) {
		struct texts one = { &unseen->tags->items[i], 1 };
		if (texts_hold(&one, word, length))
			unseen->seen[i] = true;
	}
}

static struct texts tags_unseen(const struct note *note, struct arena *arena)
{
	struct unseen unseen = { &note->all_tags, NULL };
	struct texts tags = { 0 };

	unseen.seen = arena_alloc(arena, (note->all_tags.count + 1) * sizeof(*unseen.seen));
	if (note->text)
		text_tags(note->text, see, &unseen);
	for (size_t i = 0; i < note->all_tags.count; i++)
		if (!unseen.seen[i])
			texts_add(arena, &tags, note->all_tags.items[i]);
	return tags;
}

void sticky_build(struct sticky *sticky, const struct scene *scene, const struct note *note,
	const struct note *parent, struct arena *arena)
{
	*sticky = (struct sticky){
		.note = note,
		.short_id = note->id ? scene_short_id(scene, note->id, arena) : NULL,
		.from = who_of(scene, note->from),
		.to = whos_of(scene, &note->to, arena),
		.day = moment_day(note->date),
		.answers = note_answers(note, parent),
		.tags = tags_unseen(note, arena),
		.picture_path = picture_path(note, arena),
	};
	sticky->days_ago = days_between(sticky->day, scene->today);
	if (note->by && !text_same(note->by, note->from))
		sticky->by = who_of(scene, note->by);
	if (note->re)
		sticky->re_short = scene_short_id(scene, note->re, arena);
}

static const struct note *parent_of(const struct note *note, const struct thread *thread)
{
	if (text_same(note->re, thread->root->id))
		return thread->root;
	for (size_t i = 0; i < thread->count; i++)
		if (text_same(note->re, thread->answers[i]->id))
			return thread->answers[i];
	return NULL;
}

void sticky_thread_build(struct sticky_thread *sticky, const struct scene *scene,
	const struct thread *thread, struct arena *arena)
{
	sticky_build(&sticky->root, scene, thread->root, NULL, arena);
	sticky->count = thread->count;
	sticky->answers = arena_alloc(arena, thread->count * sizeof(*sticky->answers));
	for (size_t i = 0; i < thread->count; i++) {
		const struct note *note = thread->answers[i];
		sticky_build(&sticky->answers[i], scene, note, parent_of(note, thread), arena);
	}
}

bool sticky_speaks(const struct sticky *sticky)
{
	return sticky->note->text && sticky->note->text[0] != '\0';
}

const char *sticky_first_line(const struct sticky *sticky, struct arena *arena)
{
	const char *text = sticky->note->text ? sticky->note->text : "";

	text += strspn(text, " \t\r\n");
	return arena_text(arena, text, strcspn(text, "\r\n"));
}
