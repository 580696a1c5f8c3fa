/* press.h -- what a press report and a speech have instead of a letterhead: a dateline; and the sentence behind which the orders stand. */
#ifndef CONGVU_INTAKE_PRESS_H
#define CONGVU_INTAKE_PRESS_H

#include "intake/intake.h"
#include "intake/scan.h"

/* The day of a line near the head that holds a whole date and little else: "Thứ Hai, 07/9/2027 08:15". Left alone where there is none, or
 * where the document has a date already. */
void press_dateline(const struct scan *s, struct intake_document *doc);

/* In [t, end) the token behind an order that is told with its speaker right before it: "..., Chủ tịch UBND tỉnh Lê Văn N đã giao | Sở X",
 * "đồng chí lưu ý, | Sở X cần ...". `end` where none is. */
size_t press_addressee(const struct scan *s, size_t t, size_t end);

/* Of paragraphs [from, to) the headline: the first that is no dateline, short and without a full stop. `to` where there is none. */
size_t press_headline(const struct scan *s, size_t from, size_t to);

/* Of paragraphs [from, to) the first that introduces orders ("... yêu cầu:"): all before it is background. `from` where none does. */
size_t press_orders_from(const struct scan *s, size_t from, size_t to);

#endif
