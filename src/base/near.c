#include "base/near.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { LONGEST = 64 }; /* as long as a handle may be */

struct letters {
	uint32_t codes[LONGEST];
	int count; /* LONGEST + 1: more than that */
};

static void read_letters(const char *text, struct letters *letters)
{
	size_t left = strlen(text);

	letters->count = 0;
	while (left > 0 && letters->count < LONGEST) {
		size_t taken = utf8_next(text, left, &letters->codes[letters->count++], NULL);

		text += taken;
		left -= taken;
	}
	if (left > 0)
		letters->count = LONGEST + 1;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* One row of the table; BEFORE and ABOVE are the two rows over it. Returns its smallest cell. */
static int fill_row(const struct letters *a, const struct letters *b, int i, const int *before,
	const int *above, int *row)
{
	int least = row[0] = i;

	for (int j = 1; j <= b->count; j++) {
		bool same = a->codes[i - 1] == b->codes[j - 1];
		int cost = smaller(above[j], row[j - 1]) + 1;

		cost = smaller(cost, above[j - 1] + (same ? 0 : 1));
		if (i > 1 && j > 1 && a->codes[i - 1] == b->codes[j - 2] &&
			a->codes[i - 2] == b->codes[j - 1])
			cost = smaller(cost, before[j - 2] + 1);
		row[j] = cost;
		least = smaller(least, cost);
	}
	return least;
}

static int distance(const struct letters *a, const struct letters *b, int limit)
{
	int rows[3][LONGEST + 1] = { { 0 } };
	int least_above = 0;

	for (int j = 0; j <= b->count; j++)
		rows[0][j] = j;
	for (int i = 1; i <= a->count; i++) {
		int least = fill_row(a, b, i, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);

		/* A swap reaches over one row: two beyond the limit, and nothing comes back. */
		if (least > limit && least_above > limit)
			return limit + 1;
		least_above = least;
	}
	return smaller(rows[a->count % 3][b->count], limit + 1);
}

int text_distance(const char *a, const char *b, int limit)
{
	struct letters from, to;

	if (strcmp(a, b) == 0)
		return 0;
	read_letters(a, &from);
	read_letters(b, &to);
	if (from.count > LONGEST || to.count > LONGEST || from.count - to.count > limit ||
		to.count - from.count > limit)
		return limit + 1;
	return distance(&from, &to, limit);
}

bool text_near(const char *typed, const char *known)
{
	struct letters a, b;
	int shorter, limit, steps;

	read_letters(typed, &a);
	read_letters(known, &b);
	shorter = smaller(a.count, b.count);
	limit = shorter <= 4 ? 1 : 2;
	steps = text_distance(typed, known, limit);
	/* With every letter changed, nothing speaks for it any more. */
	return steps > 0 && steps <= limit && steps < shorter;
}
