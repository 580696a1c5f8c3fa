/* secret.h -- a mark of secrecy in the header: MẬT, TỐI MẬT, TUYỆT MẬT. */
#ifndef CONGVU_INTAKE_SECRET_H
#define CONGVU_INTAKE_SECRET_H

#include "intake/scan.h"

/* The mark as printed; empty where the header bears none. Running text that speaks of secrets is no mark. */
struct text secret_mark(const struct scan *s);
/* The same over every line: for words that are a header by their place, not by being first. */
struct text secret_mark_anywhere(const struct scan *s);

#endif
