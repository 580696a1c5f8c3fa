/* csv.h -- RFC 4180: commas, CRLF, quotes where needed; a header line first.
 *
 * It begins with a byte order mark, always: without it Excel reads UTF-8 as another encoding and breaks every Vietnamese name, and
 * a file that is right only with an option is wrong on the first day (docs/formats/csv.md).
 *
 * A cell that begins with = + - @ or a tab would be taken for a formula by a spreadsheet; it gets an apostrophe in front. Instants
 * are ISO in the office's zone; working time is two cells, seconds and "152h50". */
#ifndef CONGVU_CSV_H
#define CONGVU_CSV_H

#include "base/instant.h"
#include "base/sbuf.h"

#define CSV_BOM "\xEF\xBB\xBF"

struct csv {
    struct sbuf *out;
    bool begun; /* the row has a cell */
};

struct csv csv_new(struct sbuf *out, const char *header); /* header: names with commas, written as they are */
void csv_text(struct csv *, struct text);
void csv_word(struct csv *, const char *);
void csv_int(struct csv *, int64_t);
void csv_bool(struct csv *, bool);          /* "yes", "no"          */
void csv_day(struct csv *, struct day);
void csv_instant(struct csv *, struct instant); /* "" where there is none */
void csv_span(struct csv *, struct workspan);   /* two cells            */
void csv_end(struct csv *);                     /* of the row           */

#endif
