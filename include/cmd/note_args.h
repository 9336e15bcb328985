/*
 * The options that say something about a note, as typed: thank, reply, cheer
 * and edit share them.
 *
 * All borrowed from the command line; NULL where nothing was said.
 */
#ifndef CMD_NOTE_ARGS_H
#define CMD_NOTE_ARGS_H

#include "cmd/opt.h"

struct note_args {
	const char *from, *via, *about, *date, *round, *picture;
	struct texts tags;
	bool again; /* as I said: what is usually a slip is meant */
	bool dry_run;
	bool private; /* by private_opts: of new notes only */
};

enum { NOTE_OPT_COUNT = 9 };
extern const struct opt note_opts[NOTE_OPT_COUNT];
extern const struct opt private_opts[1];

#endif
