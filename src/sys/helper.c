#include "sys/helper.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

struct thread {
	pthread_t id;
};

static void *begin(void *argument)
{
	struct helper *helper = argument;

	helper->work(helper->subject);
	return NULL;
}

void helper_start(struct helper *helper, void (*work)(void *subject), void *subject)
{
	sigset_t all, before;

	*helper = (struct helper){
		.work = work, .subject = subject, .thread = mem_alloc(sizeof(*helper->thread))
	};
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	int status = pthread_create(&helper->thread->id, NULL, begin, helper);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (status == 0)
		return;
	free(helper->thread);
	helper->thread = NULL;
	work(subject);
}

void helper_wait(struct helper *helper)
{
	if (helper->thread == NULL)
		return;
	pthread_join(helper->thread->id, NULL);
	free(helper->thread);
	helper->thread = NULL;
}

size_t helpers_worth(size_t most)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (processors < 1)
		return 1;
	return (size_t)processors < most ? (size_t)processors : most;
}
