#include "report/csv.h"

#include <string.h>

struct csv csv_new(struct sbuf *out, const char *header)
{
    sbuf_str(out, CSV_BOM);
    sbuf_str(out, header);
    sbuf_str(out, "\r\n");
    return (struct csv){ .out = out };
}

static void begin_cell(struct csv *csv)
{
    if (csv->begun)
        sbuf_char(csv->out, ',');
    csv->begun = true;
}

static bool is_formula(struct text t) { return t.n > 0 && strchr("=+-@\t\r\n", t.p[0]) != NULL && t.p[0] != '\0'; }

static bool wants_quotes(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] == ',' || t.p[i] == '"' || t.p[i] == '\n' || t.p[i] == '\r')
            return true;
    return false;
}

void csv_text(struct csv *csv, struct text t)
{
    bool quotes = wants_quotes(t);
    begin_cell(csv);
    if (quotes)
        sbuf_char(csv->out, '"');
    if (is_formula(t))
        sbuf_char(csv->out, '\'');
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '"')
            sbuf_char(csv->out, '"');
        if (t.p[i] != '\0') /* no spreadsheet reads past one */
            sbuf_char(csv->out, t.p[i]);
    }
    if (quotes)
        sbuf_char(csv->out, '"');
}

void csv_word(struct csv *csv, const char *word) { csv_text(csv, text_of(word)); }

void csv_int(struct csv *csv, int64_t n)
{
    begin_cell(csv);
    sbuf_printf(csv->out, "%lld", (long long)n);
}

void csv_bool(struct csv *csv, bool yes) { csv_word(csv, yes ? "yes" : "no"); }

void csv_day(struct csv *csv, struct day d)
{
    char buf[INSTANT_CHARS];
    csv_word(csv, d.n <= DAY_MIN.n || d.n >= DAY_MAX.n ? "" : day_iso(d, buf));
}

void csv_instant(struct csv *csv, struct instant t)
{
    char buf[INSTANT_CHARS];
    csv_word(csv, instant_is_max(t) || t.us <= INSTANT_MIN.us ? "" : instant_iso(t, buf));
}

void csv_span(struct csv *csv, struct workspan span)
{
    char buf[INSTANT_CHARS];
    csv_int(csv, span.us / US_SECOND);
    csv_word(csv, workspan_hm(span, buf));
}

void csv_end(struct csv *csv)
{
    sbuf_str(csv->out, "\r\n");
    csv->begun = false;
}
