#include "store/plan.h"

#include <string.h>
#include <strings.h>

#include "store/inside.h"
#include "store/layout.h"
#include "sys/file.h"

#define MODE_PLAIN 0100644u
#define MODE_PROGRAM 0100755u

void plan_release(struct plan *plan)
{
	if (plan == NULL)
		return;
	arena_release(&plan->memory);
	*plan = (struct plan){ 0 };
}

bool version_same(const struct version *a, const struct version *b)
{
	return oid_same(&a->id, &b->id);
}

const struct plan_file *plan_find(const struct plan *plan, const char *path)
{
	const struct plan_file *file = plan->first;

	while (file != NULL && strcmp(file->path, path) != 0)
		file = file->next;
	return file;
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

static bool there(const struct version *version)
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
	bool found;
	int status =
		file_read(&bytes, store->root_fd, file->path, limit_of(file->path), &found, err);

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
	if (!there(version))
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

static int load(struct plan *plan, struct store *store, struct plan_file *file, struct err *err)
{
	struct blob head, indexed;

	if (check_name(file->path, err) != 0 ||
		repo_check_path(store->repo, file->path, err) != 0 ||
		repo_head_file(store->repo, file->path, &head, err) != 0 ||
		repo_index_file(store->repo, file->path, &indexed, err) != 0 ||
		load_work(plan, store, file, err) != 0 ||
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
	for (*file = plan->first; *file != NULL; *file = (*file)->next)
		if (strcmp((*file)->path, path) == 0)
			return 0;
	*file = arena_alloc(&plan->memory, sizeof(**file));
	(*file)->path = arena_string(&plan->memory, path);
	if (load(plan, store, *file, err) != 0)
		return -1;
	if (plan->last != NULL)
		plan->last->next = *file;
	else
		plan->first = *file;
	plan->last = *file;
	return 0;
}
