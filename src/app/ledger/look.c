#include "app/ledger/look.h"

#include "base/i18n.h"

#include <stdarg.h>

static void finding(struct look *l, const char *word, const char *fmt, va_list args)
{
    sbuf_printf(l->out, "  %-7s ", word);
    sbuf_vprintf(l->out, fmt, args);
    sbuf_char(l->out, '\n');
}

void look_good(struct look *l, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    finding(l, _("good"), fmt, args);
    va_end(args);
}

void look_bad(struct look *l, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    if (l->wrong++ < FINDINGS_MAX)
        finding(l, _("WRONG"), fmt, args);
    va_end(args);
}
