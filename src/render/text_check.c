#include "render/text.h"
#include "render/text_line.h"
#include "view/check.h"

/* One line a finding, however long: editors and grep take them as they are. */
void text_check(struct str *out, const struct check_view *view, const struct look *look)
{
	struct str text = { 0 };

	for (size_t i = 0; i < view->count; i++) {
		const struct problem *problem = view->items[i];
		if (problem->fixed)
			term_styled(out, STYLE_QUIET, "fixed: ", look);
		else if (problem->level == PROBLEM_REMARK)
			term_styled(out, STYLE_QUIET, "remark: ", look);
		str_clear(&text);
		str_add_problem(&text, problem);
		term_text(out, str_text(&text));
		if (problem->hint && !problem->fixed) {
			str_add(out, "; ");
			term_text(out, problem->hint);
		}
		term_end_line(out);
	}
	str_release(&text);
}
