#include "store/advance_look.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "store/git_advance.h"
#include "store/inside.h"
#include "store/left_out.h"

#define MODE_FILE 0100644u
#define MODE_PROGRAM 0100755u
#define MODE_LINK 0120000u
#define LINK_LONGEST 4096

int looking_start(struct looking *looking, struct store *store, struct err *err)
{
	const struct config *config;

	*looking = (struct looking){ .store = store, .at = DIR_AT(store->root_fd) };
	if (store_config(store, &config, err) != 0)
		return -1;
	looking->counts_modes = !text_same(config_get(config, "core.filemode"), "false");
	return 0;
}

void looking_end(struct looking *looking)
{
	dir_at_leave(&looking->at);
}

static bool look_at_link(struct seen *seen, int dir, const char *name)
{
	char target[LINK_LONGEST];
	ssize_t length = readlinkat(dir, name, target, sizeof(target));

	if (length < 0 || length == sizeof(target))
		return false;
	seen->version.id = oid_of_blob(target, (size_t)length);
	seen->version.mode = MODE_LINK;
	return true;
}

static int look_at_file(struct seen *seen, struct looking *looking, const char *path,
	const struct stat *info, struct err *err)
{
	struct index_entry entry;
	struct str bytes = { 0 };
	bool found = false;
	int status;

	seen->version.mode = info->st_mode & 0100 ? MODE_PROGRAM : MODE_FILE;
	if (repo_index_entry(looking->store->repo, path, &entry) &&
		repo_index_trusts(looking->store->repo, &entry, info)) {
		memcpy(seen->version.id.bytes, entry.id, OID_SIZE);
		return 0;
	}
	status = file_read(&bytes, looking->at.fd, path_name(path), LEFT_OUT_SIZE, &found, err);
	if (status != 0 && err->kind == ERR_DATA) {
		err_clear(err);
		seen->kind = SEEN_OTHER;
		return 0;
	}
	if (status == 0)
		status = repo_hash(looking->store->repo, path, str_text(&bytes), bytes.length,
			&seen->version.id, err);
	str_release(&bytes);
	return status == 0 ? 0 : err_in(err, "%s", path);
}

int look_at(struct seen *seen, struct looking *looking, const char *path, struct err *err)
{
	struct stat info;

	*seen = (struct seen){ .kind = SEEN_NOTHING };
	if (dir_at_for(&looking->at, path, DIR_LEAVE, err) != 0) {
		if (err->kind != ERR_DATA)
			return err_in(err, "%s", path);
		err_clear(err);
		seen->kind = SEEN_BLOCKED;
		return 0;
	}
	if (looking->at.fd < 0 ||
		fstatat(looking->at.fd, path_name(path), &info, AT_SYMLINK_NOFOLLOW) != 0)
		return 0;
	seen->mark = file_mark_of(&info);
	seen->kind = SEEN_FILE;
	if (S_ISREG(info.st_mode))
		return look_at_file(seen, looking, path, &info, err);
	if (S_ISDIR(info.st_mode))
		seen->kind = SEEN_DIR;
	else if (!S_ISLNK(info.st_mode) || !look_at_link(seen, looking->at.fd, path_name(path)))
		seen->kind = SEEN_OTHER;
	return 0;
}

/*
 * Some line ends do not come back from the working tree as they went into it: then the bytes tell,
 * and not their name.
 */
static bool is_as_checked_out(
	struct looking *looking, const char *path, const struct version *version)
{
	struct repo *repo = looking->store->repo;
	struct str wanted = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	bool found = false;
	bool same = repo_read_blob(repo, &version->id, LEFT_OUT_SIZE, &wanted, &err) == 0 &&
		    repo_checked_out(repo, path, &wanted, &err) == 0 &&
		    dir_at_for(&looking->at, path, DIR_LEAVE, &err) == 0 && looking->at.fd >= 0 &&
		    file_read(&bytes, looking->at.fd, path_name(path), wanted.length, &found,
			    &err) == 0 &&
		    found && bytes.length == wanted.length &&
		    memcmp(str_text(&bytes), str_text(&wanted), wanted.length) == 0;

	str_release(&wanted);
	str_release(&bytes);
	err_release(&err);
	return same;
}

static bool is_link(unsigned mode)
{
	return mode == MODE_LINK;
}

/* (a link may lie there as a file, where file systems or people want none) */
static bool modes_agree(const struct looking *looking, unsigned seen, unsigned wanted)
{
	if (is_link(seen) || is_link(wanted))
		return is_link(wanted);
	return !looking->counts_modes || wanted == 0 || seen == wanted;
}

bool seen_is(struct looking *looking, const char *path, const struct seen *seen,
	const struct version *version)
{
	if (oid_none(&version->id))
		return seen->kind == SEEN_NOTHING || seen->kind == SEEN_BLOCKED;
	if (seen->kind != SEEN_FILE || !modes_agree(looking, seen->version.mode, version->mode))
		return false;
	return oid_same(&seen->version.id, &version->id) ||
	       (!is_link(seen->version.mode) && !is_link(version->mode) &&
		       is_as_checked_out(looking, path, version));
}
