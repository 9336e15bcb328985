/*
 * The parts of the encoder that edits need too.
 */
#ifndef STORE_ENCODE_H
#define STORE_ENCODE_H

#include "base/str.h"
#include "model/field.h"

/* {date: 2026-12-05, text: photo show} */
void str_add_yaml_notice(struct str *str, const struct notice *notice);
/* Does the kind's own spelling stand in a file as it is? Dates and numbers are meant to be some to every reader. */
bool yaml_is_bare(enum field_kind kind);

#endif
