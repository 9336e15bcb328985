#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/whoami.h"

#define LABEL 12

void text_whoami(struct str *out, const struct whoami_view *view, const struct look *look)
{
	struct line line = { 0 };
	struct str place = { 0 };

	line_addf(&line, STYLE_NAME, "@%s", view->me.handle);
	if (!text_same(view->me.name, view->me.handle))
		line_addf(&line, STYLE_PLAIN, ", %s", view->me.name);
	line_addf(&line, STYLE_QUIET, " (%s)", view->me_rule);
	text_labelled(out, "Me", LABEL, &line, look);
	if (view->wall)
		line_add(&line, STYLE_PLAIN, view->wall);
	text_labelled(out, "Wall", LABEL, &line, look);
	if (view->repository) {
		str_add_place(&place, view->repository, look);
		line_add(&line, STYLE_PLAIN, str_text(&place));
		line_addf(&line, STYLE_QUIET, " (%s)", view->repository_rule);
	} else {
		line_add(&line, STYLE_PLAIN, "none yet: thanks init, or thanks clone URL");
	}
	text_labelled(out, "Repository", LABEL, &line, look);
	if (view->waiting > 0)
		line_addf(&line, STYLE_PLAIN, "%d %s: thanks sync", view->waiting,
			view->waiting == 1 ? "change" : "changes");
	text_labelled(out, "Not shared", LABEL, &line, look);
	str_release(&place);
	line_release(&line);
}
