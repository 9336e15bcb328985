#include <string.h>

#include "store/git_inside.h"
#include "store/merging.h"

/* What git takes for no text. */
static bool is_text(const struct str *bytes)
{
	size_t looked = bytes->length < 8000 ? bytes->length : 8000;

	return looked == 0 || memchr(bytes->bytes, '\0', looked) == NULL;
}

static int start_input(git_merge_file_input *input, const struct str *bytes)
{
	int status = git_merge_file_input_init(input, GIT_MERGE_FILE_INPUT_VERSION);

	input->ptr = str_text(bytes);
	input->size = bytes->length;
	return status;
}

/*
 * The files of others, by git's own rule: a plain pull merges them so, and a sync must come to the
 * same. (What is ours has merge_by_lines(), in which each line that all three have is a border, and
 * which gives up on a file of many lines.)
 */
int merge_lines(struct str *out, bool *clean, const struct str *base, const struct str *one,
	const struct str *other, struct err *err)
{
	git_merge_file_input before, here, there;
	git_merge_file_options options;
	git_merge_file_result result = { 0 };
	int status;

	*clean = false;
	if (!is_text(base) || !is_text(one) || !is_text(other))
		return 0;
	status = git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
	if (status == 0)
		status = start_input(&before, base);
	if (status == 0)
		status = start_input(&here, one);
	if (status == 0)
		status = start_input(&there, other);
	if (status == 0)
		status = git_merge_file(&result, &before, &here, &there, &options);
	if (status != 0)
		return git_fail(err, status, "cannot merge two texts");
	*clean = result.automergeable;
	if (*clean)
		str_add_bytes(out, result.ptr, result.len);
	git_merge_file_result_free(&result);
	return 0;
}

int merge_put(struct repo *repo, const struct str *bytes, struct oid *id, struct err *err)
{
	git_oid name;
	int status = git_blob_create_from_buffer(&name, repo->git, str_text(bytes), bytes->length);

	if (status != 0)
		return git_fail(err, status, "cannot write a merged file to git");
	*id = oid_from_git(&name);
	return 0;
}
