#include "store/index_digest.h"

#include <nettle/sha1.h>

void index_digest(const void *bytes, size_t length, unsigned char digest[INDEX_DIGEST])
{
	struct sha1_ctx hash;

	sha1_init(&hash);
	sha1_update(&hash, length, bytes);
	sha1_digest(&hash, INDEX_DIGEST, digest);
}
