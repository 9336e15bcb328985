/*
 * The private address book, addresses.yaml in one's own configuration: where
 * people live, by handle. It is never part of a repository.
 *
 *     alice: |
 *       Alice Liddell
 *       1 Folly Bridge
 *       Oxford
 *
 * Owns its memory. A key may be any spelling that people/ knows.
 */
#ifndef STORE_ADDRESSES_H
#define STORE_ADDRESSES_H

#include "base/err.h"
#include "base/memory.h"
#include "model/people.h"

#define ADDRESSES_NAME "addresses.yaml"

struct address {
	const char *handle; /* canonical */
	const char *lines;
};
struct addresses {
	struct address *items;
	size_t count;
	struct arena memory;
};

/* Reads PATH; a file that is not there is an empty book. ERR_DATA with its place and why. */
MUST_CHECK int addresses_read(struct addresses *addresses, const char *path,
	const struct people *people, struct err *err);
const char *addresses_find(
	const struct addresses *addresses, const char *handle); /* NULL: unknown */
void addresses_release(struct addresses *addresses);

#endif
