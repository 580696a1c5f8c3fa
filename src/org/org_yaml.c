/* org_yaml.c -- a YAML register to rows: one list for each kind of row, the defaults of all at the top.
 *
 * A day means its first instant; as `to` it is the last day that still counts. docs/formats/org.md is the page for who
 * writes such a file. */
#include "org/org_yaml.h"
#include "base/i18n.h"
#include "base/sbuf.h"
#include "base/yaml.h"

#include <string.h>

struct moment {
    struct instant at;
    bool set;
};

/* One item of any list: the columns it may have, read but not yet completed. */
struct item {
    struct org_row row;
    struct moment from, to, announced;
    struct text *aliases;
    size_t naliases;
    int rank;
    const struct ynode *place;
};

struct list {
    struct item *items;
    size_t n;
};

struct file {
    struct moment from, announced;
    struct text source, mark, title;
    struct list list[ORG_ROW_KIND_COUNT];
};

/* --- days ------------------------------------------------------------------------------------------------ */

static enum rc read_moment(const struct ynode *node, struct moment *out, bool as_end, struct err *err)
{
    struct day day;
    if (node->kind == YN_SCALAR && day_parse(node->value, &day))
        out->at = as_end ? day_end(day) : day_start(day);
    else if (node->kind != YN_SCALAR || !instant_parse(node->value, &out->at))
        return ynode_err(node, err, PB_WRONG_VALUE, _("a day is written 2025-07-01, an instant 2025-07-01 13:30"));
    out->set = true;
    return RC_OK;
}

static enum rc read_begin(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    return read_moment(node, field, false, err);
}

static enum rc read_end(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    return read_moment(node, field, true, err);
}

/* --- what may be written --------------------------------------------------------------------------------- */

#define ROW(field) offsetof(struct item, row.field)
/* The first key of each list is required and remembers the place of the item. */
#define FIRST(name, field, text)                                                                                       \
    {                                                                                                                  \
        .key = name, .type = Y_TEXT, .offset = ROW(field), .required = Y_REQUIRED, .help = text,                       \
        .where = offsetof(struct item, place)                                                                          \
    }
#define MUST(name, field, text)                                                                                        \
    {                                                                                                                  \
        .key = name, .type = Y_TEXT, .offset = ROW(field), .required = Y_REQUIRED, .help = text                        \
    }
#define MAY(name, field, text)                                                                                         \
    {                                                                                                                  \
        .key = name, .type = Y_TEXT, .offset = ROW(field), .help = text                                                \
    }
#define YES_NO(name, field, need, text)                                                                                \
    {                                                                                                                  \
        .key = name, .type = Y_BOOL, .offset = ROW(field), .required = need, .help = text                              \
    }
#define BEGIN(need, text)                                                                                              \
    {                                                                                                                  \
        .key = "from", .type = Y_OWN, .offset = offsetof(struct item, from), .required = need, .help = text,           \
        .own = read_begin                                                                                              \
    }
#define END(text)                                                                                                      \
    {                                                                                                                  \
        .key = "to", .type = Y_OWN, .offset = offsetof(struct item, to), .help = text, .own = read_end                 \
    }
#define KNOWN                                                                                                          \
    { .key = "announced",                                                                                              \
      .type = Y_OWN,                                                                                                   \
      .offset = offsetof(struct item, announced),                                                                      \
      .help = "when it became known; else the file's, else `from`",                                                    \
      .own = read_begin },                                                                                             \
        MAY("source", source, "the document that says so"), MAY("mark", mark, "how surely it is known")
#define VALID BEGIN(Y_OPTIONAL, "first day; else the file's"), END("last day; none: still so"), KNOWN
#define NAMES                                                                                                          \
    MAY("name_en", name_en, "the name in English"), MAY("abbr", abbr, "the usual abbreviation"),                       \
    {                                                                                                                  \
        .key = "aliases", .type = Y_TEXTS, .offset = offsetof(struct item, aliases), .help = "other ways to write it", \
        .count = offsetof(struct item, naliases)                                                                       \
    }
#define LAST                                                                                                           \
    {                                                                                                                  \
        .key = NULL, .type = Y_END                                                                                     \
    }

static const struct yfield UNIT_FIELDS[] = {
    FIRST("code", code, "short and stable: every other row uses it"),
    MAY("name_vi", name_vi, "the name; a renaming is an item of `names`"),
    NAMES,
    MAY("parent", other, "the unit above"),
    YES_NO("agency", agency, Y_OPTIONAL, "yes: a body with its own seal and head"),
    MAY("office", office, "the unit that monitors, confirms and allocates for it"),
    MAY("class", class, "what open sets and the authority matrix call units of this kind"),
    MAY("level", level, "provincial, commune ..."),
    MAY("system", system, "State, Party ..."),
    VALID,
    LAST,
};
static const struct yfield NAME_FIELDS[] = {
    FIRST("unit", unit, "the unit that bears the name"), MUST("name_vi", name_vi, "the name"), NAMES, VALID, LAST,
};
static const struct yfield SUCCESSION_FIELDS[] = {
    FIRST("unit", unit, "the unit that ends"),
    MAY("successor", other, "who takes its work; none: dissolved"),
    MAY("function", function, "only the work of this function"),
    BEGIN(Y_REQUIRED, "the first day of the successor"),
    KNOWN,
    LAST,
};
static const struct yfield PERSON_FIELDS[] = {
    FIRST("code", code, "short and stable"),
    MUST("name_vi", name_vi, "the full name"),
    VALID,
    LAST,
};
static const struct yfield POST_FIELDS[] = {
    FIRST("code", code, "short and stable"),
    MUST("unit", unit, "where the post is"),
    MUST("name_vi", name_vi, "what it is called"),
    MAY("name_en", name_en, "the same in English"),
    { .key = "rank",
      .type = Y_WORD,
      .offset = offsetof(struct item, rank),
      .help = "staff (where not said), deputy or head",
      .words = RANK_WORDS },
    VALID,
    LAST,
};
static const struct yfield TENURE_FIELDS[] = {
    FIRST("person", person, "who"),
    MUST("post", post, "in which post"),
    VALID,
    LAST,
};
static const struct yfield DELEGATION_FIELDS[] = {
    FIRST("person", person, "who lends"),
    MUST("post", post, "the post whose authority is lent"),
    MUST("lent_to", other_person, "who is lent it"),
    VALID,
    LAST,
};
static const struct yfield ABSENCE_FIELDS[] = {
    FIRST("person", person, "who is away"),
    MAY("substitute", other_person, "who stands in; none: the head"),
    VALID,
    LAST,
};
static const struct yfield AUTHORITY_FIELDS[] = {
    { .key = "own",
      .type = Y_BOOL,
      .offset = ROW(own),
      .required = Y_REQUIRED,
      .help = "yes: it decides this itself",
      .where = offsetof(struct item, place) },
    MAY("unit", unit, "the unit (or state a class)"),
    MAY("class", class, "all units of the class"),
    MAY("decision", decision, "the kind of decision; none: any"),
    VALID,
    LAST,
};
static const struct yfield MEMBER_FIELDS[] = {
    FIRST("unit", unit, "the committee or board"),
    MAY("person", person, "a person who is a member"),
    MAY("member", other, "a unit that is a member"),
    VALID,
    LAST,
};
static const struct yfield CHARGE_FIELDS[] = {
    FIRST("person", person, "the leader"),
    MUST("unit", unit, "the unit the leader is in charge of"),
    VALID,
    LAST,
};

#define LIST(name, kind, table, text)                                                                                  \
    {                                                                                                                  \
        .key = name, .type = Y_LIST, .offset = offsetof(struct file, list[kind].items), .help = text, .fields = table, \
        .size = sizeof(struct item), .count = offsetof(struct file, list[kind].n)                                      \
    }
static const struct yfield FILE_FIELDS[] = {
    { .key = "title", .type = Y_TEXT, .offset = offsetof(struct file, title), .help = "for who reads the file" },
    { .key = "from",
      .type = Y_OWN,
      .offset = offsetof(struct file, from),
      .help = "first day of items that state none",
      .own = read_begin },
    { .key = "announced",
      .type = Y_OWN,
      .offset = offsetof(struct file, announced),
      .help = "the same for `announced`",
      .own = read_begin },
    { .key = "source", .type = Y_TEXT, .offset = offsetof(struct file, source), .help = "the same for `source`" },
    { .key = "mark", .type = Y_TEXT, .offset = offsetof(struct file, mark), .help = "the same for `mark`" },
    LIST("units", ORG_UNIT, UNIT_FIELDS, "units, with their names"),
    LIST("names", ORG_NAME, NAME_FIELDS, "names given later"),
    LIST("successions", ORG_SUCCESSION, SUCCESSION_FIELDS, "units that end, and who follows"),
    LIST("people", ORG_PERSON, PERSON_FIELDS, "officials"),
    LIST("posts", ORG_POST, POST_FIELDS, "positions in units"),
    LIST("tenures", ORG_TENURE, TENURE_FIELDS, "who is in which post"),
    LIST("delegations", ORG_DELEGATION, DELEGATION_FIELDS, "authority lent"),
    LIST("absences", ORG_ABSENCE, ABSENCE_FIELDS, "who is away"),
    LIST("authority", ORG_AUTHORITY, AUTHORITY_FIELDS, "which unit decides what itself"),
    LIST("members", ORG_MEMBER, MEMBER_FIELDS, "members of committees"),
    LIST("charges", ORG_CHARGE, CHARGE_FIELDS, "which leader is in charge of which unit"),
    LAST,
};

/* --- items to rows --------------------------------------------------------------------------------------- */

struct load {
    struct arena *a;
    const struct file *file;
    struct instant recorded;
    struct org_yaml rows;
    size_t nplaces;
    const struct org_refuse *refuse;
    struct err *err;
};

enum { ALIASES_BYTES_MAX = 16 << 10 };

static enum rc join_aliases(struct load *l, struct item *it)
{
    struct sbuf b;
    sbuf_init(&b, ALIASES_BYTES_MAX);
    for (size_t i = 0; i < it->naliases; i++) {
        sbuf_str(&b, i ? "; " : "");
        sbuf_add(&b, it->aliases[i]);
    }
    enum rc rc = RC_OK;
    if (sbuf_full(&b))
        rc = ynode_err(it->place, l->err, PB_TOO_LARGE, _("the aliases of one name take more than %d bytes"),
                       (int)ALIASES_BYTES_MAX);
    else if (b.n)
        it->row.aliases = text_dup(l->a, sbuf_text(&b));
    sbuf_release(&b);
    return rc;
}

static void add_row(struct load *l, struct org_row row, const struct ynode *place)
{
    row.seq = (int64_t)l->rows.n + 1;
    ARENA_PUSH(l->a, l->rows.rows, l->rows.n, row);
    ARENA_PUSH(l->a, l->rows.places, l->nplaces, place);
}

/* The item's defaults, from the file. */
static enum rc complete(struct load *l, enum org_row_kind kind, struct item *it)
{
    const struct file *f = l->file;
    struct org_row *row = &it->row;
    if (!it->from.set && !f->from.set)
        return ynode_err(it->place, l->err, PB_MISSING_KEY,
                         _("'from' is stated neither here nor at the top of the file; write the first day"));
    row->kind = kind;
    row->rank = (enum post_rank)it->rank;
    row->from = it->from.set ? it->from.at : f->from.at;
    row->to = it->to.set ? it->to.at : INSTANT_MAX;
    row->announced = it->announced.set ? it->announced.at : f->announced.set ? f->announced.at : row->from;
    row->recorded = l->recorded;
    if (text_empty(row->source))
        row->source = f->source;
    if (text_empty(row->mark))
        row->mark = f->mark;
    return join_aliases(l, it);
}

/* A unit with a name is two rows: that it exists, and what it is called. */
static enum rc add_unit(struct load *l, const struct item *it)
{
    struct org_row unit = it->row, name = it->row;
    bool named = !text_empty(it->row.name_vi);
    if (!named && !(text_empty(it->row.name_en) && text_empty(it->row.abbr) && text_empty(it->row.aliases)))
        return ynode_err(it->place, l->err, PB_MISSING_KEY, _("unit '%.*s' has other names but no 'name_vi'"),
                         TEXT_FMT(it->row.code));
    unit.name_vi = unit.name_en = unit.abbr = unit.aliases = TEXT_NONE;
    add_row(l, unit, it->place);
    if (!named)
        return RC_OK;
    name.kind = ORG_NAME;
    name.unit = name.code;
    name.code = name.other = name.office = name.class = name.level = name.system = TEXT_NONE;
    name.agency = false;
    add_row(l, name, it->place);
    return RC_OK;
}

static enum rc add_list(struct load *l, enum org_row_kind kind)
{
    const struct list *list = &l->file->list[kind];
    for (size_t i = 0; i < list->n; i++) {
        enum rc rc = complete(l, kind, &list->items[i]);
        if (!rc && kind == ORG_UNIT)
            rc = add_unit(l, &list->items[i]);
        else if (!rc)
            add_row(l, list->items[i].row, list->items[i].place);
        if (rc && !l->refuse)
            return rc;
        if (rc)
            l->refuse->tell(l->refuse->arg, list->items[i].place, list->items[i].row.code, l->err);
    }
    return RC_OK;
}

/* --- the file ---------------------------------------------------------------------------------------------- */

/* A list without the items that cannot be read by themselves; each of those is told. */
static const struct ynode *readable_items(struct load *l, const struct yfield *fields, const struct ynode *list)
{
    struct ynode *kept = arena_dup(l->a, list, sizeof *list);
    const struct ynode **items = ARENA_ARRAY(l->a, const struct ynode *, list->n + 1);
    kept->items = items;
    kept->n = 0;
    for (size_t i = 0; i < list->n; i++) {
        struct item item = { 0 };
        if (yaml_fill(l->a, list->items[i], fields, &item, l->err) == RC_OK)
            items[kept->n++] = list->items[i];
        else
            l->refuse->tell(l->refuse->arg, list->items[i], item.row.code, l->err);
    }
    return kept;
}

static const struct ynode *readable(struct load *l, const struct ynode *top)
{
    struct ynode *kept = arena_dup(l->a, top, sizeof *top);
    const struct ynode **lists = ARENA_ARRAY(l->a, const struct ynode *, top->n + 1);
    kept->items = lists;
    for (size_t i = 0; i < top->n; i++) {
        const struct yfield *f = FILE_FIELDS;
        while (f->key && !text_eq(top->keys[i]->value, text_of(f->key)))
            f++;
        bool list = f->key && f->type == Y_LIST && top->items[i]->kind == YN_LIST;
        lists[i] = list ? readable_items(l, f->fields, top->items[i]) : top->items[i];
    }
    return kept;
}

enum rc org_yaml_rows(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                      const struct org_refuse *refuse, struct org_yaml *out, struct err *err)
{
    const struct ynode *top;
    struct file read = { 0 };
    struct load l = { .a = a, .file = &read, .recorded = recorded, .refuse = refuse, .err = err };
    enum rc rc = yaml_read(a, file, bytes, &top, err);
    if (!rc && refuse && top->kind == YN_MAP)
        top = readable(&l, top);
    if (!rc)
        rc = yaml_fill(a, top, FILE_FIELDS, &read, err);
    for (int kind = 0; !rc && kind < ORG_ROW_KIND_COUNT; kind++)
        rc = add_list(&l, (enum org_row_kind)kind);
    if (!rc && !l.rows.n && !refuse)
        rc = ynode_err(top, err, PB_EMPTY, _("the register lists nothing"));
    if (!rc)
        *out = l.rows;
    return rc;
}
