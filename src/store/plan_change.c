#include <string.h>

#include "store/blame.h"
#include "store/inside.h"
#include "store/plan.h"

/* What one item of a change does, and where. */
struct work {
	struct plan *plan;
	struct store *store;
	const struct change_item *item;
};

/* Adds those of LINES that BYTES do not have. */
static void add_lines(struct str *out, const char *bytes, size_t length, const char *lines)
{
	str_add_bytes(out, bytes, length);
	if (length > 0 && bytes[length - 1] != '\n')
		str_add_char(out, '\n');
	while (*lines != '\0') {
		size_t taken = strcspn(lines, "\n");
		struct str line = { 0 };
		const char *found;

		str_add_char(&line, '\n');
		str_add_bytes(&line, lines, taken);
		str_add_char(&line, '\n');
		found = strncmp(str_text(out), line.bytes + 1, taken + 1) == 0
				? str_text(out)
				: strstr(str_text(out), line.bytes);
		if (found == NULL)
			str_add_bytes(out, line.bytes + 1, taken + 1);
		str_release(&line);
		lines += taken + (lines[taken] == '\n' ? 1 : 0);
	}
}

static int replace(struct str *out, const struct change_item *item, const char *bytes,
	size_t length, struct err *err)
{
	if (length != item->old_length || memcmp(bytes, item->old, length) != 0)
		return err_set(err, ERR_BUSY, "%s: was changed meanwhile", item->path);
	str_add_bytes(out, item->bytes, item->length);
	return 0;
}

/* The item's edits on FROM (which may be missing), for PATH. */
static int edit(const struct work *work, const char *path, const struct version *from,
	struct version *to, struct err *err)
{
	const struct change_item *item = work->item;
	struct arena *arena = &work->plan->memory;
	const char *bytes = from->bytes != NULL ? from->bytes : "";
	struct str out = { 0 };
	int status = 0;

	switch (item->kind) {
	case CHANGE_LINES:
		add_lines(&out, bytes, from->length, item->bytes);
		break;
	case CHANGE_REPLACE:
		status = replace(&out, item, bytes, from->length, err);
		break;
	default:
		if (item->edits.count == 0)
			str_add_bytes(&out, bytes, from->length);
		else
			status = codec_edit(
				item->fields, bytes, from->length, &item->edits, &out, err);
	}
	if (status == 0) {
		to->bytes = arena_text(arena, str_text(&out), out.length);
		to->length = out.length;
		status = repo_hash(work->store->repo, path, to->bytes, to->length, &to->id, err);
	} else if (err->kind == ERR_DATA) {
		blame_err(err, item->path);
	}
	str_release(&out);
	return status;
}

/* An edit of what the user has not committed worked; that of what is committed (or staged) did not.
 */
static int not_there_too(const struct work *work, enum version_in in, struct err *err)
{
	struct str why = { 0 };

	str_add(&why, str_text(&err->text));
	err_set(err, ERR_BUSY, "%s: has %s changes that this one cannot be told from (%s)",
		work->item->path, in == IN_HEAD ? "uncommitted" : "staged", why.bytes);
	str_release(&why);
	return err_hint(err, "commit them first: thanks git commit %s", work->item->path);
}

/*
 * Edits all versions of FROM into TO (the same file, or the one it moves to). A version equal to
 * one already edited has its outcome.
 */
static int edit_all(
	const struct work *work, struct plan_file *from, struct plan_file *to, struct err *err)
{
	struct version old[VERSIONS];

	memcpy(old, from->after, sizeof(old));
	if (edit(work, to->path, &old[IN_WORK], &to->after[IN_WORK], err) != 0)
		return -1;
	for (enum version_in in = IN_HEAD; in < VERSIONS; in++) {
		enum version_in same = IN_WORK;

		while (same < in && !version_same(&old[in], &old[same]))
			same++;
		if (!version_there(&old[in]))
			/* new to git: all of it is committed. Taken out of the index: stays so */
			same = in == IN_HEAD || !version_there(&old[IN_HEAD]) ? IN_WORK : VERSIONS;
		if (same < in)
			to->after[in] = to->after[same];
		else if (same == in && edit(work, to->path, &old[in], &to->after[in], err) != 0)
			return not_there_too(work, in, err);
	}
	return 0;
}

static int check_absent(const struct plan_file *file, struct err *err)
{
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		if (version_there(&file->after[in]))
			return err_set(err, ERR_BUSY, "%s: is there already", file->path);
	return 0;
}

static int do_add(const struct work *work, struct plan_file *file, struct err *err)
{
	const struct change_item *item = work->item;
	struct version fresh = { .bytes = item->bytes, .length = item->length };

	if (check_absent(file, err) != 0 || repo_hash(work->store->repo, file->path, fresh.bytes,
						    fresh.length, &fresh.id, err) != 0)
		return -1;
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		file->after[in] = fresh;
	return 0;
}

static int do_edit(const struct work *work, struct plan_file *file, struct err *err)
{
	if (!version_there(&file->after[IN_WORK])) {
		if (!work->item->may_be_new)
			return err_set(err, ERR_MISSING, "%s: no such file", file->path);
		/* made anew, whatever git may still have */
		for (enum version_in in = IN_WORK; in < VERSIONS; in++)
			file->after[in] = (struct version){ 0 };
	}
	return edit_all(work, file, file, err);
}

static int do_move(const struct work *work, struct plan_file *file, struct err *err)
{
	struct plan_file *to;

	if (!version_there(&file->after[IN_WORK]))
		return err_set(err, ERR_MISSING, "%s: no such file", file->path);
	if (plan_file(&to, work->plan, work->store, work->item->to, err) != 0 ||
		check_absent(to, err) != 0 || edit_all(work, file, to, err) != 0)
		return -1;
	to->mode = file->mode;
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		file->after[in] = (struct version){ 0 };
	return 0;
}

/* Only what history has is taken away: it can be brought back. */
static int do_remove(const struct work *work, struct plan_file *file, struct err *err)
{
	const struct version *now = file->after;

	(void)work;
	if (!version_there(&now[IN_WORK]) && !version_there(&now[IN_HEAD]))
		return err_set(err, ERR_MISSING, "%s: no such file", file->path);
	if (version_there(&now[IN_WORK]) &&
		(!version_same(&now[IN_WORK], &now[IN_HEAD]) ||
			(version_there(&now[IN_INDEX]) &&
				!version_same(&now[IN_INDEX], &now[IN_HEAD])))) {
		err_set(err, ERR_BUSY,
			"%s: holds what was never committed: removing it would lose that",
			file->path);
		return err_hint(
			err, "thanks git add %s && thanks git commit, then again", file->path);
	}
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		file->after[in] = (struct version){ 0 };
	return 0;
}

static int do_item(const struct work *work, struct err *err)
{
	struct plan_file *file;

	if (plan_file(&file, work->plan, work->store, work->item->path, err) != 0)
		return -1;
	switch (work->item->kind) {
	case CHANGE_ADD:
		return do_add(work, file, err);
	case CHANGE_EDIT:
	case CHANGE_LINES:
		return do_edit(work, file, err);
	case CHANGE_REPLACE:
		return work->item->to != NULL ? do_move(work, file, err) : do_edit(work, file, err);
	case CHANGE_MOVE:
		return do_move(work, file, err);
	case CHANGE_REMOVE:
		return do_remove(work, file, err);
	}
	return 0;
}

int plan_build(struct plan *plan, struct store *store, const struct change *change, struct err *err)
{
	for (size_t i = 0; i < change->count; i++) {
		struct work work = { .plan = plan, .store = store, .item = &change->items[i] };

		if (do_item(&work, err) != 0)
			return -1;
	}
	return 0;
}
