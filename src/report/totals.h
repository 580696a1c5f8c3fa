/* totals.h -- sums (sums.h) as a section of another page. Private to report/. */
#ifndef CONGVU_REPORT_TOTALS_H
#define CONGVU_REPORT_TOTALS_H

#include "report/reading.h"
#include "report/sums.h"

/* The table of groups, with its name as heading; the same as a JSON object. */
void print_totals(const struct page *page, const struct reader *r, const struct sums *sums);
json_t *js_totals(const struct sums *sums);

#endif
