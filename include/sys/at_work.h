/*
 * Is a program at work in a directory? For telling a lock that is held from
 * one that was left behind.
 *
 * Asks /proc, as Linux has it; where there is none, nobody knows.
 */
#ifndef SYS_AT_WORK_H
#define SYS_AT_WORK_H

enum at_work { AT_WORK_NO, AT_WORK_YES, AT_WORK_UNKNOWN };

/* A process whose name begins with NAME (git, git-commit, ...), other than this one, in DIRECTORY or below; its number in *pid. */
enum at_work program_at_work(const char *name, const char *directory, long *pid);

#endif
