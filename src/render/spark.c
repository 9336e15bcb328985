#include "render/spark.h"

#define LEVELS 8

void str_add_spark(struct str *str, size_t count, size_t most, const struct look *look)
{
	static const char *const drawn[LEVELS] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char *const typed[LEVELS] = { "_", ".", ":", "-", "=", "+", "*", "#" };
	size_t level = 0;

	if (count > 0 && most > 0)
		level = 1 + (count * (LEVELS - 1) - 1) / most;
	if (level >= LEVELS)
		level = LEVELS - 1;
	str_add(str, look->unicode ? drawn[level] : typed[level]);
}
