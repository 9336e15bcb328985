#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "sys/file.h"

#define KIND(bytes, placed) picture_kind(bytes, sizeof(bytes) - 1, placed)

/* A TIFF block, most significant byte first: one entry, which points to a GPS directory with one.
 */
#define TIFF_GPS                                                                                   \
	"MM\0\x2A\0\0\0\x08"                                                                       \
	"\0\x01"                                                                                   \
	"\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A"                                                       \
	"\0\0\0\0"                                                                                 \
	"\0\x01"
/* The same the other way round. */
#define TIFF_GPS_LITTLE                                                                            \
	"II\x2A\0\x08\0\0\0"                                                                       \
	"\x01\0"                                                                                   \
	"\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0"                                                       \
	"\0\0\0\0"                                                                                 \
	"\x01\0"
#define TIFF_PLAIN                                                                                 \
	"MM\0\x2A\0\0\0\x08"                                                                       \
	"\0\x01"                                                                                   \
	"\x01\x12\0\x03\0\0\0\x01\0\x01\0\0"                                                       \
	"\0\0\0\0"
#define JPEG(length, tiff) "\xFF\xD8\xFF\xE1\0" length "Exif\0\0" tiff "\xFF\xDA"

static void kinds_are_told_by_content(void **state)
{
	bool placed = true;

	(void)state;
	assert_string_equal(KIND("\x89PNG\r\n\x1a\n", &placed), "png");
	assert_false(placed);
	assert_string_equal(KIND("\xFF\xD8\xFF\xE0", &placed), "jpeg");
	assert_string_equal(KIND("GIF89a....", &placed), "gif");
	assert_string_equal(KIND("RIFF\1\2\3\4WEBPVP8 ", &placed), "webp");
	assert_null(KIND("RIFF\1\2\3\4WAVE", &placed));
	assert_null(KIND("<svg onload='alert(1)'>", &placed));
	assert_null(KIND("\x89PNG", &placed));
	assert_null(picture_kind("", 0, &placed));
	assert_null(picture_kind(NULL, 0, &placed));
}

static void a_place_is_noticed(void **state)
{
	bool placed = false;

	(void)state;
	KIND(JPEG("\x24", TIFF_GPS), &placed);
	assert_true(placed);
	KIND(JPEG("\x24", TIFF_GPS_LITTLE), &placed);
	assert_true(placed);
	KIND("\x89PNG\r\n\x1a\n\0\0\0\0IHDR....\0\0\0\x1c"
	     "eXIf" TIFF_GPS "....",
		&placed);
	assert_true(placed);
	KIND("RIFF\1\2\3\4WEBPEXIF\x1c\0\0\0" TIFF_GPS, &placed);
	assert_true(placed);
	KIND(JPEG("\x22", TIFF_PLAIN), &placed);
	assert_false(placed);
}

static void broken_pictures_do_no_harm(void **state)
{
	static const char jpeg[] = JPEG("\x24", TIFF_GPS);
	bool placed;

	(void)state;
	for (size_t length = 0; length < sizeof(jpeg); length++) {
		char *exact = mem_copy(jpeg, length);
		picture_kind(exact, length, &placed);
		for (size_t at = 0; at < length; at++) {
			exact[at] = '\xFF';
			picture_kind(exact, length, &placed);
			exact[at] = jpeg[at];
		}
		free(exact);
	}
	KIND("\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIDAT", &placed);
	KIND("RIFF\1\2\3\4WEBPVP8 \xFF\xFF\xFF\xFF", &placed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_are_told_by_content),
		cmocka_unit_test(a_place_is_noticed),
		cmocka_unit_test(broken_pictures_do_no_harm),
	};

	return cmocka_run_group_tests_name("sys/picture", tests, NULL, NULL);
}
