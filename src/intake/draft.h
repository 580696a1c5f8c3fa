/* draft.h -- the draft while it is being written: contents and clauses, and the fields that come after them. */
#ifndef CONGVU_INTAKE_DRAFT_H
#define CONGVU_INTAKE_DRAFT_H

#include "intake/partner.h"
#include "intake/sentence.h"
#include "intake/subject.h"

/* What a heading or chapeau hands down to the items under it. */
struct scope {
    bool directive;
    enum section section;
    bool objects;     /* the items only list what something consists of */
    enum field field; /* the items are values of this field              */
    struct names leads, partners;
    struct text person;
};

struct made { /* beside every content */
    struct part at;
    size_t para;
    bool from_field; /* a clause of a field line: belongs to the block above it */
};

struct writer {
    struct scan *s;
    struct intake_draft *out;
    struct made *made;
    size_t nmade;
    size_t block;     /* the first content that coming field lines may speak of */
    int nfields;      /* field lines of the block so far */
    bool warm;        /* the last sentence read was a task                   */
    bool fields_open; /* the last thing read was a field line                   */
    int *clause_of;   /* of every paragraph: its heading clause, or -1          */
    struct part *said; /* beside every clause                                   */
    size_t nsaid;
    struct part *marks; /* enumerators inside sentences                         */
    size_t nmarks;
    size_t *rank; /* of every content its place in the order of the text, once it is known */
};

void writer_clause(struct writer *w, struct part p, enum intake_reason reason);
/* An enumerator inside a sentence: nobody's words. */
void writer_mark(struct writer *w, struct part p);
/* The same for a heading, which a field line may turn into a content later. */
void writer_heading(struct writer *w, size_t para, struct part p, enum intake_reason reason);

/* A content with these words, held by `leads`; its other fields are read from its words. */
void writer_content(struct writer *w, size_t para, struct part p, const struct names *leads, struct text person,
                    const struct names *partners, bool from_field);

/* A field line of paragraph `para`, whose value is `value`. */
enum { BLOCK_FIELDS_MAX = 64 }; /* more are no block: each is handed to every task of it */
void writer_field(struct writer *w, size_t para, enum field field, struct part value);

/* The same for contents [from, to) alone: a cell of their row. */
void writer_cell(struct writer *w, size_t para, enum field field, struct part value, size_t from, size_t to);

/* "Chủ trì: Sở X; thời gian: quý II" inside paragraph `para`, for the contents of that paragraph alone. False when p does
 * not begin with such a field. */
bool writer_inline_fields(struct writer *w, size_t para, struct part p);

/* These help with it too, first of all. */
void content_add_partners(const struct scan *s, struct intake_content *c, const struct names *partners);

/* Sentences of [p.t0, p.t1) become contents or clauses. */
void writer_sentences(struct writer *w, size_t para, struct part p, const struct scope *in, bool from_field);

/* Order, and drop headings that became contents. */
void writer_finish(struct writer *w);

#endif
