#include "import/writing.h"

#include <inttypes.h>

/* --- XES --------------------------------------------------------------------------------------------------------------------------------- */

static void xml_text(struct sbuf *out, struct text t)
{
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        if (c == '&' || c == '<' || c == '>' || c == '"' || c == '\n' || c == '\r' || c == '\t')
            sbuf_printf(out, "&#%d;", c);
        else
            sbuf_char(out, c < 0x20 ? ' ' : (char)c); /* which XML cannot hold */
    }
}

static void xes_attribute(const struct writing *w, const char *indent, const char *type, const char *key,
                          struct text value)
{
    sbuf_printf(w->out, "%s<%s key=\"%s\" value=\"", indent, type, key);
    xml_text(w->out, value);
    sbuf_str(w->out, "\"/>\n");
}

static void xes_event(const struct writing *w, size_t row)
{
    static const char INDENT[] = "\t\t\t";
    char buf[16], time[INSTANT_CHARS];
    sbuf_str(w->out, "\t\t<event>\n");
    for (size_t i = 0; i < LOG_MEMBERS; i++) {
        struct text value = written_member(w, row, LOG_MEMBER[i].column, buf);
        bool blank = LOG_MEMBER[i].column == FLOW_STATE && flow_code(&w->log->code[FLOW_STATE], row) != 0;
        if (value.n > 0 || blank)
            xes_attribute(w, INDENT, "string", LOG_MEMBER[i].xes, value);
    }
    xes_attribute(w, INDENT, "date", "time:timestamp", text_of(written_time(w->log->time_us[row], time)));
    if (written_due(w, row) != FLOW_NEVER)
        xes_attribute(w, INDENT, "date", "due", text_of(written_time(written_due(w, row), time)));
    sbuf_str(w->out, "\t\t</event>\n");
}

static void write_xes(const struct writing *w)
{
    const struct flow_log *log = w->log;
    size_t row = 0;
    sbuf_str(w->out,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<log xes.version=\"1849.2016\" xmlns=\"http://www.xes-standard.org/\">\n"
             "\t<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
             "\t<extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n"
             "\t<extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
             "\t<extension name=\"Lifecycle\" prefix=\"lifecycle\" "
             "uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n");
    for (size_t k = 0; k < log->cases; k++) {
        sbuf_str(w->out, "\t<trace>\n");
        xes_attribute(w, "\t\t", "string", "concept:name", written_case(w, k));
        if (written_kind(w, k).n > 0)
            xes_attribute(w, "\t\t", "string", "kind", written_kind(w, k));
        for (; row < log->n && flow_code(&log->kase, row) == k; row++)
            xes_event(w, row);
        sbuf_str(w->out, "\t</trace>\n");
    }
    sbuf_str(w->out, "</log>\n");
}

/* --- CSV --------------------------------------------------------------------------------------------------------------------------------- */

static void csv_field(struct sbuf *out, struct text t)
{
    bool quoted = false;
    for (size_t i = 0; i < t.n; i++)
        quoted |= t.p[i] == ',' || t.p[i] == '"' || t.p[i] == '\n' || t.p[i] == '\r';
    if (quoted)
        sbuf_char(out, '"');
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '"')
            sbuf_char(out, '"');
        sbuf_char(out, t.p[i]);
    }
    if (quoted)
        sbuf_char(out, '"');
}

static void csv_next(const struct writing *w, struct text t)
{
    sbuf_char(w->out, ',');
    csv_field(w->out, t);
}

static void write_csv(const struct writing *w)
{
    char buf[16], time[INSTANT_CHARS];
    sbuf_str(w->out, "case,time,act,unit,to_unit,person,state,due,kind\r\n");
    for (size_t row = 0; row < w->log->n; row++) {
        uint32_t kase = flow_code(&w->log->kase, row);
        csv_field(w->out, written_case(w, kase));
        csv_next(w, text_of(written_time(w->log->time_us[row], time)));
        for (size_t i = 0; i < LOG_MEMBERS; i++)
            csv_next(w, written_member(w, row, LOG_MEMBER[i].column, buf));
        csv_next(w, written_due(w, row) == FLOW_NEVER ? TEXT_NONE : text_of(written_time(written_due(w, row), time)));
        csv_next(w, written_kind(w, kase));
        sbuf_str(w->out, "\r\n");
    }
}

/* --- OCEL 2.0 ------------------------------------------------------------------------------------------------------------------------------ */

static void json_text(struct sbuf *out, struct text t)
{
    sbuf_char(out, '"');
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        if (c < 0x20)
            sbuf_printf(out, "\\u%04x", c);
        else if (c == '"' || c == '\\')
            sbuf_printf(out, "\\%c", c);
        else
            sbuf_char(out, (char)c);
    }
    sbuf_char(out, '"');
}

static void ocel_attribute(const struct writing *w, bool *first, const char *name, struct text value)
{
    sbuf_printf(w->out, "%s{\"name\": \"%s\", \"value\": ", *first ? "" : ", ", name);
    json_text(w->out, value);
    sbuf_char(w->out, '}');
    *first = false;
}

static void ocel_event(const struct writing *w, size_t row)
{
    char buf[16], time[INSTANT_CHARS];
    bool first = true;
    sbuf_printf(w->out, "%s\n  {\"id\": \"e%zu\", \"type\": ", row ? "," : "", row + 1);
    json_text(w->out, written_member(w, row, FLOW_ACT, buf));
    sbuf_printf(w->out, ", \"time\": \"%s\", \"attributes\": [", written_time(w->log->time_us[row], time));
    for (size_t i = 0; i < LOG_MEMBERS; i++) {
        struct text value = written_member(w, row, LOG_MEMBER[i].column, buf);
        if (LOG_MEMBER[i].column != FLOW_ACT && value.n > 0)
            ocel_attribute(w, &first, LOG_MEMBER[i].plain, value);
    }
    if (written_due(w, row) != FLOW_NEVER)
        ocel_attribute(w, &first, "due", text_of(written_time(written_due(w, row), time)));
    sbuf_str(w->out, "], \"relationships\": [{\"objectId\": ");
    json_text(w->out, written_case(w, flow_code(&w->log->kase, row)));
    sbuf_str(w->out, ", \"qualifier\": \"of\"}]}");
}

/* Types of events are the acts that occur. */
static void ocel_types(const struct writing *w)
{
    static const char ATTRIBUTES[] =
        "{\"name\": \"unit\", \"type\": \"string\"}, {\"name\": \"to_unit\", \"type\": \"string\"}, "
        "{\"name\": \"person\", \"type\": \"string\"}, {\"name\": \"state\", \"type\": \"string\"}, "
        "{\"name\": \"due\", \"type\": \"time\"}";
    sbuf_str(
        w->out,
        "{\"objectTypes\": [{\"name\": \"case\", \"attributes\": [{\"name\": \"kind\", \"type\": \"string\"}]}],\n "
        "\"eventTypes\": [");
    for (uint32_t i = 1; i < flow_words_count(w->log->acts); i++) {
        sbuf_str(w->out, i > 1 ? ",\n  {\"name\": " : "\n  {\"name\": ");
        json_text(w->out, flow_words_at(w->log->acts, i));
        sbuf_printf(w->out, ", \"attributes\": [%s]}", ATTRIBUTES);
    }
    sbuf_str(w->out, "],\n");
}

static void write_ocel(const struct writing *w)
{
    ocel_types(w);
    sbuf_str(w->out, " \"objects\": [");
    for (size_t k = 0; k < w->log->cases; k++) {
        sbuf_str(w->out, k ? ",\n  {\"id\": " : "\n  {\"id\": ");
        json_text(w->out, written_case(w, k));
        sbuf_str(w->out, ", \"type\": \"case\", \"attributes\": [");
        if (written_kind(w, k).n > 0) {
            sbuf_str(w->out, "{\"name\": \"kind\", \"time\": \"1970-01-01T00:00:00Z\", \"value\": ");
            json_text(w->out, written_kind(w, k));
            sbuf_char(w->out, '}');
        }
        sbuf_str(w->out, "], \"relationships\": []}");
    }
    sbuf_str(w->out, "],\n \"events\": [");
    for (size_t row = 0; row < w->log->n; row++)
        ocel_event(w, row);
    sbuf_str(w->out, "]}\n");
}

enum rc log_write(struct sbuf *out, const struct flow_log *log, enum log_form form, bool name_persons, struct err *err)
{
    struct writing w = { out, log, name_persons };
    assert(log->sorted);
    switch (form) {
    case LOG_XES: write_xes(&w); break;
    case LOG_CSV: write_csv(&w); break;
    case LOG_OCEL: write_ocel(&w); break;
    case LOG_OCEL_SQLITE: return write_ocel_sqlite(&w, err);
    }
    return RC_OK;
}
