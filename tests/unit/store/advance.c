#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/advance.h"
#include "store/inside.h"
#include "store/writing.h"
#include "wall.h"

#define SAYS(wall, command, wanted) assert_string_equal(wall_sh(wall, command), wanted)
#define CONTENT "git status --short; git fsck --strict --no-dangling 2>&1 | grep -v Symlink"
#define LEFTOVERS                                                                                  \
	"find . -name '.thanks-*' -o -name '*.lock' ! -name thanks.lock -o"                        \
	" -path './.git/thanks/*' ! -name ids"

/* What git says that differs between HEAD and BRANCH. */
struct diff {
	struct tree_change items[200];
	size_t count;
	struct arena memory;
};

static void diff_read(struct diff *diff, struct wall *wall, const char *branch)
{
	struct str command = { 0 };
	const char *at, *end;

	*diff = (struct diff){ .count = 0 };
	str_addf(&command, "git diff-tree -r -z --raw --no-renames --no-abbrev HEAD %s", branch);
	at = wall_sh(wall, command.bytes);
	end = at + wall->out.length;
	/* :100644 100644 ID ID M NUL PATH NUL */
	while (at < end) {
		struct tree_change *change = &diff->items[diff->count++];

		assert_true(diff->count <= 200);
		change->blob.mode = (unsigned)strtoul(at + 8, NULL, 8);
		assert_true(change->blob.mode == 0 || oid_parse(&change->blob.id, at + 56, 40));
		at += strlen(at) + 1;
		change->path = arena_string(&diff->memory, at);
		at += strlen(at) + 1;
	}
	str_release(&command);
}

static struct oid oid_of(struct wall *wall, const char *name)
{
	struct str command = { 0 };
	struct oid oid;

	str_addf(&command, "git rev-parse %s", name);
	assert_true(oid_parse(&oid, wall_sh(wall, command.bytes), 40));
	str_release(&command);
	return oid;
}

enum how { FORWARD, MERGE, ORDINARY };

/* Goes to BRANCH. The remarks are added to wall->out, one line each. */
static int go_on(struct wall *wall, const char *branch, enum how how, bool *moved)
{
	const struct message message = { .subject = "merge what others wrote" };
	struct problems left_out = { 0 };
	struct identities identities = { 0 };
	struct writing writing;
	struct diff diff;
	struct oid commit, to = oid_of(wall, branch);
	struct advance wish = {
		.message = &message, .identities = &identities, .left_out = &left_out
	};
	int status;

	err_clear(&wall->err);
	diff_read(&diff, wall, branch);
	wish.changes = diff.items;
	wish.count = diff.count;
	if (how == FORWARD)
		wish.commit = to;
	if (how == MERGE)
		wish.other = to;
	wall_open(wall);
	if (writing_begin(&writing, wall->store, &bob, &wall->err) != 0)
		return -1;
	assert_int_equal(identities_find(&identities, wall->store, &bob, &wall->err), 0);
	status = advance(&wish, wall->store, &commit, moved, &wall->err);
	writing_end(&writing, wall->store);
	str_clear(&wall->out);
	for (size_t i = 0; i < left_out.count; i++) {
		str_add_problem(&wall->out, &left_out.items[i]);
		str_add_char(&wall->out, '\n');
	}
	problems_release(&left_out);
	identities_release(&identities);
	arena_release(&diff.memory);
	return status;
}

static int go(struct wall *wall, const char *branch)
{
	bool moved = false;
	int status = go_on(wall, branch, FORWARD, &moved);

	if (status != 0)
		print_message("# %s\n", wall->err.text.bytes);
	assert_true(moved || status != 0);
	return status;
}

static int fill(struct wall *wall, struct problems *left_out)
{
	return advance_from_nothing(wall_open(wall), left_out, &wall->err);
}

/* A branch `theirs` one commit ahead, made by COMMANDS; we are back where we were. */
static void they(struct wall *wall, const char *commands)
{
	struct str command = { 0 };

	str_addf(&command,
		"{ git switch -q -c theirs && %s && git add -A && git commit -qm theirs &&"
		" git switch -q -; } 2>/dev/null || echo failed",
		commands);
	assert_string_equal(wall_sh(wall, command.bytes), "");
	str_release(&command);
}

static void begin(struct wall *wall)
{
	wall_sh(wall, "mkdir -p notes/1 notes/2; echo a >notes/1/a; echo b >notes/1/b;"
		      "echo c >notes/2/c; echo r >readme; git add -A; git commit -qm begin");
}

static void all_goes_forward(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall, "echo A >notes/1/a && git rm -q notes/2/c && mkdir -p notes/3/x &&"
		   " echo d >notes/3/x/d && echo run >run && chmod +x run && chmod +x notes/1/b");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "git diff-files; git diff-index --cached HEAD", "");
	SAYS(wall,
		"test $(git rev-parse HEAD) = $(git rev-parse theirs) && git branch --show-current",
		"main\n");
	SAYS(wall,
		"cat notes/1/a notes/3/x/d; ls notes; test -x run && test -x notes/1/b && echo x",
		"A\nd\n1\n3\nx\n");
	SAYS(wall, LEFTOVERS, "");
	SAYS(wall, "git reflog -1 --format=%gs", "merge what others wrote: fast-forward\n");
}

static void a_merge_has_both_parents(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall, "echo A >notes/1/a");
	wall_sh(wall, "echo ours >ours; git add ours; git commit -qm ours;"
		      "git branch merged theirs; git checkout -q theirs -- . && git reset -q");
	/* what comes is what theirs has, and ours stays */
	wall_sh(wall, "git checkout -q HEAD -- . && git switch -q --detach &&"
		      "git merge -q theirs -m x && git branch -f merged && git switch -q main");
	bool moved = false;
	static struct diff diff;
	const struct message message = { .subject = "merge what others wrote" };
	struct identities identities = { 0 };
	struct writing writing;
	struct oid commit;

	diff_read(&diff, wall, "merged");
	struct advance wish = { .changes = diff.items,
		.count = diff.count,
		.other = oid_of(wall, "theirs"),
		.message = &message,
		.identities = &identities };
	wall_open(wall);
	assert_int_equal(writing_begin(&writing, wall->store, &bob, &wall->err), 0);
	assert_int_equal(identities_find(&identities, wall->store, &bob, &wall->err), 0);
	assert_int_equal(advance(&wish, wall->store, &commit, &moved, &wall->err), 0);
	writing_end(&writing, wall->store);
	assert_true(moved);
	SAYS(wall, "git log -1 --format=%P | wc -w; git log -1 --format=%B; cat notes/1/a ours",
		"2\nmerge what others wrote\n\nA\nours\n");
	SAYS(wall, "test $(git rev-parse HEAD^2) = $(git rev-parse theirs) && echo same", "same\n");
	SAYS(wall, CONTENT, "");
	SAYS(wall, "git reflog -1 --format=%gs", "commit (merge): merge what others wrote\n");
	identities_release(&identities);
	arena_release(&diff.memory);
}

static void what_is_edited_elsewhere_stays(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall, "echo A >notes/1/a");
	wall_sh(wall, "echo B >notes/1/b; echo R >readme; git add readme; echo new >new;"
		      "git rm -q --cached notes/2/c");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, "git status --short",
		" M notes/1/b\nD  notes/2/c\nM  readme\n?? new\n?? notes/2/\n");
	SAYS(wall, "cat notes/1/a notes/1/b readme", "A\nB\nR\n");
}

/* COMMANDS make a change of the user's that going forward would overwrite: it does not. */
static void refuses(struct wall *wall, const char *commands, const char *path)
{
	struct str before = { 0 };

	wall_sh(wall, commands);
	str_add(&before, wall_sh(wall, "git status --short; git rev-parse HEAD; cat $(git ls-files"
				       " -o -c -m | sort -u) 2>&1; ls -AR"));
	assert_int_equal(go(wall, "theirs"), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	if (!text_starts(wall->err.text.bytes, path))
		fail_msg("'%s' does not begin with '%s'", wall->err.text.bytes, path);
	SAYS(wall,
		"git status --short; git rev-parse HEAD; cat $(git ls-files"
		" -o -c -m | sort -u) 2>&1; ls -AR",
		before.bytes);
	SAYS(wall, LEFTOVERS, "");
	wall_sh(wall, "git reset -q --hard; git clean -qffdx");
	str_release(&before);
}

static void what_would_be_lost_is_named(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall, "echo A >notes/1/a && git rm -q notes/1/b && echo n >notes/n && git rm -q"
		   " notes/2/c && echo file >notes/2 && git rm -q readme && mkdir readme &&"
		   " echo in >readme/in");
	refuses(wall, "echo mine >notes/1/a", "notes/1/a: ");
	refuses(wall, "echo mine >notes/1/a; git add notes/1/a", "notes/1/a: ");
	refuses(wall, "echo mine >notes/1/a; git add notes/1/a; echo a >notes/1/a", "notes/1/a: ");
	refuses(wall, "rm notes/1/a", "notes/1/a: ");
	refuses(wall, "echo mine >notes/1/b", "notes/1/b: ");
	refuses(wall, "echo mine >notes/n", "notes/n: ");
	refuses(wall, "echo mine >notes/n; git add -N notes/n", "notes/n: ");
	refuses(wall, "mkdir notes/n; echo mine >notes/n/x", "notes/n/x: ");
	refuses(wall, "echo mine >notes/2/mine", "notes/2/mine: ");
	refuses(wall, "mkdir -p notes/2/deep; echo mine >notes/2/deep/mine", "notes/2/deep/mine: ");
	refuses(wall, "echo mine >readme", "readme: ");
	refuses(wall, "git init -q notes/2/sub", "notes/2/sub: ");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "cat notes/2 readme/in", "file\nin\n");
}

static void what_is_so_already_is_no_hindrance(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall, "echo A >notes/1/a && echo n >notes/n && git rm -q readme && echo B >notes/1/b"
		   " && echo d >notes/d");
	wall_sh(wall, "echo A >notes/1/a; echo n >notes/n; rm readme; echo B >notes/1/b;"
		      "git add notes/1/b; echo d >notes/d; git add -N notes/d");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "cat notes/1/a notes/1/b notes/n notes/d; ls",
		"A\nB\nn\nd\nnotes\nthanks.yaml\n");
}

static void files_and_directories_change_places(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	wall_sh(wall, "mkdir -p docs/a; echo 1 >docs/a/1; echo 2 >docs/2; echo - >docs-;"
		      "git add -A; git commit -qm docs");
	they(wall, "git rm -qr docs readme && echo file >docs && mkdir -p readme/in &&"
		   " echo in >readme/in/it && echo x >docs-x");
	wall_sh(wall, "mkdir -p docs/empty/too");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "cat docs readme/in/it", "file\nin\n");
	/* and back again */
	wall_sh(wall, "git branch there; git switch -q --detach theirs~1 && git branch -f back &&"
		      " git switch -q main");
	assert_int_equal(go(wall, "back"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "cat docs/a/1 docs/2 readme docs-", "1\n2\nr\n-\n");
	SAYS(wall, LEFTOVERS, "");
}

static void a_branch_that_moves_meanwhile_is_told(void **state)
{
	struct wall *wall = *state;
	struct writing writing;
	struct identities identities = { 0 };
	struct diff diff;
	struct oid commit;
	bool moved = true;

	begin(wall);
	they(wall, "echo A >notes/1/a && echo n >notes/n && git rm -q readme && mkdir -p fresh/x &&"
		   " echo x >fresh/x/x");
	diff_read(&diff, wall, "theirs");
	struct advance wish = { .changes = diff.items,
		.count = diff.count,
		.commit = oid_of(wall, "theirs"),
		.identities = &identities };
	wall_open(wall);
	assert_int_equal(writing_begin(&writing, wall->store, &bob, &wall->err), 0);
	assert_int_equal(identities_find(&identities, wall->store, &bob, &wall->err), 0);
	wall_sh(wall, "git update-ref HEAD $(git commit-tree -p HEAD -m other HEAD^{tree})");
	assert_int_equal(advance(&wish, wall->store, &commit, &moved, &wall->err), 0);
	writing_end(&writing, wall->store);
	assert_false(moved);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "cat notes/1/a readme; ls notes; ls; git log -1 --format=%s",
		"a\nr\n1\n2\nnotes\nreadme\nthanks.yaml\nother\n");
	SAYS(wall, LEFTOVERS, "");
	identities_release(&identities);
	arena_release(&diff.memory);
}

static void what_could_harm_stays_out(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall, "ln -s /etc/passwd notes/link && ln -s . notes/1/.gitattributes &&"
		   " printf x >'notes/ctrl\001' && printf x >'notes/\377' &&"
		   " truncate -s 67108865 huge && truncate -s 67108864 large");
	wall_sh(wall, "git switch -q theirs && git update-index --add --cacheinfo"
		      " 160000,$(git rev-parse HEAD),notes/sub &&"
		      " git commit -q --amend -m theirs && git switch -q -");
	assert_int_equal(go(wall, "theirs"), 0);
	assert_string_equal(wall->out.bytes, "huge: it is larger than 64 MiB\n"
					     "notes/1/.gitattributes: it is a symbolic link\n"
					     "notes/ctrl\001: its name holds control characters\n"
					     "notes/link: it is a symbolic link\n"
					     "notes/sub: it is a git repository of its own (a"
					     " submodule)\n"
					     "notes/\377: its name is not UTF-8\n");
	SAYS(wall, CONTENT, "");
	SAYS(wall, "ls; ls -A notes notes/1",
		"large\nnotes\nreadme\nthanks.yaml\nnotes:\n1\n2\n\nnotes/1:\na\nb\n");
	SAYS(wall, "git ls-files -t | grep -c ^S", "6\n");
}

static void what_stays_out_may_change_and_go(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall, "ln -s a notes/1/link && ln -s b notes/1/other && ln -s c notes/1/third");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	wall_sh(wall, "git branch -m theirs once");
	they(wall, "rm -f notes/1/link && git update-index --no-skip-worktree notes/1/link"
		   " notes/1/third notes/1/other && echo file >notes/1/link && ln -s z"
		   " notes/1/third && git rm -q --cached notes/1/other");
	wall_sh(wall, "git reset -q --hard once; rm notes/1/link notes/1/third notes/1/other;"
		      "git update-index --skip-worktree notes/1/link notes/1/third notes/1/other");
	SAYS(wall, CONTENT, "");
	wall_sh(wall, "echo mine >notes/1/link");
	assert_int_equal(go(wall, "theirs"), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	SAYS(wall, "cat notes/1/link; rm notes/1/link", "mine\n");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "cat notes/1/link; git ls-files -t notes/1; ls -A notes/1",
		"file\nH notes/1/a\nH notes/1/b\nH notes/1/link\nS notes/1/third\na\nb\nlink\n");
}

static void a_link_that_git_has_checked_out_goes(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	wall_sh(wall,
		"ln -s a notes/1/link; ln -s b notes/1/mine; git add -A; git commit -qm link");
	they(wall, "ln -sf b notes/1/link");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "ls notes/1", "a\nb\nmine\n");
}

/* A tree as no git would check it out: `.git` in many spellings. */
static void gits_own_names_are_kept_in_history_only(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	wall_sh(wall,
		"b=$(echo evil | git hash-object -w --stdin);"
		"t=$(printf '100644 blob %s\\tconfig\\n' $b | git mktree);"
		"r=$({ git ls-tree HEAD; for n in .git .GIT 'git~1' '.git ' '.git::$INDEX_ALLOCATION'"
		" '.git\xe2\x80\x8c' '...' 'a\\.git\\x'; do"
		" printf '040000 tree %s\\t%s\\n' $t \"$n\"; done;"
		" printf '120000 blob %s\\t.gitmodules\\n' $b; } |"
		" git mktree); git branch theirs $(git commit-tree -p HEAD -m theirs $r)");
	assert_int_equal(go(wall, "theirs"), 0);
	assert_non_null(strstr(wall->out.bytes, "git~1/config: its name"));
	SAYS(wall, "ls -A; cat .git/config | grep -c evil; cat .../config",
		"...\n.git\n.gitattributes\nnotes\nreadme\nthanks.yaml\n0\nevil\n");
	SAYS(wall, "git ls-files | grep -ic git", "1\n");
	/* a commit of our own keeps them */
	struct change change;
	change_start(&change, "add", &bob, "add");
	change_add(&change, "notes/x", "x", 1);
	assert_int_equal(store_commit(wall_open(wall), &change, &wall->err), 0);
	change_release(&change);
	SAYS(wall, "git ls-tree HEAD | grep -ic 'git\\|\\.\\.\\.'", "10\n");
	SAYS(wall, "git diff-tree -r --name-only HEAD~ HEAD", "notes/x\n");
}

static void names_that_differ_in_case_only(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	wall_sh(wall, "git config core.ignorecase true");
	they(wall,
		"git config core.ignorecase false; mkdir B; echo 1 >README && echo 2 >B/x && echo 3"
		" >b && echo 4 >c && echo 5 >C");
	wall_sh(wall, "git config core.ignorecase true");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, "ls; cat C readme", "C\nnotes\nreadme\nthanks.yaml\n5\nr\n");
	SAYS(wall, CONTENT, "");
}

static void line_ends_that_do_not_come_back_are_no_change(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	wall_sh(wall, "printf 'a\\r\\nb\\r\\n' >crlf; git -c core.safecrlf=false add crlf;"
		      "git commit -qm crlf; echo '* text=auto' >.gitattributes;"
		      "git add .gitattributes; git commit -qm auto; git reset -q --hard");
	they(wall, "printf 'a\\r\\nc\\r\\n' >crlf && echo 'crlf -text' >>.gitattributes");
	wall_sh(wall, "git reset -q --hard; sleep 1; touch crlf");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, "od -c crlf | head -1", "0000000   a  \\r  \\n   c  \\r  \\n\n");
}

static void many_files_at_once(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	they(wall,
		"mkdir -p m/1 m/2 && for i in $(seq 30); do echo $i >m/1/$i; echo $i >m/2/$i; done");
	assert_int_equal(go(wall, "theirs"), 0);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "cat m/1/* m/2/* | wc -l", "60\n");
}

static void an_index_of_any_version(void **state)
{
	struct wall *wall = *state;

	for (int version = 2; version <= 4; version++) {
		char command[128];

		snprintf(command, sizeof(command), "git update-index --index-version %d", version);
		if (version == 2)
			begin(wall);
		wall_sh(wall, command);
		snprintf(command, sizeof(command), "ln -s x notes/link%d && echo %d >notes/%d-",
			version, version, version);
		they(wall, command);
		wall_sh(wall, "git branch -D -q was 2>/dev/null; git branch -m theirs was");
		assert_int_equal(go(wall, "was"), 0);
		SAYS(wall, CONTENT, "");
		SAYS(wall, "od -An -j7 -N1 -tu1 .git/index", version == 4 ? "   4\n" : "   3\n");
	}
	SAYS(wall, "git ls-files -t | grep -c ^S", "3\n");
}

static void a_clone_is_filled(void **state)
{
	struct wall *wall = *state;
	struct problems left_out = { 0 };

	begin(wall);
	wall_sh(wall, "ln -s a notes/1/link; echo '*.crlf text eol=crlf' >.gitattributes;"
		      "echo x >1.crlf; echo p >p; chmod +x p; git add -A; git commit -qm more;"
		      "git ls-files | grep -v thanks.yaml | xargs rm; rm -rf notes .git/index");
	assert_int_equal(fill(wall, &left_out), 0);
	assert_int_equal(left_out.count, 1);
	assert_string_equal(left_out.items[0].path, "notes/1/link");
	problems_release(&left_out);
	SAYS(wall, CONTENT, "");
	SAYS(wall, "git diff-files; cat notes/1/a; od -An -c 1.crlf; test -x p && echo x",
		"a\n   x  \\r  \\n\nx\n");
	SAYS(wall, LEFTOVERS, "");
}

static void the_names_of_harm(void **state)
{
	static const char *const bad[] = { ".git", ".GIT/config", "a/.gIt/x", "git~1", "GIT~1/x",
		".git.", ".git ", ".git . .", ".git::$INDEX_ALLOCATION", ".git:x",
		".g\xe2\x80\x8cit", "\xef\xbb\xbf.git", "a\\.git\\x", ".", "..", "a/../b", "a//b",
		"/a", "a/", "", "a\nb", "a\x7f", "a\xc2\x85", "\xff", "\xc0\xaf",
		".thanks-1-000000001.tmp", "a/.thanks-x.tmp" };
	static const char *const good[] = { "a", "notes/2026/11/21/nf8kq7m2x.yaml", ".gitignore",
		".gitattributes", ".gitmodules", "git", ".gita", "git~2x", "...", "a.git", "x..y",
		"\xe8\xb0\xa2\xe8\xb0\xa2", ".github/x", "con", "a:b", "thanks.tmp" };
	char deep[200] = "", wide[300] = "", lengthy[1100] = "";

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (left_out_because(bad[i], 0100644, 1) == NULL)
			fail_msg("'%s' came in", bad[i]);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (left_out_because(good[i], 0100644, 1) != NULL)
			fail_msg("'%s' stayed out", good[i]);
	assert_null(left_out_because("a", 0100755, LEFT_OUT_SIZE));
	assert_non_null(left_out_because("a", 0100644, LEFT_OUT_SIZE + 1));
	assert_non_null(left_out_because("a", 0120000, 1));
	assert_non_null(left_out_because("a", 0160000, 0));
	for (size_t i = 0; i < 65; i++)
		strcat(deep, "d/");
	strcat(deep, "f");
	assert_non_null(left_out_because(deep, 0100644, 1));
	assert_null(left_out_because(deep + 2, 0100644, 1));
	memset(wide, 'w', 256);
	assert_non_null(left_out_because(wide, 0100644, 1));
	assert_null(left_out_because(wide + 1, 0100644, 1));
	for (size_t i = 0; i < 1025; i++)
		lengthy[i] = i % 100 == 99 ? '/' : 'l';
	assert_non_null(left_out_because(lengthy, 0100644, 1));
	assert_null(left_out_because(lengthy + 1, 0100644, 1));
	assert_false(path_is_listed(".gitmodules", 0120000));
	assert_false(path_is_listed("a/.GitModules. ", 0120000));
	assert_false(path_is_listed("gi7eba~1", 0120000));
	assert_true(path_is_listed(".gitmodules2", 0120000));
	assert_true(path_is_listed(".gitmodules", 0100644));
	assert_true(path_is_listed("a\nb", 0100644));
}

/* The part of a program that is disturbed: goes to `theirs` as HOW says. */
static int be_disturbed(const char *root, const char *how)
{
	struct wall wall = { 0 };
	bool moved = false;
	int status;

	wall_world();
	snprintf(wall.root, sizeof(wall.root), "%s", root);
	if (text_same(how, "fill"))
		status = fill(&wall, NULL);
	else
		status = go_on(&wall, "theirs", text_same(how, "merge") ? MERGE : FORWARD, &moved);
	store_close(wall.store);
	str_release(&wall.out);
	status = status == 0 ? 0 : (int)wall.err.kind;
	err_release(&wall.err);
	return status;
}

/* We ourselves, and tests/inject/inject.c, built beside us; false when it is not. */
static bool find_inject(char self[4096], char inject[4096])
{
	ssize_t length = readlink("/proc/self/exe", self, 4000);

	assert_true(length > 0);
	self[length] = '\0';
	strcpy(inject, self);
	for (int i = 0; i < 4 && strrchr(inject, '/') != NULL; i++)
		*strrchr(inject, '/') = '\0';
	strcat(inject, "/inject.so");
	return access(inject, R_OK) == 0;
}

/* Runs HOW with WISHES on a copy of the wall, made to be like the one that TEMPLATE is. */
static int disturb(struct wall *wall, const char *how, const char *wishes)
{
	char self[4096], inject[4096];
	struct str command = { 0 };
	int code;

	assert_true(find_inject(self, inject));
	str_addf(&command,
		"find . -mindepth 1 -delete; cp -a '%s.template/.' .;"
		"LD_PRELOAD='%s' ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 %s"
		" '%s' disturbed \"$PWD\" %s >/dev/null 2>&1; echo $?",
		wall->root, inject, wishes, self, how);
	code = atoi(wall_sh(wall, command.bytes));
	str_release(&command);
	return code;
}

static void add_next(struct wall *wall, const char *said)
{
	struct change change;

	change_start(&change, "add", &bob, "next");
	change_add(&change, "notes/next", "next", 4);
	if (store_commit(wall_open(wall), &change, &wall->err) != 0)
		fail_msg("%s: the next writer: %s", said, wall->err.text.bytes);
	change_release(&change);
}

/* Which of the two it is now, and nothing between them: prints anything else that is wrong. */
#define JUDGE "git status --short;" JUDGE_BRANCH
#define JUDGE_BRANCH                                                                               \
	"if git merge-base --is-ancestor theirs HEAD; then"                                        \
	" git diff --name-only theirs HEAD -- . ':!notes/next'; echo forward; else"                \
	" git diff --name-only was HEAD -- . ':!notes/next'; echo back; fi"
#define JUDGE_ALL LEFTOVERS "; git fsck --strict --no-dangling 2>&1 | grep -v Symlink;" JUDGE

static void judge(struct wall *wall, const char *said, int code)
{
	/* (when all calls fail, nothing can be put back either: the next writer does it) */
	bool strict = strstr(said, "CALL=") != NULL && code == 74;
	const char *now = wall_sh(wall, strict ? JUDGE_ALL : JUDGE_BRANCH);

	if ((code == 0 && !text_same(now, "forward\n")) ||
		(code == 74 && !text_same(now, "back\n") && !text_same(now, "forward\n")))
		fail_msg("%s: exit %d: %s", said, code, now);
	if (code != 0 && code != 74 && code != 137)
		fail_msg("%s: exit %d", said, code);
	add_next(wall, said);
	now = wall_sh(wall, JUDGE_ALL);
	if (!text_same(now, "forward\n") && !text_same(now, "back\n"))
		fail_msg("%s: exit %d, then: %s", said, code, now);
}

/* At every single call that changes the disk; or, in a hurry, at every STEP-th. */
static void disturb_all(struct wall *wall, const char *how, const char *wishes, int step)
{
	struct str each = { 0 };
	char count[4200];
	int calls, forward = 0, back = 0;

	snprintf(count, sizeof(count), "INJECT_COUNT=%s.count", wall->root);
	str_addf(&each, "%s %s", count, wishes);
	assert_int_equal(disturb(wall, how, each.bytes), 0);
	snprintf(count, sizeof(count), "cat %s.count; rm %s.count", wall->root, wall->root);
	calls = atoi(wall_sh(wall, count));
	assert_true(calls > 5);
	for (int i = 0; i < calls; i += getenv("CI") != NULL ? 1 : step) {
		int code;

		str_clear(&each);
		str_addf(&each, "%s INJECT_AFTER=%d", wishes, i);
		code = disturb(wall, how, each.bytes);
		str_addf(&each, " (%s)", how);
		judge(wall, each.bytes, code);
		if (text_starts(wall->out.bytes, "forward"))
			forward++;
		else
			back++;
	}
	print_message(
		"# %s %s: %d calls, %d forward, %d back\n", how, wishes, calls, forward, back);
	assert_true(back > 0 && (forward > 0 || step > 1));
	str_release(&each);
}

/* (thousands of flushes, of which none need reach a disk) */
static void move_to_memory(struct wall *wall)
{
	char root[] = "/dev/shm/thanks-wall-XXXXXX";
	struct str command = { 0 };

	if (access("/dev/shm", W_OK) != 0 || mkdtemp(root) == NULL)
		return;
	str_addf(&command, "cp -a . '%s'; rm -rf \"$PWD\"", root);
	wall_sh(wall, command.bytes);
	strcpy(wall->root, root);
	wall_open(wall);
	str_release(&command);
}

static void make_template(struct wall *wall)
{
	move_to_memory(wall);
	begin(wall);
	wall_sh(wall, "mkdir -p docs; echo 1 >docs/1; echo 2 >docs/2; git add -A; git commit -qm x;"
		      "git branch was");
	they(wall, "echo A >notes/1/a && chmod +x notes/1/b && git rm -q notes/2/c &&"
		   " mkdir -p notes/3/x && echo d >notes/3/x/d && git rm -qr docs readme &&"
		   " echo file >docs && mkdir -p readme && echo in >readme/in &&"
		   " ln -s a notes/link && printf x >'notes/a%b\n'");
	wall_sh(wall, "cp -a . \"$PWD.template\"");
}

/* The calls that need room on the disk; all that change it. */
#define ROOM "create,write,link,mkdir,truncate"
#define ALL ROOM ",fsync,rename,unlink"

static void a_full_disk_leaves_all_as_it_was(void **state)
{
	struct wall *wall = *state;
	char self[4096], inject[4096];

	if (!find_inject(self, inject))
		skip();
	make_template(wall);
	disturb_all(wall, "forward", "INJECT_ERRNO=ENOSPC INJECT_CALL=" ROOM, 7);
	disturb_all(wall, "merge", "INJECT_ERRNO=ENOSPC INJECT_CALL=" ROOM, 7);
	disturb_all(wall, "forward", "INJECT_ERRNO=EIO", 7);
	disturb_all(wall, "forward", "INJECT_ERRNO=EIO INJECT_TIMES=1 INJECT_CALL=" ALL, 7);
	wall_sh(wall, "rm -rf \"$PWD.template\"");
}

static void a_killed_one_is_finished_by_the_next(void **state)
{
	struct wall *wall = *state;
	char self[4096], inject[4096];

	if (!find_inject(self, inject))
		skip();
	make_template(wall);
	disturb_all(wall, "forward", "INJECT_KILL=1", 1);
	disturb_all(wall, "merge", "INJECT_KILL=1", 7);
	disturb_all(wall, "forward", "INJECT_KILL=1 INJECT_TORN=1 INJECT_CALL=write", 7);
	wall_sh(wall, "rm -rf \"$PWD.template\"");
}

/* Killed when all files are in their places, and only a name is missing: the index's, or the
 * branch's, which comes after it. */
static void kill_before(struct wall *wall, const char *path)
{
	char inject[128];

	snprintf(inject, sizeof(inject), "INJECT_KILL=1 INJECT_CALL=rename,link INJECT_PATH=%s",
		path);
	assert_int_equal(disturb(wall, "forward", inject), 137);
	/* (git says itself that its locks have to be removed, if one does not type thanks) */
	SAYS(wall,
		"rm -f .git/index.lock .git/refs/heads/main.lock; git log -1 --format=%s; cat notes/1/a docs",
		"x\nA\nfile\n");
}

static void kill_late(struct wall *wall)
{
	kill_before(wall, "/index");
	SAYS(wall, "git diff --cached --name-only", "");
}

static void kill_last(struct wall *wall)
{
	kill_before(wall, "refs/heads/main");
	SAYS(wall, "git diff --cached --quiet theirs", "");
}

static void forget_template(struct wall *wall)
{
	wall_sh(wall, "rm -rf \"$PWD.template\"");
}

static void what_was_edited_since_stays_on_what_was_before(void **state)
{
	struct wall *wall = *state;
	char self[4096], inject[4096];

	if (!find_inject(self, inject))
		skip();
	make_template(wall);
	kill_late(wall);
	wall_sh(wall, "echo mine >>notes/1/a");
	add_next(wall, "an edit");
	SAYS(wall, "git status --short; git log -1 --format=%s; cat notes/1/a docs/1 readme",
		" M notes/1/a\nnext\nA\nmine\n1\nr\n");
	SAYS(wall, LEFTOVERS, "");

	kill_late(wall);
	wall_sh(wall, "rm notes/3/x/d");
	add_next(wall, "a removal"); /* (as it was before: the others follow) */
	SAYS(wall,
		"git status --short; git merge-base --is-ancestor theirs HEAD && cat notes/3/x/d",
		"d\n");

	kill_late(wall);
	wall_sh(wall, "echo staged >notes/1/b; git add notes/1/b; echo b >notes/1/b");
	add_next(wall, "something staged");
	SAYS(wall, "git status --short; git log -1 --format=%s; cat notes/1/a docs/1",
		"MM notes/1/b\nnext\na\n1\n");
	forget_template(wall);
}

/* All but the branch was there: what was edited since is an edit of what is new. */
static void what_was_edited_last_stays_on_what_is_new(void **state)
{
	struct wall *wall = *state;
	char self[4096], inject[4096];

	if (!find_inject(self, inject))
		skip();
	make_template(wall);
	kill_last(wall);
	wall_sh(wall, "echo mine >>notes/1/a");
	add_next(wall, "an edit");
	SAYS(wall,
		"git status --short; git merge-base --is-ancestor theirs HEAD && cat notes/1/a docs",
		" M notes/1/a\nA\nmine\nfile\n");
	SAYS(wall, LEFTOVERS, "");

	kill_last(wall);
	wall_sh(wall, "echo staged >notes/1/b; git add notes/1/b; echo b >notes/1/b");
	add_next(wall, "something staged");
	SAYS(wall,
		"git status --short; git merge-base --is-ancestor theirs HEAD && cat notes/1/a docs",
		"MM notes/1/b\nA\nfile\n");

	/* a commit of something else takes with it what was staged for ours: nothing is lost */
	kill_last(wall);
	wall_sh(wall, "echo other >other; git add other; git commit -qm other");
	add_next(wall, "another commit");
	SAYS(wall, "git status --short; git log -2 --format=%s; cat notes/1/a docs",
		"next\nother\nA\nfile\n");
	forget_template(wall);
}

static void plain_git_goes_first(void **state)
{
	struct wall *wall = *state;
	char self[4096], inject[4096];

	if (!find_inject(self, inject))
		skip();
	make_template(wall);
	/* a commit of something else: what is ours is put back, or nobody could tell it from theirs
	 */
	kill_late(wall);
	wall_sh(wall, "echo other >other; git add other; git commit -qm other");
	add_next(wall, "another commit");
	SAYS(wall, "git status --short; git log -2 --format=%s; cat notes/1/a docs/1",
		"next\nother\na\n1\n");
	/* a commit of some of it */
	kill_late(wall);
	wall_sh(wall, "git add notes/1/a; git commit -qm some");
	add_next(wall, "a commit of some");
	SAYS(wall, "git status --short; git log -2 --format=%s; cat notes/1/a docs/1",
		"next\nsome\nA\n1\n");
	/* git gets there by itself */
	kill_late(wall);
	wall_sh(wall, "git reset -q --hard theirs");
	add_next(wall, "the same commit");
	SAYS(wall, "git log -2 --format=%s; cat notes/1/a docs; git ls-files -v | grep -c ^h",
		"next\ntheirs\nA\nfile\n0\n");
	/* another branch */
	kill_late(wall);
	wall_sh(wall, "git stash -q -u; git switch -q -c else main~1");
	add_next(wall, "another branch");
	SAYS(wall, "git status --short; git log -2 --format=%s; cat notes/1/a; ls -A",
		"next\nbegin\na\n.git\n.gitattributes\nnotes\nreadme\nthanks.yaml\n");
	forget_template(wall);
}

static void many_files_through_kills_and_full_disks(void **state)
{
	struct wall *wall = *state;
	char self[4096], inject[4096];

	if (!find_inject(self, inject))
		skip();
	move_to_memory(wall);
	begin(wall);
	wall_sh(wall, "git branch was; mkdir m; for i in $(seq 40); do echo $i >m/$i; done;"
		      "git add -A; git commit -qm m; git branch -f was");
	they(wall,
		"git rm -qr m notes/1 && for i in $(seq 40); do mkdir -p n/$i && echo $i >n/$i/$i;"
		" done; echo file >m");
	wall_sh(wall, "cp -a . \"$PWD.template\"");
	disturb_all(wall, "forward", "INJECT_KILL=1", 17);
	disturb_all(wall, "forward", "INJECT_ERRNO=ENOSPC INJECT_CALL=" ROOM, 17);
	forget_template(wall);
}

static void a_killed_clone_is_filled_by_the_next(void **state)
{
	struct wall *wall = *state;
	char self[4096], inject[4096];

	if (!find_inject(self, inject))
		skip();
	move_to_memory(wall);
	begin(wall);
	wall_sh(wall, "ln -s a notes/1/link; echo '* -text' >notes/.gitattributes; git add -A;"
		      "git commit -qm more; git branch was; git branch theirs;"
		      "git ls-files | grep -v thanks.yaml | xargs rm; rm -rf notes .git/index;"
		      "cp -a . \"$PWD.template\"");
	for (int i = 0; i < 200; i++) {
		char wishes[64];
		int code;

		snprintf(wishes, sizeof(wishes), "INJECT_KILL=1 INJECT_AFTER=%d", i);
		code = disturb(wall, "fill", wishes);
		if (code == 0)
			break;
		assert_int_equal(code, 137);
		/* before it had begun, all of it seems to be removed: that is nobody's wish to undo
		 */
		if (!text_same(wall_sh(wall, "ls .git/thanks/pending .git/index 2>&1"),
			    ".git/thanks/pending\n"))
			continue;
		add_next(wall, wishes);
		SAYS(wall, JUDGE_ALL, "forward\n");
		SAYS(wall, "git ls-files -t | grep ^S; cat notes/1/a notes/next",
			"S notes/1/link\na\nnext");
	}
	forget_template(wall);
}

static void the_first_commit_comes_from_others(void **state)
{
	struct wall *wall = *state;

	begin(wall);
	wall_sh(wall, "git branch theirs; git show HEAD:thanks.yaml >.git/keep;"
		      "git switch -q --orphan fresh; cp .git/keep thanks.yaml");
	bool moved = false;
	struct tree_change changes[8];
	struct diff diff;
	struct identities identities = { 0 };
	struct writing writing;
	struct oid commit;

	wall_sh(wall,
		"git symbolic-ref HEAD refs/heads/nothing;"
		"git update-ref refs/heads/empty $(git commit-tree -m e $(git mktree </dev/null));"
		"git symbolic-ref HEAD refs/heads/empty");
	diff_read(&diff, wall, "theirs");
	wall_sh(wall, "git symbolic-ref HEAD refs/heads/fresh");
	assert_true(diff.count <= 8);
	memcpy(changes, diff.items, sizeof(changes));
	struct advance wish = { .changes = changes,
		.count = diff.count,
		.commit = oid_of(wall, "theirs"),
		.identities = &identities };
	wall_open(wall);
	assert_int_equal(writing_begin(&writing, wall->store, &bob, &wall->err), 0);
	assert_int_equal(identities_find(&identities, wall->store, &bob, &wall->err), 0);
	assert_int_equal(advance(&wish, wall->store, &commit, &moved, &wall->err), 0);
	writing_end(&writing, wall->store);
	assert_true(moved);
	SAYS(wall, "git branch --show-current; git log -1 --format=%s; cat notes/1/a",
		"fresh\nbegin\na\n");
	SAYS(wall, CONTENT, "");
	identities_release(&identities);
	arena_release(&diff.memory);
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "disturbed") == 0)
		return be_disturbed(argv[2], argv[3]);

	const struct CMUnitTest tests[] = {
		WITH_WALL(all_goes_forward),
		WITH_WALL(a_merge_has_both_parents),
		WITH_WALL(what_is_edited_elsewhere_stays),
		WITH_WALL(what_would_be_lost_is_named),
		WITH_WALL(what_is_so_already_is_no_hindrance),
		WITH_WALL(files_and_directories_change_places),
		WITH_WALL(a_branch_that_moves_meanwhile_is_told),
		WITH_WALL(what_could_harm_stays_out),
		WITH_WALL(what_stays_out_may_change_and_go),
		WITH_WALL(a_link_that_git_has_checked_out_goes),
		WITH_WALL(gits_own_names_are_kept_in_history_only),
		WITH_WALL(names_that_differ_in_case_only),
		WITH_WALL(line_ends_that_do_not_come_back_are_no_change),
		WITH_WALL(many_files_at_once),
		WITH_WALL(an_index_of_any_version),
		WITH_WALL(a_clone_is_filled),
		WITH_WALL(a_full_disk_leaves_all_as_it_was),
		WITH_WALL(a_killed_one_is_finished_by_the_next),
		WITH_WALL(what_was_edited_since_stays_on_what_was_before),
		WITH_WALL(what_was_edited_last_stays_on_what_is_new),
		WITH_WALL(plain_git_goes_first),
		WITH_WALL(many_files_through_kills_and_full_disks),
		WITH_WALL(a_killed_clone_is_filled_by_the_next),
		WITH_WALL(the_first_commit_comes_from_others),
		cmocka_unit_test(the_names_of_harm),
	};

	return cmocka_run_group_tests_name("store/advance", tests, NULL, NULL);
}
