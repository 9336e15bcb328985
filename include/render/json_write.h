/*
 * JSON while it is written: objects and lists inside each other, with commas
 * and indentation where they belong.
 *
 * A key may be text from others; NULL makes an item of a list. Each object, list and row ends with
 * one json_end().
 */
#ifndef RENDER_JSON_WRITE_H
#define RENDER_JSON_WRITE_H

#include "base/day.h"
#include "base/memory.h"
#include "base/moment.h"

#define JSON_DEEPEST 12

struct json {
	struct str *out;
	char ends[JSON_DEEPEST]; /* what closes each level */
	int depth;
	int flat; /* the level from which on all stands in one line; 0: none */
	bool empty; /* nothing stands in the present level yet */
};

/* The page's object, with its "schema" and "page". */
void json_start(struct json *json, struct str *out, const char *page);
void json_finish(struct json *json);

void json_object(struct json *json, const char *key);
void json_list(struct json *json, const char *key);
void json_row(struct json *json, const char *key); /* an object in one line */
void json_end(struct json *json);

void json_text(struct json *json, const char *key, const char *text); /* NULL: null */
void json_count(struct json *json, const char *key, size_t count);
void json_number(struct json *json, const char *key, int number);
void json_flag(struct json *json, const char *key, bool flag);
void json_null(struct json *json, const char *key);
void json_day(struct json *json, const char *key, struct day day); /* DAY_NONE: null */
void json_moment(struct json *json, const char *key, struct moment moment);
void json_texts(struct json *json, const char *key, const struct texts *texts);

#endif
