#include "render/json_write.h"

#include "model/field.h"
#include "render/json_string.h"

/* Whatever comes next stands behind this. */
static void place(struct json *json)
{
	bool flat = json->flat > 0 && json->depth >= json->flat;

	if (!json->empty)
		str_add(json->out, flat ? ", " : ",");
	if (!flat) {
		str_add_char(json->out, '\n');
		str_add_times(json->out, "  ", json->depth);
	}
	json->empty = false;
}

static void key_of(struct json *json, const char *key)
{
	place(json);
	json_string(json->out, key);
	str_add(json->out, ": ");
}

static void begin(struct json *json, const char *key)
{
	if (key)
		key_of(json, key);
	else
		place(json);
}

static void open(struct json *json, char start, char end)
{
	str_add_char(json->out, start);
	json->ends[json->depth++] = end;
	json->empty = true;
}

void json_start(struct json *json, struct str *out, const char *page)
{
	*json = (struct json){ .out = out };
	open(json, '{', '}');
	json_number(json, "schema", 1);
	json_text(json, "page", page);
}

void json_finish(struct json *json)
{
	json_end(json);
	str_add_char(json->out, '\n');
}

void json_object(struct json *json, const char *key)
{
	begin(json, key);
	open(json, '{', '}');
}

void json_list(struct json *json, const char *key)
{
	begin(json, key);
	open(json, '[', ']');
}

void json_row(struct json *json, const char *key)
{
	json_object(json, key);
	if (json->flat == 0)
		json->flat = json->depth;
}

void json_end(struct json *json)
{
	bool flat = json->flat > 0 && json->depth >= json->flat;

	if (json->flat == json->depth)
		json->flat = 0;
	json->depth--;
	if (!flat && !json->empty) {
		str_add_char(json->out, '\n');
		str_add_times(json->out, "  ", json->depth);
	}
	str_add_char(json->out, json->ends[json->depth]);
	json->empty = false;
}

void json_text(struct json *json, const char *key, const char *text)
{
	begin(json, key);
	if (text)
		json_string(json->out, text);
	else
		str_add(json->out, "null");
}

void json_count(struct json *json, const char *key, size_t count)
{
	begin(json, key);
	str_addf(json->out, "%zu", count);
}

void json_number(struct json *json, const char *key, int number)
{
	begin(json, key);
	str_addf(json->out, "%d", number);
}

void json_flag(struct json *json, const char *key, bool flag)
{
	begin(json, key);
	str_add(json->out, flag ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
	json_text(json, key, NULL);
}

void json_day(struct json *json, const char *key, struct day day)
{
	struct str text = { 0 };

	if (day_known(day))
		str_add_day(&text, day);
	json_text(json, key, day_known(day) ? str_text(&text) : NULL);
	str_release(&text);
}

void json_moment(struct json *json, const char *key, struct moment moment)
{
	struct str text = { 0 };

	if (moment_known(moment))
		str_add_moment(&text, moment);
	json_text(json, key, moment_known(moment) ? str_text(&text) : NULL);
	str_release(&text);
}

void json_texts(struct json *json, const char *key, const struct texts *texts)
{
	begin(json, key);
	str_add_char(json->out, '[');
	for (size_t i = 0; i < texts->count; i++) {
		str_add(json->out, i > 0 ? ", " : "");
		json_string(json->out, texts->items[i]);
	}
	str_add_char(json->out, ']');
}
