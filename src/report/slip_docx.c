/* slip_docx.c -- the control slip as a Word file: form no. 06 of Circular 03/2025/TT-VPCP. */
#include "report/pages.h"
#include "report/slip.h"
#include "report/template.h"

enum { S_DOCUMENT, S_ROW };
enum {
    F_CODE,
    F_TITLE,
    F_LEAD,
    F_ASKED,
    F_OPENED,
    F_DUE,
    F_EXERCISE,
    F_AS_OF,
    F_COMMAND,
    F_ROWS,
    F_FROM,
    F_TO,
    F_AT,
    F_RESULT,
    F_NOTE,
    F_COUNT
};
static const struct field_def DEFS[F_COUNT] = {
    [F_CODE] = { "mã", S_DOCUMENT, 0, "" },
    [F_TITLE] = { "tên hồ sơ", S_DOCUMENT, 0, "" },
    [F_LEAD] = { "cơ quan tiếp nhận", S_DOCUMENT, 0, "" },
    [F_ASKED] = { "cơ quan phối hợp", S_DOCUMENT, 0, "" },
    [F_OPENED] = { "tiếp nhận lúc", S_DOCUMENT, 0, "" },
    [F_DUE] = { "hẹn trả", S_DOCUMENT, 0, "" },
    [F_EXERCISE] = { "tập dượt", S_DOCUMENT, 0, "" },
    [F_AS_OF] = { "số liệu đến", S_DOCUMENT, 0, "" },
    [F_COMMAND] = { "lệnh", S_DOCUMENT, 0, "" },
    [F_ROWS] = { "lượt giao nhận", S_DOCUMENT, S_ROW, "" },
    [F_FROM] = { "bên giao", S_ROW, 0, "" },
    [F_TO] = { "bên nhận", S_ROW, 0, "" },
    [F_AT] = { "giao lúc", S_ROW, 0, "" },
    [F_RESULT] = { "kết quả", S_ROW, 0, "" },
    [F_NOTE] = { "ghi chú", S_ROW, 0, "" },
};
static const struct field_set FIELDS = { DEFS, F_COUNT };

static void set(struct arena *a, const struct record *r, int field, struct text words)
{
    record_value(&FIELDS, r, field)->words = page_clean(a, words);
}

static void add_row(struct arena *a, const struct record *root, const struct reading *g, const struct slip_row *row)
{
    struct field_value *list = record_value(&FIELDS, root, F_ROWS);
    ARENA_PUSH(a, list->items, list->n, record_new(a, &FIELDS, S_ROW));
    const struct record *r = &list->items[list->n - 1];
    set(a, r, F_FROM, say_party(&g->r, row, true));
    set(a, r, F_TO, say_party(&g->r, row, false));
    set(a, r, F_AT, say_instant(&g->r, row->at));
    set(a, r, F_RESULT, say_verdict(&g->r, row));
    set(a, r, F_NOTE, slip_note(g, row));
}

enum rc report_slip_docx(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct package *template,
                         const struct report_style *style, struct err *err)
{
    struct reading g = reading_of(a, sheet, style);
    struct record root = record_new(a, &FIELDS, S_DOCUMENT);
    char now[INSTANT_CHARS];
    size_t n;
    const struct slip_row *rows = slip_rows(&g, &n);
    set(a, &root, F_CODE, g.code);
    set(a, &root, F_TITLE, g.title);
    set(a, &root, F_LEAD, say_unit(&g.r, g.m->lead, g.m->opened));
    set(a, &root, F_ASKED, slip_asked(&g, rows, n));
    set(a, &root, F_OPENED, say_instant(&g.r, g.m->opened));
    set(a, &root, F_DUE, g.clocks.matter.limited ? say_end(&g.r, g.clocks.matter.due.at) : TEXT_NONE);
    set(a, &root, F_EXERCISE, sheet->exercise ? PAPER_EXERCISE : TEXT_NONE);
    set(a, &root, F_AS_OF, say_instant(&g.r, g.now));
    set(a, &root, F_COMMAND,
        text_printf(a, "congvu slip %.*s --as-of '%s'", TEXT_FMT(g.code), instant_iso(g.now, now)));
    for (size_t i = 0; i < n; i++)
        add_row(a, &root, &g, &rows[i]);
    return template_fill_package(out, a, &FIELDS, template, &root, err);
}
