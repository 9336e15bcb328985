# What zsh would offer for a line, one word a line: offers.zsh DIR LINE. DIR holds the script _thanks.
zmodload zsh/zpty
export ZDOTDIR=$(mktemp -d) SCRIPTS=$1
trap 'rm -rf $ZDOTDIR' EXIT
cat >$ZDOTDIR/.zshrc <<'EOT'
PROMPT=''
fpath=($SCRIPTS $fpath)
autoload -Uz compinit && compinit -u -D
bindkey '^I' complete-word
# Each word that is offered is printed, between two marks.
open() { print -r -- '<<<' }
shut() { print -r -- '>>>' && exit }
compprefuncs=(open)
comppostfuncs=(shut)
compadd() {
	local -a hits
	if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
		builtin compadd -A hits "$@"
		(( $#hits )) && print -rl -- $hits
	fi
	builtin compadd "$@"
}
print READY
EOT
zpty shell zsh -d -i
zpty -r shell seen '*READY*'
zpty -w -n shell "$2"$'\t'
zpty -r shell seen '*>>>*'
print -r -- $seen | tr -d '\r' | sed -n '/<<<$/,/^>>>/p' | sed '1d;$d'
