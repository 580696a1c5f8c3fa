/* qr.h -- words as a QR code: a picture for a telephone, drawn as SVG. Private to report/. */
#ifndef CONGVU_REPORT_QR_H
#define CONGVU_REPORT_QR_H

#include "base/sbuf.h"

/* Nothing where the words are too long for one. */
void report_qr(struct sbuf *out, struct arena *a, struct text words, const char *label);

#endif
