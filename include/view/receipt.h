/*
 * The receipt: what was done, in one line, and what is worth knowing next.
 *
 * Owns its memory; borrows from the note and the scene.
 */
#ifndef VIEW_RECEIPT_H
#define VIEW_RECEIPT_H

#include "view/sticky.h"

enum receipt_kind { RECEIPT_THANK, RECEIPT_REPLY, RECEIPT_CHEER, RECEIPT_EDIT, RECEIPT_REMOVE };

/* How somebody who was thanked likes it: "in person, in facts, not in public". */
struct receipt_wish {
	struct who who;
	const char
		*wishes; /* as person_add_wishes() says it; may be "" when there is only a note */
	const char *note; /* their own words (thank.note), or NULL */
};

/* Somebody whom nobody here has known so far. */
struct receipt_stranger {
	const char *handle;
	const char *near; /* a known handle that looks like a slip of it, or NULL */
};

/* What an edit made of a field: what people call its values, before and after. The date's are told by
 * the two notes, and a text's not at all: its first line stands in the receipt itself. */
struct receipt_change {
	const char *field;
	struct texts before, after;
};

struct receipt_view {
	enum receipt_kind kind;
	bool dry_run; /* nothing was done: this would be */
	bool unchanged; /* an edit that changed nothing */
	struct sticky note; /* as it stands now; removed: as it stood */
	const char *was; /* an edit that moved it: its former id; else NULL */
	const char *words_before; /* an edit of the first line: what it was; else NULL */
	struct moment date_before; /* an edit: when it was; else MOMENT_NONE */
	struct receipt_change *changes; /* an edit: what is not told by the first line */
	size_t change_count;
	const char *first_words; /* the text's first line, or what it answers; never NULL */
	bool to_self; /* the sender thanks himself */
	struct receipt_wish *wishes; /* of those thanked, in their order */
	size_t wish_count;
	struct receipt_stranger *strangers;
	size_t stranger_count;
	size_t round_owed; /* notes that the sender owed in the note's round, before this one; */
	size_t round_left; /* and now */
	const char *round_invites; /* an open round of the sender's group that the sender is not in;
				      NULL */
	int waiting; /* notes that are not shared yet; 0: none, or nobody to share with */
	const char *repository; /* where it went, when that is not the one around here; else NULL */
	struct arena memory;
};

/* What the command knows besides the note. */
struct receipt_facts {
	enum receipt_kind kind;
	bool dry_run, unchanged;
	const char *was;
	const struct note *before; /* an edit: the note as it was */
	const struct note *parent; /* what it answers, when at hand */
	const struct texts *known; /* handles without a file that are known all the same; NULL: do
				      not look for strangers */
	size_t round_owed, round_left;
	const char *round_invites;
	int waiting; /* as store_waiting() says: -1 without an upstream */
	const char *repository;
};

void receipt_view_build(struct receipt_view *view, const struct scene *scene,
	const struct note *note, const struct receipt_facts *facts);
void receipt_view_release(struct receipt_view *view);

#endif
