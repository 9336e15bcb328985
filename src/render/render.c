#include "render/render.h"

const struct renderer *const renderers[] = { &render_text, &render_line, &render_json, &render_csv,
	&render_html, &render_ics, &render_mail, NULL };

const struct renderer *renderer_find(const char *name)
{
	for (size_t i = 0; renderers[i]; i++)
		if (text_same(renderers[i]->name, name))
			return renderers[i];
	return NULL;
}
