/* fuzz_template.c -- any bytes are a template that is filled with XML that can be read again, or are refused with a sentence; as a
 * package, or as the text of one. */
#include "report/package.h"
#include "report/paper_field.h"
#include "report/xml.h"

#include <stdlib.h>

static void must(bool ok)
{
    if (!ok)
        abort(); /* also where assert is compiled out */
}

static struct record filled(struct arena *a)
{
    struct record r = record_new(a, &PAPER_FIELDS, PS_DOCUMENT);
    record_value(&PAPER_FIELDS, &r, PF_TITLE)->words = TEXT("a <b> & {{c}}\nd");
    for (int i = 0; i < PAPER_FIELDS.n; i++) {
        if (PAPER_FIELDS.defs[i].section != PS_DOCUMENT || !PAPER_FIELDS.defs[i].items)
            continue;
        struct field_value *list = record_value(&PAPER_FIELDS, &r, i);
        ARENA_PUSH(a, list->items, list->n, record_new(a, &PAPER_FIELDS, PAPER_FIELDS.defs[i].items));
        ARENA_PUSH(a, list->items, list->n, record_new(a, &PAPER_FIELDS, PAPER_FIELDS.defs[i].items));
    }
    return r;
}

static void fill(struct arena *a, struct text xml)
{
    struct record record = filled(a);
    struct sbuf out;
    struct xnode *root = NULL;
    struct err err = { 0 };
    sbuf_init(&out, 1 << 22);
    enum rc rc = template_fill(&out, a, &PAPER_FIELDS, xml, &record, &err);
    must(rc == RC_OK || (err.rc == rc && err.detail[0] && text_utf8(text_of(err.detail), NULL)));
    if (rc == RC_OK)
        must(xml_read(a, sbuf_text(&out), &root, &err) == RC_OK);
    sbuf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena *a = arena_new();
    struct text t = { (const char *)bytes, n };
    struct package package;
    struct err err = { 0 };
    enum rc rc = package_read(a, t, &package, &err);
    must(rc == RC_OK || (err.rc == rc && err.detail[0]));
    for (size_t i = 0; rc == RC_OK && i < package.n; i++)
        fill(a, package.parts[i].bytes);
    fill(a, t);
    arena_free(a);
    return 0;
}
