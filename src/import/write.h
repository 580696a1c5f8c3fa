/* write.h -- a log in the forms other tools read: XES, CSV, OCEL 2.0 in JSON or SQLite. What is written is read back to the same acts by import_log.
 *
 *      XES    a trace a case; org:group, org:resource, lifecycle:transition, and to_unit, due, kind where there are any
 *      CSV    case, time, act, unit, to_unit, person, state, due, kind; for programs: nothing is done to what a spreadsheet takes for a formula
 *      OCEL   an object a case, of type `case`; the rest as attributes of events
 *
 * Persons are written as P1, P2 ... unless `name_persons`. Times are RFC 3339 in the office's zone.
 */
#ifndef CONGVU_IMPORT_WRITE_H
#define CONGVU_IMPORT_WRITE_H

#include "base/sbuf.h"
#include "base/instant.h"
#include "flow/log.h"

enum log_form { LOG_XES, LOG_CSV, LOG_OCEL, LOG_OCEL_SQLITE };

/* The log is sorted (flow_sort). PB_FILE_BROKEN: of LOG_OCEL_SQLITE alone, when the engine cannot make the file. */
enum rc log_write(struct sbuf *out, const struct flow_log *log, enum log_form form, bool name_persons, struct err *err);

#endif
