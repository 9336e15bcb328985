#include <string.h>

#include "store/edited_file.h"
#include "store/layout.h"
#include "store/sync_inside.h"

/* How commands call what lies at PATH: a note's shortest id, a person's handle. False: not at all.
 */
static bool add_called(struct str *called, struct syncing *syncing, const char *path)
{
	struct str id = { 0 };
	enum edited_sort sort = edited_sort(path);
	bool named = false;

	if (sort == EDITED_NOTE && str_add_note_id(&id, path)) {
		store_add_short_id(syncing->store, id.bytes, called);
		named = true;
	} else if (sort == EDITED_PERSON) {
		const char *name = path + sizeof(LAYOUT_PEOPLE);

		str_add_char(called, '@');
		str_add_bytes(called, name, strlen(name) - strlen(".yaml"));
		named = true;
	}
	str_release(&id);
	return named;
}

static void hint_versions(struct syncing *syncing, const char *path, struct str *hint)
{
	struct str called = { 0 };

	if (!add_called(&called, syncing, path))
		str_add(hint, "thanks check conflicts");
	else if (called.bytes[0] == '@')
		str_addf(hint, "thanks people show %s, thanks people set %s", called.bytes,
			called.bytes);
	else
		str_addf(hint, "thanks show %s, thanks edit %s", called.bytes, called.bytes);
	str_release(&called);
}

static void hint_kept(struct syncing *syncing, const char *path, struct str *hint)
{
	struct str called = { 0 };

	if (!add_called(&called, syncing, path))
		return;
	if (called.bytes[0] == '@')
		str_addf(hint, "if it is to go: thanks people remove %s", called.bytes);
	else
		str_addf(hint, "if it is to go: thanks remove %s", called.bytes);
	str_release(&called);
}

static void tell(struct syncing *syncing, const struct merge_fact *fact)
{
	struct problems *facts = &syncing->synced->facts;
	struct str text = { 0 }, hint = { 0 };

	switch (fact->kind) {
	case FACT_EDIT_KEPT:
		str_add(&text, "was edited on one side and removed on the other; the edit stays");
		hint_kept(syncing, fact->path, &hint);
		break;
	case FACT_VERSIONS:
		str_addf(&text, "was changed on both sides and %s",
			syncing->way == SYNC_DRY ? "would hold both versions"
						 : "holds both versions now");
		if (syncing->way != SYNC_DRY)
			hint_versions(syncing, fact->path, &hint);
		break;
	case FACT_BESIDE:
		str_addf(&text, "was changed on both sides; the other version is %s", fact->beside);
		break;
	}
	struct problem *problem = problems_add(
		facts, "conflicts", PROBLEM_REMARK, fact->path, 0, 0, "%s", str_text(&text));
	if (hint.length > 0)
		problem->hint = arena_text(&facts->memory, hint.bytes, hint.length);
	str_release(&text);
	str_release(&hint);
}

void facts_tell(struct syncing *syncing, const struct merge *merge)
{
	for (size_t i = 0; i < merge->fact_count; i++)
		tell(syncing, &merge->facts[i]);
}

void facts_tell_kept(struct syncing *syncing, const struct texts *paths)
{
	for (size_t i = 0; i < paths->count; i++) {
		const struct merge_fact fact = { .kind = FACT_EDIT_KEPT, .path = paths->items[i] };

		tell(syncing, &fact);
	}
}
