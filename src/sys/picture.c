#include "sys/file.h"

#include <string.h>

/*
 * What camera files carry: an EXIF block (CIPA DC-008), in TIFF form; its first directory points to
 * the GPS directory with tag 0x8825.
 */
#define TAG_GPS 0x8825

struct view {
	const unsigned char *bytes;
	size_t length;
	bool big; /* most significant byte first */
};

static uint32_t number(const struct view *view, size_t at, size_t size)
{
	uint32_t value = 0;

	if (at > view->length || size > view->length - at)
		return 0;
	for (size_t i = 0; i < size; i++)
		value = value << 8 | view->bytes[view->big ? at + i : at + size - 1 - i];
	return value;
}

/* Does a TIFF block have a GPS directory with anything in it? */
static bool tiff_placed(struct view tiff)
{
	size_t directory, count;

	if (tiff.length < 8)
		return false;
	tiff.big = tiff.bytes[0] == 'M';
	directory = number(&tiff, 4, 4);
	count = number(&tiff, directory, 2);
	for (size_t i = 0; i < count && directory + 2 + 12 * i < tiff.length; i++) {
		size_t at = directory + 2 + 12 * i;
		if (number(&tiff, at, 2) == TAG_GPS)
			return number(&tiff, number(&tiff, at + 8, 4), 2) > 0;
	}
	return false;
}

static bool same(const struct view *view, size_t at, const char *bytes, size_t length)
{
	return at <= view->length && length <= view->length - at &&
	       memcmp(view->bytes + at, bytes, length) == 0;
}

static struct view part(const struct view *view, size_t at, size_t length)
{
	struct view out = *view;

	if (at > view->length)
		at = view->length;
	out.bytes += at;
	out.length = length < view->length - at ? length : view->length - at;
	return out;
}

static bool jpeg_placed(struct view jpeg)
{
	size_t at = 2;

	jpeg.big = true;
	while (at + 4 <= jpeg.length && jpeg.bytes[at] == 0xFF && jpeg.bytes[at + 1] != 0xDA) {
		size_t length = number(&jpeg, at + 2, 2);
		if (jpeg.bytes[at + 1] == 0xE1 && same(&jpeg, at + 4, "Exif\0\0", 6) &&
			length > 8 && tiff_placed(part(&jpeg, at + 10, length - 8)))
			return true;
		at += 2 + length;
	}
	return false;
}

/* Chunks of PNG (length, name, data, sum) and of WebP (name, length, data, padded to even). */
static bool chunks_placed(struct view file, bool png)
{
	size_t at = png ? 8 : 12;

	file.big = png;
	while (at + 8 <= file.length) {
		size_t length = number(&file, png ? at : at + 4, 4);
		size_t name = png ? at + 4 : at;
		struct view data = part(&file, at + 8, length);
		if (same(&file, name, png ? "eXIf" : "EXIF", 4)) {
			if (same(&data, 0, "Exif\0\0", 6))
				data = part(&data, 6, data.length);
			return tiff_placed(data);
		}
		if (length > file.length)
			break;
		at += 8 + length + (png ? 4 : length % 2);
	}
	return false;
}

const char *picture_kind(const char *bytes, size_t length, bool *placed)
{
	struct view file = { .bytes = (const unsigned char *)bytes, .length = length };

	*placed = false;
	if (same(&file, 0, "\x89PNG\r\n\x1a\n", 8)) {
		*placed = chunks_placed(file, true);
		return "png";
	}
	if (same(&file, 0, "\xFF\xD8\xFF", 3)) {
		*placed = jpeg_placed(file);
		return "jpeg";
	}
	if (same(&file, 0, "RIFF", 4) && same(&file, 8, "WEBP", 4)) {
		*placed = chunks_placed(file, false);
		return "webp";
	}
	if (same(&file, 0, "GIF87a", 6) || same(&file, 0, "GIF89a", 6))
		return "gif";
	return NULL;
}
