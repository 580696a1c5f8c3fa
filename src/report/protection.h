/* protection.h -- what a proposal of an innovation protects its proposer by: registered when, for what, decided by whom, evaluated how.
 *
 * A paper for the person (Decree 73/2023/NĐ-CP, art. 11; Law on Cadres and Civil Servants 2025, art. 34): every line is what an act of the
 * record states, with who did it and when. It is Vietnamese whatever the reader's language, as papers are; JSON has the codes.
 *
 * Owns:    nothing.
 * Fails:   PB_TEMPLATE, PB_TOO_LARGE (template.h).
 * Threads: pure.
 */
#ifndef CONGVU_REPORT_PROTECTION_H
#define CONGVU_REPORT_PROTECTION_H

#include "matter/values.h"
#include "report/package.h"
#include "report/report.h"

enum protection_state { PROTECTION_NOT_YET, PROTECTION_REJECTED, PROTECTION_STANDS, PROTECTION_EVALUATED, PROTECTION_STATE_COUNT };
extern const char *const PROTECTION_WORDS[PROTECTION_STATE_COUNT + 1]; /* "not_yet", "rejected", "stands", "evaluated" */

struct protection {
    const struct world *world;
    const struct family *family;
    const struct matter *matter;
    struct values values;
    struct text code, command, province;
    enum protection_state state;
    bool emergency;
    struct instant now;
    bool exercise;
    const struct package *template; /* of the Word file */
};

void report_protection(struct sbuf *out, struct arena *a, const struct protection *p, const struct report_style *style);
enum rc report_protection_docx(struct sbuf *out, struct arena *a, const struct protection *p, struct err *err);

/* What was stated for a field, as people read it: names of choices, units and persons; the rest as written. */
struct text say_stated(struct arena *a, const struct world *world, const struct field_rule *f, struct text recorded, struct instant t,
                       const char *lang);

#endif
