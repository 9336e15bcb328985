/*
 * Who is thanked, and in what words, on a command line: the @-operands before
 * the first other operand or `--` are recipients, the rest is the text.
 */
#ifndef CMD_RECIPIENTS_H
#define CMD_RECIPIENTS_H

#include "base/memory.h"
#include "cmd/opt.h"

struct recipients {
	struct texts who; /* as typed, with the @, without a `,` or `:` behind */
	const char *text; /* the other operands joined by one space; NULL when there are none */
};

/* How long WORD is without the mark behind a name: "@alice," and "@alice:". */
size_t name_length(const char *word);

/* Lives in ARENA. An @ alone is text; `@alice,@bob` is two. */
void recipients_split(
	struct recipients *recipients, const struct operands *operands, struct arena *arena);

/* The operands from the FIRST on, joined by one space, in ARENA; NULL when there are none. */
const char *operands_text(const struct operands *operands, size_t first, struct arena *arena);

#endif
