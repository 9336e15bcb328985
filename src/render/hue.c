#include "render/hue.h"

#include <stdint.h>

/* FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), its high bits folded in. */
int hue_of(const char *handle)
{
	uint32_t hash = 2166136261u;

	for (; *handle; handle++)
		hash = (hash ^ (unsigned char)*handle) * 16777619u;
	return (int)((hash ^ hash >> 16) % HUE_COUNT);
}
