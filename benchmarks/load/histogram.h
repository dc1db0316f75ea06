/*
 * Latency histogram: log-linear, 64 steps for each power of two, so that any
 * percentile is right to within 1.6 % and recording is a few instructions.
 */
#ifndef LOAD_HISTOGRAM_H
#define LOAD_HISTOGRAM_H

#include <stdint.h>

#define HISTOGRAM_STEP_BITS 6
#define HISTOGRAM_STEPS (1 << HISTOGRAM_STEP_BITS)
#define HISTOGRAM_SLOTS ((64 - HISTOGRAM_STEP_BITS + 1) * HISTOGRAM_STEPS)

struct histogram {
	uint64_t slots[HISTOGRAM_SLOTS];
	uint64_t count;
	uint64_t max;
};

static inline unsigned histogram_slot(uint64_t value)
{
	if (value < HISTOGRAM_STEPS) {
		return (unsigned) value;
	}
	unsigned shift = 63 - HISTOGRAM_STEP_BITS - (unsigned) __builtin_clzll(value);
	return (shift + 1) * HISTOGRAM_STEPS + (unsigned) ((value >> shift) - HISTOGRAM_STEPS);
}

/* The smallest value that falls into the slot. */
static inline uint64_t histogram_value(unsigned slot)
{
	if (slot < HISTOGRAM_STEPS) {
		return slot;
	}
	unsigned shift = slot / HISTOGRAM_STEPS - 1;
	return (uint64_t) (HISTOGRAM_STEPS + slot % HISTOGRAM_STEPS) << shift;
}

static inline void histogram_add(struct histogram *histogram, uint64_t value)
{
	histogram->slots[histogram_slot(value)]++;
	histogram->count++;
	if (value > histogram->max) {
		histogram->max = value;
	}
}

static inline uint64_t histogram_percentile(const struct histogram *histogram, double percent)
{
	uint64_t wanted = (uint64_t) ((double) histogram->count * percent / 100.0);
	uint64_t seen = 0;

	for (unsigned slot = 0; slot < HISTOGRAM_SLOTS; slot++) {
		seen += histogram->slots[slot];
		if (seen > wanted) {
			return histogram_value(slot);
		}
	}
	return histogram->max;
}

#endif
