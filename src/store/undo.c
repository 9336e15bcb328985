#include <string.h>

#include "store/inside.h"
#include "store/layout.h"
#include "store/plan.h"
#include "store/single.h"
#include "store/undo_walk.h"
#include "store/writing.h"

#define UNDO "undo"
#define REDO "redo"
#define UNDO_SUBJECT UNDO ": "

void undone_release(struct undone *undone)
{
	if (undone == NULL)
		return;
	arena_release(&undone->memory);
	*undone = (struct undone){ 0 };
}

/* A later change of PATH stands in the way. */
static int in_the_way(const struct plan_file *file, const struct blob *left, struct err *err)
{
	const struct version *now = file->before;

	if (!oid_same(&now[IN_HEAD].id, &left->id)) {
		err_set(err, ERR_BUSY, "%s: a later commit changed it", file->path);
		return err_hint(err, "what came after it: thanks git log -p -- %s", file->path);
	}
	err_set(err, ERR_BUSY, "%s: has changes that are not committed", file->path);
	return err_hint(err, "commit them, or take them back: thanks git restore %s", file->path);
}

/* The file is to be again as it was before the commit that made it what it must still be. */
static int plan_back(
	struct plan *plan, struct store *store, const struct commit_file *done, struct err *err)
{
	struct plan_file *file;
	struct version back = { .id = done->before.id };
	struct str bytes = { 0 };
	int status = 0;

	if (plan_file(&file, plan, store, done->path, err) != 0)
		return -1;
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		if (!oid_same(&file->before[in].id, &done->after.id))
			return in_the_way(file, &done->after, err);
	if (!oid_none(&back.id)) {
		file->mode = done->before.mode;
		status = repo_read_blob(store->repo, &back.id, LIMIT_PICTURE, &bytes, err);
		if (status == 0)
			status = repo_checked_out(store->repo, done->path, &bytes, err);
		back.bytes = arena_text(&plan->memory, str_text(&bytes), bytes.length);
		back.length = bytes.length;
		str_release(&bytes);
	}
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		file->after[in] = back;
	return status;
}

static int plan_files(
	struct plan *plan, struct store *store, const struct oid *commit, struct err *err)
{
	struct commit_files files;

	if (repo_commit_files(store->repo, commit, &plan->memory, &files, err) != 0)
		return -1;
	for (size_t i = 0; i < files.count; i++)
		if (plan_back(plan, store, &files.items[i], err) != 0)
			return -1;
	return 0;
}

/* What the change was called, of which CANDIDATE is the commit, or, to redo it, the undo. */
static int name_change(struct undone *undone, struct store *store, enum undo_way way,
	const struct candidate *candidate, struct err *err)
{
	const char *message = NULL;

	undone->subject = candidate->subject;
	undone->kind = candidate->kind;
	undone->when = candidate->when;
	undone->since = candidate->since;
	undone->others = candidate->others;
	if (way == UNDO_BACK)
		return 0;
	if (text_starts(undone->subject, UNDO_SUBJECT))
		undone->subject += sizeof(UNDO_SUBJECT) - 1;
	if (repo_commit_message(store->repo, &candidate->undoes, &undone->memory, &message, err) !=
		0)
		return -1;
	if (message != NULL) {
		undone->subject = message_subject(message, &undone->memory);
		undone->kind = message_trailer(message, TRAILER_CHANGE, &undone->memory);
	}
	return 0;
}

static void copy(
	struct arena *arena, const struct version *version, const char **bytes, size_t *length)
{
	*bytes = NULL;
	*length = 0;
	if (oid_none(&version->id))
		return;
	*bytes = arena_text(arena, version->bytes, version->length);
	*length = version->length;
}

static void tell(struct undone *undone, const struct plan *plan, const struct oid *commit)
{
	struct str hex = { 0 };
	size_t count = 0;

	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		count++;
	undone->files = arena_alloc(&undone->memory, (count + 1) * sizeof(*undone->files));
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next) {
		struct undone_file *told = &undone->files[undone->count++];

		told->path = arena_string(&undone->memory, file->path);
		copy(&undone->memory, &file->before[IN_WORK], &told->before, &told->before_length);
		copy(&undone->memory, &file->after[IN_WORK], &told->after, &told->after_length);
	}
	str_add_oid(&hex, commit);
	undone->commit = arena_string(&undone->memory, hex.bytes);
	str_release(&hex);
}

static int take_back(struct undone *undone, struct store *store, enum undo_way way,
	const struct signer *signer, const struct candidate *candidate, struct err *err)
{
	struct identities identities = { 0 };
	struct str subject = { 0 }, target = { 0 };
	struct message message = { .action = way == UNDO_BACK ? UNDO : REDO, .by = signer->handle };
	struct plan plan = { 0 };
	struct oid commit;
	int status = name_change(undone, store, way, candidate, err);

	if (status == 0)
		status = plan_files(&plan, store, &candidate->commit, err);
	if (status == 0)
		status = identities_find(&identities, store, signer, err);
	if (status == 0) {
		str_addf(&subject, "%s: %s", message.action, undone->subject);
		str_add_oid(&target, &candidate->commit);
		message.subject = subject.bytes;
		message.undoes = target.bytes;
		status = plan_carry_out(&plan, store, &message, &identities, &commit, err);
	}
	if (status == 0)
		tell(undone, &plan, &commit);
	str_release(&subject);
	str_release(&target);
	plan_release(&plan);
	identities_release(&identities);
	return status;
}

int undo_time(struct moment *when, struct store *store, enum undo_way way,
	const struct signer *signer, struct err *err)
{
	struct candidate candidate;
	struct arena arena = { 0 };
	int status = -1;

	*when = MOMENT_NONE;
	if (repo_open(store, err) == 0 && repo_load_tip(store->repo, err) == 0)
		status = candidate_find(&candidate, store->repo, way, signer->handle, &arena, err);
	if (status == 0 && candidate.found)
		*when = candidate.when;
	arena_release(&arena);
	return status;
}

int undo_in(struct undone *undone, struct store *store, enum undo_way way,
	const struct signer *signer, struct err *err)
{
	struct candidate candidate;
	struct writing writing;
	int status;

	*undone = (struct undone){ 0 };
	if (writing_begin(&writing, store, signer, err) != 0)
		return -1;
	status = candidate_find(&candidate, store->repo, way, signer->handle, &undone->memory, err);
	if (status == 0 && !candidate.found)
		status = err_set(err, ERR_MISSING,
			way == UNDO_BACK ? "there is no change of @%s to undo"
					 : "there is no undo of @%s to take back",
			signer->handle);
	if (status == 0)
		status = take_back(undone, store, way, signer, &candidate, err);
	writing_end(&writing, store);
	if (status != 0)
		undone_release(undone);
	return status;
}
