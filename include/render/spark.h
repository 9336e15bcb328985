/*
 * A number as one small bar in a row of them.
 */
#ifndef RENDER_SPARK_H
#define RENDER_SPARK_H

#include <stddef.h>

#include "base/str.h"
#include "render/look.h"

/* One column wide; the lowest bar is 0 alone, the highest is MOST. */
void str_add_spark(struct str *str, size_t count, size_t most, const struct look *look);

#endif
