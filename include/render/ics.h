/*
 * A reminder as a calendar (RFC 5545), to be imported or subscribed to: the inside of render_ics.
 *
 * What has a day is an event that lasts all day, what is to be done a task. UIDs are made of what
 * the item is, its day, whom it is about and for, and the wall: the same thing has the same one
 * each time, so that importing again changes it and adds nothing.
 */
#ifndef RENDER_ICS_H
#define RENDER_ICS_H

#include "render/render.h"

void ics_remind(struct str *out, const struct remind_view *view, const struct look *look);

#endif
