/*
 * What several JSON pages hold: people, notes, the fields of a file.
 */
#ifndef RENDER_JSON_NOTE_H
#define RENDER_JSON_NOTE_H

#include "model/field.h"
#include "render/json_write.h"
#include "view/sticky.h"

/* Every field of the table, and "other" for the keys it does not know. */
void json_fields(struct json *json, const struct fields *fields, const void *record);

void json_who(struct json *json, const char *key, const struct who *who); /* NULL handle: null */
void json_who_keys(struct json *json, const struct who *who); /* into the present object */
/* The same, and whether they are remote, and their groups. */
void json_member_keys(struct json *json, const struct who *who);
void json_whos(struct json *json, const char *key, const struct whos *whos);

/* A note is an object; without one (note is NULL) it is null. */
void json_sticky(struct json *json, const char *key, const struct sticky *sticky);
void json_sticky_keys(struct json *json, const struct sticky *sticky); /* into the present object */
/* Into the present object: the root's keys and "answers". */
void json_thread_keys(struct json *json, const struct sticky_thread *thread);

#endif
