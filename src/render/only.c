#include "render/only.h"

/* Begins a part behind what stands there from START on. */
static void part(struct str *str, size_t start)
{
	str_add(str, str->length > start ? "; " : "");
}

static void add_texts(struct str *str, size_t start, const char *mark, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		if (i == 0)
			part(str, start);
		str_addf(str, "%s%s%s", i > 0 ? " or " : "", mark, texts->items[i]);
	}
}

static void add_whos(struct str *str, size_t start, const char *word, const struct whos *whos)
{
	for (size_t i = 0; i < whos->count; i++) {
		if (i == 0)
			part(str, start);
		str_addf(str, "%s%s", i > 0 ? " or " : word, whos->items[i].short_name);
	}
}

static const char *via_said(int via)
{
	return via == VIA_NOTE ? "by note" : via_words(via);
}

static void add_vias(struct str *str, size_t start, unsigned vias)
{
	bool first = true;

	for (int via = 0; via < VIA_COUNT; via++) {
		if ((vias & 1u << via) == 0)
			continue;
		if (first)
			part(str, start);
		str_addf(str, "%s%s", first ? "" : " or ", via_said(via));
		first = false;
	}
}

static void add_kinds(struct str *str, size_t start, unsigned kinds)
{
	bool first = true;

	for (int kind = KIND_COLLEAGUE; kind < KIND_COUNT; kind++) {
		if ((kinds & 1u << kind) == 0)
			continue;
		if (first)
			part(str, start);
		str_addf(str, "%s%s", first ? "" : " or ", kind_plural(kind));
		first = false;
	}
}

void str_add_only(struct str *str, const struct report_only *only)
{
	const struct texts text = { (const char **)&only->text, only->text != NULL };
	const struct texts round = { (const char **)&only->round, only->round != NULL };
	size_t start = str->length;

	add_vias(str, start, only->vias);
	add_kinds(str, start, only->kinds);
	add_texts(str, start, "", &only->groups);
	add_whos(str, start, "from ", &only->from);
	add_whos(str, start, "to ", &only->to);
	add_texts(str, start, "#", &only->tags);
	add_texts(str, start, "with ", &text);
	add_texts(str, start, "in the round ", &round);
	if (only->private) {
		part(str, start);
		str_add(str, "private");
	}
}

/* The one way asked for; VIA_COUNT when it is none or more. */
static int one_via(const struct report_only *only)
{
	for (int via = 0; via < VIA_COUNT; via++)
		if (only->vias == 1u << via)
			return via;
	return VIA_COUNT;
}

void str_add_only_manner(struct str *str, const struct report_only *only)
{
	int via = one_via(only);

	if (only->vias != 0)
		str_addf(str, " %s",
			via != VIA_COUNT && via != VIA_NOTE ? via_words(via) : "this way");
}

void str_add_only_option(struct str *str, const struct report_only *only)
{
	int via = one_via(only);

	if (via != VIA_COUNT && via != VIA_NOTE)
		str_addf(str, "--via %s ", via_names[via]);
}
