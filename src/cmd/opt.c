#include "cmd/opt.h"

#include <string.h>

#include "base/ascii.h"
#include "base/near.h"

#define NUMBER_MOST 1000000000

/* A walk over the words of the line. */
struct walk {
	const struct opt_group *groups;
	char *args;
	struct arena *arena;
	int argc, at;
	char **argv;
};

/* A row found by name or letter, and where its value goes. */
struct found {
	const struct opt *opt;
	void *place;
};

static bool is_called(const struct opt *opt, char letter, const char *name, size_t length)
{
	if (letter != 0)
		return opt->letter == letter;
	return strlen(opt->name) == length && memcmp(opt->name, name, length) == 0;
}

static struct found find(const struct walk *walk, char letter, const char *name, size_t length)
{
	for (const struct opt_group *group = walk->groups; group->rows != NULL; group++)
		for (size_t i = 0; i < group->count; i++) {
			const struct opt *opt = &group->rows[i];

			if (is_called(opt, letter, name, length))
				return (struct found){ opt,
					walk->args + group->offset + opt->offset };
		}
	return (struct found){ NULL, NULL };
}

static int unknown_letter(char letter, struct err *err)
{
	err_set(err, ERR_USAGE, "no option '-%c'", letter);
	return err_hint(err, "what belongs to the text goes behind --");
}

static int unknown_name(const struct walk *walk, const char *name, size_t length, struct err *err)
{
	char *typed = arena_text(walk->arena, name, length);

	err_set(err, ERR_USAGE, "no option '--%s'", typed);
	for (const struct opt_group *group = walk->groups; group->rows != NULL; group++)
		for (size_t i = 0; i < group->count; i++)
			if (group->rows[i].help != NULL && text_near(typed, group->rows[i].name))
				return err_hint(err, "did you mean '--%s'?", group->rows[i].name);
	return err_hint(err, "what belongs to the text goes behind --");
}

static int read_number(const struct opt *opt, int *number, const char *value, struct err *err)
{
	long sum = 0;
	const char *c = value;

	while (ascii_is_digit(*c) && sum <= NUMBER_MOST)
		sum = sum * 10 + (*c++ - '0');
	if (c == value || *c != '\0' || sum > NUMBER_MOST)
		return err_set(err, ERR_USAGE, "--%s: '%s' is not a number from 0 to %d", opt->name,
			value, NUMBER_MOST);
	*number = (int)sum;
	return 0;
}

/* The index of VALUE among the option's choices. */
static int read_choice(const struct opt *opt, int *index, const char *value, struct err *err)
{
	struct str offered = { 0 };
	const char *near = NULL;
	int i;

	for (i = 0; opt->choices[i] != NULL; i++) {
		if (strcmp(opt->choices[i], value) == 0) {
			*index = i;
			str_release(&offered);
			return 0;
		}
		if (text_near(value, opt->choices[i]))
			near = opt->choices[i];
		str_addf(&offered, "%s%s", i > 0 ? ", " : "", opt->choices[i]);
	}
	err_set(err, ERR_USAGE, "--%s: '%s' is none of %s", opt->name, value, str_text(&offered));
	if (near != NULL)
		err_hint(err, "did you mean '%s'?", near);
	str_release(&offered);
	return -1;
}

static int read_one(const struct opt *opt, const char **text, const char *value, struct err *err)
{
	if (*text != NULL && strcmp(*text, value) != 0) {
		err_set(err, ERR_USAGE, "--%s: '%s' and '%s'", opt->name, *text, value);
		return err_hint(err, "it is given once");
	}
	*text = value;
	return 0;
}

static int store(const struct walk *walk, struct found found, const char *value, struct err *err)
{
	const struct opt *opt = found.opt;
	int index;

	switch (opt->kind) {
	case OPT_IS_FLAG:
		*(bool *)found.place = true;
		return 0;
	case OPT_IS_TEXT:
		*(const char **)found.place = value;
		return 0;
	case OPT_IS_ONE:
		return read_one(opt, found.place, value, err);
	case OPT_IS_TEXTS:
		if (opt->choices != NULL && read_choice(opt, &index, value, err) != 0)
			return -1;
		texts_add(walk->arena, found.place, value);
		return 0;
	case OPT_IS_NUMBER:
		return read_number(opt, found.place, value, err);
	case OPT_IS_CHOICE:
		return read_choice(opt, found.place, value, err);
	}
	return -1;
}

/* Stores the value that stands in the next word. */
static int store_next(struct walk *walk, struct found found, struct err *err)
{
	if (walk->at == walk->argc)
		return err_set(err, ERR_USAGE, "--%s needs a value: --%s %s", found.opt->name,
			found.opt->name, found.opt->value);
	return store(walk, found, walk->argv[walk->at++], err);
}

/* --name, --name=value, --name value; WORD has lost its dashes. */
static int read_long(struct walk *walk, const char *word, struct err *err)
{
	size_t length = strcspn(word, "=");
	struct found found = find(walk, 0, word, length);

	if (found.opt == NULL)
		return unknown_name(walk, word, length, err);
	if (word[length] == '=' && !opt_takes_value(found.opt))
		return err_set(err, ERR_USAGE, "--%s takes no value", found.opt->name);
	if (word[length] == '=')
		return store(walk, found, word + length + 1, err);
	if (opt_takes_value(found.opt))
		return store_next(walk, found, err);
	return store(walk, found, NULL, err);
}

/* -q, -qv, -n5, -n 5; WORD has lost its dash. */
static int read_letters(struct walk *walk, const char *word, struct err *err)
{
	for (; *word != '\0'; word++) {
		struct found found = find(walk, *word, NULL, 0);

		if (found.opt == NULL)
			return unknown_letter(*word, err);
		if (opt_takes_value(found.opt))
			return word[1] != '\0' ? store(walk, found, word + 1, err)
					       : store_next(walk, found, err);
		if (store(walk, found, NULL, err) != 0)
			return -1;
	}
	return 0;
}

/* --05-01, a day of every year, is what somebody says and not how. */
static bool is_yearly_day(const char *word)
{
	return text_starts(word, "--") && ascii_is_digit(word[2]) &&
	       word[2 + strspn(word + 2, "0123456789-")] == '\0';
}

bool opt_takes_value(const struct opt *opt)
{
	return opt->kind != OPT_IS_FLAG;
}

int opts_parse(const struct opt_group *groups, void *args, struct operands *operands,
	struct arena *arena, int argc, char **argv, struct err *err)
{
	struct walk walk = { groups, args, arena, argc, 0, argv };
	bool plain = true;

	*operands =
		(struct operands){ arena_alloc(arena, ((size_t)argc + 1) * sizeof(char *)), 0, 0 };
	while (walk.at < argc) {
		const char *word = argv[walk.at++];
		int status = 0;

		if (plain && strcmp(word, "--") == 0)
			plain = false;
		else if (plain && is_yearly_day(word))
			operands->items[operands->count++] = word;
		else if (plain && text_starts(word, "--"))
			status = read_long(&walk, word + 2, err);
		else if (plain && word[0] == '-' && word[1] != '\0')
			status = read_letters(&walk, word + 1, err);
		else
			operands->items[operands->count++] = word;
		if (status != 0)
			return -1;
		if (plain)
			operands->plain = operands->count;
	}
	return 0;
}
