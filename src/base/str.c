#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"

/* Room for MORE bytes and the NUL. */
static void make_room(struct str *str, size_t more)
{
	size_t want = more < SIZE_MAX - str->length - 1 ? str->length + more + 1 : SIZE_MAX;

	str->bytes = mem_grow(str->bytes, &str->cap, want, 1);
}

void str_release(struct str *str)
{
	if (str == NULL)
		return;
	free(str->bytes);
	*str = (struct str){ 0 };
}

void str_clear(struct str *str)
{
	str_cut(str, 0);
}

void str_cut(struct str *str, size_t length)
{
	if (length >= str->length)
		return;
	str->length = length;
	str->bytes[length] = '\0';
}

const char *str_text(const struct str *str)
{
	return str->bytes != NULL ? str->bytes : "";
}

char *str_detach(struct str *str)
{
	char *bytes = str->bytes != NULL ? str->bytes : mem_copy("", 0);

	*str = (struct str){ 0 };
	return bytes;
}

void str_add(struct str *str, const char *text)
{
	str_add_bytes(str, text, strlen(text));
}

void str_add_bytes(struct str *str, const char *bytes, size_t length)
{
	make_room(str, length);
	if (length > 0)
		memcpy(str->bytes + str->length, bytes, length);
	str->length += length;
	str->bytes[str->length] = '\0';
}

void str_add_char(struct str *str, char c)
{
	str_add_bytes(str, &c, 1);
}

void str_add_times(struct str *str, const char *text, int times)
{
	size_t length = strlen(text);

	for (; times > 0; times--)
		str_add_bytes(str, text, length);
}

void str_addf(struct str *str, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	str_vaddf(str, format, args);
	va_end(args);
}

void str_vaddf(struct str *str, const char *format, va_list args)
{
	va_list again;
	int length;

	make_room(str, 64); /* enough for most: then it is formatted once */
	va_copy(again, args);
	length = vsnprintf(str->bytes + str->length, str->cap - str->length, format, args);
	if (length > 0 && (size_t)length >= str->cap - str->length) {
		make_room(str, (size_t)length);
		length = vsnprintf(str->bytes + str->length, str->cap - str->length, format, again);
	}
	va_end(again);
	if (length > 0)
		str->length += (size_t)length;
	str->bytes[str->length] = '\0';
}

void str_splice(struct str *str, size_t at, size_t length, const char *new_bytes, size_t new_length)
{
	size_t behind;

	if (at > str->length)
		at = str->length;
	if (length > str->length - at)
		length = str->length - at;
	behind = str->length - at - length;
	make_room(str, new_length);
	memmove(str->bytes + at + new_length, str->bytes + at + length, behind);
	if (new_length > 0)
		memcpy(str->bytes + at, new_bytes, new_length);
	str->length = at + new_length + behind;
	str->bytes[str->length] = '\0';
}

bool text_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool text_is_blank(const char *text)
{
	while (text != NULL && ascii_is_space(*text))
		text++;
	return text == NULL || *text == '\0';
}

bool text_starts(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

bool text_ends(const char *text, const char *end)
{
	size_t length = strlen(text), end_length = strlen(end);

	return length >= end_length && memcmp(text + length - end_length, end, end_length) == 0;
}
