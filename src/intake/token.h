/* token.h -- the text as words, numbers and signs, each with the number its word has in the lexicon.
 *
 * Everything after this compares small integers. A word's number stands for its key (lower case, the tone mark in one
 * place), so ỦY, Uỷ and ủy are the same word; whether it was written with a capital is a flag.
 * Signs are numbered by an ASCII stand-in: “ ” are '"', – — are '-', … is '.', bullets are '*'.
 */
#ifndef CONGVU_INTAKE_TOKEN_H
#define CONGVU_INTAKE_TOKEN_H

#include "base/err.h"
#include "intake/lexicon.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_SIGN };

enum token_flag {
    TOKEN_CAP = 1,    /* begins with a capital                          */
    TOKEN_CAPS = 2,   /* two letters or more, all capitals: UBND, QUYẾT */
    TOKEN_GAP = 4,    /* white space before it                          */
    TOKEN_LINE = 8,   /* first on its line                              */
    TOKEN_BLANK = 16, /* an empty line before it (then LINE too)        */
};

struct token {
    uint32_t start, end; /* bytes */
    uint16_t word;       /* 0: a word the lexicon has not, or a number; < 128: a sign */
    uint8_t kind, flags;
};

struct tokens {
    struct token *p;
    size_t n;
};

/* PB_TOO_LARGE beyond INTAKE_WORDS_MAX. */
enum rc tokens_read(struct arena *a, const struct lexicon *lex, struct text t, struct tokens *out, struct err *err);

/* One token after the other, without word numbers; *bytes is how it is written. */
struct token_reader {
    struct text t;
    size_t at;
};
bool token_next(struct token_reader *r, struct token *out, struct text *bytes);

#endif
