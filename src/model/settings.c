#include "model/settings.h"

#include <string.h>

static const char *const policy_names[] = { "open", "closed", NULL };
static const char *const day_names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

#define AT(member) offsetof(struct settings, member)
#define EVERY(name, kind, whom)                                                                    \
	{                                                                                          \
		"every." name, FIELD_DURATION, AT(every_kind[kind]), FIELD_NEVER, 0, NULL,         \
			"how often thanks should reach " whom                                      \
	}
#define THEME(name, day, title)                                                                    \
	{                                                                                          \
		"week.themes." name, FIELD_LINE, AT(themes[day]), 0, 0, NULL,                      \
			"the theme of " title                                                      \
	}

static const struct field rows[] = {
	{ "version", FIELD_NUMBER, AT(version), 0, 0, NULL, "of this form: 1" },
	{ "name", FIELD_LINE, AT(name), 0, 0, NULL, "what the wall is called" },
	{ "every", FIELD_DURATION, AT(every), FIELD_ALONE | FIELD_NEVER, 0, NULL,
		"how often thanks should reach everybody" },
	EVERY("default", KIND_NONE, "everybody else"),
	EVERY("colleague", KIND_COLLEAGUE, "colleagues"),
	EVERY("customer", KIND_CUSTOMER, "customers"),
	EVERY("vendor", KIND_VENDOR, "vendors"),
	EVERY("friend", KIND_FRIEND, "friends"),
	EVERY("family", KIND_FAMILY, "family"),
	{ "tags.values", FIELD_WORDS, AT(tag_values), 0, 0, NULL, "the team's values" },
	{ "tags.required", FIELD_FLAG, AT(tags_required), 0, 0, NULL,
		"true: every note that is no answer names one of these values, or any tag where "
		"there are none" },
	{ "people", FIELD_CHOICE, AT(people), 0, 0, policy_names,
		"closed: only who has a file can be thanked" },
	{ "lookback", FIELD_DURATION, AT(lookback), 0, 0, NULL, "how far remind looks back" },
	{ "week.from", FIELD_DAY, AT(week_from), 0, 0, NULL, "Customer Service Week's first day" },
	{ "week.to", FIELD_DAY, AT(week_to), 0, 0, NULL, "its last day" },
	THEME("mon", MONDAY, "Monday"),
	THEME("tue", TUESDAY, "Tuesday"),
	THEME("wed", WEDNESDAY, "Wednesday"),
	THEME("thu", THURSDAY, "Thursday"),
	THEME("fri", FRIDAY, "Friday"),
	THEME("sat", SATURDAY, "Saturday"),
	THEME("sun", SUNDAY, "Sunday"),
	{ "days-off", FIELD_CHOICES, AT(days_off), 0, 0, day_names, "days that do not count" },
	{ "conflicts", FIELD_CONFLICTS, AT(conflicts), 0, 0, NULL, "other versions after a merge" },
};

const struct fields settings_fields = { rows, sizeof(rows) / sizeof(rows[0]), AT(unknown) };

void settings_init(struct settings *settings)
{
	*settings = (struct settings){ 0 };
	fields_init(&settings_fields, settings);
	settings_settle(settings);
}

void settings_settle(struct settings *settings)
{
	static const char *const weekend[] = { "sat", "sun" };

	if (settings->version == 0)
		settings->version = SETTINGS_VERSION;
	if (settings->lookback == 0)
		settings->lookback = LOOKBACK_DEFAULT;
	if (settings->days_off.items == NULL)
		settings->days_off = (struct texts){ (const char **)weekend, 2 };
}

void settings_release(struct settings *settings)
{
	if (settings == NULL)
		return;
	arena_release(&settings->memory);
	*settings = (struct settings){ 0 };
}

/* Not everybody deals with each customer and vendor: whether they are written to at all is asked of
 * the team, by its report. */
static int every_unsaid(int kind)
{
	return kind == KIND_CUSTOMER || kind == KIND_VENDOR ? DURATION_NEVER : EVERY_DEFAULT;
}

int settings_every(const struct settings *settings, const struct person *person)
{
	int kind = person_kind(person);

	if (person != NULL && person->every != 0)
		return person->every;
	if (settings->every_kind[kind] != 0)
		return settings->every_kind[kind];
	if (settings->every_kind[KIND_NONE] != 0)
		return settings->every_kind[KIND_NONE];
	return settings->every != 0 ? settings->every : every_unsaid(kind);
}

static bool listed_off(const struct settings *settings, int weekday)
{
	for (size_t i = 0; i < settings->days_off.count; i++)
		if (strcmp(settings->days_off.items[i], day_names[weekday]) == 0)
			return true;
	return false;
}

/* off[weekday]; whoever is off all week gets reminded all week. */
static void read_days_off(const struct settings *settings, bool off[7])
{
	int count = 0;

	for (int weekday = MONDAY; weekday <= SUNDAY; weekday++)
		count += off[weekday] = listed_off(settings, weekday);
	for (int weekday = MONDAY; count == 7 && weekday <= SUNDAY; weekday++)
		off[weekday] = false;
}

bool settings_day_off(const struct settings *settings, struct day day)
{
	bool off[7];

	read_days_off(settings, off);
	return off[day_weekday(day)];
}

struct day settings_add_working(const struct settings *settings, struct day day, int count)
{
	int step = count < 0 ? -1 : 1;
	bool off[7];

	read_days_off(settings, off);
	while (count != 0 && day_compare(day, DAY_MIN) > 0 && day_compare(day, DAY_MAX) < 0) {
		day = day_add(day, step);
		if (!off[day_weekday(day)])
			count -= step;
	}
	while (off[day_weekday(day)] && day_compare(day, DAY_MAX) < 0)
		day = day_add(day, 1);
	return day;
}

int settings_working_between(const struct settings *settings, struct day from, struct day to)
{
	int days = days_between(from, to), a_week = 0, count;
	bool off[7];

	if (days <= 0)
		return 0;
	read_days_off(settings, off);
	for (int weekday = MONDAY; weekday <= SUNDAY; weekday++)
		a_week += !off[weekday];
	count = days / 7 * a_week;
	for (int rest = days % 7; rest > 0; rest--)
		count += !off[day_weekday(day_add(from, rest))];
	return count;
}
