/*
 * The scene for a page: everybody, the settings, today, me, and how the store
 * calls a note for short. All borrowed from app.
 */
#ifndef CMD_SCENE_H
#define CMD_SCENE_H

#include "cmd/app.h"
#include "view/scene.h"

/* Without me: for pages that say the same to everybody, and need not ask git for it. */
MUST_CHECK int scene_open(struct scene *scene, struct app *app, struct err *err);
/* With me where that is known; for pages that say the same to everybody but for what one would type. */
MUST_CHECK int scene_guess(struct scene *scene, struct app *app, struct err *err);
MUST_CHECK int scene_set(struct scene *scene, struct app *app, struct err *err);

#endif
