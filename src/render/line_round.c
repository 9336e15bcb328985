#include "render/line.h"
#include "render/line_field.h"
#include "view/round.h"

void line_round(struct str *out, const struct round_view *view, const struct look *look)
{
	(void)look;
	for (size_t i = 0; i < view->count; i++) {
		const struct round_seat *seat = &view->seats[i];

		line_field(out, view->round->name);
		line_next(out, seat->who.handle);
		line_next(out, seat->who.name);
		line_next(out, seat->left.handle);
		line_next(out, seat->right.handle);
		for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
			line_next(out, seat->owes[side].handle);
		str_add_char(out, '\n');
	}
}
