/* err.c -- the table of problems, and sentences that never end in half a letter. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct problem_row PROBLEMS[PB_COUNT] = { [PB_NONE] = { RC_OK, 200, 0, "none", "nothing is wrong" },
#define X(name, rc, http, exit, slug, meaning) [PB_##name] = { rc, http, exit, slug, meaning },
                                                       PROBLEM_LIST(X)
#undef X
};

const struct problem_row *problem_row(enum problem p)
{
    assert((unsigned)p < PB_COUNT);
    return &PROBLEMS[p];
}

/* s was cut somewhere: take away the last letter if it lost some of its bytes. */
static void cut_at_letter(char *s)
{
    size_t n = strlen(s), lead = n;
    while (lead > 0 && n - lead < 3 && ((unsigned char)s[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead == 0)
        return;
    unsigned char c = (unsigned char)s[lead - 1];
    size_t want = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    if (want > n - lead + 1)
        s[lead - 1] = '\0';
}

PRINTF(2, 0) static void sentence(char out[ERR_DETAIL_MAX], const char *fmt, va_list args)
{
    int n = vsnprintf(out, ERR_DETAIL_MAX, fmt, args);
    if (n < 0)
        out[0] = '\0';
    else if (n >= ERR_DETAIL_MAX)
        cut_at_letter(out);
}

enum rc err_set(struct err *err, enum problem p, const char *fmt, ...)
{
    assert(p > PB_NONE && p < PB_COUNT);
    enum rc rc = problem_row(p)->rc;
    if (!err)
        return rc;
    char detail[ERR_DETAIL_MAX]; /* the arguments may lie in err->detail itself */
    va_list args;
    va_start(args, fmt);
    sentence(detail, fmt, args);
    va_end(args);
    err->rc = rc;
    err->problem = p;
    memcpy(err->detail, detail, sizeof detail);
    return rc;
}

void err_prefix(struct err *err, const char *fmt, ...)
{
    if (!err)
        return;
    char where[ERR_DETAIL_MAX], whole[2 * ERR_DETAIL_MAX + 2];
    va_list args;
    va_start(args, fmt);
    sentence(where, fmt, args);
    va_end(args);
    int n = snprintf(whole, sizeof whole, "%s: %s", where, err->detail);
    bool cut = n >= ERR_DETAIL_MAX;
    memcpy(err->detail, whole, cut ? ERR_DETAIL_MAX - 1 : (size_t)n + 1);
    err->detail[ERR_DETAIL_MAX - 1] = '\0';
    if (cut)
        cut_at_letter(err->detail);
}
