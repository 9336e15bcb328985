#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/card.h"
#include "view/card_words.h"

static const char *nobody(const void *with, const char *handle)
{
	(void)with;
	(void)handle;
	return NULL;
}
static const char *only(const void *with, const char *handle)
{
	return strcmp(handle, with) == 0 ? "1 Folly Bridge\n" : NULL;
}
static const struct card_addresses no_book = { nobody, NULL };

struct set {
	struct sample sample;
	struct note note;
	struct card_item item;
	struct card_view view;
};

static void set_up(struct set *set, const char *text)
{
	sample_team(&set->sample);
	sample_ready(&set->sample);
	set->note = *notes_find(&set->sample.notes, "20261118-8kq7m2x4p");
	set->note.text = text;
	set->item = (struct card_item){ .note = &set->note };
}

static void build(struct set *set, enum card_paper paper, enum card_fold fold,
	const struct card_addresses *book)
{
	card_view_build(&set->view, &set->sample.scene, &set->item, 1, paper, fold, book);
}

static void take_down(struct set *set)
{
	card_view_release(&set->view);
	sample_release(&set->sample);
}

static void a_note_makes_one_card_for_all(void **state)
{
	struct set set;

	(void)state;
	set_up(&set, "fresh coffee");
	build(&set, PAPER_A6, CARD_FLAT, &no_book);
	assert_int_equal(set.view.count, 1);
	assert_int_equal(set.view.cards[0].to.count, set.note.to.count);
	assert_null(set.view.cards[0].address);
	assert_true(set.view.cards[0].fits);
	take_down(&set);
}

static void who_has_an_address_gets_a_card_of_their_own(void **state)
{
	const char *handles[] = { "alice", "carol", "dave" };
	struct card_addresses book = { only, "carol" };
	struct set set;

	(void)state;
	set_up(&set, "fresh coffee");
	set.note.to = (struct texts){ handles, 3 };
	build(&set, PAPER_A6, CARD_FLAT, &book);
	assert_int_equal(set.view.count, 2);
	assert_int_equal(set.view.cards[0].to.count, 1);
	assert_string_equal(set.view.cards[0].to.items[0].handle, "carol");
	assert_string_equal(set.view.cards[0].address, "1 Folly Bridge\n");
	assert_int_equal(set.view.cards[1].to.count, 2);
	assert_string_equal(set.view.cards[1].to.items[1].handle, "dave");
	assert_null(set.view.cards[1].address);
	take_down(&set);
}

/* The letters get smaller, never larger, and one day it does not fit. */
static void a_longer_text_has_smaller_letters(void **state)
{
	char text[20001];
	int before = 100;
	struct set set;

	(void)state;
	for (size_t length = 10; length <= 20000; length *= 2) {
		memset(text, 'a', length);
		text[length] = '\0';
		set_up(&set, text);
		build(&set, PAPER_A4, CARD_FLAT, &no_book);
		assert_true(set.view.cards[0].points <= before);
		before = set.view.cards[0].points;
		take_down(&set);
	}
	assert_int_equal(before, 7);
	set_up(&set, text);
	build(&set, PAPER_A6, CARD_FOLDED, &no_book);
	assert_false(set.view.cards[0].fits);
	take_down(&set);
}

static void a_picture_takes_room(void **state)
{
	char text[601];
	int without;
	struct set set;

	(void)state;
	memset(text, 'a', 600);
	text[600] = '\0';
	set_up(&set, text);
	build(&set, PAPER_A6, CARD_FLAT, &no_book);
	without = set.view.cards[0].points;
	card_view_release(&set.view);
	set.item.picture = "GIF89a";
	build(&set, PAPER_A6, CARD_FLAT, &no_book);
	assert_true(set.view.cards[0].points < without);
	take_down(&set);
}

static void a_cheer_has_no_words(void **state)
{
	struct set set;

	(void)state;
	set_up(&set, "");
	build(&set, PAPER_A6, CARD_FLAT, &no_book);
	assert_null(set.view.cards[0].text);
	take_down(&set);
}

static void is_printed_as(const char *text, const char *wanted)
{
	struct arena arena = { 0 };

	assert_string_equal(card_words(text, &arena), wanted);
	arena_release(&arena);
}

static void tags_at_the_end_stay_on_the_wall(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	is_printed_as("fresh coffee", "fresh coffee");
	is_printed_as("fresh coffee #details", "fresh coffee");
	is_printed_as("fresh coffee, #details; #teamwork\n", "fresh coffee");
	is_printed_as("fresh coffee!\n\n#details\n#teamwork", "fresh coffee!");
	is_printed_as("two\n\nparagraphs #details", "two\n\nparagraphs");
	is_printed_as("谢谢你周五的帮忙 #耐心", "谢谢你周五的帮忙");
	is_printed_as("fresh coffee 🎉 #details", "fresh coffee 🎉");
	assert_null(card_words(NULL, &arena));
	assert_null(card_words("", &arena));
	arena_release(&arena);
}

static void a_tag_that_a_sentence_needs_is_a_word(void **state)
{
	(void)state;
	is_printed_as("the #copier paper", "the copier paper");
	is_printed_as("#details matter", "details matter");
	is_printed_as("such #teamwork!", "such teamwork!");
	is_printed_as("for your #patience", "for your patience");
	is_printed_as("For Your #patience and #care #details", "For Your patience and care");
	is_printed_as("Danke für deine #Geduld", "Danke für deine Geduld");
	is_printed_as("谢谢你的 #耐心", "谢谢你的 耐心");
	is_printed_as("#teamwork #details", "teamwork details");
	is_printed_as("C# and issue #12", "C# and issue #12");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_makes_one_card_for_all),
		cmocka_unit_test(who_has_an_address_gets_a_card_of_their_own),
		cmocka_unit_test(a_longer_text_has_smaller_letters),
		cmocka_unit_test(a_picture_takes_room),
		cmocka_unit_test(a_cheer_has_no_words),
		cmocka_unit_test(tags_at_the_end_stay_on_the_wall),
		cmocka_unit_test(a_tag_that_a_sentence_needs_is_a_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
