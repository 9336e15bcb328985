#include "render/csv.h"
#include "render/csv_field.h"
#include "view/round.h"

void csv_round(struct str *out, const struct round_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "round,person,name,left,right,owes_left,owes_right,owes_anyone");
	csv_end(out);
	for (size_t i = 0; i < view->count; i++) {
		const struct round_seat *seat = &view->seats[i];

		csv_field(out, view->round->name);
		csv_next(out, seat->who.handle);
		csv_next(out, seat->who.name);
		csv_next(out, seat->left.handle);
		csv_next(out, seat->right.handle);
		for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
			csv_next(out, seat->owes[side].handle);
		csv_end(out);
	}
}
