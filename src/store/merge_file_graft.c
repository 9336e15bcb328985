#include <string.h>

#include "model/lookup.h"
#include "model/merge.h"
#include "store/merge_work.h"
#include "store/splice.h"

/* A key of the top with its lines, from the first to the last. */
struct key {
	const char *name;
	size_t start, stop;
	const struct key *instead; /* of the frame: the donor's, which stands here now */
	bool fresh; /* of the donor: it goes behind the first so many of the frame */
	size_t behind;
};
struct keys {
	struct key *items;
	size_t count;
	const struct version *version;
	struct source source;
};

/* A frame that gets lines of a donor. */
struct grafting {
	const struct fields *fields;
	const void *wanted;
	struct keys frame, donor;
	struct lookup places, donors; /* the entries of both, by name */
	struct arena arena;
};

/* False: its top is no block of lines. */
static bool read_entries(struct keys *entries, const struct version *version, struct arena *arena)
{
	struct source *source = &entries->source;
	struct err err = { 0 };
	bool good =
		source_open(source, version->content.start, version->content.length, &err) == 0 &&
		source->root->first != NULL && source->root->style == YAML_BLOCK;
	size_t most = 0;

	err_release(&err);
	if (!good)
		return false;
	for (const struct yaml *at = source->root->first; at != NULL; at = at->next)
		most++;
	entries->version = version;
	entries->items = arena_alloc(arena, most * sizeof(*entries->items));
	for (const struct yaml *at = source->root->first; at != NULL; at = at->next) {
		struct key entry = { .name = at->key->text,
			.start = at->key->start,
			.stop = source_stop(source, at) };

		if (source_line(source, entry.start) != entry.start)
			return false; /* behind a `---`, or a `?` */
		entries->items[entries->count++] = entry;
	}
	return true;
}

static bool is_within(const char *name, const char *key)
{
	size_t length = strlen(key);

	return strncmp(name, key, length) == 0 && (name[length] == '\0' || name[length] == '.');
}

static bool has_same_unknown(
	const struct grafting *grafting, const void *these, const void *others, const char *key)
{
	const struct unknowns *unknowns =
		(const void *)((const char *)these + grafting->fields->unknown_offset);

	for (size_t i = 0; i < unknowns->count; i++)
		if (is_within(unknowns->items[i].name, key) &&
			!text_same(unknowns->items[i].source,
				merge_unknown(grafting->fields, others, unknowns->items[i].name)))
			return false;
	return true;
}

/* Does RECORD say below KEY what is wanted there? */
static bool is_wanted(const struct grafting *grafting, const void *record, const char *key)
{
	for (size_t i = 0; i < grafting->fields->count; i++) {
		const struct field *field = &grafting->fields->rows[i];

		if (is_within(field->name, key) &&
			!merge_same_field(field, record, grafting->wanted))
			return false;
	}
	return has_same_unknown(grafting, record, grafting->wanted, key) &&
	       has_same_unknown(grafting, grafting->wanted, record, key);
}

static struct content lines_of(const struct keys *entries, const struct key *entry)
{
	return (struct content){ entries->version->content.start + entry->start,
		entry->stop - entry->start };
}

/* Are all comments of the entry MINE in THEIRS, too? */
static bool has_comments(
	struct grafting *grafting, const struct key *theirs, const struct key *mine)
{
	struct texts old = { 0 }, new = { 0 };
	struct lookup known = { 0 };
	struct err err = { 0 };
	bool all = merge_comments_of(
			   &old, lines_of(&grafting->frame, mine), &grafting->arena, &err) == 0 &&
		   merge_comments_of(
			   &new, lines_of(&grafting->donor, theirs), &grafting->arena, &err) == 0;

	for (size_t i = 0; i < new.count; i++)
		lookup_add(&known, &grafting->arena, new.items[i], 0);
	for (size_t i = 0; all && i < old.count; i++)
		all = lookup_find(&known, old.items[i], NULL);
	err_release(&err);
	return all;
}

/* May the donor's ENTRY stand in the frame? *there is where it stands already, or the frame's
 * count. */
static bool is_welcome(struct grafting *grafting, const struct key *entry, size_t *there)
{
	*there = grafting->frame.count;
	lookup_find(&grafting->places, entry->name, there);
	return !is_wanted(grafting, grafting->frame.version->record, entry->name) &&
	       is_wanted(grafting, grafting->donor.version->record, entry->name) &&
	       (*there == grafting->frame.count ||
		       has_comments(grafting, entry, &grafting->frame.items[*there]));
}

static void add_entry(struct str *out, const struct keys *entries, const struct key *entry)
{
	struct content lines = lines_of(entries, entry);

	if (out->length > 0 && out->bytes[out->length - 1] != '\n')
		str_add(out, entries->source.line_end);
	str_add_bytes(out, lines.start, lines.length);
	if (lines.start[lines.length - 1] != '\n')
		str_add(out, entries->source.line_end);
}

static void add_fresh(const struct grafting *grafting, size_t behind, struct str *out)
{
	for (size_t i = 0; i < grafting->donor.count; i++) {
		const struct key *entry = &grafting->donor.items[i];

		if (entry->fresh && entry->behind == behind)
			add_entry(out, &grafting->donor, entry);
	}
}

static void join(const struct grafting *grafting, struct str *out)
{
	const struct keys *frame = &grafting->frame;
	struct content content = frame->version->content;
	size_t at = frame->items[0].start;

	str_add_bytes(out, content.start, at);
	add_fresh(grafting, 0, out);
	for (size_t i = 0; i < frame->count; i++) {
		const struct key *entry = &frame->items[i];

		str_add_bytes(out, content.start + at, entry->start - at);
		if (entry->instead != NULL)
			add_entry(out, &grafting->donor, entry->instead);
		else
			str_add_bytes(
				out, content.start + entry->start, entry->stop - entry->start);
		add_fresh(grafting, i + 1, out);
		at = entry->stop;
	}
	str_add_bytes(out, content.start + at, content.length - at);
}

/* The row of the table that NAME is, or the first that is in the mapping NAME. */
static size_t rank_of(const struct grafting *grafting, const char *name)
{
	size_t rank = 0;

	while (rank < grafting->fields->count &&
		!is_within(grafting->fields->rows[rank].name, name))
		rank++;
	return rank;
}

/* The table's order; then keys nobody knows, by name. */
static bool precedes(const struct grafting *grafting, const char *one, const char *other)
{
	size_t mine = rank_of(grafting, one), theirs = rank_of(grafting, other);

	return mine != theirs ? mine < theirs : strcmp(one, other) < 0;
}

/* What is new stands behind what it stood behind; among what else is new there, in a fixed order,
 * for either side as the frame. */
static size_t place_of(const struct grafting *grafting, const struct key *entry, size_t behind)
{
	const struct keys *frame = &grafting->frame;

	while (behind < frame->count &&
		!lookup_find(&grafting->donors, frame->items[behind].name, NULL) &&
		precedes(grafting, frame->items[behind].name, entry->name))
		behind++;
	return behind;
}

static void find_places(struct lookup *places, const struct keys *entries, struct arena *arena)
{
	for (size_t i = 0; i < entries->count; i++)
		lookup_add(places, arena, entries->items[i].name, i);
}

/* Chooses the lines. */
static bool choose(struct grafting *grafting)
{
	size_t behind = 0, there;
	bool any = false;

	find_places(&grafting->places, &grafting->frame, &grafting->arena);
	find_places(&grafting->donors, &grafting->donor, &grafting->arena);
	for (size_t i = 0; i < grafting->donor.count; i++) {
		struct key *entry = &grafting->donor.items[i];
		bool welcome = is_welcome(grafting, entry, &there);

		any = any || welcome;
		if (there < grafting->frame.count)
			behind = there + 1;
		if (welcome && there < grafting->frame.count)
			grafting->frame.items[there].instead = entry;
		entry->fresh = welcome && there == grafting->frame.count;
		if (entry->fresh)
			entry->behind = behind = place_of(grafting, entry, behind);
	}
	return any;
}

bool merge_graft(struct str *out, const struct fields *fields, const struct version *frame,
	const struct version *donor, const void *wanted)
{
	struct grafting grafting = { .fields = fields, .wanted = wanted };
	bool done = read_entries(&grafting.frame, frame, &grafting.arena) &&
		    read_entries(&grafting.donor, donor, &grafting.arena) &&
		    text_same(grafting.frame.source.line_end, grafting.donor.source.line_end) &&
		    choose(&grafting);

	if (done)
		join(&grafting, out);
	source_release(&grafting.frame.source);
	source_release(&grafting.donor.source);
	arena_release(&grafting.arena);
	return done;
}
