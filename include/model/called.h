/*
 * Who is called so: by the name that pages show, which is not what one types. Hints point from the one
 * to the other; nobody is ever thanked by it.
 */
#ifndef MODEL_CALLED_H
#define MODEL_CALLED_H

#include "model/people.h"

/* The handle of the only person whose whole name, or short one (model/short_name.h), is TYPED: any case, with or
 * without @. NULL when nobody is called so, or several are. Borrowed. */
const char *people_called(const struct people *people, const char *typed);

#endif
