#!/usr/bin/env bash
# Notes as cards: what is on them, how they come out of a browser's printer, and where addresses are
# read from.
. "${0%/*}/lib.sh"
for tool in chromium pdftotext pdfinfo; do need $tool; done

book() { mkdir -p "$HOME/.config/thanks" && cat >"$HOME/.config/thanks/addresses.yaml"; }
picture() { # a PNG, wide or high
	python3 - "$1" "$2" <<-'EOT'
		import struct, sys, zlib
		def chunk(kind, data):
		    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
		w, h = int(sys.argv[1]), int(sys.argv[2])
		sys.stdout.buffer.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 0))
		    + chunk(b'IDAT', zlib.compress((b'\0' + b'\x60\x90\xc0' * w) * h)) + chunk(b'IEND', b''))
	EOT
}
# Prints the card to $work/card.pdf; its words are in $words, blanks as one space; its pages in $pages.
print_card() { # ARGUMENTS of thanks card
	run thanks card "$@" -F html
	code_is 0 "card $*"
	cp "$work/out" "$work/card.html"
	HOME=$work/browser timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
		--no-pdf-header-footer --user-data-dir="$work/browser" --print-to-pdf="$work/card.pdf" \
		"file://$work/card.html" >"$work/chromium" 2>&1 || fail 'chromium' <"$work/chromium"
	words=$(pdftotext -layout "$work/card.pdf" - | tr -s ' \n\f' ' ')
	pages=$(pdfinfo "$work/card.pdf" | sed -n 's/^Pages: *//p')
}
# Nothing may lie beyond the page: the boxes of all words are within it.
all_within() { # NAME
	pdftotext -bbox "$work/card.pdf" "$work/card.boxes"
	is "$(awk -F '"' '
		/<page/ { width = $2; height = $4 }
		/<word/ && ($2 < 0 || $4 < 0 || $6 > width || $8 > height) { print }' "$work/card.boxes")" '' "$1: nothing is cut off"
}
size() { pdfinfo -l 99 "$work/card.pdf" | sed -n 's/^Page *[0-9]* size: *\([0-9.]*\) x \([0-9.]*\).*/\1 \2/p' | sort -u | awk '{ printf "%.0f %.0f\n", $1, $2 }'; }

new_repo
thanks people set @alice name='Alice Liddell' >/dev/null
picture 600 400 >wide.png
picture 300 900 >high.png
thanks add @alice @carol "fresh coffee, and the copier paper before anyone asked #details" >/dev/null

# Paper and pages.
for paper in a6:420:298 a4:595:842 letter:612:792; do
	IFS=: read -r name width height <<<"$paper"
	print_card last --paper "$name"
	is "$pages $(size)" "1 $width $height" "$name: one page of its size"
	like "$words" 'Alice Liddell and carol fresh coffee, and the copier paper before anyone asked bob 21 November 2026' "$name: all words"
done
for paper in a6:595:420 a4:842:595 letter:792:612; do
	IFS=: read -r name width height <<<"$paper"
	print_card last --paper "$name" --fold
	is "$pages $(size)" "2 $width $height" "$name, folded: both sides of one sheet"
	like "$words" 'Thank you .*fresh coffee, and the copier paper before anyone asked' "$name, folded: all words"
done

# Many scripts, long words, pictures: all of it is there, and within the page.
thanks add @alice '谢谢你周五晚上耐心地接了那个电话' >/dev/null
print_card last
like "$words" '谢谢你周五晚上' 'Chinese'
thanks add @alice 'شكرا جزيلا على صبرك مع العميل' >/dev/null
print_card last
# (a PDF holds Arabic in the order of its strokes)
like "$(pdftotext -raw "$work/card.pdf" - | tr -d ' \n' | grep -c 'شكرا\|اركش')" '^[1-9]' 'Arabic'
like "$(cat "$work/card.html")" '<p dir="auto">شكرا' 'from right to left'
thanks add @alice 'fixing our network on a Sunday 👩‍🔧 🎉' >/dev/null
print_card last --fold
like "$words" 'fixing our network on a Sunday' 'emoji'
all_within 'emoji'
long=$(for i in $(seq 1 45); do printf 'word%s patience ' "$i"; done)
for options in '--paper a6' '--paper a6 --fold' '--paper a4 --fold'; do
	for with in wide.png high.png; do
		thanks add @alice "$long$options $with" --picture $with --again >/dev/null
		# shellcheck disable=SC2086 # options
		print_card last $options
		is "$pages" "$([[ $options == *fold* ]] && echo 2 || echo 1)" "a long text with $with, $options: still one card"
		is "$(grep -o 'word[0-9]*' <<<"$words" | sort -u | wc -l)" 45 "with all its words"
		all_within "$options, $with"
	done
done
thanks add @alice "$(for i in $(seq 1 900); do printf 'word%s patience ' "$i"; done)" >/dev/null
print_card last
ok 'too long for one page: it goes on' test "$pages" -gt 1
is "$(grep -o 'word[0-9]*' <<<"$words" | sort -u | wc -l)" 900 'and nothing is missing'
all_within 'a very long text'
run thanks card last --fold -F html
code_is 2
is "$err" 'thanks: card: the note to Alice Liddell is too long for a folded card
hint: without --fold it goes on to as many pages as it needs' 'a folded card has no third side'

# Home addresses: from the private book alone, on a side of their own.
thanks add @alice @carol 'the late shift' >/dev/null
book <<'EOT'
"@Alice": |
  Alice Liddell
  1 Folly Bridge
  Oxford
EOT
print_card last
is "$pages" 3 'a card for her with an address side, and one for the others'
like "$words" 'Alice Liddell the late shift bob 21 November 2026 Alice Liddell 1 Folly Bridge Oxford carol the late shift' 'each with its own name'
unlike "$(cat notes/2026/*/*/*.yaml people/*)" 'Folly' 'no address is in the repository'
run thanks card last
tr -d '\f' <"$work/out" >"$work/text" && mv "$work/text" "$work/out"
expect 'as text' <<'EOT'

  Alice

  the late shift

                                                         bob
                                            21 November 2026

                              Alice Liddell
                              1 Folly Bridge
                              Oxford

  carol

  the late shift

                                                         bob
                                            21 November 2026
EOT
run env COLUMNS=20 thanks card last
is "$(awk 'length > 20' "$work/out")" '' 'as text, 20 columns wide'
like "$(thanks card last | tr '\f' '%')" '%' 'each side is a sheet for a plain printer'
echo 'alice: [1, 2]' | book
run thanks card last
code_is 65
err_like 'addresses.yaml: 1:8: alice: an address is text'

# Hostile words, and pictures that are none.
rm -r "$HOME/.config"
thanks add @alice $'<script>alert(1)</script> & "quotes" \e[31m' >/dev/null
run thanks card last -F html
unlike "$out" '<script' 'no markup comes through'
unlike "$out" $'\e' 'nor an escape'
thanks add @alice 'with a picture' --picture wide.png >/dev/null
echo no picture >"$(git show --format= --name-only | grep png)"
run thanks card last -F html
code_is 0
err_like 'has no picture that can be printed'
run thanks card
code_is 2
err_like 'which note'
run thanks card nosuchnote
code_is 66

# the first name tells which way the heading runs
write people/nur.yaml <<<'{name: نور الهدى}'
note 2026-11-20T11:00:00+01:00 zed nur 'شكراً' >/dev/null
run thanks card @zed -F html
out_like '<h1 dir="auto"><span class="name">نور الهدى</span></h1>' 'the heading runs as the name does'
is "$err" '' 'nothing to say'
run thanks card @zed --fold
code_is 0
like "$err" '^thanks: card: --paper and --fold are for -F html' 'what is not printed cannot be folded'

# Tags sort a wall; whoever holds a card reads words.
thanks add @alice 'the #copier paper, again #details #teamwork' >/dev/null
run thanks card last
out_like $'\n  the copier paper, again\n' 'as text: no tags'
unlike "$out" '#|details|teamwork' 'and none of them'
run thanks card last -F html
out_like '<p dir="auto">the copier paper, again</p>' 'as html: likewise'
unlike "$out" 'class="tag"' 'no tags'
run thanks show last
out_like '#details' 'the note keeps them'

# A browser looks for the heading's direction in the first name, and not within a bdi.
half_of_alice() { # of the page, in which her name is printed
	print_card last >/dev/null
	pdftotext -bbox "$work/card.pdf" - | awk -F '"' '
		/<page/ { width = $2 }
		/>alice</ { printf "%s\n", $2 * 2 < width ? "left" : "right" }'
}
write people/alice.yaml <<<'{name: alice}'
write people/nur.yaml <<<'{name: نور}'
thanks add @nur @alice 'the late shift' >/dev/null
is "$(half_of_alice)" right 'Arabic first: the heading runs from right to left'
thanks add @alice @nur 'the early shift' >/dev/null
is "$(half_of_alice)" left 'Arabic second: from left to right'
