/*
 * Other programs: git, the pager, the editor. Never through a shell, save for the
 * editor, the pager and what sends mail, whose settings are shell commands by custom; no text
 * of a note is ever part of one.
 */
#ifndef SYS_PROCESS_H
#define SYS_PROCESS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* First of all: standard streams that are closed become /dev/null, a closed pipe becomes an error. */
void streams_settle(void);

#define ERRORS_LIMIT ((size_t)64 * 1024)

struct process {
	const char *const *argv; /* argv[0] is looked up on PATH */
	const char *directory;	 /* NULL: here */
	const char *const *env;	 /* NAME=VALUE on top of ours, NAME: taken away; NULL-terminated; may be NULL */
	const char *input;	 /* its standard input; NULL: /dev/null, or ours with inherit */
	size_t input_length;
	bool inherit;	 /* standard input, output and error are ours */
	bool keep_errors;/* its standard error is ours; else it goes to /dev/null */
	struct str *errors; /* or is added to this, at most ERRORS_LIMIT bytes; NULL: see above */
	size_t limit;	 /* the most output taken; 0: 64 MiB */
	int seconds;	 /* 0: as long as it takes; else it is ended, ERR_BUSY */
};

/*
 * Runs it to its end; its output is appended to OUTPUT (NULL with inherit). *status is its exit code, 127 when there is no such
 * program, 128 + n when signal n ended it. -1 only when it could not be run or waited for.
 */
MUST_CHECK int process_run(const struct process *process, struct str *output, int *status,
	struct err *err);
/* Replaces this process by ARGV; returns only on failure, with ERR_IO or (no such program) ERR_MISSING. */
MUST_CHECK int process_become(const char *const *argv, const char *directory, struct err *err);
bool program_exists(const char *name); /* on PATH */

/* Runs the shell command COMMAND with PATH as its argument, on our terminal: how git calls editors. */
MUST_CHECK int editor_run(const char *command, const char *path, int *status, struct err *err);

/* A pager in front of standard output: standard output is the pager's input until pager_wait(). */
struct pager {
	int pid; /* 0: none */
	int saved_output;
	struct sigaction keys[2]; /* what an interrupt did before: meanwhile it is the pager's */
};
/* May COMMAND be run? False when its first word is no program; what only a shell can read may be. */
bool command_exists(const char *command);
/* COMMAND is the user's shell command; ERR_MISSING when there is no such program: then print without. */
MUST_CHECK int pager_start(struct pager *pager, const char *command, struct err *err);
void pager_wait(struct pager *pager);

#endif
