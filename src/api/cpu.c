/* SPDX-License-Identifier: BSD-3-Clause
 *
 * How busy the CPUs are, and how many there are for us: Async\CpuSnapshot, cpu_usage(),
 * loadavg(), available_parallelism(). What the kernel does not tell is 0.
 */
#include "api/cpu.h"

#include <sched.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "api/classes.h"
#include "api/functions.h"
#include "core/clock.h"
#include "cpu_snapshot_arginfo.h"

typedef struct _cpu_sample {
	int64_t wall;
	int64_t process_user;
	int64_t process_system;
	int64_t system_idle;
	int64_t system_busy;
	long count;
} cpu_sample;

static zend_class_entry *ce_snapshot;
static ASYNC_TLS cpu_sample previous; /* of cpu_usage(); its wall is 0 before the first call */

/* {{{ What the kernel says */
/* The first line of a small file; empty when there is none. */
static void read_line(const char *path, char *line, size_t size)
{
	FILE *file = fopen(path, "re");

	if (!file || !fgets(line, (int) size, file)) {
		line[0] = '\0';
	}
	if (file) {
		fclose(file);
	}
}

static int64_t timeval_ns(const struct timeval *time)
{
	return (int64_t) time->tv_sec * ASYNC_NS_PER_S + (int64_t) time->tv_usec * 1000;
}

/* "cpu  user nice system idle iowait irq softirq steal guest guest_nice", in ticks; the
 * guests are part of user and nice. */
static void read_system(cpu_sample *sample)
{
	char line[512];
	unsigned long long value[8] = {0};
	unsigned long long tick = (unsigned long long) (ASYNC_NS_PER_S / sysconf(_SC_CLK_TCK));

	read_line("/proc/stat", line, sizeof(line));
	sscanf(line, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &value[0], &value[1], &value[2], &value[3],
		&value[4], &value[5], &value[6], &value[7]);
	sample->system_idle = (int64_t) ((value[3] + value[4]) * tick);
	sample->system_busy =
		(int64_t) ((value[0] + value[1] + value[2] + value[5] + value[6] + value[7]) * tick);
}

static void take_sample(cpu_sample *sample)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	sample->wall = async_clock_now();
	sample->process_user = timeval_ns(&usage.ru_utime);
	sample->process_system = timeval_ns(&usage.ru_stime);
	sample->count = MAX(sysconf(_SC_NPROCESSORS_ONLN), 1);
	read_system(sample);
}

/* The CPUs that a cgroup's quota is worth; 0 for no limit. */
static long read_quota(const char *directory)
{
	char path[512], line[64];
	long quota = 0, period = 0;

	snprintf(path, sizeof(path), "%s/cpu.max", directory); /* cgroup 2: "max 100000" or two numbers */
	read_line(path, line, sizeof(line));
	if (sscanf(line, "%ld %ld", &quota, &period) != 2) {
		snprintf(path, sizeof(path), "%s/cpu.cfs_quota_us", directory);
		read_line(path, line, sizeof(line));
		quota = strtol(line, NULL, 10);
		snprintf(path, sizeof(path), "%s/cpu.cfs_period_us", directory);
		read_line(path, line, sizeof(line));
		period = strtol(line, NULL, 10);
	}
	return quota > 0 && period > 0 ? quota / period + (quota % period != 0) : 0;
}

/* The least of our cgroup and those above it. */
static long limit_by_cgroups(long count, const char *root, char *group)
{
	char directory[400];
	char *slash;

	do {
		long quota;

		snprintf(directory, sizeof(directory), "%s%s", root, group);
		quota = read_quota(directory);
		if (quota > 0) {
			count = MIN(count, quota);
		}
		slash = strrchr(group, '/');
		if (slash) {
			*slash = '\0';
		}
	} while (slash);
	return count;
}

static long count_available(void)
{
	cpu_set_t set;
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	char line[300] = "";
	FILE *file;

	if (sched_getaffinity(0, sizeof(set), &set) == 0) {
		count = CPU_COUNT(&set);
	}
	file = fopen("/proc/self/cgroup", "re");
	while (file && fgets(line, sizeof(line), file)) { /* "0::/path" or "4:cpu,cpuacct:/path" */
		char *path = strrchr(line, ':');
		bool v2 = strncmp(line, "0::", 3) == 0;

		line[strcspn(line, "\n")] = '\0';
		if (path && (v2 || strstr(line, ":cpu"))) {
			count = limit_by_cgroups(count, v2 ? "/sys/fs/cgroup" : "/sys/fs/cgroup/cpu", path + 1);
		}
	}
	if (file) {
		fclose(file);
	}
	return MAX(count, 1);
}
/* }}} */

ZEND_FUNCTION(Async_available_parallelism)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(count_available());
}

static bool get_load(zval *load)
{
	double average[3];

	if (getloadavg(average, 3) != 3) {
		ZVAL_NULL(load);
		return false;
	}
	array_init_size(load, 3);
	for (int i = 0; i < 3; i++) {
		add_next_index_double(load, average[i]);
	}
	return true;
}

ZEND_FUNCTION(Async_loadavg)
{
	ZEND_PARSE_PARAMETERS_NONE();
	get_load(return_value);
}

static double divide(int64_t part, int64_t whole)
{
	return part > 0 && whole > 0 ? (double) part / (double) whole : 0.0;
}

ZEND_FUNCTION(Async_cpu_usage)
{
	cpu_sample now, before = previous;
	int64_t wall = 0, process = 0, busy = 0, system = 0;
	zval load;

	ZEND_PARSE_PARAMETERS_NONE();
	take_sample(&now);
	previous = now;
	if (before.wall) {
		wall = now.wall - before.wall;
		process = now.process_user + now.process_system - before.process_user - before.process_system;
		busy = now.system_busy - before.system_busy;
		system = busy + now.system_idle - before.system_idle;
	}
	get_load(&load);
	array_init_size(return_value, 6);
	add_assoc_double(return_value, "process_cores", divide(process, wall));
	add_assoc_double(
		return_value, "process_percent", MIN(100.0 * divide(process, wall) / (double) now.count, 100.0));
	add_assoc_double(return_value, "system_percent", MIN(100.0 * divide(busy, system), 100.0));
	add_assoc_long(return_value, "cpu_count", now.count);
	add_assoc_double(return_value, "interval_sec", (double) wall / ASYNC_NS_PER_S);
	add_assoc_zval(return_value, "loadavg", &load);
}

void async_cpu_request_shutdown(void)
{
	previous.wall = 0;
}

ZEND_METHOD(Async_CpuSnapshot, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Async_CpuSnapshot, now)
{
	cpu_sample sample;
	zend_object *object;
	int i = 0;

	ZEND_PARSE_PARAMETERS_NONE();
	take_sample(&sample);
	object_init_ex(return_value, ce_snapshot);
	object = Z_OBJ_P(return_value);
	/* Readonly and never read before: written to their slots, in the order of the stub. */
	ZVAL_LONG(OBJ_PROP_NUM(object, i++), sample.wall);
	ZVAL_LONG(OBJ_PROP_NUM(object, i++), sample.process_user);
	ZVAL_LONG(OBJ_PROP_NUM(object, i++), sample.process_system);
	ZVAL_LONG(OBJ_PROP_NUM(object, i++), sample.system_idle);
	ZVAL_LONG(OBJ_PROP_NUM(object, i++), sample.system_busy);
	ZVAL_LONG(OBJ_PROP_NUM(object, i++), sample.count);
}

void async_cpu_register(void)
{
	ce_snapshot = register_class_Async_CpuSnapshot();
}
