/* template_write.c -- a prepared template and a record to one part of a Word file. */
#include "report/template.h"
#include "report/xml.h"

#include "base/i18n.h"

struct scope {
    const struct scope *outer;
    const struct record *record;
};

struct writing {
    struct sbuf *out;
    const struct field_set *set;
};

static int first_of(const struct field_set *set, int section)
{
    int i = 0;
    while (i < set->n && set->defs[i].section != section)
        i++;
    return i;
}

struct record record_new(struct arena *a, const struct field_set *set, int section)
{
    int n = 0;
    for (int i = first_of(set, section); i < set->n && set->defs[i].section == section; i++)
        n++;
    return (struct record){ section, ARENA_ARRAY(a, struct field_value, n) };
}

struct field_value *record_value(const struct field_set *set, const struct record *record, int field)
{
    assert(set->defs[field].section == record->section);
    return &record->values[field - first_of(set, record->section)];
}

static const struct field_value *value_of(const struct writing *w, const struct scope *scope, int field)
{
    while (scope->record->section != w->set->defs[field].section)
        scope = scope->outer; /* resolved: it is there */
    return record_value(w->set, scope->record, field);
}

/* A line break ends the text and begins another in the same run. */
static void write_words(const struct writing *w, struct text words)
{
    struct text rest = words, line;
    for (bool first = true; text_split(&rest, '\n', &line); first = false) {
        if (!first)
            sbuf_str(w->out, "</w:t><w:br/><w:t xml:space=\"preserve\">");
        xml_escape(w->out, line);
    }
}

static void write_nodes(const struct writing *, const struct xnode *from, const struct xnode *until,
                        const struct scope *);

static void write_section(const struct writing *w, const struct xnode *mark, const struct scope *scope)
{
    const struct field_value *value = value_of(w, scope, mark->field);
    bool list = w->set->defs[mark->field].items > 0, any = list ? value->n > 0 : !text_empty(value->words);
    if (mark->sign == '#' && list) {
        for (size_t i = 0; i < value->n; i++) {
            struct scope inner = { scope, &value->items[i] };
            write_nodes(w, mark->next, mark->pair, &inner);
        }
    } else if (any == (mark->sign != '^')) {
        write_nodes(w, mark->next, mark->pair, scope);
    }
}

static void write_element(const struct writing *w, const struct xnode *x, const struct scope *scope)
{
    if (xml_is(x, "w:t") && x->first) { /* blanks at its ends count */
        sbuf_str(w->out, "<w:t xml:space=\"preserve\">");
        write_nodes(w, x->first, NULL, scope);
        sbuf_str(w->out, "</w:t>");
        return;
    }
    xml_open(w->out, x);
    write_nodes(w, x->first, NULL, scope);
    if (xml_is(x, "w:tc") && !text_ends(sbuf_text(w->out), TEXT("</w:p>")))
        sbuf_str(w->out, "<w:p/>"); /* a cell ends with a paragraph */
    xml_close(w->out, x);
}

static void write_nodes(const struct writing *w, const struct xnode *from, const struct xnode *until,
                        const struct scope *scope)
{
    for (const struct xnode *x = from; x != until; x = x->next) {
        switch (x->kind) {
        case X_ELEMENT: write_element(w, x, scope); break;
        case X_TEXT:
            if (x->sign)
                write_words(w, value_of(w, scope, x->field)->words);
            else if (xml_is(x->parent, "w:t") ||
                     !text_empty(text_trim(x->text))) /* blanks between elements say nothing */
                xml_escape(w->out, x->text);
            break;
        case X_MARK:
            write_section(w, x, scope);
            x = x->pair;
            break;
        }
    }
}

void template_write(struct sbuf *out, const struct field_set *set, const struct xnode *root,
                    const struct record *record)
{
    struct writing w = { out, set };
    struct scope scope = { NULL, record };
    sbuf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    write_element(&w, root, &scope);
}

enum rc template_fill(struct sbuf *out, struct arena *a, const struct field_set *set, struct text xml,
                      const struct record *record, struct err *err)
{
    struct xnode *root;
    enum rc rc = xml_read(a, xml, &root, err);
    if (rc == RC_OK)
        rc = template_prepare(a, set, root, err);
    if (rc != RC_OK)
        return rc;
    template_write(out, set, root, record);
    if (sbuf_full(out))
        return err_set(err, PB_TOO_LARGE, _("filled it would be larger than %zu MiB"), out->max >> 20);
    return RC_OK;
}
