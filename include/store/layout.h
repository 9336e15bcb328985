/*
 * Where things lie in a notes repository: a note's path follows from its id,
 * and back.
 */
#ifndef STORE_LAYOUT_H
#define STORE_LAYOUT_H

#include <stdbool.h>

#include "base/day.h"
#include "base/memory.h"
#include "base/str.h"

#define LAYOUT_SETTINGS "thanks.yaml"
#define LAYOUT_NOTES "notes"
#define LAYOUT_PEOPLE "people"
#define LAYOUT_ROUNDS "rounds"
#define LAYOUT_ATTRIBUTES ".gitattributes"

/* The line of it for rounds: walls that are older than rounds get it with their first one. */
#define LAYOUT_ROUNDS_ATTRIBUTES "/rounds/*.yaml -text merge=thanks\n"
/* All that a wall says in it: no conversion of line ends (what the program writes is what git stores), and who merges. */
extern const char layout_attributes[];

#define LIMIT_YAML ((size_t)256 * 1024)
#define LIMIT_PICTURE ((size_t)5 * 1024 * 1024)

/* notes/2026/11/21/nf8kq7m2x.yaml from 20261121-nf8kq7m2x; an id of another form is the path below notes/. */
void str_add_note_path(struct str *str, const char *id);
void str_add_day_dir(struct str *str, struct day day);		/* notes/2026/11/21 */
void str_add_person_path(struct str *str, const char *handle); /* people/alice.yaml */
void str_add_round_path(struct str *str, struct day start, const char *name); /* rounds/2026-10-05-week.yaml */
/* The file NAME in the directory of the file PATH. */
void str_add_beside(struct str *str, const char *path, const char *name);
const char *layout_beside(struct arena *arena, const char *path, const char *name); /* the same, in ARENA */
/* The id of the note file at PATH (below the repository, as notes/...yaml); false when it is no note's path. */
bool str_add_note_id(struct str *str, const char *path);

/* The day whose directory PATH (a file's) lies in; false when in none. */
bool layout_day(const char *path, struct day *day);
/* May a note's file lie at PATH? No `..`, no dot-names, ends in .yaml, below notes/. Guards every id that was typed or stored. */
bool layout_note_path_ok(const char *path);
/* Does PATH lie where its date says, or directly in notes/? */
bool layout_in_place(const char *path, struct day day);

#endif
