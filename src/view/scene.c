#include "view/scene.h"

const char *scene_short_id(const struct scene *scene, const char *id, struct arena *arena)
{
	struct str text = { 0 };
	const char *found;

	if (!scene->ids.add_short)
		return id_last(id);
	scene->ids.add_short(scene->ids.with, id, &text);
	found = arena_text(arena, str_text(&text), text.length);
	str_release(&text);
	return found;
}
