/* What the manual says that is no command's own. */
#include "cmd/help.h"

const struct exit_row exit_rows[] = {
	{ 0, "done" },
	{ 1, "the question was answered with no: search without a match, remind --exit-code with "
	     "something due" },
	{ 2, "the command line makes no sense" },
	{ 65, "malformed data, or a repository of a kind that cannot be used" },
	{ 66, "no such note, person or repository" },
	{ 69, "the remote repository could not be reached" },
	{ 71, "out of memory" },
	{ 74, "reading or writing failed: a full disk, missing rights, a foreign owner" },
	{ 75, "busy, in conflict, or refused for now: try again" },
	{ 130, "interrupted" },
	{ 141, "whoever read the output has gone" },
	{ 0, NULL },
};

const struct fact environment_facts[] = {
	{ "THANKS_REPO", "the notes repository, unless -C says another" },
	{ "THANKS_ME", "your handle, unless --me says another" },
	{ "THANKS_PAGER", "the pager; else GIT_PAGER, git's core.pager, PAGER, or less" },
	{ "GIT_EDITOR", "the editor; else git's core.editor, VISUAL, EDITOR, or what is there" },
	{ "THANKS_NOW",
		"the present moment, as an ISO 8601 date with offset: for scripts and tests" },
	{ "THANKS_RANDOM", "a number that makes new ids repeatable, for tests" },
	{ "COLUMNS", "the width, where no terminal tells it" },
	{ "NO_COLOR", "no colours, when it is not empty" },
	{ "CLICOLOR_FORCE",
		"colours also where there is no terminal, when it is neither empty nor 0" },
	{ "LC_ALL", "with LC_CTYPE and LANG: frames are drawn in ASCII unless it asks for UTF-8" },
	{ "XDG_DATA_HOME", "where the repository is that is used when there is no other, and the "
			   "private one" },
	{ "XDG_CONFIG_HOME", "where your address book is, in thanks" },
	{ "XDG_STATE_HOME", "where drafts are kept, in thanks" },
	{ "GIT_AUTHOR_NAME", "and its kin: who commits, as for git" },
	{ NULL, NULL },
};

const struct fact file_facts[] = {
	{ "thanks.yaml", "the settings of the team; marks the directory as a notes repository" },
	{ "people/alice.yaml", "a person: one file each" },
	{ "notes/2026/11/21/nf8kq7m2x.yaml",
		"a note: one file each, below its own day; 20261121-nf8kq7m2x is its id" },
	{ "notes/2026/11/21/nf8kq7m2x.png", "the picture that belongs to it" },
	{ "~/.local/share/thanks", "the repository that is used when there is no other (below "
				   "XDG_DATA_HOME, where that is set, like the next)" },
	{ "~/.local/share/thanks-private",
		"the private repository, unless thanks.private names another: what you keep to "
		"yourself with --private. It is made when it is first needed, so that nobody else "
		"may look into it, and never shared" },
	{ "~/.config/thanks/addresses.yaml",
		"your address book, for thanks card: a handle and the lines of an address "
		"each. It is never part of a repository; below XDG_CONFIG_HOME, where that is set" },
	{ "~/.local/state/thanks/draft-*.txt",
		"what you wrote and could not be kept, as told when it happens: readable by you "
		"alone, and yours to remove; below XDG_STATE_HOME, where that is set" },
	{ NULL, NULL },
};

const struct fact config_facts[] = {
	{ "thanks.me", "your handle" },
	{ "thanks.repo", "the notes repository, where neither -C nor THANKS_REPO nor the current "
			 "directory leads to one" },
	{ "thanks.private", "the private repository, where notes with --private go; else "
			    "~/.local/share/thanks-private" },
	{ "thanks.sendmail",
		"the shell command that sends a mail it gets on its standard input, as "
		"in `msmtp -t`; else `sendmail -oi -t`" },
	{ "thanks.transport",
		"how others are reached: git, libgit2, or auto, which is git where it is installed. "
		"Libgit2 uses your ssh, but no credential helper: a password has to stand in the "
		"address" },
	{ "thanks.fsync",
		"false: what is written is not flushed to the disk at once; quicker, and a power "
		"failure may cost the last notes" },
	{ "commit.gpgSign",
		"true: every commit is signed, merges too, as gpg.format (openpgp, x509 or ssh), "
		"user.signingKey, gpg.program, gpg.x509.program, gpg.ssh.program and "
		"gpg.ssh.defaultKeyCommand say; when that fails there is no commit" },
	{ "user.email",
		"tells who you are when thanks.me does not: the person who has this address, else "
		"its part before the @" },
	{ NULL, NULL },
};

const struct topic topics[] = {
	{ "Words",
		"A note is one thank-you. A person is somebody who thanks or is thanked, known by\n"
		"a handle: typed as @alice, stored as alice. A group stands for the persons whose\n"
		"files name it. The wall is all the notes, shown together. `@me` is who types,\n"
		"`@all` is everybody who has a file and has not left.\n"
		"\n"
		"A handle is made of ASCII letters, digits, `.`, `_` and `-`, at most 64; upper "
		"case\n"
		"is folded. Any other spelling, in any script, can be an alias of it.\n"
		"A person needs no file: a new handle just works." },
	{ "Typing a command",
		"Options may stand anywhere before `--` and are never abbreviated.\n"
		"No command at all is wall; a line that begins with a name is thank. On a "
		"terminal\n"
		"a command may be shortened to a unique prefix of three letters or more, but for\n"
		"those that must be spelled out: remove, undo and git.\n"
		"Installed as `thank`, the program starts at thank.\n"
		"\n"
		"Whom a note thanks are the names before the first other word or `--`; a comma or\n"
		"colon behind a name is dropped, and @alice,@bob are two. The other words are the\n"
		"text." },
	{ "Naming a note",
		"Wherever an ID is asked for: the first characters, four or more, of the id or of\n"
		"its last part; `last`, the note you wrote last, whatever day it is about; or\n"
		"@alice, her newest. The wall shows how much of an id has to be typed." },
	{ "Naming a day",
		"2026-11-21, today, yesterday, tomorrow, monday, `3 weeks ago`, `in 2 weeks`, "
		"`14d`.\n"
		"A weekday is the latest one where one looks back, as in --date and in filters, "
		"and\n"
		"the next one in notice. A day without a time takes the present local time of "
		"day.\n"
		"\n"
		"Filters also take a span, both ends included: 2026-11, 2026, 2026-W48, 2026-Q4,\n"
		"`last week`, `this quarter`." },
	{ "Which repository",
		"The first that is set of: -C; THANKS_REPO; the nearest one from the current\n"
		"directory upward; git's thanks.repo; ~/.local/share/thanks. Only thank, people "
		"set\n"
		"and notice make that last one. It is an ordinary git repository: every git "
		"command\n"
		"works in it at any time." },
	{ "Git", "Every change is one commit of its own; what you have edited or staged besides "
		 "stays as it was. Commits are signed where git's commit.gpgSign asks for it. "
		 "Git's hooks are not run, neither for commits nor for merges: a check that all "
		 "must pass belongs on the server, where its hooks are run for a push.\n"
		 "\n"
		 "What others share may hold files that could do harm: symbolic links, "
		 "submodules, names that git keeps for itself or that hold control characters, "
		 "files over 64 MiB. They are never put into the directory, and git's index says "
		 "so (git ls-files -t marks them with S); in history they stay as they are. "
		 "thanks check left-out --all names them." },
	{ "Sharing",
		"A team shares its wall through any git repository that all of them can reach: on a "
		"git\n"
		"host, a server, in a shared directory, on a stick. `thanks init DIR --remote URL` "
		"begins it, `thanks clone URL` joins it, `thanks sync` fetches, merges and pushes; "
		"in a crontab with -q.\n"
		"\n"
		"Two notes never collide. A file that was changed on both sides is merged field by "
		"field, lists as sets. Where both changed the same field, the value that sorts "
		"first by its bytes stands in it, and the other under `conflicts:`, which thanks "
		"show and thanks check point to and thanks edit settles. Edited here and removed "
		"there: the edit stays. Only contents count, never clocks, nor whose side is "
		"which: so all clones come to the same wall.\n"
		"\n"
		"Plain git pull, merge, rebase and stash do the same, by a merge driver that init, "
		"clone and sync put into the clone's own configuration, with merge.renames=false "
		"and pull.twohead=recursive, since git's guess at renames may take one note for "
		"another; and with pull.rebase=false, unless yours says how you pull. What git "
		"cannot give to a driver the next sync settles." },
	{ "Who you are",
		"The first that is set of: --me; THANKS_ME; git's thanks.me; the person whose\n"
		"e-mail is git's user.email; that address's part before the @; the login name.\n"
		"thanks whoami tells which one it is." },
	{ "Output",
		"Results go to standard output, messages to standard error. Colours and the pager\n"
		"are for terminals. In line, records stand one a line, fields separated by tabs;\n"
		"csv is RFC 4180; json carries `\"schema\": 1` and never loses a field.\n"
		"\n"
		"A file that cannot be read as it should does not stop a page: the first three "
		"are\n"
		"named on standard error as path:line:column, and thanks check lists them all." },
	{ NULL, NULL },
};
