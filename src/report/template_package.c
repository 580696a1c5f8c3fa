/* template_package.c -- a whole Word file filled, part by part (template.h). */
#include "report/package.h"
#include "report/template.h"

enum { PAPER_BYTES_MAX = 16 << 20 };

/* Styles and settings have nothing to fill. */
static bool holds_words(struct text name)
{
    return text_starts(name, TEXT("word/")) && text_find(name, TEXT("_rels"), 0) == SIZE_MAX &&
           text_find(name, TEXT("s.xml"), 0) == SIZE_MAX;
}

enum rc template_fill_package(struct sbuf *out, struct arena *a, const struct field_set *fields,
                              const struct package *template, const struct record *root, struct err *err)
{
    struct package filled = { ARENA_ARRAY(a, struct package_part, template->n), template->n };
    for (size_t i = 0; i < template->n; i++) {
        const struct package_part *part = &template->parts[i];
        filled.parts[i] = *part;
        if (!holds_words(part->name))
            continue;
        struct sbuf xml;
        sbuf_init(&xml, PAPER_BYTES_MAX);
        enum rc rc = template_fill(&xml, a, fields, part->bytes, root, err);
        if (rc == RC_OK)
            filled.parts[i].bytes = text_dup(a, sbuf_text(&xml));
        sbuf_release(&xml);
        if (rc != RC_OK) {
            err_prefix(err, "%.*s", TEXT_FMT(part->name));
            return rc;
        }
    }
    package_write(out, &filled);
    return RC_OK;
}
