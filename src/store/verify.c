#include <string.h>

#include "store/edit.h"

/* What a tree holds besides the outcomes, as one string to compare. */
struct dump {
	const struct fields *fields;
	const struct outcome *outcomes;
	size_t count;
	struct str *out;
	struct str path; /* names joined by dots */
};

static bool is_edited(const struct dump *dump)
{
	struct str path = { 0 };
	bool edited = false;

	for (size_t i = 0; i < dump->count && !edited; i++) {
		str_clear(&path);
		str_add(&path, dump->outcomes[i].field->name);
		if (dump->outcomes[i].dropped != NULL)
			str_addf(&path, ".%s", dump->outcomes[i].dropped);
		edited = text_same(str_text(&path), str_text(&dump->path));
	}
	str_release(&path);
	return edited;
}

/* Is it a mapping that holds an edited field? It may come and go with it. */
static bool is_around(const struct dump *dump)
{
	for (size_t i = 0; i < dump->count; i++) {
		const char *name = dump->outcomes[i].field->name;

		if (dump->outcomes[i].dropped != NULL && text_same(name, str_text(&dump->path)))
			return true;
		if (text_starts(name, str_text(&dump->path)) && name[dump->path.length] == '.')
			return true;
	}
	return false;
}

static void add_node(struct dump *dump, const struct yaml *node);

/*
 * Line ends behind the block of a field are no part of it, and not compared: at the end of a file
 * without one, a new line gives it its own. Behind what nobody here knows they may count.
 */
static int text_length(const struct dump *dump, const struct yaml *node)
{
	size_t length = node->length;

	if (fields_find(dump->fields, str_text(&dump->path)) != NULL)
		while (node->style == YAML_BLOCK && length > 0 && node->text[length - 1] == '\n')
			length--;
	return (int)length;
}

static void add_children(struct dump *dump, const struct yaml *node)
{
	size_t above = dump->path.length;

	for (const struct yaml *at = node->first; at != NULL; at = at->next) {
		if (above > 0)
			str_add_char(&dump->path, '.');
		str_add(&dump->path, at->key != NULL ? at->key->text : "-");
		add_node(dump, at);
		str_cut(&dump->path, above);
	}
}

static void add_node(struct dump *dump, const struct yaml *node)
{
	bool nothing = node->kind == YAML_SCALAR && node->length == 0 && node->style == YAML_PLAIN;

	if (dump->path.length > 0 && is_edited(dump))
		return;
	if (dump->path.length == 0 || !is_around(dump) || !(nothing || node->kind == YAML_MAP))
		str_addf(dump->out, "%s=%d%d %d %.*s\n", str_text(&dump->path), (int)node->kind,
			(int)node->style, text_length(dump, node), text_length(dump, node),
			node->text != NULL ? node->text : "");
	add_children(dump, node);
}

static void dump_tree(const struct fields *fields, const struct yaml *root,
	const struct outcome *outcomes, size_t count, struct str *out)
{
	struct dump dump = { .fields = fields, .outcomes = outcomes, .count = count, .out = out };

	add_children(&dump, root);
	str_release(&dump.path);
}

static bool rest_is_same(const struct fields *fields, const struct yaml *old_root,
	const struct yaml *new_root, const struct outcome *outcomes, size_t count)
{
	struct str before = { 0 }, after = { 0 };
	bool same;

	dump_tree(fields, old_root, outcomes, count, &before);
	dump_tree(fields, new_root, outcomes, count, &after);
	same = text_same(str_text(&before), str_text(&after));
	str_release(&before);
	str_release(&after);
	return same;
}

static bool outcome_is(const struct outcome *outcome, const void *record, struct arena *arena)
{
	struct texts values = { 0 };

	if (outcome->field->kind == FIELD_CONFLICTS) {
		const struct conflicts *conflicts = field_get(outcome->field, record);

		for (size_t i = 0; i < conflicts->count && outcome->dropped != NULL; i++)
			if (text_same(conflicts->items[i].field, outcome->dropped))
				return false;
		return outcome->dropped != NULL || conflicts->count == 0;
	}
	wanted_values(outcome->field, record, arena, &values);
	return wanted_same(&values, &outcome->target);
}

int edit_verify(const struct source *source, const struct fields *fields, const char *old_bytes,
	size_t old_length, const struct outcome *outcomes, size_t count, struct err *err)
{
	struct arena arena = { 0 };
	struct yaml *old_root = NULL;
	void *record = wanted_record(fields, &arena);
	bool good = true;
	int status = yaml_parse(&old_root, &arena, old_bytes, old_length, YAML_VALUES, err);

	if (status == 0)
		status = codec_read(fields, record, &arena, source->root, err);
	if (status == 0) {
		good = rest_is_same(fields, old_root, source->root, outcomes, count);
		for (size_t i = 0; i < count; i++)
			good = good && outcome_is(&outcomes[i], record, &arena);
	}
	arena_release(&arena);
	if (status == 0 && !good)
		status = err_set(err, ERR_DATA, "cannot be edited in place");
	return status;
}
