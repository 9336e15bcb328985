#!/usr/bin/env bash
# Inside a git repository that is no notes repository, what is written goes to one's own: that is said.
. "${0%/*}/lib.sh"

said='in ~/.local/share/thanks: the git repository here is no notes repository'
git init -q "$HOME/clone" && mkdir -p "$HOME/clone/deep/er" "$HOME/free" && cd "$HOME/clone" || exit 1
run thanks add @alice "fresh coffee"
expect_err 'the first note makes the repository, and names it' <<'EOT'
made the notes repository ~/.local/share/thanks
EOT
run thanks add @carol "fresh tea"
is "$err" "$said" 'the next one says where it went, in a line'
is "$(wc -l <"$work/out")" 1 'a receipt for scripts stays one line'
cd deep/er || exit 1
run thanks add @dave "fresh water"
is "$err" "$said" 'below its top, too'
run thanks people set @dave name=Dave
is "$err" "$said" 'so does what is said of people'
run thanks -q add @erin "fresh juice"
quiet 'nothing with -q'
run thanks add @erin "fresh milk" --dry-run
is "$err" '' 'nor when nothing is written'
run thanks -C "$HOME/.local/share/thanks" add @frank "fresh soup"
is "$err" '' 'nor when it was named'
cd "$HOME/free" || exit 1
run thanks add @grace "fresh bread"
is "$err" '' 'nor where there is no other repository'
new_repo
run thanks add @alice "fresh coffee"
is "$err" '' 'nor at home'

# a configured one may be below ~
git config --global thanks.repo "~"/.local/share/thanks
cd "$HOME/free" || exit 1
run thanks whoami
out_like 'Repository +~/.local/share/thanks \(git config thanks.repo\)' 'below ~'
git config --global --unset thanks.repo
