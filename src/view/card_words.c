#include "view/card_words.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "model/note.h"

/* clang-format off */
/* Nobody ends a sentence with one of these: what follows belongs to it, whatever its mark. */
static const char *const joints[] = {
	"a", "about", "all", "an", "and", "as", "at", "by", "for", "from", "her", "his", "in",
	"its", "more", "much", "my", "of", "on", "or", "our", "so", "some", "such", "that", "the",
	"their", "this", "to", "with", "your",
	/* German */
	"am", "auf", "aus", "bei", "das", "dein", "deine", "deinen", "deiner", "dem", "den", "der",
	"die", "eine", "einen", "eure", "für", "ihr", "ihre", "im", "mit", "und", "viel", "von",
	"zu", "zum", "zur",
	/* French */
	"au", "aux", "avec", "de", "des", "du", "en", "et", "la", "le", "les", "pour", "sa", "ses",
	"son", "ta", "tes", "ton", "un", "une", "vos", "votre",
	/* Spanish and Italian */
	"con", "del", "di", "el", "il", "las", "los", "para", "per", "por", "su", "tu", "tua",
	"tuo", "una", "y",
};
/* The same where no blank stands between words: Chinese and Japanese. */
static const char *const endings[] = { "的", "和", "与", "對", "对", "の", "と", "に", "を", "は" };
/* clang-format on */

/* Words on their way to a card. */
struct copy {
	struct str out;
	const char *rest; /* of the text: what is not copied yet */
	size_t end, first; /* of the tags that stand together last: where the words before them end,
			      and the first of them */
};

/* What stands between tags that belong together. */
static size_t gap(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && (ascii_is_space(text[at]) || strchr(",;", text[at])))
		at++;
	return at;
}

static void add_tag(void *with, const char *word, size_t length)
{
	struct copy *copy = with;
	size_t before = (size_t)(word - 1 - copy->rest);
	bool joins = copy->first > 0 && gap(copy->rest, before) == before;

	if (!joins)
		copy->end = copy->out.length + before;
	str_add_bytes(&copy->out, copy->rest, before);
	str_add_bytes(&copy->out, word, length);
	if (!joins)
		copy->first = copy->out.length;
	copy->rest = word + length;
}

/* The length of the words before END, without what only led on to a tag. */
static size_t trimmed(const struct str *words, size_t end)
{
	while (end > 0 &&
		(ascii_is_space(words->bytes[end - 1]) || strchr(",;:-", words->bytes[end - 1])))
		end--;
	return end;
}

static bool leads_on(const struct str *words, size_t end)
{
	size_t start = end;

	while (start > 0 && !ascii_is_space(words->bytes[start - 1]))
		start--;
	for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++)
		if (ascii_same(words->bytes + start, end - start, joints[i]))
			return true;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t length = strlen(endings[i]);

		if (end >= length && memcmp(words->bytes + end - length, endings[i], length) == 0)
			return true;
	}
	return false;
}

static void drop_tags(struct copy *copy)
{
	size_t end;

	if (copy->first == 0 || copy->rest[gap(copy->rest, strlen(copy->rest))] != '\0')
		return;
	end = trimmed(&copy->out, copy->end);
	if (end == 0)
		return;
	str_cut(&copy->out, leads_on(&copy->out, end) ? copy->first : end);
	copy->rest = "";
}

const char *card_words(const char *text, struct arena *arena)
{
	struct copy copy = { .rest = text };
	const char *kept = NULL;

	if (text == NULL || text[0] == '\0')
		return NULL;
	text_tags(text, add_tag, &copy);
	drop_tags(&copy);
	str_add(&copy.out, copy.rest);
	kept = arena_string(arena, str_text(&copy.out));
	str_release(&copy.out);
	return kept;
}
