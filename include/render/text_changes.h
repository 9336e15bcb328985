/*
 * What an edit changed, in one line below its receipt: "to: Alice -> Alice, Carol; via: note -> on a
 * card".
 */
#ifndef RENDER_TEXT_CHANGES_H
#define RENDER_TEXT_CHANGES_H

#include "render/text_line.h"
#include "view/receipt.h"

/* Nothing when the first line told all. */
void line_add_changes(struct line *line, const struct receipt_view *view);

#endif
