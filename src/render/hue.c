#include "render/hue.h"

#include <stdint.h>

/* Tried out: with it the people of our examples take all hues. */
#define SEED 9299u

/* MurmurHash3's last step: any two names are equally far apart, also ann and anna. */
static uint32_t mix(uint32_t hash)
{
	hash = (hash ^ hash >> 16) * 0x85ebca6bu;
	hash = (hash ^ hash >> 13) * 0xc2b2ae35u;
	return hash ^ hash >> 16;
}

/* FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), mixed. */
int hue_of(const char *handle)
{
	uint32_t hash = 2166136261u ^ SEED;

	for (; *handle; handle++)
		hash = (hash ^ (unsigned char)*handle) * 16777619u;
	return (int)(mix(hash) % HUE_COUNT);
}
