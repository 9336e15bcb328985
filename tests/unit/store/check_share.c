#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "checked.h"

#define REMOTE "git init -q --bare .git/other && git remote add origin .git/other"

static void attributes_that_git_lacks_are_added(void **state)
{
	struct wall *wall = *state;

	FINDS(wall, "attributes", "");
	wall_sh(wall, "printf '*.md text' >.gitattributes; git commit -qam less");
	FINDS(wall, "attributes",
		"?remark .gitattributes: git is not told to let thanks merge files like "
		"thanks.yaml\n");
	wall_sh(wall, REMOTE);
	FINDS(wall, "attributes",
		"?error .gitattributes: git is not told to let thanks merge files like "
		"thanks.yaml\n");
	BEGINS(look(wall, "attributes", true), "!error");
	FINDS(wall, "attributes", "");
	SAYS(wall, "git status --short; head -2 .gitattributes; git log -1 --format=%s",
		"*.md text\n/thanks.yaml -text merge=thanks\ntell git how to merge notes\n");
	wall_sh(wall, "git rm -q .gitattributes; git commit -qm none");
	BEGINS(look(wall, "attributes", true), "!error");
	FINDS(wall, "attributes", "");
}

static void attributes_that_say_otherwise_are_told(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "echo '*.yaml merge=union' >>.gitattributes");
	MENDS(wall, "attributes",
		"remark .gitattributes: git is not told to let thanks merge files like "
		"thanks.yaml\n");
	wall_sh(wall, "git checkout -q .; mkdir -p notes/2026/11/21; "
		      "echo '*.yaml text' >notes/2026/.gitattributes");
	FINDS(wall, "attributes",
		"remark .gitattributes: git is not told to let thanks merge files like "
		"notes/2026/11/21/a.yaml\n");
}

static void rounds_need_their_line_once_there_are_some(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "sed -i /rounds/d .gitattributes; git commit -qam older");
	FINDS(wall, "attributes", "");
	wall_sh(wall, "mkdir rounds");
	BEGINS(look(wall, "attributes", true), "!remark");
	FINDS(wall, "attributes", "");
	SAYS(wall, "grep -c rounds .gitattributes", "1\n");
}

static void a_clone_without_the_driver_gets_it(void **state)
{
	struct wall *wall = *state;

	FINDS(wall, "driver", "");
	wall_sh(wall, "git config --unset pull.twohead");
	FINDS(wall, "driver",
		"?remark git's configuration does not know in this clone how thanks merges "
		"notes\n");
	wall_sh(wall, REMOTE);
	FINDS(wall, "driver",
		"?error git's configuration does not know in this clone how thanks merges "
		"notes\n");
	BEGINS(look(wall, "driver", true), "!error");
	FINDS(wall, "driver", "");
	SAYS(wall, "git config pull.twohead; git rev-list --count HEAD", "recursive\n1\n");
	wall_sh(wall, "git config --unset merge.thanks.driver");
	BEGINS(look(wall, "driver", true), "!error");
	FINDS(wall, "driver", "");
}

static void who_has_no_name_is_told_how_to_have_one(void **state)
{
	static const char *const names[] = { "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL",
		"GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL" };
	struct wall *wall = *state;

	FINDS(wall, "identity", "");
	for (size_t i = 0; i < 4; i++)
		unsetenv(names[i]);
	unsetenv("EMAIL");
	BEGINS(look(wall, "identity", false),
		"remark git does not know your name: your notes are committed as Bob <bob@");
	wall_sh(wall, "git config user.useConfigOnly true");
	assert_non_null(strstr(look(wall, "identity", false), "remark git has no e-mail address"));
	wall_sh(wall, "git config user.name Bob; git config user.email bob@example.org");
	FINDS(wall, "identity", "");
	wall_world();
}

static void whatever_git_is_in_the_midst_of_is_told(void **state)
{
	struct wall *wall = *state;

	FINDS(wall, "unmerged", "");
	wall_sh(wall, "echo a >x; git add x; git commit -qm a; git checkout -qb side; echo b >x; "
		      "git commit -qam b; git checkout -q main; echo c >x; git commit -qam c; "
		      "git merge side");
	FINDS(wall, "unmerged",
		"error x: both sides of a merge changed it\n"
		"error git is in the midst of a merge: nothing can be changed before its end\n");
	wall_sh(wall, "git merge --abort; git checkout -q side; git rm -q x; git commit -qm rm; "
		      "git checkout -q main; git cherry-pick side");
	FINDS(wall, "unmerged",
		"error x: one side of a merge changed it, the other one removed it\n"
		"error git is in the midst of a cherry-pick: nothing can be changed before its "
		"end\n");
	wall_sh(wall, "git cherry-pick --abort; git bisect start");
	FINDS(wall, "unmerged",
		"error git is in the midst of a bisect: nothing can be changed before its end\n");
}

static void an_index_that_is_no_index_is_told(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "echo nonsense >.git/index");
	assert_non_null(strstr(look(wall, "unmerged", true), "error git's index is broken: '"));
	wall_sh(wall, "rm .git/index; git reset -q; git update-index --split-index");
	assert_non_null(strstr(look(wall, "unmerged", true), "error git's index is split, "));
	/* the others go on */
	write_file(wall, "notes/a.yaml", "from: \"\n");
	assert_non_null(strstr(look(wall, NULL, true), "error notes/a.yaml:1:7: "));
}

static void a_repository_that_is_none_is_said_once(void **state)
{
	struct wall *wall = *state;
	const char *once;

	write_file(wall, "notes/a.yaml", "from: \"\n");
	wall_sh(wall, "git config core.repositoryformatversion 1; "
		      "git config extensions.strange true");
	once = strstr(look(wall, NULL, true), "of a kind that thanks cannot use");
	assert_non_null(once);
	assert_null(strstr(once + 1, "of a kind that thanks cannot use"));
	assert_non_null(strstr(wall->out.bytes, "error notes/a.yaml:1:7: "));
}

static void what_a_checkout_leaves_out_is_remarked(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "mkdir -p notes/deep; ln -s /etc/passwd notes/deep/link; git add .; "
		      "git commit -qm link; rm -r notes");
	BEGINS(look(wall, "left-out", true),
		"remark notes/deep/link: stays out of the working tree: it is a symbolic link\n");
	wall_sh(wall, "git rm -qr --cached notes; git commit -qm none; "
		      "git update-index --skip-worktree .gitattributes");
	FINDS(wall, "left-out", "");
	wall_sh(wall, "rm .gitattributes");
	FINDS(wall, "left-out",
		"remark .gitattributes: stays out of the working tree: it did when it came here, "
		"and git's index remembers\n");
}

/* Ten trees that name the next one ten times each: 10^10 files in some hundred bytes. */
static void trees_without_end_come_to_one(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall,
		"blob=$(echo x | git hash-object -w --stdin); "
		"tree=$(for i in 0 1 2 3 4 5 6 7 8 9; do printf '100644 blob %s\\t%s\\n' $blob $i; "
		"done | git mktree); for n in 1 2 3 4 5 6 7 8 9; do "
		"tree=$(for i in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\\t%s\\n' $tree $i; "
		"done | git mktree); done; git update-ref HEAD $(git commit-tree -m bomb $tree)");
	FINDS(wall, "left-out",
		"remark HEAD has more than 2000000 files: the others were not looked at\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(attributes_that_git_lacks_are_added),
		WITH_WALL(attributes_that_say_otherwise_are_told),
		WITH_WALL(rounds_need_their_line_once_there_are_some),
		WITH_WALL(a_clone_without_the_driver_gets_it),
		WITH_WALL(who_has_no_name_is_told_how_to_have_one),
		WITH_WALL(whatever_git_is_in_the_midst_of_is_told),
		WITH_WALL(an_index_that_is_no_index_is_told),
		WITH_WALL(a_repository_that_is_none_is_said_once),
		WITH_WALL(what_a_checkout_leaves_out_is_remarked),
		WITH_WALL(trees_without_end_come_to_one),
	};

	return cmocka_run_group_tests_name("store/check_share", tests, NULL, NULL);
}
