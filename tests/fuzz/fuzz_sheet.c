/* Any zip, any sheet in a good workbook, any separated file: the child's answer is always one, and its tables can be read. */
#include "../intake/office.h"
#include "intake/extract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_OF(array)                                                                                                 \
    {                                                                                                                  \
        array, sizeof(array) - 1                                                                                       \
    }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct text bytes = { (const char *)data, size };
    static const char BOOK[] =
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"r\">"
        "<sheets><sheet name=\"a\" r:id=\"i\"/></sheets></workbook>";
    static const char LINK[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                               "<Relationship Id=\"i\" Target=\"s.xml\"/></Relationships>";
    const struct office_part parts[] = {
        { "xl/workbook.xml", TEXT_OF(BOOK) },
        { "xl/_rels/workbook.xml.rels", TEXT_OF(LINK) },
        { "xl/s.xml", bytes },
        { "xl/styles.xml", bytes },
        { "xl/sharedStrings.xml", bytes },
        { NULL, TEXT_NONE },
    };
    if (text_starts(bytes, TEXT("<")))
        bytes = office_zip(a, parts, false);
    struct sbuf answer;
    sbuf_init(&answer, 64 << 20);
    extract_child(bytes, NULL, &answer);
    struct records r;
    struct tables t;
    struct err err = { .detail = "" };
    if (records_read(a, sbuf_text(&answer), &r, &err) != RC_OK) {
        fprintf(stderr, "the answer is none: %s\n", err.detail);
        abort();
    }
    if (records_fault(&r, &err) == RC_OK && tables_of(a, &r, &t, &err) == RC_OK)
        for (size_t i = 0; i < t.n; i++) {
            struct grid_head h;
            grid_head(a, &t.items[i], &h);
            for (size_t k = 0; k < t.items[i].nrows; k++)
                (void)grid_is_group(&t.items[i].rows[k], &h);
        }
    sbuf_release(&answer);
    arena_free(a);
    return 0;
}
