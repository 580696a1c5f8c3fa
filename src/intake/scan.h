/* scan.h -- what every part of intake reads: the text, its tokens, its paragraphs as a list tree.
 *
 *   paragraph   a run of tokens [t0, t1): one list item or one paragraph, lines that were only wrapped joined
 *   body        its first token after the list marker
 *   parent      the item or heading it stands under, or PARA_ROOT
 *
 * A subtree is the paragraphs [i, para[i].after).
 */
#ifndef CONGVU_INTAKE_SCAN_H
#define CONGVU_INTAKE_SCAN_H

#include "intake/rule.h"
#include "intake/source.h"
#include "intake/token.h"

enum marker {
    MARKER_NONE,
    MARKER_PART,    /* Phần thứ nhất, Chương II     */
    MARKER_CAPS,    /* a line in capitals           */
    MARKER_ROMAN,   /* II.                          */
    MARKER_UPPER,   /* A.                           */
    MARKER_ARTICLE, /* Điều 3.                      */
    MARKER_NUMBER,  /* 1. and 1.2. : see depth      */
    MARKER_LOWER,   /* a)                           */
    MARKER_PAREN,   /* (1)  1)                      */
    MARKER_LITTLE,  /* (i)                          */
    MARKER_ORDINAL, /* Một là,  Thứ nhất,           */
    MARKER_STAR,    /* *                            */
    MARKER_DASH,    /* -                            */
    MARKER_PLUS,    /* +                            */
    MARKER_BULLET,  /* • and the like               */
};

enum { PARA_ROOT = -1 };

struct para {
    size_t t0, t1, body; /* tokens */
    enum marker marker;
    int depth;    /* of MARKER_NUMBER: 2 for 1.2. */
    int parent;   /* PARA_ROOT or an index below its own */
    size_t after; /* the first paragraph no longer in its subtree */
    bool open;    /* ends like a heading: no full stop, or a colon */
    bool colon;   /* ends with a colon */
    bool row;     /* of a table: its cells stand apart by "|" or tabs */
};

struct scan {
    struct arena *a;
    struct source src;
    struct text t; /* src.nfc */
    const struct lexicon *lex;
    struct token *tok;
    size_t ntok;
    struct para *para;
    size_t npara;
    bool english;
    bool press; /* no letterhead: a speech, or a report of one or of a document */
    bool has_issued;
    struct day issued;
    uint64_t without; /* of rule.h */
};

static inline bool scan_rule(const struct scan *s, enum intake_rule r) { return (s->without >> r & 1) == 0; }

/* The words of tokens [t0, t1) as they stand. */
struct text scan_text(const struct scan *s, size_t t0, size_t t1);

/* How many tokens the longest phrase of any of these classes takes at t, 0 for none; `end` bounds it. *ph may be NULL. */
size_t scan_phrase(const struct scan *s, size_t t, size_t end, uint32_t classes, const struct phrase **ph);

/* The same for one cue: a turn of phrase that a rule asks for by name (lexicon.h). */
size_t scan_cue(const struct scan *s, size_t t, size_t end, enum cue cue);
/* The first place in [t, end) where it stands, or SIZE_MAX. */
size_t scan_cue_find(const struct scan *s, size_t t, size_t end, enum cue cue);
static inline bool scan_has(const struct scan *s, size_t t, size_t end, enum cue cue)
{
    return scan_cue_find(s, t, end, cue) != SIZE_MAX;
}

static inline bool scan_sign(const struct scan *s, size_t t, size_t end, char sign)
{
    return t < end && s->tok[t].kind == TOKEN_SIGN && s->tok[t].word == (uint16_t)sign;
}
static inline bool scan_cap(const struct scan *s, size_t t, size_t end)
{
    return t < end && s->tok[t].kind == TOKEN_WORD && (s->tok[t].flags & TOKEN_CAP);
}
static inline bool scan_word(const struct scan *s, size_t t, size_t end)
{
    return t < end && s->tok[t].kind == TOKEN_WORD;
}
/* The value of a number token; -1 where there is none or it has more than nine digits. */
int scan_number(const struct scan *s, size_t t, size_t end);

/* After the bracket that t opens, if it closes within SCAN_BRACKET_MAX tokens; t + 1 otherwise. */
enum { SCAN_BRACKET_MAX = 80 };
size_t scan_past_bracket(const struct scan *s, size_t t, size_t end);

/* How many tabs stand before t on its line: the cells of a row stand apart by them. */
size_t scan_tabs(const struct scan *s, size_t t);

/* What parts the members of a list at t: one of these signs, "và", or both; its length, 0 where neither stands. */
size_t scan_joint(const struct scan *s, size_t t, size_t end, const char *signs);

#endif
