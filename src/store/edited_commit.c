#include "store/edited.h"

#include <string.h>

#include "store/edited_file.h"
#include "store/layout.h"
#include "store/plan.h"
#include "store/writing.h"

#define BY_HAND " by hand"

/* "edit: 2 notes, 1 person by hand"; of a single file its path. */
static void add_subject(struct str *subject, const struct edited *edited)
{
	static const struct {
		const char *one, *many;
	} words[] = {
		[EDITED_NOTE] = { "note", "notes" },
		[EDITED_PERSON] = { "person", "people" },
		[EDITED_ROUND] = { "round", "rounds" },
		[EDITED_SETTINGS] = { "the settings", "the settings" },
		[EDITED_PICTURE] = { "picture", "pictures" },
	};
	size_t counts[EDITED_OTHER + 1] = { 0 };
	bool first = true;

	for (size_t i = 0; i < edited->count; i++)
		counts[edited_sort(edited->items[i].path)]++;
	str_add(subject, "edit: ");
	for (int sort = EDITED_NOTE; sort < EDITED_OTHER; sort++) {
		if (counts[sort] == 0)
			continue;
		str_add(subject, first ? "" : ", ");
		if (sort != EDITED_SETTINGS)
			str_addf(subject, "%zu ", counts[sort]);
		str_add(subject, counts[sort] == 1 ? words[sort].one : words[sort].many);
		first = false;
	}
	str_add(subject, BY_HAND);
}

bool edited_by_hand(const char *subject)
{
	size_t length = strlen(subject), ending = sizeof(BY_HAND) - 1;

	return length > ending && strcmp(subject + length - ending, BY_HAND) == 0;
}

/* What lies there now is what is committed, if it is still sound; somebody may be at it. */
static int plan_item(
	struct plan *plan, struct store *store, const struct edited_file *item, struct err *err)
{
	const char *check, *picture;
	struct plan_file *file;
	struct err ignored = { 0 };
	bool gone;

	if (plan_file(&file, plan, store, item->path, err) != 0)
		return -1;
	gone = oid_none(&file->before[IN_WORK].id);
	if (gone != (item->kind == EDITED_GONE))
		return 0;
	if (!gone) {
		struct str bytes = { .bytes = (char *)file->before[IN_WORK].bytes,
			.length = file->before[IN_WORK].length };
		int status = edited_check(
			store, item->path, &bytes, &check, &picture, &plan->memory, &ignored);

		err_release(&ignored);
		if (status != 0)
			return 0;
	}
	file->after[IN_HEAD] = file->after[IN_INDEX] = file->before[IN_WORK];
	return 0;
}

static int carry_out(struct plan *plan, const struct edited *edited, struct store *store,
	const struct signer *signer, struct err *err)
{
	struct identities identities = { 0 };
	struct str subject = { 0 };
	struct message message = { .action = "edit", .by = signer->handle };
	struct oid commit;
	int status = identities_find(&identities, store, signer, err);

	add_subject(&subject, edited);
	message.subject = subject.bytes;
	if (status == 0)
		status = plan_carry_out(plan, store, &message, &identities, &commit, err);
	identities_release(&identities);
	str_release(&subject);
	return status;
}

int edited_commit(const struct edited *edited, struct store *store, const struct signer *signer,
	bool *committed, struct err *err)
{
	const struct people *people;
	struct writing writing;
	struct plan plan = { 0 };
	int status = 0;

	*committed = false;
	if (edited->count == 0 && edited->overwritten == 0)
		return 0;
	if (store_people(store, &people, NULL, err) != 0 ||
		writing_begin(&writing, store, signer, err) != 0)
		return -1;
	for (size_t i = 0; i < edited->count && status == 0; i++)
		status = plan_item(&plan, store, &edited->items[i], err);
	*committed = status == 0 && plan_commits(&plan);
	if (*committed)
		status = carry_out(&plan, edited, store, signer, err);
	*committed = *committed && status == 0;
	writing_end(&writing, store);
	plan_release(&plan);
	return status;
}
