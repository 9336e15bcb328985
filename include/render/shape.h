/*
 * What a format for programs promises of each page: its keys or columns, as
 * the manual prints them. Kept beside the code that writes them.
 */
#ifndef RENDER_SHAPE_H
#define RENDER_SHAPE_H

struct shape {
	const char *page; /* "wall, search", or a part that several pages hold: "a note"; NULL ends
			     the list */
	const char *holds; /* the keys or columns in their order, with what they mean in brackets */
};

#endif
