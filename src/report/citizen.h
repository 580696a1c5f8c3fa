/* citizen.h -- the page on which a citizen looks the own dossier up: plain HTML, no script, in Vietnamese or English.
 *
 *      ┌ Look up a dossier ───────────┐      Shown of a dossier: its step, the unit that holds it, when it is due and why.
 *      │ Code    [            ]       │      Nothing else: no name, no title, no paper, nobody's words. A code that is not
 *      │ Secret  [            ] [Go]  │      there and a wrong secret get the same page, byte for byte.
 *      └──────────────────────────────┘
 *
 * Read at 380 points of width; plain.h has the frame.
 */
#ifndef CONGVU_REPORT_CITIZEN_H
#define CONGVU_REPORT_CITIZEN_H

#include "report/report.h"

enum citizen_state { CITIZEN_ASKS, CITIZEN_FOUND, CITIZEN_NOT_FOUND, CITIZEN_TOO_OFTEN };

struct citizen_page {
    enum citizen_state state;
    struct text province;
    bool exercise;
    const struct sheet *sheet; /* CITIZEN_FOUND                                     */
    const struct why *why;     /* NULL: it has no due date                          */
};
void report_citizen(struct sbuf *out, struct arena *a, const struct citizen_page *page, const struct report_style *style);

#endif
