#include "model/handle.h"

#include <string.h>

#include "base/ascii.h"

static bool is_core(char c)
{
	return ascii_is_lower(c) || ascii_is_digit(c);
}

static bool is_separator(char c)
{
	return c == '.' || c == '_' || c == '-';
}

static bool spelled_right(const char *handle, size_t length)
{
	if (length == 0 || length > HANDLE_LONGEST)
		return false;
	if (!is_core(handle[0]) || !is_core(handle[length - 1]))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (!is_core(handle[i]) && !is_separator(handle[i]))
			return false;
		if (handle[i] == '.' && handle[i + 1] == '.')
			return false;
	}
	return true;
}

bool handle_reserved(const char *handle)
{
	return strcmp(handle, HANDLE_ME) == 0 || strcmp(handle, HANDLE_ALL) == 0;
}

bool handle_valid(const char *handle)
{
	return handle != NULL && spelled_right(handle, strlen(handle)) && !handle_reserved(handle);
}

bool handle_parse(const char *typed, size_t length, char handle[HANDLE_LONGEST + 1])
{
	if (length > 0 && typed[0] == '@') {
		typed++;
		length--;
	}
	if (length > HANDLE_LONGEST)
		return false;
	for (size_t i = 0; i < length; i++)
		handle[i] = ascii_lower(typed[i]);
	handle[length] = '\0';
	return spelled_right(handle, length);
}

bool handle_make(const char *name, size_t length, char handle[HANDLE_LONGEST + 1])
{
	size_t count = 0;

	for (size_t i = 0; i < length && count < HANDLE_LONGEST; i++) {
		char c = ascii_lower(name[i]);

		if (is_core(c))
			handle[count++] = c;
		else if (count > 0 && is_core(handle[count - 1]))
			handle[count++] = is_separator(c) ? c : '-';
	}
	while (count > 0 && !is_core(handle[count - 1]))
		count--;
	handle[count] = '\0';
	return count > 0;
}
