#include "store/advance_out.h"

#define CHECK "left-out"

void left_out_add_path(struct left_out *left_out, const char *path, const char *reason)
{
	if (left_out->problems == NULL)
		return;
	if (left_out->problems->count < LEFT_OUT_TOLD)
		problems_add(left_out->problems, CHECK, PROBLEM_REMARK, path, 0, 0, "%s", reason);
	else
		left_out->others++;
}

void left_out_add(struct left_out *left_out, const struct plan *plan, const char *const *reasons)
{
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next, reasons++)
		if (*reasons != NULL)
			left_out_add_path(left_out, file->path, *reasons);
}

void left_out_end(struct left_out *left_out)
{
	if (left_out->others > 0)
		problems_add(left_out->problems, CHECK, PROBLEM_REMARK, NULL, 0, 0,
			"%zu more files", left_out->others);
}
