/*
 * How a page may look here, settled once in main.
 */
#ifndef RENDER_LOOK_H
#define RENDER_LOOK_H

#include <stdbool.h>

struct look {
	int width; /* columns */
	bool color;
	bool unicode; /* box drawing and other signs beyond ASCII in our own words */
	bool terminal; /* somebody is looking: stdout is a terminal */
	const char *home; /* the home directory, which people write as ~; NULL when there is none */
};

#endif
