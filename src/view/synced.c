#include "view/synced.h"

static size_t all(const struct synced_count *count)
{
	return count->notes + count->edited + count->removed + count->others;
}

size_t synced_nameless(const struct synced_count *count)
{
	size_t named = count->profiles + count->rounds;

	return count->others > named ? count->others - named : 0;
}

bool synced_nothing(const struct synced_view *view)
{
	return all(&view->in) == 0 && all(&view->out) == 0;
}

bool synced_only_notes(const struct synced_count *count)
{
	return count->notes > 0 && count->notes == all(count);
}
