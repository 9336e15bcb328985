#include "store/digest.h"

#include <nettle/sha1.h>
#include <nettle/sha2.h>

void digest_sha1(const void *bytes, size_t length, unsigned char digest[DIGEST_SHA1])
{
	struct sha1_ctx hash;

	sha1_init(&hash);
	sha1_update(&hash, length, bytes);
	sha1_digest(&hash, DIGEST_SHA1, digest);
}

void digest_sha256(const void *bytes, size_t length, unsigned char digest[DIGEST_SHA256])
{
	struct sha256_ctx hash;

	sha256_init(&hash);
	sha256_update(&hash, length, bytes);
	sha256_digest(&hash, DIGEST_SHA256, digest);
}
