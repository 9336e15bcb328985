/*
 * What a reminder and a person's own report say alike: notes to answer, and what was a year ago.
 */
#ifndef RENDER_TEXT_DUE_H
#define RENDER_TEXT_DUE_H

#include "render/term.h"
#include "view/sticky.h"

/* "Erin, 2 days ago: the late shift on Friday" */
void line_add_question(struct line *line, const struct sticky *sticky, struct day today);
/* "Frank thanked you: staying patient", "You thanked Frank: ..."; YOU: whom one speaks to, by
 * name where that is not who reads it: "Frank thanked Alice: ...". */
enum text_speak { SPEAK_TO, SPEAK_OF };
void line_add_memory(struct line *line, const struct sticky *sticky, const struct who *you,
	enum text_speak speak);

#endif
