/*
 * The way out: what a command has to say goes to standard output here, through the pager where
 * somebody would otherwise see its end only.
 */
#ifndef CMD_PAGES_H
#define CMD_PAGES_H

#include "cmd/app.h"

/*
 * Hands on what is left and waits for the pager. ERR_IO: it could not be written; ERR_PIPE: nobody
 * listens any more. Who leaves the pager early has seen enough: that is no error.
 */
MUST_CHECK int pages_close(struct app *app, struct err *err);

#endif
