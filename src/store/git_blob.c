#include <string.h>

#include "store/config.h"
#include "store/git_inside.h"

int repo_blob_size(struct repo *repo, const struct oid *id, uint64_t *size, struct err *err)
{
	git_oid name = oid_to_git(id);
	git_object_t type = GIT_OBJECT_INVALID;
	git_odb *odb = NULL;
	size_t length = 0;
	int status = git_repository_odb(&odb, repo->git);

	if (status == 0)
		status = git_odb_read_header(&length, &type, odb, &name);
	git_odb_free(odb);
	*size = length;
	if (status == 0 && type != GIT_OBJECT_BLOB)
		return err_set(err, ERR_DATA, "git object %s is no file's", git_oid_tostr_s(&name));
	return status == 0
		       ? 0
		       : git_fail(err, status, "cannot read git object %s", git_oid_tostr_s(&name));
}

/* (asked for its size first: what is too large is not loaded) */
int repo_read_blob(
	struct repo *repo, const struct oid *id, size_t limit, struct str *bytes, struct err *err)
{
	git_oid name = oid_to_git(id);
	git_blob *blob = NULL;
	uint64_t size;
	int status;

	if (repo_blob_size(repo, id, &size, err) != 0)
		return -1;
	if (size > limit)
		return err_set(err, ERR_DATA, "is larger than %zu KiB in history", limit / 1024);
	status = git_blob_lookup(&blob, repo->git, &name);
	if (status != 0)
		return git_fail(err, status, "cannot read git object %s", git_oid_tostr_s(&name));
	str_add_bytes(bytes, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob));
	git_blob_free(blob);
	return 0;
}

/* Does git's configuration say what the filter NAME does? Without, git leaves all as it is. */
static int is_filter_there(bool *is, struct repo *repo, const char *name, struct err *err)
{
	static const char *const keys[] = { "clean", "process", "required" };
	const struct config *config;

	*is = false;
	if (store_config(repo->store, &config, err) != 0)
		return -1;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		*is = *is || config_get_in(config, "filter", name, keys[i]) != NULL;
	return 0;
}

/* A program that changes files on their way into git is none that libgit2 runs; git would then see
 * another file. */
static int check_attributes(struct repo *repo, const char *path, struct err *err)
{
	const char *names[] = { "filter", "working-tree-encoding" };
	const char *values[2] = { NULL, NULL };

	if (git_attr_get_many(values, repo->git, GIT_ATTR_CHECK_FILE_THEN_INDEX, path, 2, names) !=
		0)
		return git_fail(err, -1, "%s: cannot read its attributes", path);
	for (size_t i = 0; i < 2; i++) {
		bool counts = git_attr_value(values[i]) == GIT_ATTR_VALUE_STRING;

		if (counts && i == 0 && is_filter_there(&counts, repo, values[i], err) != 0)
			return -1;
		if (!counts)
			continue;
		err_set(err, ERR_DATA,
			"%s: .gitattributes gives it '%s=%s', which thanks cannot do", path,
			names[i], values[i]);
		return err_hint(err,
			"to overrule that in this clone: echo '* -%s' >> "
			"$(thanks git rev-parse --git-path info/attributes)",
			names[i]);
	}
	return 0;
}

/* BYTES through git's filters for PATH; into *out when they change anything. */
static int filter(struct repo *repo, const char *path, git_filter_mode_t mode, const char *bytes,
	size_t length, git_buf *out, bool *changed, struct err *err)
{
	git_filter_list *filters = NULL;
	int status = git_filter_list_load(
		&filters, repo->git, NULL, path, mode, GIT_FILTER_ALLOW_UNSAFE);

	*changed = false;
	if (status == 0 && filters != NULL) {
		status = git_filter_list_apply_to_buffer(out, filters, bytes, length);
		*changed = status == 0;
	}
	git_filter_list_free(filters);
	return status == 0 ? 0 : git_fail(err, status, "%s: cannot convert its line ends", path);
}

int repo_hash(struct repo *repo, const char *path, const char *bytes, size_t length, struct oid *id,
	struct err *err)
{
	git_buf out = { 0 };
	git_oid name;
	bool changed;
	int status;

	if (filter(repo, path, GIT_FILTER_TO_ODB, bytes, length, &out, &changed, err) != 0)
		return -1;
	status = git_odb_hash(
		&name, changed ? out.ptr : bytes, changed ? out.size : length, GIT_OBJECT_BLOB);
	git_buf_dispose(&out);
	if (status != 0)
		return git_fail(err, status, "%s: cannot name its contents", path);
	*id = oid_from_git(&name);
	return 0;
}

int repo_write_blob(struct repo *repo, const char *path, const char *bytes, size_t length,
	struct oid *id, struct err *err)
{
	git_buf out = { 0 };
	git_oid name;
	bool changed;
	int status;

	if (check_attributes(repo, path, err) != 0 ||
		filter(repo, path, GIT_FILTER_TO_ODB, bytes, length, &out, &changed, err) != 0)
		return -1;
	status = git_blob_create_from_buffer(
		&name, repo->git, changed ? out.ptr : bytes, changed ? out.size : length);
	git_buf_dispose(&out);
	if (status != 0)
		return git_fail(err, status, "%s: cannot write it to git", path);
	*id = oid_from_git(&name);
	return 0;
}

int repo_checked_out(struct repo *repo, const char *path, struct str *bytes, struct err *err)
{
	git_buf out = { 0 };
	bool changed;

	if (filter(repo, path, GIT_FILTER_TO_WORKTREE, str_text(bytes), bytes->length, &out,
		    &changed, err) != 0)
		return -1;
	if (changed) {
		str_clear(bytes);
		str_add_bytes(bytes, out.ptr, out.size);
	}
	git_buf_dispose(&out);
	return 0;
}
