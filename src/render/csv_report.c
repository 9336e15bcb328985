#include "render/csv.h"
#include "render/csv_field.h"
#include "view/report.h"

static void add_person(struct str *out, const struct report_person *person)
{
	const struct person *file = person->who.person;

	csv_field(out, person->who.handle);
	csv_next(out, person->who.name);
	csv_next(out, kind_names[person->who.kind]);
	csv_next_flag(out, file && file->remote);
	csv_next_texts(out, file ? &file->groups : &(const struct texts){ 0 });
	csv_next_count(out, person->gave);
	csv_next_day(out, person->last_gave);
	csv_next_number(out, person->gave_ago, person->gave_ago != REPORT_NEVER);
	csv_next_count(out, person->received);
	csv_next_day(out, person->last_received);
	csv_next_number(out, person->received_ago, person->received_ago != REPORT_NEVER);
	csv_next_count(out, person->to_customers);
	csv_end(out);
}

void csv_report(struct str *out, const struct report_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "handle,name,kind,remote,groups,gave,last_gave,gave_ago,received,"
		     "last_received,received_ago,to_customers");
	csv_end(out);
	for (size_t i = 0; i < view->person_count; i++)
		add_person(out, &view->persons[i]);
}
