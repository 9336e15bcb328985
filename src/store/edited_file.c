#include "store/edited_file.h"

#include <string.h>

#include "model/handle.h"
#include "model/round.h"
#include "store/codec.h"
#include "store/layout.h"
#include "store/unmerged.h"
#include "sys/file.h"

static bool is_below(const char *path, const char *top)
{
	return text_starts(path, top) && path[strlen(top)] == '/';
}

enum edited_sort edited_sort(const char *path)
{
	bool yaml = text_ends(path, ".yaml");

	if (strcmp(path, LAYOUT_SETTINGS) == 0)
		return EDITED_SETTINGS;
	if (is_below(path, LAYOUT_NOTES))
		return yaml ? EDITED_NOTE : EDITED_PICTURE;
	if (is_below(path, LAYOUT_PEOPLE))
		return yaml ? EDITED_PERSON : EDITED_OTHER;
	if (is_below(path, LAYOUT_ROUNDS))
		return yaml ? EDITED_ROUND : EDITED_OTHER;
	return EDITED_OTHER;
}

static int check_note(const struct store *store, const char *path, const struct str *bytes,
	const char **picture, struct arena *arena, struct err *err)
{
	struct note note = { .path = path };
	struct str id = { 0 };
	bool named = layout_note_path_ok(path) && str_add_note_id(&id, path);

	str_release(&id);
	if (!named)
		return err_set(err, ERR_DATA, "is no name for a note's file");
	if (codec_decode(&note_fields, &note, arena, str_text(bytes), bytes->length, err) != 0)
		return -1;
	people_settle_note(&store->people, &note, arena);
	*picture = note.picture;
	return note_check(&note, err);
}

static int check_person(
	const char *path, const struct str *bytes, struct arena *arena, struct err *err)
{
	const char *name = path + sizeof(LAYOUT_PEOPLE);
	size_t length = strlen(name) - strlen(".yaml");
	char handle[HANDLE_LONGEST + 1] = "";
	struct person person = { 0 };

	if (length <= HANDLE_LONGEST)
		memcpy(handle, name, length);
	if (!handle_valid(handle))
		return err_set(err, ERR_DATA,
			"is not named after a handle: lower-case letters, digits, and . _ - "
			"between them");
	return codec_decode(&person_fields, &person, arena, str_text(bytes), bytes->length, err);
}

static int check_settings(const struct str *bytes, struct arena *arena, struct err *err)
{
	struct settings settings;
	int status;

	settings_init(&settings);
	status = codec_decode(
		&settings_fields, &settings, arena, str_text(bytes), bytes->length, err);
	settings_release(&settings);
	return status;
}

static int check_picture(const struct str *bytes, struct err *err)
{
	bool placed;

	if (picture_kind(str_text(bytes), bytes->length, &placed) != NULL)
		return 0;
	return err_set(err, ERR_DATA, "is no png, jpeg, webp or gif");
}

static int check_sort(const struct store *store, const char *path, const struct str *bytes,
	const char **picture, struct arena *arena, struct err *err)
{
	struct round round = { .path = path };

	switch (edited_sort(path)) {
	case EDITED_NOTE:
		return check_note(store, path, bytes, picture, arena, err);
	case EDITED_PERSON:
		return check_person(path, bytes, arena, err);
	case EDITED_ROUND:
		return codec_decode(
			&round_fields, &round, arena, str_text(bytes), bytes->length, err);
	case EDITED_SETTINGS:
		return check_settings(bytes, arena, err);
	case EDITED_PICTURE:
		return check_picture(bytes, err);
	case EDITED_OTHER:
		break;
	}
	return err_set(err, ERR_DATA, "is none of ours");
}

int edited_check(const struct store *store, const char *path, const struct str *bytes,
	const char **check, const char **picture, struct arena *arena, struct err *err)
{
	*picture = NULL;
	*check = edited_sort(path) == EDITED_PICTURE ? "pictures" : "fields";
	if (check_sort(store, path, bytes, picture, arena, err) == 0)
		return 0;
	*check = unmerged_explain(err, *check, path, str_text(bytes), bytes->length);
	return -1;
}
