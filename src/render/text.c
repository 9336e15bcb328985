#include "render/text.h"

const struct renderer render_text = {
	.name = "text",
	.wall = text_wall,
	.show = text_show,
	.card = text_card,
	.receipt = text_receipt,
	.undo = text_undo,
	.report = text_report,
	.person_report = text_person_report,
	.remind = text_remind,
	.reminders = text_reminders,
	.week = text_week,
	.week_report = text_week_report,
	.people = text_people,
	.person = text_person,
	.round = text_round,
	.rounds = text_rounds,
	.check = text_check,
	.whoami = text_whoami,
	.synced = text_synced,
};
