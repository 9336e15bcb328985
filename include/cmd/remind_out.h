/*
 * Where reminders go: onto the page, into files, or by mail.
 *
 * Who has no address that mail can go to is named on standard error, and so is who was not sent
 * theirs; all others get them.
 */
#ifndef CMD_REMIND_OUT_H
#define CMD_REMIND_OUT_H

#include "cmd/reminders.h"

enum remind_way {
	REMIND_TO_PAGE, /* one person's */
	REMIND_TO_LIST, /* several on one page */
	REMIND_TO_FILES, /* one each */
	REMIND_BY_MAIL,
	REMIND_TO_NOBODY, /* whether something is due is all that is asked */
};

struct remind_out {
	struct app *app;
	struct reminders *reminders;
	enum remind_way way;
	bool letters; /* what goes out is addressed */
	const char *directory; /* REMIND_TO_FILES: as typed */
	struct remind_letter letter;
	struct texts sent, homeless, unsent; /* handles */
	struct err refusal; /* why the last one was not sent */
	size_t said; /* how many had something due */
};

MUST_CHECK int remind_out_start(struct remind_out *out, struct err *err);
MUST_CHECK int remind_out_one(struct remind_out *out, const char *handle, struct err *err);
/* ERR_BUSY when somebody was not sent theirs. */
MUST_CHECK int remind_out_end(struct remind_out *out, struct err *err);
void remind_out_release(struct remind_out *out);

#endif
