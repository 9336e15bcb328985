/*
 * The scene for a page: everybody, the settings, today, me, and how the store
 * calls a note for short. All borrowed from app.
 */
#ifndef CMD_SCENE_H
#define CMD_SCENE_H

#include "cmd/app.h"
#include "view/scene.h"

MUST_CHECK int scene_set(struct scene *scene, struct app *app, struct err *err);

#endif
