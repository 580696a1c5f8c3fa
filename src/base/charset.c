#include "base/charset.h"

#include "base/oom.h"

#include <unicode/ucnv.h>

enum { PIVOT = 1024, NAME_MAX_BYTES = 64 };

struct charset {
    UConverter *from, *to;
    UChar pivot[PIVOT], *source, *target;
    bool begun;
};

struct charset *charset_new(struct text name)
{
    char cname[NAME_MAX_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    if (name.n == 0 || name.n >= sizeof cname)
        return NULL;
    for (size_t i = 0; i < name.n; i++)
        cname[i] = name.p[i];
    cname[name.n] = '\0';
    UConverter *from = ucnv_open(cname, &status);
    if (U_FAILURE(status))
        return NULL;
    struct charset *c = calloc(1, sizeof *c);
    if (!c)
        oom();
    c->from = from;
    c->to = ucnv_open("UTF-8", &status);
    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_FAILURE(status))
        base_die("ICU has no data for UTF-8");
    c->source = c->target = c->pivot;
    return c;
}

void charset_free(struct charset *c)
{
    if (!c)
        return;
    ucnv_close(c->from);
    ucnv_close(c->to);
    free(c);
}

bool charset_convert(struct charset *c, const char *in, size_t *nin, char *out, size_t *nout, bool last)
{
    const char *source = in;
    char *target = out;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(c->to, c->from, &target, out + *nout, &source, in + *nin, c->pivot, &c->source, &c->target,
                   c->pivot + PIVOT, !c->begun, last, &status);
    c->begun = true;
    *nin = (size_t)(source - in);
    *nout = (size_t)(target - out);
    return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR;
}
