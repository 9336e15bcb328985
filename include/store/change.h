/*
 * A change: what one command does to the repository, to become one commit.
 *
 * It is built without looking at the files and carried out under the lock, where old contents are read and the edits applied: so
 * two edits of one note at once both count. Owns its memory; a zeroed struct change is empty.
 */
#ifndef STORE_CHANGE_H
#define STORE_CHANGE_H

#include "base/memory.h"
#include "model/note.h"
#include "store/codec.h"

/* Who makes the change, for git's author where none is configured, and for undo's trailer. */
struct signer {
	const char *handle;
	const char *name; /* the person's name, or NULL */
};

enum change_kind {
	CHANGE_ADD,	/* a new file; must not be there */
	CHANGE_EDIT,	/* fields of a YAML file that is there, or is made */
	CHANGE_MOVE,	/* the file goes to another path, edited on the way */
	CHANGE_REPLACE,	/* the whole file anew, if it still holds the old bytes (else ERR_BUSY); perhaps at another path */
	CHANGE_REMOVE,
	CHANGE_LINES,	/* a text file gets those of the given lines that it lacks; made when missing */
};

struct change_item {
	enum change_kind kind;
	const char *path;
	const char *to;		     /* MOVE, REPLACE: the new path; NULL (REPLACE): the same */
	const char *bytes;	     /* ADD, REPLACE: the contents; LINES: the lines; after the commit, whatever now stands there (NULL: removed) */
	size_t length;
	const char *old;	     /* REPLACE: what the file must still hold */
	size_t old_length;
	const struct fields *fields; /* EDIT, MOVE */
	struct edits edits;
	bool may_be_new;	     /* EDIT: make the file when it is missing */
};

struct change {
	const char *action;  /* the trailer's word: add, edit, remove, people, ... */
	const char *subject; /* any text: made one harmless line of at most 72 columns for the commit */
	struct signer signer;
	struct change_item *items;
	size_t count;
	bool nothing;	/* after the commit: the files were as wanted already, there is no commit */
	bool repository_made; /* after the commit: it is the first one of the default repository */
	bool identity_made; /* after the commit: git has no identity; handle@host was used */
	struct arena memory;
};

void change_release(struct change *change);
/* Everything is copied into the change. */
void change_start(struct change *change, const char *action, const struct signer *signer, const char *subject_format, ...)
	PRINTS_LIKE(4, 5);
void change_add(struct change *change, const char *path, const char *bytes, size_t length);
void change_edit(struct change *change, const char *path, const struct fields *fields,
	const struct edits *edits, bool may_be_new);
void change_move(struct change *change, const char *path, const char *to,
	const struct fields *fields, const struct edits *edits);
/* What somebody saw as OLD becomes NEW (both with their lengths); TO as above. */
struct bytes {
	const char *start;
	size_t length;
};
void change_replace(struct change *change, const char *path, const char *to, struct bytes old_bytes,
	struct bytes new_bytes);
void change_remove(struct change *change, const char *path);
void change_lines(struct change *change, const char *path, const char *lines);

/* All of PART's items too; they stay PART's own. */
void change_join(struct change *change, const struct change *part);
/* A new note: encodes it to its path (from note->id, which must be set), with its picture's bytes beside it when there is one. */
void change_add_note(struct change *change, const struct note *note, const char *picture_bytes,
	size_t picture_length);

#endif
