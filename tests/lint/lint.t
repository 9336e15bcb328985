#!/usr/bin/env bash
# What the house does not allow is not there; and each lint finds what it is to find.
. "${0%/*}/../cli/lib.sh"

lint=$top/tests/lint

finds_nothing() { # LINT TREE
	run "$lint/$1" "$2"
	quiet "$1: nothing to find"
}
seed() { # PATH TEXT
	rm -rf "$work/tree"
	mkdir -p "$work/tree/src" "$work/tree/include"
	write "$work/tree/$1" <<<"$2"
}
finds() { # LINT PATH TEXT WANTED: WANTED (a regex, or nothing) is what LINT says of TEXT in PATH
	local tree=$work/tree
	seed "$2" "$3"
	case $1 in
	calls | globals) cc -std=c11 -O1 -fPIC -c -o "$tree/${2%.c}.o" "$tree/$2" 2>/dev/null ;;
	esac
	run "$lint/$1" "$tree"
	if [ -n "$4" ]; then out_like "$4" "$1: finds '$4'"; else quiet "$1: leaves $2 alone"; fi
}

finds_nothing floors "$top"
finds floors src/base/x.c '#include "model/note.h"' 'src/base/x.c:1: base may not include model/note.h'
finds floors include/model/x.h '# include "sys/clock.h"' 'model may not include sys/clock.h'
finds floors src/view/x.c '#include "store/store.h"' 'view may not'
finds floors src/render/x.c '#include "cmd/cmd.h"' 'render may not'
finds floors src/store/x.c '#include "view/wall.h"' 'store may not'
finds floors src/base/x.c '#include "x.h"' 'base may not include x.h'
finds floors src/misc/x.c '#include "base/str.h"' 'misc may not'
finds floors src/main.c '#include "store/store.h"' ''
finds floors src/cmd/x.c '#include "render/renderer.h"' ''

finds_nothing doors "$top"
finds doors src/model/x.c '#include <yaml.h>' '<yaml.h> is not for this room'
finds doors src/store/x.c '#include <git2/refs.h>' '<git2/refs.h> is not'
finds doors include/base/unicode.h '#include <utf8proc.h>' 'include/base/unicode.h:1: <utf8proc.h>'
finds doors src/store/git.c '#include <pthread.h>' '<pthread.h> is not'
finds doors src/store/x.c '#include "store/git_inside.h"' 'git_inside.h is not'
finds doors include/store/git.h '#include <git2.h>' 'git.h:1: <git2.h> is not'
finds doors src/view/x.c '#include <time.h>' '<time.h> is not'
finds doors src/base/x.c '#include <model/note.h>' '<model/note.h> is not'
finds doors src/store/git_index.c '#include <git2.h>' ''
finds doors src/sys/x.c '#include <sys/stat.h>' ''

finds_nothing calls "$BUILD"
finds calls src/model/x.c 'long time(long *); long x(void) { return time(0); }' 'model/x.c calls time: this floor is pure'
finds calls src/view/x.c 'char *getenv(const char *); char *x(void) { return getenv("X"); }' 'calls getenv'
finds calls src/base/x.c 'void *malloc(unsigned long); void *x(void) { return malloc(1); }' 'base/x.c calls malloc'
finds calls src/render/x.c 'int __printf_chk(int, char *); void x(char *y) { __printf_chk(1, y); }' 'calls printf'
finds calls src/render/x.c 'int utf8proc_iterate(void); int x(void) { return utf8proc_iterate(); }' 'calls utf8proc_iterate'
finds calls src/store/x.c 'void exit(int); void x(void) { exit(1); }' 'store/x.c calls exit: only main may'
finds calls src/cmd/x.c 'extern void *stdout; void *x(void) { return stdout; }' 'calls stdout: only main may'
finds calls src/cmd/x.c 'int isatty(int); int x(void) { return isatty(0); }' 'calls isatty: only sys may'
finds calls src/sys/x.c 'int system(const char *); int x(char *y) { return system(y); }' 'calls system: nobody may'
finds calls src/base/memory.c 'void *malloc(unsigned long); void *x(void) { return malloc(1); }' ''
finds calls src/main.c 'int puts(const char *); int x(char *y) { return puts(y); }' ''

finds_nothing globals "$BUILD"
finds globals src/sys/x.c 'int counter;' 'src/sys/x.c: counter can change'
finds globals src/cmd/x.c 'int x(void) { static int calls = 1; return calls++; }' 'calls.* can change'
finds globals src/cmd/x.c 'int x(void) { static _Thread_local int busy; return busy++; }' 'busy.* can change'
finds globals src/cmd/x.c 'static const char *names[] = { "a" }; const char **x(int i) { return &names[i]; }' 'names can change'
finds globals src/cmd/x.c 'const char *const names[] = { "a", "b" };' ''

finds_nothing headers "$top"
finds headers include/base/x.h 'size_t length(void);' 'include/base/x.h does not compile alone'
finds headers include/base/x.h 'enum x { X };' 'does not compile alone'
finds headers include/base/x.h $'#ifndef X_H\n#define X_H\nint x(void);\n#endif' ''

finds_nothing sizes "$top"
finds sizes src/base/x.c "$(seq -f 'int x%g;' 401)" 'src/base/x.c: 401 lines'
finds sizes src/base/x.c "$(echo 'void x(void)'; echo '{'; seq -f '	x(); // %g' 59; echo '}')" ':2: a function of 61 lines'
finds sizes src/base/x.c "$(seq -f 'int x%g;' 400)" ''

finds_nothing words "$top"
word=TO
finds words src/base/x.c "/* ${word}DO: more */" 'src/base/x.c:1:'
finds words include/base/x.h "/* f""or now */" 'include/base/x.h:1:'
finds words src/base/x.c '/* refused for now */' ''
finds words src/base/x.c 'char name[] = "draft-XXXXXX";' ''

need clang
finds_nothing clang "$top"
finds clang src/base/x.c 'int x(long y) { return y; }' 'no previous prototype'

need shellcheck
finds_nothing scripts "$top"
finds scripts tests/cli/x.t $'#!/bin/sh\necho $1' 'SC2086'

finds_nothing top "$top"
finds top helper.c 'int x;' 'helper.c'

need mandoc
need zsh
need fish
finds_nothing generated "$top"
