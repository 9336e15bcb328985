#include "render/names.h"

#include "render/phrase.h"

const char *answer_name(enum answer answer)
{
	static const char *const names[] = {
		[ANSWER_NONE] = "thank",
		[ANSWER_REPLY] = "reply",
		[ANSWER_CHEER] = "cheer",
	};

	return names[answer];
}

const char *receipt_name(enum receipt_kind kind)
{
	static const char *const names[] = {
		[RECEIPT_THANK] = "thank",
		[RECEIPT_REPLY] = "reply",
		[RECEIPT_CHEER] = "cheer",
		[RECEIPT_EDIT] = "edit",
		[RECEIPT_REMOVE] = "remove",
	};

	return names[kind];
}

const char *wall_order_name(enum wall_order order)
{
	static const char *const names[] = {
		[WALL_NEWEST] = "newest",
		[WALL_BEST] = "best",
		[WALL_ALOUD] = "oldest",
	};

	return names[order];
}

const char *remind_name(enum remind_kind kind)
{
	static const char *const names[] = {
		[REMIND_THANK] = "thank",
		[REMIND_ANSWER] = "answer",
		[REMIND_BIRTHDAY] = "birthday",
		[REMIND_ANNIVERSARY] = "anniversary",
		[REMIND_NOTICE] = "notice",
		[REMIND_YEAR_AGO] = "year_ago",
		[REMIND_WEEK] = "week",
		[REMIND_ROUND] = "round",
		[REMIND_JOIN] = "join",
	};

	return names[kind];
}

const char *side_name(enum ring_side side)
{
	static const char *const names[] = {
		[RING_LEFT] = "left",
		[RING_RIGHT] = "right",
		[RING_ANYONE] = "anyone",
	};

	return names[side];
}

const char *share_name(enum tally_part part)
{
	static const char *const names[] = {
		[TALLY_KIND] = "kind",
		[TALLY_REMOTE] = "remote",
		[TALLY_GROUP] = "group",
	};

	return names[part];
}

const char *period_name(enum period period)
{
	return period == PERIOD_OTHER ? "days" : period_word(period);
}

const char *goal_name(enum goal goal)
{
	static const char *const names[] = {
		[GOAL_THANKED] = "thanked",
		[GOAL_CUSTOMER] = "customer",
		[GOAL_TEAM] = "team",
		[GOAL_REMOTE] = "remote",
	};

	return names[goal];
}

const char *phase_name(enum week_phase phase)
{
	static const char *const names[] = {
		[WEEK_BEFORE] = "before",
		[WEEK_DURING] = "during",
		[WEEK_AFTER] = "after",
	};

	return names[phase];
}

const char *level_name(enum problem_level level)
{
	return level == PROBLEM_ERROR ? "error" : "remark";
}
