#include "store/config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sys/process.h"

#define LIMIT_CONFIG ((size_t)16 * 1024 * 1024)
#define NO_SUCH_PROGRAM 127

struct config {
	struct setting *items;
	size_t count, cap;
	struct arena memory;
};

void config_add(struct config *config, const char *key, const char *value)
{
	config->items =
		mem_grow(config->items, &config->cap, config->count + 1, sizeof(*config->items));
	config->items[config->count++] = (struct setting){
		.key = arena_string(&config->memory, key),
		.value = arena_string(&config->memory, value),
	};
}

struct config *config_copy(const struct config *config)
{
	struct config *copy = mem_alloc(sizeof(*copy));

	for (size_t i = 0; i < config->count; i++)
		config_add(copy, config->items[i].key, config->items[i].value);
	return copy;
}

/* What `git config -z --list` prints: key, line feed, value, NUL. A key without a value means true.
 */
static void add_listed(struct config *config, const struct str *output)
{
	const char *at = str_text(output), *end = at + output->length;
	struct str key = { 0 };

	while (at < end) {
		size_t length = strcspn(at, "\n");

		str_clear(&key);
		str_add_bytes(&key, at, length);
		config_add(config, str_text(&key), at[length] == '\n' ? at + length + 1 : "true");
		at += strlen(at) + 1;
	}
	str_release(&key);
}

static int unreadable(struct err *err)
{
	err_set(err, ERR_DATA, "git's configuration cannot be read");
	return err_hint(err, "git config --list says why");
}

static int ask_git(struct config *config, const char *directory, struct err *err)
{
	static const char *const argv[] = { "git", "config", "-z", "--list", NULL };
	struct process process = { .argv = argv, .directory = directory, .limit = LIMIT_CONFIG };
	struct str output = { 0 };
	int code = 0, status = process_run(&process, &output, &code, err);

	if (status == 0 && code == NO_SUCH_PROGRAM)
		status = git_config_list(config, directory, err);
	else if (status == 0 && code != 0)
		status = unreadable(err);
	else if (status == 0)
		add_listed(config, &output);
	str_release(&output);
	return status;
}

int config_load(struct config **config, const char *directory, struct err *err)
{
	*config = mem_alloc(sizeof(**config));
	if (ask_git(*config, directory, err) == 0)
		return 0;
	config_free(*config);
	*config = NULL;
	return -1;
}

const char *config_get(const struct config *config, const char *key)
{
	for (size_t i = config->count; i-- > 0;)
		if (strcmp(config->items[i].key, key) == 0)
			return config->items[i].value;
	return NULL;
}

bool config_has(const struct config *config, const char *start, const char *end)
{
	for (size_t i = 0; i < config->count; i++)
		if (text_starts(config->items[i].key, start) &&
			text_ends(config->items[i].key, end))
			return true;
	return false;
}

/* Every repository's own file tells its format. */
bool config_is_common(const struct config *config)
{
	return config_get(config, "core.repositoryformatversion") == NULL &&
	       !config_has(config, "includeif.", "");
}

const char *config_get_in(
	const struct config *config, const char *section, const char *name, const char *what)
{
	struct str key = { 0 };
	const char *value;

	str_addf(&key, "%s.%s.%s", section, name, what);
	value = config_get(config, key.bytes);
	str_release(&key);
	return value;
}

bool config_says_no(const struct config *config, const char *key)
{
	static const char *const words[] = { "false", "no", "off", "0" };
	const char *value = config_get(config, key);

	for (size_t i = 0; value != NULL && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(value, words[i]) == 0)
			return true;
	return false;
}

void config_add_path(struct str *path, const char *said, const char *home)
{
	bool below = home != NULL && text_starts(said, "~/");

	if (below)
		str_add(path, home);
	str_add(path, below ? said + 1 : said);
}

void config_free(struct config *config)
{
	if (config == NULL)
		return;
	free(config->items);
	arena_release(&config->memory);
	free(config);
}
