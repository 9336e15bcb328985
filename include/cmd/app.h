/*
 * What main has settled and hands down: the world as a command sees it.
 */
#ifndef CMD_APP_H
#define CMD_APP_H

#include "base/err.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/str.h"
#include "model/problem.h"
#include "render/render.h"
#include "store/store.h"
#include "sys/process.h"
#include "sys/progress.h"

/* Options that every command takes. */
struct common {
	const char *directory; /* -C */
	const char *format; /* -F */
	int color; /* enum: auto, always, never */
	bool no_pager;
	bool quiet;
	const char *me;
	bool help;
};
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* What the environment says; NULL when unset. Read by main alone. */
struct world {
	const char *home, *config_home, *data_home, *state_home, *temp;
	const char *repo, *me;
	const char *git_config_global;
	bool git_config_said; /* the environment holds some of git's configuration */
	const char *editor_git, *editor_visual, *editor, *pager_thanks, *pager_git, *pager;
	const char *here; /* the current directory */
	const char *login, *host;
	bool in_terminal, out_terminal, err_terminal; /* which of ours are terminals */
	int rows;
	int err_width; /* columns for messages; 0 where standard error is no terminal */
};

/* The rules that tell who types, in their order. */
enum me_rule { ME_OPTION, ME_ENVIRONMENT, ME_CONFIG, ME_EMAIL, ME_LOCAL_PART, ME_LOGIN };

struct cmd;

struct app {
	const struct cmd *cmd; /* the command under way */
	struct common common;
	struct world world;
	struct store *store; /* open when the command asked for it */
	struct moment now;
	int twelfth;
	struct look look;
	const struct renderer *renderer;
	struct str out; /* what will be printed; long output is handed on with app_flush */
	struct str aside; /* what will be said on stderr, behind the output; lines, made harmless by
			     main */
	struct problems problems;
	int exit_code; /* the answer, where that is no error: ERR_NO, what check found, what git
			  said; else 0 */
	struct progress progress; /* on standard error, while a command reads for long */
	bool committed; /* a change was committed: failing to print it is "kept as ID, but ..." */
	struct str kept; /* the ID for that sentence */
	struct arena memory; /* for what lives as long as the command */
	struct config *config; /* git's, where there is no store to ask; NULL until then */
	struct pager pager; /* in front of standard output, once there is too much for the screen */
	const char *me; /* asked once by app_me; NULL until then */
	enum me_rule me_rule;
};

void app_release(struct app *app);

/* The world as the store needs it, without what the line says (-C). */
struct place app_place(const struct app *app);
/* Where to tell how far long work is; NULL: nobody looks on. */
struct progress *app_progress(struct app *app);
/*
 * Opens the notes repository unless it is open; main has done so for a command that has NEED_STORE
 * or NEED_MAKE. ERR_MISSING when there is none.
 */
MUST_CHECK int app_open(struct app *app, enum store_need need, struct err *err);
/* Git's configuration, with or without a repository. Borrowed. */
MUST_CHECK int app_config(struct app *app, const struct config **config, struct err *err);

/* Who types, by the rule of the manual (whoami prints it): canonical handle, borrowed from app. */
MUST_CHECK int app_me(struct app *app, const char **me, enum me_rule *rule,
	struct err *err); /* rule may be NULL */
const char *me_rule_words(enum me_rule rule); /* "--me", "THANKS_ME", "git config thanks.me", ... */
MUST_CHECK int app_signer(struct app *app, struct signer *signer, struct err *err);

/* Everybody: the store's people, problems already noted. */
MUST_CHECK int app_people(struct app *app, const struct people **people, struct err *err);

/*
 * A typed handle, alias, e-mail or group (with or without @), as a canonical handle in app's
 * memory;
 * @me is resolved. ERR_USAGE when it cannot be one.
 */
MUST_CHECK int app_handle(struct app *app, const char *typed, const char **handle, struct err *err);

struct day app_today(const struct app *app);

/* Hands what is in app->out on to standard output; ERR_IO or ERR_PIPE when it cannot. */
MUST_CHECK int app_flush(struct app *app, struct err *err);
/* One more line for stderr, unless --quiet. */
void app_say(struct app *app, const char *format, ...) PRINTS_LIKE(2, 3);

#endif
