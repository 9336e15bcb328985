#include "store/merge_file.h"

#include <string.h>

#include "model/merge.h"
#include "model/person.h"
#include "model/round.h"
#include "model/settings.h"
#include "store/codec.h"
#include "store/edit.h"
#include "store/layout.h"
#include "store/merge_work.h"

/* A merge of one file under way: ONE is the side that sorts first. */
struct joining {
	const char *path;
	const struct fields *fields;
	struct version base, one, other;
	void *wanted; /* the merged record */
	struct arena arena;
	struct str brought[2]; /* ONE and OTHER with the merged values; empty where that could not
				  be */
};

/* A file directly in the directory DIR. */
static bool lies_in(const char *path, const char *dir)
{
	size_t length = strlen(dir);

	return text_starts(path, dir) && path[length] == '/' && path[length + 1] != '.' &&
	       strchr(path + length + 1, '/') == NULL && text_ends(path, ".yaml");
}

const struct fields *merge_fields(const char *path)
{
	if (layout_note_path_ok(path))
		return &note_fields;
	if (lies_in(path, LAYOUT_PEOPLE))
		return &person_fields;
	if (text_same(path, LAYOUT_SETTINGS))
		return &settings_fields;
	if (lies_in(path, LAYOUT_ROUNDS))
		return &round_fields;
	return NULL;
}

static int compare(struct content one, struct content other)
{
	size_t length = one.length < other.length ? one.length : other.length;
	int order = length > 0 ? memcmp(one.start, other.start, length) : 0;

	if (order != 0)
		return order;
	return (one.length > other.length) - (one.length < other.length);
}

static struct content settled(struct content content)
{
	return content.start != NULL ? content : (struct content){ "", 0 };
}

/* False: it cannot be read as one of the table. */
static bool read_version(struct joining *joining, struct version *version, struct content content)
{
	struct err err = { 0 };
	void *record = wanted_record(joining->fields, &joining->arena);
	bool readable =
		content.start != NULL && codec_decode(joining->fields, record, &joining->arena,
						 content.start, content.length, &err) == 0;

	*version = (struct version){ settled(content), readable ? record : NULL };
	err_release(&err);
	return readable;
}

/* A note says something or answers another. One side took away the text and one the answer: neither
 * did so to leave nothing. */
static void keep_sense(struct note *note, const struct note *one, const struct note *other)
{
	if (note->re != NULL || !text_is_blank(note->text))
		return;
	note->re = one->re != NULL ? one->re : other->re;
	note->text = text_is_blank(one->text) ? other->text : one->text;
}

static void work_out(struct joining *joining)
{
	const void *base = joining->base.record;

	joining->wanted = wanted_record(joining->fields, &joining->arena);
	if (base == NULL)
		base = wanted_record(joining->fields, &joining->arena);
	merge_records(joining->fields, joining->wanted, base, joining->one.record,
		joining->other.record, &joining->arena);
	if (joining->fields == &note_fields)
		keep_sense(joining->wanted, joining->one.record, joining->other.record);
}

/* Puts the comments to it, and looks whether BYTES say what is wanted. */
static bool is_good(struct joining *joining, struct str *bytes)
{
	struct arena arena = { 0 };
	struct err err = { 0 };
	void *record = wanted_record(joining->fields, &arena);
	bool good = merge_comments(bytes, joining->base.content, joining->one.content,
			    joining->other.content, &err) == 0 &&
		    codec_decode(joining->fields, record, &arena, str_text(bytes), bytes->length,
			    &err) == 0 &&
		    merge_same(joining->fields, record, joining->wanted);

	err_release(&err);
	arena_release(&arena);
	return good;
}

static struct content content_of(const struct str *str)
{
	return (struct content){ str_text(str), str->length };
}

/* FRAME with the lines of DONOR that it lacks; BYTES are theirs. */
static void graft(struct joining *joining, struct version *frame, const struct version *donor,
	struct str *bytes)
{
	struct version grafted;

	if (frame->content.start != donor->content.start &&
		merge_graft(bytes, joining->fields, frame, donor, joining->wanted) &&
		read_version(joining, &grafted, content_of(bytes)))
		*frame = grafted;
}

/* FRAME with the merged values: whole lines where that will do. */
static bool bring(struct joining *joining, struct str *out, struct version frame)
{
	struct str mine = { 0 }, theirs = { 0 };
	struct err err = { 0 };
	bool done;

	graft(joining, &frame, &joining->one, &mine);
	graft(joining, &frame, &joining->other, &theirs);
	done = merge_bring(out, joining->fields, &frame, joining->wanted, &err) == 0;
	if (!done)
		str_clear(out);
	err_release(&err);
	str_release(&mine);
	str_release(&theirs);
	return done;
}

/* Changes that are in different lines. */
static bool by_lines(struct joining *joining, struct str *out)
{
	return merge_by_lines(
		       out, joining->base.content, joining->one.content, joining->other.content) &&
	       is_good(joining, out);
}

/* All three get the same values: then only comments, order and style differ, in different lines
 * most of the time. */
static bool by_brought_lines(struct joining *joining, struct str *out)
{
	struct str before = { 0 };
	bool done = joining->base.record != NULL && joining->brought[0].length > 0 &&
		    joining->brought[1].length > 0 && bring(joining, &before, joining->base) &&
		    merge_by_lines(out, content_of(&before), content_of(&joining->brought[0]),
			    content_of(&joining->brought[1])) &&
		    is_good(joining, out);

	str_release(&before);
	return done;
}

static bool by_side(struct joining *joining, struct str *out, const struct str *brought)
{
	str_add_bytes(out, str_text(brought), brought->length);
	return brought->length > 0 && is_good(joining, out);
}

/* As if it were new: nothing is lost but the place of comments. */
static bool by_writing(struct joining *joining, struct str *out)
{
	struct str fresh = { 0 };
	struct version version;
	bool done;

	codec_encode(joining->fields, joining->wanted, &fresh);
	done = read_version(joining, &version, content_of(&fresh)) &&
	       bring(joining, out, version) && is_good(joining, out);
	str_release(&fresh);
	return done;
}

static bool find_way(struct joining *joining, struct str *out)
{
	if (by_lines(joining, out))
		return true;
	str_clear(out);
	bring(joining, &joining->brought[0], joining->one);
	bring(joining, &joining->brought[1], joining->other);
	if (by_brought_lines(joining, out))
		return true;
	str_clear(out);
	if (by_side(joining, out, &joining->brought[0]))
		return true;
	str_clear(out);
	if (by_side(joining, out, &joining->brought[1]))
		return true;
	str_clear(out);
	return by_writing(joining, out);
}

/* The side that is to be taken whole, if one is; NULL. */
static const struct version *choose(struct joining *joining)
{
	enum fit fit = FIT_ALL;

	if (joining->fields == &note_fields)
		fit = merge_fit(joining->path, joining->base.record, joining->one.record,
			joining->other.record);
	if (fit == FIT_BOTH)
		joining->base = (struct version){ { "", 0 }, NULL };
	if (fit == FIT_ONE || compare(joining->one.content, joining->other.content) == 0)
		return &joining->one;
	return fit == FIT_OTHER ? &joining->other : NULL;
}

static bool join(struct joining *joining, struct str *out)
{
	const struct version *whole = choose(joining);
	bool based = joining->base.record != NULL;

	if (whole == NULL && based && compare(joining->base.content, joining->one.content) == 0)
		whole = &joining->other;
	else if (whole == NULL && based &&
		 compare(joining->base.content, joining->other.content) == 0)
		whole = &joining->one;
	if (whole != NULL) {
		str_add_bytes(out, whole->content.start, whole->content.length);
		return true;
	}
	work_out(joining);
	return find_way(joining, out);
}

int merge_file(struct str *out, bool *merged, const char *path, struct content base,
	struct content one, struct content other, struct err *err)
{
	struct joining joining = { .path = path, .fields = merge_fields(path) };
	bool swapped = compare(settled(one), settled(other)) > 0;
	struct str bytes = { 0 };

	(void)err;
	*merged = joining.fields != NULL &&
		  read_version(&joining, &joining.one, swapped ? other : one) &&
		  read_version(&joining, &joining.other, swapped ? one : other);
	if (*merged) {
		read_version(&joining, &joining.base, base);
		*merged = join(&joining, &bytes);
	}
	if (*merged)
		str_add_bytes(out, str_text(&bytes), bytes.length);
	str_release(&bytes);
	str_release(&joining.brought[0]);
	str_release(&joining.brought[1]);
	arena_release(&joining.arena);
	return 0;
}
