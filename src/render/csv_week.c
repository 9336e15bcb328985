#include "render/csv.h"
#include "render/csv_field.h"
#include "view/week.h"

static void add_person(struct str *out, const struct week_person *person)
{
	const struct person *file = person->who.person;

	csv_field(out, person->who.handle);
	csv_next(out, person->who.name);
	csv_next_flag(out, file && file->remote);
	csv_next_texts(out, file ? &file->groups : &(const struct texts){ 0 });
	csv_next_count(out, person->gave);
	csv_next_count(out, person->received);
	csv_next_count(out, person->to_customers);
	csv_next_count(out, person->team);
	csv_next_count(out, person->met);
	csv_end(out);
}

void csv_week(struct str *out, const struct week_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "handle,name,remote,groups,gave,received,to_customers,team,in_person");
	csv_end(out);
	for (size_t i = 0; i < view->person_count; i++)
		add_person(out, &view->persons[i]);
}
