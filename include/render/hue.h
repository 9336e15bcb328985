/*
 * The colour of somebody's notes: the same for a handle everywhere and for
 * ever, so that a person's notes look alike on every page.
 */
#ifndef RENDER_HUE_H
#define RENDER_HUE_H

#define HUE_COUNT 12

/* 0 to HUE_COUNT - 1; each format has a palette of that many. */
int hue_of(const char *handle);

#endif
