/*
 * What several text pages say alike: people, days, a note's words.
 */
#ifndef RENDER_TEXT_LINE_H
#define RENDER_TEXT_LINE_H

#include "render/term.h"
#include "view/sticky.h"

#define TEXT_WIDEST 100 /* lists do not get wider than that */

/* "Andrea (vendor)": the short name, and the kind of who is no colleague. */
void line_add_who(struct line *line, unsigned style, const struct who *who);
/* " (private)", behind who wrote it, where the note is one's own. */
void line_add_private(struct line *line, const struct sticky *sticky);
/* "Alice, Carol"; LAST is what joins the last two: ", " or " and ". */
void line_add_whos(struct line *line, unsigned style, const struct whos *whos, const char *last);
/* TEXT without the blank lines around it, its #words in TAG_STYLE. */
void line_add_body(struct line *line, const char *text, unsigned tag_style);
/* TEXT in one line, without the blanks around it. */
void line_add_flat(struct line *line, const char *text);
/* TEXT, our own words, not to be parted at its spaces. */
void line_add_whole(struct line *line, const char *text, const struct look *look);
/* "3 days ago" */
void line_add_ago(struct line *line, unsigned style, struct day day, struct day today);
/* TEXT as one more of a list: ", TEXT" behind others. */
void line_add_part(struct line *line, const char *text);
/* A title above a group of lines. */
void text_title(struct str *out, const char *title, const struct look *look);
/* LABEL padded to COLUMNS, then LINE wrapped beside it, or below where that would be too narrow.
 * Clears LINE; nothing when it is empty. */
void text_labelled(struct str *out, const char *label, int columns, struct line *line,
	const struct look *look);
/* LINE wrapped and indented; clears it. */
void text_indented(struct str *out, int indent, struct line *line, const struct look *look);
/* A page being written, line by line. */
struct sheet {
	struct str *out;
	const struct look *look;
	struct line line;
};
/* Its line as one indented, or behind a label; clears it. */
void sheet_print(struct sheet *sheet, int indent);
void sheet_label(struct sheet *sheet, const char *label, int columns);
/* LOOK for a list: not wider than TEXT_WIDEST. */
struct look text_list_look(const struct look *look);

#endif
