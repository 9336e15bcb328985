#include "model/yearly.h"

#include <string.h>

enum { LENGTH = 7, YEAR_LAST = 9999 };

bool yearly_parse(const char *text, size_t length, struct yearly *yearly)
{
	char full[] = "2000-MM-DD";
	struct day day;

	if (length != LENGTH || text[0] != '-' || text[1] != '-')
		return false;
	memcpy(full + 5, text + 2, LENGTH - 2);
	if (day_parse(full, sizeof(full) - 1, &day) != sizeof(full) - 1)
		return false;
	*yearly = yearly_of(day);
	return true;
}

void str_add_yearly(struct str *str, struct yearly yearly)
{
	if (yearly.month != 0)
		str_addf(str, "--%02u-%02u", (unsigned)yearly.month, (unsigned)yearly.day);
}

struct yearly yearly_of(struct day day)
{
	struct civil civil = day_civil(day);

	return (struct yearly){ (uint8_t)civil.month, (uint8_t)civil.day };
}

struct day yearly_in(struct yearly yearly, int year)
{
	struct civil civil = { year, yearly.month, yearly.day };
	int days = month_days(year, civil.month);

	if (civil.day > days)
		civil.day = days;
	return day_from_civil(civil);
}

struct day yearly_next(struct yearly yearly, struct day from)
{
	int year = day_civil(from).year;
	struct day day = yearly_in(yearly, year);

	if (day_compare(day, from) < 0 && year < YEAR_LAST)
		day = yearly_in(yearly, year + 1);
	return day;
}
