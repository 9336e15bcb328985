#include "sample.h"

#include "model/settings.h"

static void silence_means_the_defaults(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	assert_int_equal(settings.version, 1);
	assert_int_equal(settings_every(&settings, NULL), 30);
	assert_int_equal(settings.lookback, 400);
	assert_int_equal(settings.people, PEOPLE_OPEN);
	assert_false(day_known(settings.week_from));
	assert_true(settings_day_off(&settings, sample_day("2026-11-21")));
	assert_false(settings_day_off(&settings, sample_day("2026-11-20")));
	settings_release(&settings);
	settings_release(NULL);
}

static void decoding_starts_from_nothing(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	fields_init(&settings_fields, &settings);
	sample_set(&settings_fields, &settings, &settings.memory, "days-off", "fri");
	settings_settle(&settings);
	assert_int_equal(settings.days_off.count, 1);
	assert_int_equal(settings_every(&settings, NULL), 30);
	fields_init(&settings_fields, &settings);
	field_given(fields_find(&settings_fields, "days-off"), &settings);
	settings_settle(&settings);
	assert_false(settings_day_off(&settings, sample_day("2026-11-21")));
	settings_release(&settings);
}

static void who_is_not_of_the_team_is_due_where_that_is_said(void **state)
{
	static const struct {
		const char *kind;
		int every;
	} kinds[] = { { "colleague", 30 }, { "friend", 30 }, { "family", 30 },
		{ "customer", DURATION_NEVER }, { "vendor", DURATION_NEVER } };
	struct settings settings;

	(void)state;
	settings_init(&settings);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct people people = { 0 };
		struct person *person = sample_person(&people, "a", "kind", kinds[i].kind, NULL);

		assert_int_equal(settings_every(&settings, person), kinds[i].every);
		settings.every = 20;
		assert_int_equal(settings_every(&settings, person), 20);
		settings.every_kind[person->kind] = DURATION_NEVER;
		assert_int_equal(settings_every(&settings, person), DURATION_NEVER);
		settings.every_kind[person->kind] = settings.every = 0;
		people_release(&people);
	}
	settings_release(&settings);
}

static void every_is_theirs_their_kinds_or_the_teams(void **state)
{
	struct settings settings;
	struct people people = { 0 };
	struct person *person = sample_person(&people, "a", "kind", "customer", NULL);

	(void)state;
	settings_init(&settings);
	sample_set(&settings_fields, &settings, &settings.memory, "every", "3w");
	assert_int_equal(settings_every(&settings, person), 21);
	sample_set(&settings_fields, &settings, &settings.memory, "every.default", "40d");
	assert_int_equal(settings_every(&settings, person), 40);
	sample_set(&settings_fields, &settings, &settings.memory, "every.customer", "60d");
	assert_int_equal(settings_every(&settings, person), 60);
	assert_int_equal(settings_every(&settings, NULL), 40);
	person->every = 7;
	assert_int_equal(settings_every(&settings, person), 7);
	person->every = DURATION_NEVER;
	assert_int_equal(settings_every(&settings, person), DURATION_NEVER);
	people_release(&people);
	settings_release(&settings);
}

static void working_days_skip_days_off(void **state)
{
	struct settings settings;
	struct day friday = sample_day("2026-11-20"), saturday = sample_day("2026-11-21");

	(void)state;
	settings_init(&settings);
	assert_int_equal(settings_add_working(&settings, friday, 0).number, friday.number);
	assert_int_equal(settings_add_working(&settings, saturday, 0).number, friday.number + 3);
	assert_int_equal(settings_add_working(&settings, friday, 1).number, friday.number + 3);
	assert_int_equal(settings_add_working(&settings, saturday, 1).number, friday.number + 3);
	assert_int_equal(settings_add_working(&settings, saturday, -1).number, friday.number);
	assert_int_equal(settings_add_working(&settings, friday, 7).number, friday.number + 11);
	assert_int_equal(settings_add_working(&settings, DAY_MAX, 5).number, DAY_MAX.number);
	assert_int_equal(settings_working_between(&settings, friday, day_add(friday, 3)), 1);
	assert_int_equal(settings_working_between(&settings, friday, friday), 0);
	assert_int_equal(settings_working_between(&settings, saturday, friday), 0);
	settings_release(&settings);
}

static void off_all_week_is_off_never(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	settings.days_off = (struct texts){ 0 };
	sample_set(&settings_fields, &settings, &settings.memory, "days-off",
		"mon tue wed thu fri sat sun");
	for (int i = 0; i < 7; i++)
		assert_false(settings_day_off(&settings, (struct day){ i }));
	assert_int_equal(settings_add_working(&settings, (struct day){ 0 }, 10).number, 10);
	settings_release(&settings);
}

/* For every choice of days off: counting by weeks is counting one by one. */
static void counting_agrees_with_counting_one_by_one(void **state)
{
	static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

	(void)state;
	for (unsigned off = 1; off < 128; off++) {
		struct day from = { 20000 + (int)off };
		struct settings settings;
		int count = 0;

		settings_init(&settings);
		settings.days_off = (struct texts){ 0 };
		for (int i = 0; i < 7; i++)
			if ((off >> i & 1) != 0)
				texts_add(&settings.memory, &settings.days_off, names[i]);
		for (struct day day = from; days_between(from, day) < 60; day = day_add(day, 1)) {
			count += day.number > from.number && !settings_day_off(&settings, day);
			assert_int_equal(settings_working_between(&settings, from, day), count);
			if (count > 0 && !settings_day_off(&settings, day))
				assert_int_equal(
					settings_add_working(&settings, from, count).number,
					day.number);
		}
		settings_release(&settings);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(silence_means_the_defaults),
		cmocka_unit_test(decoding_starts_from_nothing),
		cmocka_unit_test(who_is_not_of_the_team_is_due_where_that_is_said),
		cmocka_unit_test(every_is_theirs_their_kinds_or_the_teams),
		cmocka_unit_test(working_days_skip_days_off),
		cmocka_unit_test(off_all_week_is_off_never),
		cmocka_unit_test(counting_agrees_with_counting_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
