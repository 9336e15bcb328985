/*
 * Days and moments as somebody types them: whatever is understood can be
 * written down, and then means the same again.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/moment.h"
#include "base/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct day today = { 20778 }; /* 2026-11-21 */

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_day(struct day day)
{
	struct str str = { 0 };
	struct day again;

	must(civil_valid(day_civil(day)));
	str_add_day(&str, day);
	must(when_day(str.bytes, today, WHEN_BACK, &again) && day_compare(day, again) == 0);
	str_release(&str);
}

static void try_moment(const char *text, size_t length)
{
	struct moment moment, again;
	struct str str = { 0 };

	if (!moment_parse(text, length, &moment))
		return;
	str_add_moment(&str, moment);
	must(moment_parse(str.bytes, str.length, &again));
	must(moment.seconds == again.seconds && moment.offset == again.offset);
	check_day(moment_day(moment));
	str_release(&str);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_copy(data, size);
	int days;

	for (int direction = WHEN_BACK; direction <= WHEN_AHEAD; direction++) {
		struct day day;
		struct span span;
		bool is_day = when_day(text, today, (enum when)direction, &day);
		bool is_span = when_span(text, today, (enum when)direction, &span);

		must(is_span || !is_day);
		if (is_day)
			must(span_days(span) == 1 && span_holds(span, day));
		if (is_span) {
			must(day_compare(span.first, span.last) <= 0);
			check_day(span.first);
			check_day(span.last);
		}
	}
	if (when_duration(text, &days))
		must(days >= 1 && days <= 36500);
	try_moment(text, size);
	free(text);
	return 0;
}
