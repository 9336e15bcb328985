#include "cmd/others.h"

#include "cmd/question.h"

static bool is_mine(const struct note *note, const char *me)
{
	return text_same(note->from, me) || (note->by != NULL && text_same(note->by, me));
}

int others_allow(struct app *app, const struct note *note, const char *what_to_do,
	enum others typed, struct err *err)
{
	const char *me;

	if (app_me(app, &me, NULL, err) != 0)
		return -1;
	if (typed == OTHERS_YES || is_mine(note, me))
		return 0;
	switch (question_ask(
		app, "%s is by @%s; %s it?", note->id, note_writer(note), what_to_do)) {
	case CONSENT_YES:
		return 0;
	case CONSENT_NO:
		return question_declined(app, err);
	case CONSENT_NOBODY_ASKED:
		break;
	}
	err_set(err, ERR_BUSY, "%s: '%s' is by @%s, and you are @%s", what_to_do, note->id,
		note_writer(note), me);
	return err_hint(
		err, "if it is meant, say --yes; nothing is lost: thanks undo brings it back");
}
