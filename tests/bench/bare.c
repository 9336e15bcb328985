/*
 * The floor for reading everything: walks notes/, reads each .yaml file and
 * runs libyaml's events over it, on one core, and keeps nothing.
 *
 *	bare DIR
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

static unsigned long files, events;

static void parse(const unsigned char *bytes, size_t length)
{
	yaml_parser_t parser;
	yaml_event_t event;
	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, bytes, length);
	while (yaml_parser_parse(&parser, &event)) {
		yaml_event_type_t type = event.type;
		yaml_event_delete(&event);
		events++;
		if (type == YAML_STREAM_END_EVENT)
			break;
	}
	yaml_parser_delete(&parser);
}

static void visit(int dir)
{
	static unsigned char bytes[256 * 1024];
	DIR *list = fdopendir(dir);
	if (!list)
		return;
	for (struct dirent *entry; (entry = readdir(list));) {
		if (entry->d_name[0] == '.')
			continue;
		if (entry->d_type == DT_DIR) {
			visit(openat(dirfd(list), entry->d_name, O_RDONLY | O_DIRECTORY));
			continue;
		}
		size_t name = strlen(entry->d_name);
		if (name < 5 || strcmp(entry->d_name + name - 5, ".yaml") != 0)
			continue;
		int fd = openat(dirfd(list), entry->d_name, O_RDONLY | O_NOFOLLOW);
		ssize_t got = fd < 0 ? -1 : read(fd, bytes, sizeof(bytes));
		close(fd);
		if (got > 0)
			parse(bytes, (size_t)got);
		files++;
	}
	closedir(list);
}

int main(int argc, char **argv)
{
	char path[4096];
	snprintf(path, sizeof(path), "%s/notes", argc > 1 ? argv[1] : ".");
	int dir = open(path, O_RDONLY | O_DIRECTORY);
	if (dir < 0) {
		perror(path);
		return 1;
	}
	visit(dir);
	printf("%lu files, %lu events\n", files, events);
	return 0;
}
