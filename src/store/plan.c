#include "store/plan.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/inside.h"
#include "store/layout.h"
#include "store/left_out_lines.h"
#include "sys/file.h"

#define MODE_PLAIN 0100644u
#define MODE_PROGRAM 0100755u

void plan_release(struct plan *plan)
{
	if (plan == NULL)
		return;
	free(plan->table);
	arena_release(&plan->memory);
	*plan = (struct plan){ 0 };
}

bool version_same(const struct version *a, const struct version *b)
{
	return oid_same(&a->id, &b->id) && a->mode == b->mode;
}

/* Where PATH is in the table, or would be (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv). */
static size_t slot_of(const struct plan *plan, const char *path)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (const char *at = path; *at != '\0'; at++)
		hash = (hash ^ (unsigned char)*at) * 0x100000001b3;
	size_t slot = hash % plan->room;
	while (plan->table[slot] != NULL && strcmp(plan->table[slot]->path, path) != 0)
		slot = (slot + 1) % plan->room;
	return slot;
}

static void enter(struct plan *plan, struct plan_file *file)
{
	if (plan->count * 2 >= plan->room) {
		struct plan_file **old = plan->table;
		size_t room = plan->room;

		plan->room = room == 0 ? 16 : room * 2;
		plan->table = mem_alloc(plan->room * sizeof(*plan->table));
		for (size_t i = 0; i < room; i++)
			if (old[i] != NULL)
				plan->table[slot_of(plan, old[i]->path)] = old[i];
		free(old);
	}
	plan->table[slot_of(plan, file->path)] = file;
}

const struct plan_file *plan_find(const struct plan *plan, const char *path)
{
	return plan->room > 0 ? plan->table[slot_of(plan, path)] : NULL;
}

void plan_append(struct plan *plan, struct plan_file *file)
{
	if (plan->last != NULL)
		plan->last->next = file;
	else
		plan->first = file;
	plan->last = file;
	plan->count++;
}

bool plan_commits(const struct plan *plan)
{
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		if (!version_same(&file->before[IN_HEAD], &file->after[IN_HEAD]))
			return true;
	return false;
}

bool plan_changes(const struct plan *plan)
{
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		for (enum version_in in = IN_WORK; in < VERSIONS; in++)
			if (!version_same(&file->before[in], &file->after[in]))
				return true;
	return false;
}

bool version_there(const struct version *version)
{
	return !oid_none(&version->id);
}

/* What git would never check out again: steps elsewhere, and its own directory. */
static bool is_odd(const char *name, size_t length)
{
	return length == 0 || (length == 1 && name[0] == '.') ||
	       (length == 2 && memcmp(name, "..", 2) == 0) ||
	       (length == 4 && strncasecmp(name, ".git", 4) == 0);
}

/* Line feeds would break the pending file, and no path of ours has any such byte. */
static int check_name(const char *path, struct err *err)
{
	for (const char *at = path; *at != '\0'; at++)
		if ((unsigned char)*at < 32 || *at == 127)
			return err_set(err, ERR_DATA, "%s: a path with control characters", path);
	for (const char *at = path; at != NULL; at = strchr(at, '/')) {
		at += at != path ? 1 : 0;
		if (is_odd(at, strcspn(at, "/")))
			return err_set(err, ERR_DATA, "%s: no path for a file in git", path);
	}
	return 0;
}

static size_t limit_of(const char *path)
{
	return text_ends(path, ".yaml") ? LIMIT_YAML : LIMIT_PICTURE;
}

static int load_work(
	struct plan *plan, struct store *store, struct plan_file *file, struct err *err)
{
	struct version *work = &file->before[IN_WORK];
	struct str bytes = { 0 };
	struct stat info;
	bool found;
	int status;

	/* (looked at before it is read: who writes to it in between is not overlooked) */
	file->marked = file_stat(store->root_fd, file->path, &info);
	if (file->marked)
		file->mark = file_mark_of(&info);
	status = file_read(&bytes, store->root_fd, file->path, limit_of(file->path), &found, err);
	if (status != 0)
		err_in(err, "%s", file->path);
	if (status == 0 && found) {
		work->bytes = arena_text(&plan->memory, str_text(&bytes), bytes.length);
		work->length = bytes.length;
		status = repo_hash(
			store->repo, file->path, work->bytes, work->length, &work->id, err);
	}
	str_release(&bytes);
	return status;
}

/* BLOB's bytes: those of the same blob when they are at hand, else from git. */
static int load_blob(struct plan *plan, struct store *store, struct plan_file *file,
	const struct blob *blob, enum version_in in, struct err *err)
{
	struct version *version = &file->before[in];
	struct str bytes = { 0 };
	int status = 0;

	version->id = blob->id;
	if (!version_there(version))
		return 0;
	for (enum version_in other = IN_WORK; other < in; other++)
		if (version_same(version, &file->before[other])) {
			*version = file->before[other];
			return 0;
		}
	status = repo_read_blob(store->repo, &blob->id, limit_of(file->path), &bytes, err);
	if (status == 0) {
		version->bytes = arena_text(&plan->memory, str_text(&bytes), bytes.length);
		version->length = bytes.length;
	} else {
		err_in(err, "%s", file->path);
	}
	str_release(&bytes);
	return status;
}

/* A file that git does not know yet gets the mode that git would give it. */
static unsigned mode_of_new(struct store *store, const char *path)
{
	const struct config *config;
	struct err err = { 0 };
	struct stat info;
	bool counts = store_config(store, &config, &err) == 0 &&
		      !text_same(config_get(config, "core.filemode"), "false");

	err_release(&err);
	return counts && file_stat(store->root_fd, path, &info) && info.st_mode & 0100
		       ? MODE_PROGRAM
		       : MODE_PLAIN;
}

/* To write where a file is left out would drop what it holds. */
static int check_left_out(
	const struct plan_file *file, struct store *store, const struct blob *head, struct err *err)
{
	const char *why;
	uint64_t size;

	if (oid_none(&head->id) || !oid_none(&file->before[IN_WORK].id))
		return 0;
	if (repo_blob_size(store->repo, &head->id, &size, err) != 0)
		return -1;
	why = left_out_blob(store->repo, file->path, head->mode, &head->id, size);
	return why == NULL ? 0
			   : err_set(err, ERR_DATA, "%s: stays out of the working tree: %s",
				     file->path, why);
}

static int load(struct plan *plan, struct store *store, struct plan_file *file, struct err *err)
{
	struct blob head, indexed;

	if (check_name(file->path, err) != 0 ||
		repo_check_path(store->repo, file->path, err) != 0 ||
		repo_head_file(store->repo, file->path, &head, err) != 0 ||
		repo_index_file(store->repo, file->path, &indexed, err) != 0 ||
		load_work(plan, store, file, err) != 0 ||
		check_left_out(file, store, &head, err) != 0 ||
		load_blob(plan, store, file, &head, IN_HEAD, err) != 0 ||
		load_blob(plan, store, file, &indexed, IN_INDEX, err) != 0)
		return -1;
	file->mode = head.mode != 0 ? head.mode : indexed.mode;
	if (file->mode == 0)
		file->mode = mode_of_new(store, file->path);
	memcpy(file->after, file->before, sizeof(file->after));
	return 0;
}

int plan_file(struct plan_file **file, struct plan *plan, struct store *store, const char *path,
	struct err *err)
{
	if (plan->room > 0 && (*file = plan->table[slot_of(plan, path)]) != NULL)
		return 0;
	*file = arena_alloc(&plan->memory, sizeof(**file));
	(*file)->path = arena_string(&plan->memory, path);
	if (load(plan, store, *file, err) != 0)
		return -1;
	enter(plan, *file);
	plan_append(plan, *file);
	return 0;
}
