#include "base/err.h"

#include <string.h>

void err_release(struct err *err)
{
	if (err == NULL)
		return;
	str_release(&err->text);
	str_release(&err->hint);
	err->kind = ERR_NONE;
}

void err_clear(struct err *err)
{
	err->kind = ERR_NONE;
	str_clear(&err->text);
	str_clear(&err->hint);
}

/* FRESH becomes the text, only now: what it was made from may have been the old text. */
static int replace(struct err *err, enum err_kind kind, struct str fresh)
{
	err_clear(err);
	str_release(&err->text);
	err->text = fresh;
	err->kind = kind;
	return -1;
}

int err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	struct str fresh = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&fresh, format, args);
	va_end(args);
	return replace(err, kind, fresh);
}

int err_system(struct err *err, int number, const char *format, ...)
{
	struct str fresh = { 0 };
	char reason[128] = "";
	va_list args;

	va_start(args, format);
	str_vaddf(&fresh, format, args);
	va_end(args);
	if (strerror_r(number, reason, sizeof(reason)) != 0 || reason[0] == '\0')
		str_addf(&fresh, ": error %d", number);
	else
		str_addf(&fresh, ": %s", reason);
	return replace(err, ERR_IO, fresh);
}

int err_in(struct err *err, const char *format, ...)
{
	struct str fresh = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&fresh, format, args);
	va_end(args);
	str_addf(&fresh, ": %s", str_text(&err->text));
	str_release(&err->text);
	err->text = fresh;
	return -1;
}

int err_hint(struct err *err, const char *format, ...)
{
	struct str fresh = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&fresh, format, args);
	va_end(args);
	str_release(&err->hint);
	err->hint = fresh;
	return -1;
}
