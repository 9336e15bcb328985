#include "store/pending.h"

#include <unistd.h>

#include "base/ascii.h"
#include "store/git_advance.h"
#include "store/git_sign.h"
#include "store/inside.h"
#include "store/tree_files.h"
#include "sys/file.h"

static void add_line(struct str *out, const char *word, const char *text)
{
	str_addf(out, "%s ", word);
	/* (only a subject may hold a line feed; the commit's message makes it harmless anyway) */
	for (; *text != '\0'; text++)
		str_add_char(out, *text == '\n' || *text == '\r' ? ' ' : *text);
	str_add_char(out, '\n');
}

static void add_file(struct str *out, const struct plan_file *file)
{
	str_addf(out, "file %o", file->mode);
	for (enum version_in in = IN_WORK; in < VERSIONS; in++) {
		str_add_char(out, ' ');
		str_add_oid(out, &file->before[in].id);
		str_add_char(out, ' ');
		str_add_oid(out, &file->after[in].id);
	}
	str_addf(out, " %s\n", file->path);
}

static void add_start(struct str *out, struct store *store, const struct oid *commit)
{
	str_add(out, PENDING_FIRST "\n");
	add_line(out, "branch", repo_branch(store->repo));
	str_add(out, "commit ");
	str_add_oid(out, commit);
	str_add_char(out, '\n');
}

static int write_out(struct store *store, const struct str *out, struct err *err)
{
	struct staged staged;
	bool durable = repo_is_durable(store->repo);
	int dir, status = dir_open(&dir, store->git_dir, err);

	if (status != 0)
		return -1;
	status = dir_make_for(dir, PENDING, err);
	if (status == 0)
		status = file_stage(&staged, dir, PENDING, out->bytes, out->length, durable, err);
	if (status == 0)
		status = file_settle(&staged, true, durable, err);
	if (status != 0)
		err_in(err, "%s/" PENDING, store->git_dir);
	close(dir);
	return status;
}

int pending_write(struct store *store, const struct plan *plan, const struct message *message,
	const struct oid *commit, struct err *err)
{
	struct str out = { 0 };
	int status;

	add_start(&out, store, commit);
	add_line(&out, "subject", message->subject);
	if (message->action != NULL)
		add_line(&out, "action", message->action);
	add_line(&out, "by", message->by);
	if (message->undoes != NULL)
		add_line(&out, "undoes", message->undoes);
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		add_file(&out, file);
	str_add(&out, PENDING_LAST "\n");
	status = write_out(store, &out, err);
	str_release(&out);
	return status;
}

static void add_version(struct str *out, const struct version *version)
{
	str_addf(out, " %o ", version->mode);
	str_add_oid(out, &version->id);
}

/* Which of the two that HEAD has VERSION is. */
static char letter(const struct plan_file *file, const struct version *version)
{
	if (oid_none(&version->id))
		return '-';
	return version_same(version, &file->after[IN_HEAD]) ? 'a' : 'b';
}

static void add_take(struct str *out, const struct plan_file *file)
{
	str_add(out, "take");
	add_version(out, &file->before[IN_HEAD]);
	add_version(out, &file->after[IN_HEAD]);
	str_addf(out, " %c%c%c%c%c ", letter(file, &file->before[IN_WORK]),
		letter(file, &file->after[IN_WORK]), letter(file, &file->before[IN_INDEX]),
		letter(file, &file->after[IN_INDEX]), file->out ? 'o' : 'i');
	for (const char *at = file->path; *at != '\0'; at++)
		if (ascii_is_control(*at) || *at == '%')
			str_addf(out, "%%%02X", (unsigned)(unsigned char)*at);
		else
			str_add_char(out, *at);
	str_add_char(out, '\n');
}

int pending_write_kind(struct store *store, enum pending_kind kind, const struct plan *plan,
	const struct plan_move *move, struct err *err)
{
	struct oid tip = repo_tip(store->repo);
	struct str out = { 0 };
	int status;

	add_start(&out, store, &move->commit);
	add_line(&out, "kind", pending_kinds[kind]);
	str_add(&out, "from ");
	str_add_oid(&out, &tip);
	str_add_char(&out, '\n');
	add_line(&out, "subject", move->log);
	for (const struct plan_file *file = plan != NULL ? plan->first : NULL; file != NULL;
		file = file->next)
		add_take(&out, file);
	str_add(&out, PENDING_LAST "\n");
	status = write_out(store, &out, err);
	str_release(&out);
	return status;
}

void pending_remove(struct store *store)
{
	struct err err = { 0 };
	int dir;

	if (dir_open(&dir, store->git_dir, &err) == 0) {
		if (file_remove(dir, PENDING, false, &err) != 0)
			err_clear(&err); /* it tells of what is done: the next writer finds that out
					  */
		close(dir);
	}
	err_release(&err);
}

void pending_sweep(struct store *store)
{
	struct err err = { 0 };
	int dir;

	if (dir_open(&dir, store->git_dir, &err) == 0) {
		tree_files_sweep(dir, PENDING);
		close(dir);
	}
	sign_sweep(store);
	err_release(&err);
}
