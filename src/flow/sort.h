/* sort.h -- the acts of each case together, in order of time; equal times keep the order of the file.
 *
 *      columns as read      c7 c1 c9 c1 c4 ...
 *      partition            [c0..c3      ][c4..c7      ][c8..c11 ...      by the high bits of the case, column after column
 *      each part            counted by case, then each case by time       while it lies in the cache
 *
 * Sorting 20 million acts by comparing them would touch memory at random some 24 times for each. Partitioning touches it twice, in a few
 * hundred streams; whatever is left to do is done where the data is near. The unsorted columns melt as they are read (pages.h).
 *
 * Threads: `threads` of its own; the log belongs to the caller.
 */
#ifndef CONGVU_FLOW_SORT_H
#define CONGVU_FLOW_SORT_H

#include "flow/log.h"

/* Returns how many acts stood before an earlier act of their case in the file: out of order. log->sorted is true afterwards. */
size_t flow_sort(struct flow_log *log, unsigned threads);

#endif
