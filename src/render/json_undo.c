#include "render/json.h"
#include "render/json_write.h"
#include "view/undo.h"

static void add_file(struct json *json, const struct undo_file *file)
{
	json_object(json, NULL);
	json_text(json, "path", file->path);
	json_flag(json, "was_there", file->was_there);
	json_flag(json, "is_there", file->is_there);
	json_flag(json, "binary", file->binary);
	json_list(json, "lines");
	for (size_t i = 0; i < file->count; i++) {
		json_row(json, NULL);
		json_text(json, "sign", file->lines[i].sign == UNDO_NEW ? "+" : "-");
		json_text(json, "text", file->lines[i].text);
		json_end(json);
	}
	json_end(json);
	json_end(json);
}

void json_undo(struct str *out, const struct undo_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "undo");
	json_flag(&json, "redo", view->again);
	json_text(&json, "change", view->kind);
	json_text(&json, "subject", view->subject);
	json_text(&json, "commit", view->commit);
	json_moment(&json, "date", view->when);
	json_count(&json, "commits_since", view->since);
	json_list(&json, "files");
	for (size_t i = 0; i < view->count; i++)
		add_file(&json, &view->files[i]);
	json_end(&json);
	json_finish(&json);
}
