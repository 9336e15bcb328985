/*
 * Times two commands in turn (A B A B ...), each as a whole process, and
 * prints the medians, the median of the ratios pair by pair, and the peak
 * memory of each. `{}` in an argument becomes the number of the run.
 *
 *	measure RUNS [-p PREPARE] A [arg ...] -- B [arg ...]
 *
 * PREPARE RUN a|b is run before each, untimed.
 *
 * Output: one line, "a_ms b_ms ratio a_peak_kib b_peak_kib". A command that
 * fails ends the measurement: a fast failure is no result.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_RUNS 200
#define MOST_ARGS 64

struct sample {
	double ms;
	long peak;
};

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static char *numbered(const char *arg, int run)
{
	const char *mark = strstr(arg, "{}");
	char *out = NULL;
	int wrote = mark ? asprintf(&out, "%.*s%d%s", (int)(mark - arg), arg, run, mark + 2)
			 : asprintf(&out, "%s", arg);
	if (wrote < 0)
		abort();
	return out;
}

static void become(char **argv, int run)
{
	char *args[MOST_ARGS + 1] = { NULL };
	for (int i = 0; argv[i] && i < MOST_ARGS; i++)
		args[i] = numbered(argv[i], run);
	int null = open("/dev/null", O_RDWR);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	execvp(args[0], args);
	perror(args[0]);
	_exit(127);
}

static void prepare(const char *program, const char *side, int run)
{
	char command[4096];

	snprintf(command, sizeof(command), "%s %d %s", program, run, side);
	if (system(command) != 0) {
		fprintf(stderr, "measure: %s failed\n", command);
		exit(1);
	}
}

static struct sample run_once(char **argv, int run)
{
	double start = now_ms();
	pid_t child = fork();
	if (child < 0) {
		perror("fork");
		exit(1);
	}
	if (child == 0)
		become(argv, run);
	int status;
	struct rusage usage;
	wait4(child, &status, 0, &usage);
	double end = now_ms();
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "measure: %s failed in run %d (status %d)\n", argv[0], run, status);
		exit(1);
	}
	return (struct sample){ end - start, usage.ru_maxrss };
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof(*values), by_value);
	return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
	int runs = argc > 1 ? atoi(argv[1]) : 0;
	char **a = argv + 2, **b = NULL;
	const char *program = NULL;
	if (argc > 4 && strcmp(argv[2], "-p") == 0) {
		program = argv[3];
		a += 2;
	}
	for (int i = 2; i < argc && !b; i++)
		if (strcmp(argv[i], "--") == 0) {
			argv[i] = NULL;
			b = argv + i + 1;
		}
	if (runs < 1 || runs > MOST_RUNS || !b || !*a || !*b) {
		fprintf(stderr, "usage: measure RUNS [-p PREPARE] A [arg ...] -- B [arg ...]\n");
		return 2;
	}
	static double as[MOST_RUNS], bs[MOST_RUNS], ratios[MOST_RUNS];
	long peak_a = 0, peak_b = 0;
	for (int run = -1; run < runs; run++) {
		if (program != NULL)
			prepare(program, "a", run + 1);
		struct sample of_a = run_once(a, run + 1);
		if (program != NULL)
			prepare(program, "b", run + 1);
		struct sample of_b = run_once(b, run + 1);
		if (run < 0) /* to warm up */
			continue;
		as[run] = of_a.ms;
		bs[run] = of_b.ms;
		ratios[run] = of_a.ms / of_b.ms;
		peak_a = of_a.peak > peak_a ? of_a.peak : peak_a;
		peak_b = of_b.peak > peak_b ? of_b.peak : peak_b;
	}
	printf("%.2f %.2f %.3f %ld %ld\n", median(as, runs), median(bs, runs),
		median(ratios, runs), peak_a, peak_b);
	return 0;
}
