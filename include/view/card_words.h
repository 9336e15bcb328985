/*
 * A note's words as a card has them: without the marks that sort a wall.
 *
 * A #word within a sentence stays as a plain word. Those at the end of the text only sort it and
 * go, unless the sentence needs the word ("for your #patience"), or there is nothing else. Owns
 * nothing.
 */
#ifndef VIEW_CARD_WORDS_H
#define VIEW_CARD_WORDS_H

#include "base/memory.h"

/* In ARENA; NULL where TEXT is NULL or empty. */
const char *card_words(const char *text, struct arena *arena);

#endif
