/* letters.h -- what goes by mail: the morning's digest of one's own work, and an urging. Text, and the same as HTML.
 *
 * As report.h: decides nothing, reads nothing. The language is the thread's.
 */
#ifndef CONGVU_LETTERS_H
#define CONGVU_LETTERS_H

#include "report/mime.h"
#include "report/pages.h"

struct digest {
    const struct work *work;
    const struct calendar *cal;
    struct text name;   /* the official's                                  */
    struct text office; /* in whose name the letter is                     */
    const char *origin; /* "https://congvu.example": links begin with it   */
};
/* What I hold by time left: late, due today, due this week, later; what waits to be confirmed or assigned; who waits for me; whom I wait
 * for. False, and nothing written, where there is nothing to say. */
bool report_digest(struct arena *a, const struct digest *d, const struct report_style *style, struct mail_body *out);

struct urging {
    const struct board_line *line; /* the matter as it is held now          */
    struct text by, words;         /* who urges, with post; what was said   */
    struct instant at, now;
    const struct calendar *cal;
    struct text name, office;
    const char *origin;
};
void report_urging(struct arena *a, const struct urging *u, const struct report_style *style, struct mail_body *out);

#endif
