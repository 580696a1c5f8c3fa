/* Written by hand: the shape is small and fixed, and a draft of a large file should not be copied into a tree first. */
#include "intake/intake_json.h"

#include "intake/envelope.h"

static void put_string(struct sbuf *b, struct text t)
{
    sbuf_char(b, '"');
    size_t from = 0;
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        sbuf_add(b, text_sub(t, from, i));
        from = i + 1;
        if (c == '\n')
            sbuf_str(b, "\\n");
        else if (c == '"' || c == '\\')
            sbuf_printf(b, "\\%c", c);
        else
            sbuf_printf(b, "\\u%04x", c);
    }
    sbuf_add(b, text_sub(t, from, t.n));
    sbuf_char(b, '"');
}

static void put_text_or_null(struct sbuf *b, const char *key, struct text t)
{
    sbuf_printf(b, ", \"%s\": ", key);
    if (t.n == 0)
        sbuf_str(b, "null");
    else
        put_string(b, t);
}

static void put_bool(struct sbuf *b, const char *key, bool v)
{
    sbuf_printf(b, ", \"%s\": %s", key, v ? "true" : "false");
}

static void put_names(struct sbuf *b, const char *key, const struct intake_unit *p, size_t n)
{
    sbuf_printf(b, ", \"%s\": [", key);
    for (size_t i = 0; i < n; i++) {
        sbuf_str(b, i > 0 ? ", " : "");
        put_string(b, p[i].name);
    }
    sbuf_char(b, ']');
}

static void put_open_sets(struct sbuf *b, const struct intake_content *c)
{
    sbuf_str(b, ", \"open_set\": [");
    for (size_t i = 0; i < c->nleads; i++)
        sbuf_printf(b, "%s%s", i > 0 ? ", " : "", c->leads[i].open_set ? "true" : "false");
    sbuf_char(b, ']');
}

static void put_span(struct sbuf *b, const struct intake_span *sp)
{
    sbuf_printf(b, "\"start\": %zu, \"end\": %zu, \"byte_start\": %zu, \"byte_end\": %zu", sp->start, sp->end,
                sp->byte_start, sp->byte_end);
}

static void put_lapse(struct sbuf *b, const struct intake_lapse *l)
{
    sbuf_printf(b, ", \"from\": \"%s\"", event_word(l->event));
    if (l->unit != LENGTH_NONE)
        sbuf_printf(b, ", \"within\": {\"n\": %d, \"unit\": \"%s\"}", l->n, length_word(l->unit));
}

static void put_also(struct sbuf *b, const struct intake_deadline *d)
{
    for (int i = 0; i < d->nalso; i++) {
        const struct intake_also *also = &d->also[i];
        sbuf_printf(b, "%s{\"recur\": \"%s\"", i == 0 ? ", \"also\": [" : ", ", recur_word(also->recur));
        if (also->day > 0)
            sbuf_printf(b, ", \"day\": %d", also->day);
        if (also->month > 0)
            sbuf_printf(b, ", \"month\": %d", also->month);
        if (also->timed)
            sbuf_printf(b, ", \"time\": \"%02d:%02d\"", also->minute / 60, also->minute % 60);
        sbuf_str(b, i + 1 == d->nalso ? "}]" : "}");
    }
}

static void put_deadline(struct sbuf *b, const struct intake_deadline *d)
{
    char iso[INSTANT_CHARS];
    if (!d->stated) {
        sbuf_str(b, ", \"deadline\": null");
        return;
    }
    sbuf_str(b, ", \"deadline\": {\"text\": ");
    put_string(b, d->text);
    if (d->recur != RECUR_NONE) {
        sbuf_printf(b, ", \"recur\": \"%s\"", recur_word(d->recur));
        if (d->day > 0)
            sbuf_printf(b, ", \"day\": %d", d->day);
        if (d->month > 0)
            sbuf_printf(b, ", \"month\": %d", d->month);
    } else if (d->has_date) {
        sbuf_printf(b, ", \"date\": \"%s\"", day_iso(d->date, iso));
    } else {
        sbuf_str(b, ", \"date\": null");
        put_lapse(b, &d->lapse);
    }
    if (d->timed)
        sbuf_printf(b, ", \"time\": \"%02d:%02d\"", d->minute / 60, d->minute % 60);
    put_also(b, d);
    sbuf_char(b, '}');
}

static void put_content(struct sbuf *b, const struct intake_content *c)
{
    sbuf_str(b, "{");
    put_span(b, &c->span);
    sbuf_str(b, ", \"words\": ");
    put_string(b, c->words);
    put_text_or_null(b, "number", c->number);
    put_names(b, "lead", c->leads, c->nleads);
    put_open_sets(b, c);
    put_names(b, "coordinate", c->coordinators, c->ncoordinators);
    put_text_or_null(b, "person", c->person);
    put_deadline(b, &c->deadline);
    put_text_or_null(b, "report_to", c->report_to);
    put_text_or_null(b, "product", c->product);
    put_bool(b, "exhortation", c->exhortation);
    sbuf_char(b, '}');
}

static void put_document(struct sbuf *b, const struct intake_document *d, bool english)
{
    char iso[INSTANT_CHARS];
    sbuf_printf(b, "{\"language\": \"%s\"", english ? "en" : "vi");
    put_text_or_null(b, "number", d->number);
    put_text_or_null(b, "date", d->has_date ? text_of(day_iso(d->date, iso)) : TEXT_NONE);
    put_text_or_null(b, "issuer", d->issuer);
    put_text_or_null(b, "type", d->type);
    put_text_or_null(b, "title", d->title);
    put_text_or_null(b, "signer", d->signer);
    sbuf_str(b, ", \"amends\": [");
    for (size_t i = 0; i < d->namended; i++) {
        sbuf_printf(b, "%s{\"how\": \"%s\", \"number\": ", i > 0 ? ", " : "", amends_word(d->amended[i].how));
        put_string(b, d->amended[i].number);
        sbuf_char(b, '}');
    }
    sbuf_str(b, "], \"recipients\": [");
    for (size_t i = 0; i < d->nrecipients; i++) {
        sbuf_str(b, i > 0 ? ", " : "");
        put_string(b, d->recipients[i]);
    }
    sbuf_str(b, "]}");
}

static void put_recognised(struct sbuf *b, const struct extracted *file)
{
    if (file == NULL || file->recognised == 0)
        return;
    sbuf_printf(b, ",\n \"recognised\": {\"words\": %zu, \"sure\": %d, \"doubts\": [", file->recognised, file->sure);
    for (size_t i = 0; i < file->ndoubts; i++) {
        const struct extract_doubt *d = &file->doubts[i];
        sbuf_printf(b, "%s{\"page\": %d, \"sure\": %d, ", i > 0 ? ",\n  " : "\n  ", d->page, d->sure);
        if (d->end > d->start)
            sbuf_printf(b, "\"byte_start\": %zu, \"byte_end\": %zu, ", d->start, d->end);
        sbuf_str(b, "\"words\": ");
        put_string(b, d->word);
        sbuf_char(b, '}');
    }
    sbuf_str(b, "]}");
}

static void put_coverage(struct sbuf *b, const struct intake_coverage *c)
{
    size_t said = c->contents + c->conditions + c->no_task + c->marks;
    sbuf_printf(
        b,
        ",\n \"coverage\": {\"share\": %g, \"words\": %zu, \"contents\": %zu, \"conditions\": %zu, \"no_task\": %zu, "
        "\"marks\": %zu}",
        c->words > 0 ? (double)said / (double)c->words : 1, c->words, c->contents, c->conditions, c->no_task, c->marks);
}

static void put_list(struct sbuf *b, const char *key, const struct text *names, size_t n)
{
    sbuf_printf(b, ", \"%s\": [", key);
    for (size_t i = 0; i < n; i++) {
        sbuf_str(b, i > 0 ? ", " : "");
        put_string(b, names[i]);
    }
    sbuf_char(b, ']');
}

static void put_envelope(struct sbuf *b, const struct envelope *e)
{
    char iso[INSTANT_CHARS];
    sbuf_str(b, ",\n \"envelope\": {\"form\": \"edXML\"");
    put_text_or_null(b, "document", e->document);
    put_text_or_null(b, "from", e->from);
    put_text_or_null(b, "from_id", e->from_id);
    put_text_or_null(b, "number", e->number);
    put_text_or_null(b, "date", e->has_date ? text_of(day_iso(e->date, iso)) : TEXT_NONE);
    put_text_or_null(b, "due", e->has_due ? text_of(day_iso(e->due, iso)) : TEXT_NONE);
    put_text_or_null(b, "urgency", e->urgency >= 0 ? text_of(envelope_urgency_word(e->urgency)) : TEXT_NONE);
    put_text_or_null(b, "business", e->business >= 0 ? text_of(envelope_business_word(e->business)) : TEXT_NONE);
    put_text_or_null(b, "reply_to", e->reply_to);
    put_list(b, "to", e->to, e->nto);
    put_list(b, "places", e->places, e->nplaces);
    sbuf_str(b, ", \"attachments\": [");
    for (size_t i = 0; i < e->nattachments; i++) {
        const struct envelope_attachment *at = &e->attachments[i];
        sbuf_printf(b, "%s{\"byte_start\": %zu, \"byte_end\": %zu", i > 0 ? ", " : "", at->start, at->end);
        put_text_or_null(b, "name", at->name);
        put_text_or_null(b, "left_out", at->left_out);
        sbuf_char(b, '}');
    }
    sbuf_str(b, "]}");
}

void intake_json(const struct intake_draft *d, const struct extracted *file, struct sbuf *out)
{
    sbuf_str(out, "{\"document\": ");
    put_document(out, &d->document, d->english);
    sbuf_str(out, ",\n \"contents\": [");
    for (size_t i = 0; i < d->ncontents; i++) {
        sbuf_str(out, i > 0 ? ",\n  " : "\n  ");
        put_content(out, &d->contents[i]);
    }
    sbuf_str(out, "],\n \"no_task\": [");
    for (size_t i = 0; i < d->nclauses; i++) {
        const struct intake_clause *c = &d->clauses[i];
        sbuf_str(out, i > 0 ? ",\n  {" : "\n  {");
        put_span(out, &c->span);
        sbuf_printf(out, ", \"reason\": \"%s\", \"words\": ", intake_reason_word(c->reason));
        put_string(out, c->words);
        if (c->of != INTAKE_NO_CONTENT)
            sbuf_printf(out, ", \"condition_of\": %d", c->of);
        sbuf_char(out, '}');
    }
    sbuf_char(out, ']');
    put_coverage(out, &d->coverage);
    put_recognised(out, file);
    if (file != NULL && file->encoding != ENCODING_UTF8)
        sbuf_printf(out, ",\n \"encoding\": \"%s\"", encoding_word(file->encoding));
    if (file != NULL && file->envelope != NULL)
        put_envelope(out, file->envelope);
    sbuf_str(out, "}\n");
}
