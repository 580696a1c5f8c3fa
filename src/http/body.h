/* body.h -- a JSON body is described, not parsed: a table beside the struct it fills. Private to http/.
 *
 * Text is brought to NFC at this door. A key that the table does not name is refused: a client that says more than is heard would
 * believe it was.
 */
#ifndef CONGVU_HTTP_BODY_H
#define CONGVU_HTTP_BODY_H

#include "app/congvu.h"

enum body_type {
    B_TEXT,   /* struct text                                                    */
    B_BOOL,   /* bool                                                           */
    B_NUMBER, /* int64_t                                                        */
    B_TEXTS,  /* struct body_texts: a list of texts                             */
    B_FIELDS, /* struct body_fields: { key: text | number | true | [text...] }, as an act states them */
    B_JSON,   /* struct text: the value as it is, written again: for what the library reads itself   */
};

struct body_texts {
    const struct text *items;
    size_t n;
};
struct body_fields {
    const struct congvu_field *items;
    size_t n;
};

struct body_field {
    const char *key;
    enum body_type type;
    size_t offset;
    bool must;
    const char *help;
};

enum { BODY_BYTES_MAX = 1 << 20, BODY_ITEMS_MAX = 1000, BODY_DEPTH_MAX = 8 };

/* Fills *out (zeroed by the caller), in the arena. *field: the key that is wrong, "" where none is. */
enum rc body_read(struct arena *a, struct text bytes, const struct body_field *fields, void *out, struct text *field,
                  struct err *err);

#endif
