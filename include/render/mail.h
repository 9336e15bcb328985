/*
 * A reminder as a mail (RFC 5322), ready for sendmail: the inside of render_mail.
 *
 * One part of plain text: the page as a terminal shows it. Its Message-ID is made of the day, whom
 * it is for and what it is about, so that the same mail sent twice is one. Nothing when nothing is
 * due.
 */
#ifndef RENDER_MAIL_H
#define RENDER_MAIL_H

#include "render/render.h"

void mail_remind(struct str *out, const struct remind_view *view, const struct look *look);

#endif
