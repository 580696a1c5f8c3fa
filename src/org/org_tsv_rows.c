/* org_tsv_rows.c -- what the lines of a TSV register mean as rows: dates, names, places in the tree, classes.
 *
 * The register tells how one province changed, but dates are often missing on one side of a change. Nothing is invented:
 * a date is taken from the other side, or the row stays open, and either is said in the row's source. */
#include "base/i18n.h"
#include "org/org_index.h"
#include "org/org_tsv.h"

#include <string.h>

/* --- dates ----------------------------------------------------------------------------------------------- */

static void note(struct arena *a, struct tsv_line *l, struct text words)
{
    l->note = text_empty(l->note) ? words : text_printf(a, "%.*s; %.*s", TEXT_FMT(l->note), TEXT_FMT(words));
}

static void end_with(struct arena *a, struct tsv_line *l, const struct tsv_line *next)
{
    l->to = next->from;
    l->dated = true;
    note(a, l, text_printf(a, "end taken from the begin of '%.*s'", TEXT_FMT(next->cell[TSV_ID])));
}

static void begin_with(struct arena *a, struct tsv_line *l, const struct tsv_line *before)
{
    l->from = before->to;
    l->dated = true;
    note(a, l, text_printf(a, "begin taken from the end of '%.*s'", TEXT_FMT(before->cell[TSV_ID])));
}

/* Does the successor begin at all, and when do we know it? */
static bool begins(const struct tsv_line *l) { return l->dated && (l->era == ERA_2025 || l->era == ERA_BETWEEN); }

/* One passage over all changes. An end known only to the month gives way to a later begin; a begin that lies after an
 * exact end, or has no date, gives way to the end: a successor is there when it succeeds. */
static void settle(struct arena *a, struct tsv *t, bool ends)
{
    for (size_t i = 0; i < t->n; i++) {
        struct tsv_line *l = &t->lines[i];
        struct text rest = l->cell[TSV_SUCCESSORS], id;
        while (org_tsv_next_id(&rest, &id)) {
            struct tsv_line *next = org_tsv_find(t, id);
            if (ends && begins(next) && (!l->dated || (!l->exact && l->to.us < next->from.us)))
                end_with(a, l, next);
            if (!ends && l->dated && next->era == ERA_2025 && (!next->dated || l->to.us < next->from.us))
                begin_with(a, next, l);
        }
    }
}

static void note_doubts(struct arena *a, struct tsv *t)
{
    for (size_t i = 0; i < t->n; i++) {
        struct tsv_line *l = &t->lines[i];
        struct text change = l->cell[TSV_CHANGE];
        if (l->era == ERA_BOTH)
            continue;
        if (!l->dated)
            note(a, l, text_printf(a, "warning: no usable date in '%.*s', left open", TEXT_FMT(change)));
        else if (!l->exact && !text_empty(change) && text_empty(l->note))
            note(a, l, text_printf(a, "'%.*s' read as the first day of the month", TEXT_FMT(change)));
    }
}

static enum rc check_successors(const struct tsv *t, struct err *err)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct tsv_line *l = &t->lines[i];
        struct text rest = l->cell[TSV_SUCCESSORS], id;
        while (l->dated && org_tsv_next_id(&rest, &id)) {
            const struct tsv_line *next = org_tsv_find(t, id);
            char day[INSTANT_CHARS];
            if (!span_holds((struct span){ next->from, next->to }, l->to))
                return org_tsv_err(t, l->line, err, PB_UNKNOWN_REFERENCE,
                                   _("the successor '%.*s' (line %d) of '%.*s' does not exist on %s"), TEXT_FMT(id),
                                   next->line, TEXT_FMT(l->cell[TSV_ID]), day_iso(instant_day(l->to), day));
        }
    }
    return RC_OK;
}

/* --- names ----------------------------------------------------------------------------------------------- */

/* "Báo <tỉnh>" in the province of Sông Lam Hạ is "Báo Sông Lam Hạ". */
static struct text with_province(struct arena *a, struct text t, struct text province)
{
    const struct text hole = TEXT("<tỉnh>");
    size_t at;
    if (text_empty(province))
        province = TEXT("tỉnh");
    for (size_t from = 0; (at = text_find(t, hole, from)) != SIZE_MAX; from = at + province.n) {
        struct text before = text_sub(t, 0, at), after = text_sub(t, at + hole.n, t.n);
        t = text_printf(a, "%.*s%.*s%.*s", TEXT_FMT(before), TEXT_FMT(province), TEXT_FMT(after));
    }
    return t;
}

/* Take "(...)" off the end of *t; TEXT_NONE where there is none. */
static struct text take_remark(struct text *t)
{
    size_t open = SIZE_MAX;
    if (!text_ends(*t, TEXT(")")))
        return TEXT_NONE;
    for (size_t at = 0; (at = text_find(*t, TEXT("("), at)) != SIZE_MAX; at++)
        open = at;
    if (open == SIZE_MAX || open == 0)
        return TEXT_NONE;
    struct text remark = text_trim(text_sub(*t, open + 1, t->n - 1));
    *t = text_trim(text_sub(*t, 0, open));
    return remark;
}

/* A remark that begins with a capital letter is another name ("Thành ủy"); "thuộc Sở Nội vụ" is none. */
static bool is_name(struct arena *a, struct text remark)
{
    size_t at = 0;
    if (text_empty(remark))
        return false;
    text_next(remark, &at);
    const struct text first = text_sub(remark, 0, at);
    struct text lower;
    return text_nfc(a, text_key(a, first), &lower) && !text_eq(lower, first); /* a key is decomposed */
}

static void add_alias(struct arena *a, struct org_row *row, struct text alias)
{
    while (text_starts(alias, TEXT("\"")) && text_ends(alias, TEXT("\"")) && alias.n > 1)
        alias = text_sub(alias, 1, alias.n - 1);
    if (text_empty(alias))
        return;
    row->aliases =
        text_empty(row->aliases) ? alias : text_printf(a, "%.*s; %.*s", TEXT_FMT(row->aliases), TEXT_FMT(alias));
}

static struct text plain_name(struct arena *a, const struct tsv_line *l, struct text province)
{
    struct text name = with_province(a, l->cell[TSV_NAME_VI], province);
    take_remark(&name);
    return name;
}

static void fill_name(struct arena *a, const struct tsv_line *l, struct text province, struct org_row *row)
{
    struct text name = with_province(a, l->cell[TSV_NAME_VI], province), remark = take_remark(&name);
    struct text brief = l->cell[TSV_ABBR], rest = l->cell[TSV_ALIASES], part;
    row->name_vi = name;
    row->name_en = l->cell[TSV_NAME_EN];
    while (text_split(&brief, ',', &part)) {
        if (text_empty(row->abbr))
            row->abbr = text_trim(part);
        else
            add_alias(a, row, text_trim(part));
    }
    if (is_name(a, remark))
        add_alias(a, row, remark);
    if (!text_empty(province) && (text_ends(name, TEXT(" tỉnh")) || text_eq(name, TEXT("Tỉnh ủy"))))
        add_alias(a, row, text_printf(a, "%.*s %.*s", TEXT_FMT(name), TEXT_FMT(province)));
    while (text_split(&rest, ';', &part)) {
        part = text_trim(with_province(a, part, province));
        take_remark(&part);
        add_alias(a, row, part);
    }
}

/* --- tree and classes ------------------------------------------------------------------------------------ */

/* The first row that fits decides; `system` is how the cell begins, `name` how the folded name begins. */
static const struct class_rule {
    const char *level, *system, *name, *class;
} CLASSES[] = {
    { "provincial", "State", "so ", "department" },
    { "provincial", "State", "thanh tra tinh", "department" },  /* at a department's rank */
    { "provincial", "State", "ban dan toc", "department" },     /* the "ban" of "sở, ban, ngành" */
    { "provincial", "State", "ban quan ly khu", "department" }, /* economic and industrial zones */
    { "provincial", "Party", "ban thuong vu", "" }, /* it decides for the committee, it does not advise it */
    { "provincial", "Party", "ban can su", "" },    /* ended 2025; sat inside the people's committee */
    { "provincial", "Party", "ban ", "party-commission" },
    { "provincial", "Party", "uy ban kiem tra", "party-commission" },
    { "provincial", "Party", "van phong tinh uy", "party-commission" },
    { "provincial", "Front", "", "mass" },
    { "district", "State", "uy ban nhan dan", "district" },
    { "district", "Party", "", "party-district" },
    { "commune", "State", "uy ban nhan dan", "commune" },
    { "commune", "Party", "dang uy", "party-commune" },
};

static const struct parent_rule {
    const char *level, *system, *name, *parent;
} PARENTS[] = {
    { "provincial", "State", "uy ban nhan dan", "" },         /* the top of its tree */
    { "provincial", "State", "hoi dong nhan dan", "" },       /* elected: under nobody of this register */
    { "provincial", "State", "doan dai bieu quoc hoi", "" },  /* the same */
    { "provincial", "State", "van phong doan dai bieu", "" }, /* serves those two */
    { "provincial", "State", "", "ubnd" },
    { "sub-department", "State", "", "ubnd" },
    { "provincial", "Party", "tinh uy", "" },
    { "provincial", "Party", "", "tu" },
    { "district", "State", "uy ban nhan dan", "ubnd" },
    { "district", "State", "", "ubndh" },
    { "district", "Party", "", "tu" },
    { "commune", "State", "uy ban nhan dan", "ubnd" },
    { "commune", "State", "", "ubndx" },
    { "commune", "Party", "", "tu" },
}; /* vertical, judicial and Front: led from outside this register */

static const char *const OFFICES[][2] = { { "ubnd", "vpubnd" }, { "tu", "vptu" }, { "hdnd", "vphdnd" } };

static bool fits(const struct tsv_line *l, struct text folded, const char *level, const char *system, const char *name)
{
    return text_eq(l->cell[TSV_LEVEL], text_of(level)) && text_starts(l->cell[TSV_SYSTEM], text_of(system)) &&
           text_starts(folded, text_of(name));
}

static struct text class_of(const struct tsv_line *l, struct text folded)
{
    if (!text_empty(l->cell[TSV_CLASS]))
        return l->cell[TSV_CLASS];
    for (size_t i = 0; i < LEN(CLASSES); i++)
        if (fits(l, folded, CLASSES[i].level, CLASSES[i].system, CLASSES[i].name))
            return text_of(CLASSES[i].class);
    return TEXT_NONE;
}

/* A way to name a line. */
struct called {
    struct text key;
    const struct tsv_line *line;
};

/* What all lines are derived with. */
struct derive {
    struct arena *a;
    struct tsv *t;
    struct text province, *names; /* names: normal, folded, of each line */
    struct called *called;        /* every name and abbreviation, in the order of lines */
    size_t ncalled;
    struct norm norm;
    struct instant recorded;
    struct org_row *rows;
    size_t n;
    int *lines; /* of each row */
    size_t nlines;
};

static void call_line(struct derive *d, size_t i)
{
    const struct tsv_line *l = &d->t->lines[i];
    struct text brief = l->cell[TSV_ABBR], part;
    d->names[i] = org_norm_text(d->a, &d->norm, plain_name(d->a, l, d->province));
    const struct called full = { d->names[i], l };
    ARENA_PUSH(d->a, d->called, d->ncalled, full);
    while (text_split(&brief, ',', &part)) {
        const struct called it = { org_norm_text(d->a, &d->norm, part), l };
        ARENA_PUSH(d->a, d->called, d->ncalled, it);
    }
}

/* The unit of that name, or "": "thuộc Sở Nội vụ" in a remark, "under Sở Y tế" in the relation. */
static struct text unit_named(const struct derive *d, const struct tsv_line *l, struct text name)
{
    struct text want = org_norm_text(d->a, &d->norm, name);
    if (text_ends(want, TEXT(" tinh")))
        want = text_sub(want, 0, want.n - strlen(" tinh"));
    for (size_t i = 0; !text_empty(want) && i < d->ncalled; i++) {
        const struct tsv_line *at = d->called[i].line;
        if (text_eq(d->called[i].key, want) && l->from.us < at->to.us && at->from.us < l->to.us)
            return at->cell[TSV_ID];
    }
    return TEXT_NONE;
}

static struct text stated_parent(const struct derive *d, const struct tsv_line *l)
{
    struct text name = l->cell[TSV_NAME_VI], remark = take_remark(&name), relation = l->cell[TSV_RELATION];
    if (!text_empty(l->cell[TSV_PARENT]))
        return l->cell[TSV_PARENT];
    if (text_starts(remark, TEXT("thuộc ")))
        return unit_named(d, l, text_sub(remark, strlen("thuộc "), remark.n));
    if (text_starts(relation, TEXT("under ")))
        return unit_named(d, l, text_sub(relation, strlen("under "), relation.n));
    return TEXT_NONE;
}

static struct text parent_of(const struct derive *d, const struct tsv_line *l, struct text folded)
{
    struct text parent = stated_parent(d, l);
    for (size_t i = 0; text_empty(parent) && i < LEN(PARENTS); i++)
        if (fits(l, folded, PARENTS[i].level, PARENTS[i].system, PARENTS[i].name)) {
            parent = text_of(PARENTS[i].parent);
            break;
        }
    bool here = org_tsv_find(d->t, parent) || !text_empty(l->cell[TSV_PARENT]); /* a stated one org_build will check */
    return here && !text_eq(parent, l->cell[TSV_ID]) ? parent : TEXT_NONE;
}

static struct text office_of(const struct derive *d, const struct tsv_line *l)
{
    for (size_t i = 0; i < LEN(OFFICES); i++)
        if (text_eq(l->cell[TSV_ID], text_of(OFFICES[i][0])) && org_tsv_find(d->t, text_of(OFFICES[i][1])))
            return text_of(OFFICES[i][1]);
    return TEXT_NONE;
}

/* --- rows ------------------------------------------------------------------------------------------------ */

static void add_row(struct derive *d, const struct tsv_line *l, struct org_row row)
{
    const char *slash = strrchr(d->t->file, '/'), *base = slash ? slash + 1 : d->t->file;
    row.source = l->cell[TSV_SOURCE];
    if (!text_empty(l->note))
        row.source = text_printf(d->a, "%.*s [%s:%d: %.*s]", TEXT_FMT(row.source), base, l->line, TEXT_FMT(l->note));
    row.mark = l->cell[TSV_CERTAINTY];
    row.seq = (int64_t)d->n + 1;
    row.announced = row.from;
    row.recorded = d->recorded;
    ARENA_PUSH(d->a, d->rows, d->n, row);
    ARENA_PUSH(d->a, d->lines, d->nlines, l->line);
}

/* The function for which `id` follows, where the relation says so plainly: "vocational training -> sgddt". */
static struct text function_for(struct text relation, struct text id)
{
    struct text part;
    while (text_split(&relation, ';', &part)) {
        size_t arrow = text_find(part, TEXT("->"), 0);
        if (arrow != SIZE_MAX && text_eq(text_trim(text_sub(part, arrow + 2, part.n)), id))
            return text_trim(text_sub(part, 0, arrow));
    }
    return TEXT_NONE;
}

/* The first successor takes what no function is stated for; without a successor the unit is dissolved. */
static void add_successions(struct derive *d, const struct tsv_line *l)
{
    struct org_row row = { .kind = ORG_SUCCESSION, .unit = l->cell[TSV_ID], .from = l->to, .to = INSTANT_MAX };
    struct text rest = l->cell[TSV_SUCCESSORS], id;
    if (instant_is_max(l->to) || (l->era != ERA_2024 && l->era != ERA_BETWEEN))
        return;
    bool first = true;
    while (org_tsv_next_id(&rest, &id)) {
        row.other = id;
        row.function = first ? TEXT_NONE : function_for(l->cell[TSV_RELATION], id);
        if (first || !text_empty(row.function))
            add_row(d, l, row);
        first = false;
    }
    if (first)
        add_row(d, l, row);
}

static void add_line(struct derive *d, size_t i)
{
    const struct tsv_line *l = &d->t->lines[i];
    struct org_row unit = { .kind = ORG_UNIT,
                            .code = l->cell[TSV_ID],
                            .other = parent_of(d, l, d->names[i]),
                            .office = office_of(d, l),
                            .agency = true,
                            .class = class_of(l, d->names[i]),
                            .level = l->cell[TSV_LEVEL],
                            .system = l->cell[TSV_SYSTEM],
                            .from = l->from,
                            .to = l->to };
    struct org_row name = { .kind = ORG_NAME, .unit = l->cell[TSV_ID], .from = l->from, .to = l->to };
    fill_name(d->a, l, d->province, &name);
    add_row(d, l, unit);
    add_row(d, l, name);
}

enum rc org_tsv_rows(struct arena *a, struct tsv *t, struct text province, struct instant recorded,
                     struct org_row **rows, size_t *n, struct err *err)
{
    settle(a, t, true);
    settle(a, t, false);
    note_doubts(a, t);
    enum rc rc = check_successors(t, err);
    if (rc)
        return rc;
    struct derive d = {
        .a = a, .t = t, .province = text_trim(province), .norm = org_norm_make(a, true), .recorded = recorded
    };
    d.names = ARENA_ARRAY(a, struct text, t->n);
    for (size_t i = 0; i < t->n; i++)
        call_line(&d, i);
    for (size_t i = 0; i < t->n; i++)
        add_line(&d, i);
    for (size_t i = 0; i < t->n; i++)
        add_successions(&d, &t->lines[i]);
    const struct org_row **stand, *fault = NULL;
    size_t nstand;
    rc = org_rows_stand(a, d.rows, d.n, INSTANT_MAX, &stand, &nstand, &fault, err);
    if (rc) {
        if (fault)
            err_prefix(err, "%s:%d", t->file, d.lines[fault - d.rows]);
        return rc;
    }
    *rows = d.rows;
    *n = d.n;
    return RC_OK;
}
