/* look_shape.c -- what the file is built of, beside what this program builds. */
#include "app/ledger/look.h"

#include "base/i18n.h"
#include "store/shape.h"

enum { NAMES_SHOWN = 8 };

static const struct {
    const char *type;
    const char *said[3]; /* missing, other, more: what precedes the names */
} TYPES[] = {
    { "trigger",
      { N_("guards were taken out of the database file:"), N_("guards are not as this program makes them:"),
        N_("triggers were put into the database file that this program does not make:") } },
    { "index",
      { N_("indexes were taken out of the database file:"), N_("indexes are not as this program makes them:"),
        N_("indexes were put into the database file that this program does not make:") } },
    { "table",
      { N_("tables were taken out of the database file:"), N_("tables are not as this program makes them:"),
        N_("tables were put into the database file that this program does not make:") } },
    { "view",
      { N_("views were taken out of the database file:"), N_("views are not as this program makes them:"),
        N_("views were put into the database file that this program does not make:") } },
};

/* Lines of one type and kind, as one sentence: whoever takes guards away takes them all. "" there is none. */
static struct text group_said(struct arena *a, const struct shape_line *lines, size_t n, size_t type,
                              enum shape_kind kind)
{
    struct text said = TEXT_NONE;
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (lines[i].kind != kind || !text_eq(lines[i].type, text_of(TYPES[type].type)))
            continue;
        if (count == 0)
            said = text_of(_(TYPES[type].said[kind]));
        if (count++ < NAMES_SHOWN)
            said = text_printf(a, "%.*s%s '%.*s'", TEXT_FMT(said), count > 1 ? "," : "", TEXT_FMT(lines[i].name));
    }
    return count > NAMES_SHOWN ? text_printf(a, _("%.*s and %zu more"), TEXT_FMT(said), count - NAMES_SHOWN) : said;
}

enum rc shape_sentences(struct conn *conn, struct arena *a, struct text **said, size_t *n, struct err *err)
{
    struct shape_line *lines;
    struct text *list = NULL;
    size_t found, count = 0;
    enum rc rc = store_shape(conn, a, &lines, &found, err);
    for (size_t type = 0; rc == RC_OK && type < LEN(TYPES); type++)
        for (int kind = SHAPE_MISSING; kind <= SHAPE_MORE; kind++) {
            struct text sentence = group_said(a, lines, found, type, (enum shape_kind)kind);
            if (sentence.n)
                ARENA_PUSH(a, list, count, sentence);
        }
    if (rc != RC_OK)
        return rc;
    *said = list;
    *n = count;
    return RC_OK;
}

enum rc look_shape(struct look *l, struct err *err)
{
    struct text *said;
    size_t n = 0;
    enum rc rc = shape_sentences(l->conn, l->a, &said, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        look_bad(l, "%.*s", TEXT_FMT(said[i]));
    return rc;
}
