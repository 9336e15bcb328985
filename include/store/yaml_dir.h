/*
 * The YAML files of one directory of a repository, one record each: people/, rounds/.
 *
 *     for (yaml_dir_open(&dir, store, LAYOUT_PEOPLE, problems); yaml_dir_next(&dir);)
 *             ... yaml_dir_read(&dir, &person_fields, person, arena) ...
 *     yaml_dir_close(&dir);
 *
 * What is wrong with a file, or with the directory, goes to the problems, under the name of the
 * directory; the others are read all the same. Hidden files and those of other kinds are no records.
 */
#ifndef STORE_YAML_DIR_H
#define STORE_YAML_DIR_H

#include "model/field.h"
#include "model/problem.h"
#include "store/store.h"
#include "sys/file.h"

struct yaml_dir {
	int root_fd;
	const char *name; /* below the repository; of the check, too */
	struct problems *problems; /* borrowed */
	struct entries entries;
	size_t at; /* the entry behind the present one */
	const char *file; /* the present one: alice.yaml; */
	struct str path; /* and people/alice.yaml */
	struct str bytes;
};

/* A directory that is not there holds nothing. */
void yaml_dir_open(struct yaml_dir *dir, const struct store *store, const char *name,
	struct problems *problems);
bool yaml_dir_next(struct yaml_dir *dir);
/* The present file into RECORD; false when it is wrong, or gone since it was listed. */
bool yaml_dir_read(struct yaml_dir *dir, const struct fields *fields, void *record,
	struct arena *arena);
/* The present file is no record: ERR says why, and is cleared. */
void yaml_dir_refuse(struct yaml_dir *dir, struct err *err);
void yaml_dir_close(struct yaml_dir *dir);

#endif
