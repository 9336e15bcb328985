/*
 * Texts that break pages which do not take care: wide, joined, combining,
 * right to left, controlling, endless.
 */
#ifndef TESTS_NASTY_H
#define TESTS_NASTY_H

#include <stdbool.h>

#include "base/utf8.h"

static const char *const nasty_texts[] = {
	"plain words that are wrapped at their spaces, as many as there are, until it is enough",
	"emoji 👍🏽 with skin tones 👩🏿‍🚀, families 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦, flags 🇩🇪🇫🇷🇯🇵, hearts ❤️❤️, keycaps 1️⃣2️⃣",
	"combining e\xCC\x81\xCC\x82\xCC\x83\xCC\x84 Z\xCD\xA7\xCC\x91\xCD\x84\xCD\x8A\xCC\x88 marks and \xCC\x81 one in front",
	"谢谢你周五晚上耐心地接了那个电话，还帮大家把传真机修好了。真的非常感谢！",
	"شكرا جزيلا على صبرك مع العميل مساء الجمعة",
	"תודה רבה על הסבלנות",
	"ありがとうございます 한국어 감사합니다 नमस्ते ขอบคุณ",
	"\033[31mred\033[0m \033]0;title\007 \x07 bell \x7F del \x1B]52;c;aGk=\x07",
	"\xC2\x9B" "31m C1 \xC2\x85 next \xE2\x80\xA8 line \xE2\x80\xA9 separators",
	"\xE2\x80\xAE" "override \xE2\x81\xA6 isolate \xE2\x80\x8F mark \xD8\x9C letter mark",
	"tabs\there\tand\tthere\r\nand\rreturns\n\n\n\nand empty lines",
	"broken \xFF\xFE \xC3 \xE2\x82 bytes \xF0\x9F",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	"│ ╭─╮ a box │\n╰───╯ of its own",
	"zero\xE2\x80\x8Bwidth\xE2\x80\x8D joiner \xEF\xBB\xBF" "bom \xE2\x80\x8Cnon-joiner",
	"</script><b>html</b> =1+1 \"quotes\" 'n' \\backslash %s %n",
	"🏴󠁧󠁢󠁥󠁮󠁧󠁿 tags \xF3\xA0\x81\xA1 alone; 👩‍❤️‍💋‍👨; \xF0\x9F\x87\xA9 half a flag",
	"\xD8\x80 prepended \xE0\xB5\x8E signs",
	" \n\t ",
	"",
};
#define NASTY_COUNT (sizeof(nasty_texts) / sizeof(*nasty_texts))

/* May CODE stand on a page? Line feeds, and escapes that only set colours, are for the caller to judge. */
static bool nasty_passed(uint32_t code)
{
	return (code < 0x20 && code != '\n') || (code >= 0x7F && code <= 0x9F) ||
	       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
	       code == 0x200E || code == 0x200F || code == 0x061C || code == 0x2028 ||
	       code == 0x2029 || code == 0xFEFF;
}

#endif
