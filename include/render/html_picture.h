/*
 * A picture inside an HTML document, so that the one file is all there is.
 */
#ifndef RENDER_HTML_PICTURE_H
#define RENDER_HTML_PICTURE_H

#include "base/str.h"

/* An <img> that holds LENGTH BYTES of a picture of KIND (png, jpeg, webp, gif) as RFC 2397 has it.
 */
void html_picture(struct str *out, const char *kind, const char *bytes, size_t length);

#endif
