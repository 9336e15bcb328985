/*
 * The bytes of a YAML file before libyaml sees them: are they text at all, and which line and column is a byte's?
 */
#ifndef STORE_YAML_BYTES_H
#define STORE_YAML_BYTES_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Not too many, valid UTF-8, no NUL; else ERR_DATA with "line:column: why". */
MUST_CHECK int yaml_check_bytes(const char *bytes, size_t length, struct err *err);
/* ERR_DATA for the byte AT: "line:column: why", counted in characters from 1. Returns -1. */
int yaml_refuse_byte(const char *bytes, size_t at, const char *why, struct err *err);
/* How many bytes a byte order mark takes in front: 3 or 0. */
size_t yaml_order_mark(const char *bytes, size_t length);
/* The byte each character of valid UTF-8 starts at, and LENGTH behind the last; caller frees. */
uint32_t *yaml_offsets(const char *bytes, size_t length);

#endif
