/*
 * The team's settings, thanks.yaml.
 */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "model/person.h"

#define SETTINGS_VERSION 1
#define EVERY_DEFAULT 30
#define LOOKBACK_DEFAULT 400

struct settings {
	int version; /* a newer one is read, but not written to */
	const char *name;
	int every;			/* `every: 30d`; 0: nothing is said */
	int every_kind[KIND_COUNT];	/* `every.colleague`, ...; [KIND_NONE] is `every.default`; 0: every */
	struct texts tag_values;	/* tags.values */
	bool tags_required;		/* tags.required */
	int people;			/* enum people_policy */
	int lookback;			/* days */
	struct day week_from, week_to;	/* week.from, week.to */
	const char *themes[7];		/* week.themes.mon ... sun */
	struct texts days_off;		/* mon ... sun; sat, sun unless given */
	struct conflicts conflicts;
	struct unknowns unknown;
	struct arena memory;
};
enum people_policy { PEOPLE_OPEN, PEOPLE_CLOSED };

extern const struct fields settings_fields;
void settings_init(struct settings *settings);	 /* the defaults; owns nothing yet */
void settings_settle(struct settings *settings); /* after decoding: the defaults where the file is silent */
void settings_release(struct settings *settings);
/* Days, or DURATION_NEVER; person may be NULL. Where nothing is said: EVERY_DEFAULT, and never for customers and vendors. */
int settings_every(const struct settings *settings, const struct person *person);
bool settings_day_off(const struct settings *settings, struct day day);
/* DAY moved by COUNT days that are not off (negative: back); 0 moves to the next working day if DAY is off. All seven off: none counts as off. */
struct day settings_add_working(const struct settings *settings, struct day day, int count);
/* Working days in from < d <= to. */
int settings_working_between(const struct settings *settings, struct day from, struct day to);

#endif
