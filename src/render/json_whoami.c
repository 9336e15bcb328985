#include "render/json.h"
#include "render/json_note.h"
#include "view/whoami.h"

void json_whoami(struct str *out, const struct whoami_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "whoami");
	json_who(&json, "me", &view->me);
	json_text(&json, "me_rule", view->me_rule);
	json_text(&json, "wall", view->wall);
	json_text(&json, "repository", view->repository);
	json_text(&json, "repository_rule", view->repository_rule);
	if (view->waiting >= 0)
		json_number(&json, "waiting", view->waiting);
	else
		json_null(&json, "waiting");
	json_finish(&json);
}
