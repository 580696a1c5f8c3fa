/* xlsx.h -- an Excel workbook to records: each sheet that is shown is a table.
 *
 *   xl/workbook.xml ──► sheets, by their relations ──► xl/worksheets/sheet1.xml, twice: merged ranges, then rows
 *   xl/sharedStrings.xml, xl/styles.xml ──► words; which numbers are dates
 *
 * Formulas are not evaluated: the value that was saved with them is read. A date is written 2025-09-30, with its hour
 * where it has one. Cells that a merged one covers say so.
 *
 * For the child only: pure, but for what libarchive and expat do.
 */
#ifndef CONGVU_INTAKE_XLSX_H
#define CONGVU_INTAKE_XLSX_H

#include "base/sbuf.h"
#include "intake/package.h"

enum { XLSX_SHEETS_MAX = 64, XLSX_STRINGS_MAX = 1 << 20, XLSX_STYLES_MAX = 1 << 16, XLSX_MERGES_MAX = 2048 };

bool xlsx_is(const struct package *p);
enum fault xlsx_read(struct arena *a, struct package *p, struct sbuf *answer);

#endif
