/* org_names.c -- what things are called, and what a writer means by a name.
 *
 * Every way to write a name is kept twice, sorted: as text_key makes it (accents stay) and, as a second chance for who
 * types without accents, as text_fold does. Before that punctuation becomes a blank and the short forms that every
 * office uses are written out, so "UBND xã Tân Hoà", "Ủy ban nhân dân xã Tân Hòa" and, the second time, "ubnd xa tan
 * hoa" are one. */
#include "base/i18n.h"
#include "base/sbuf.h"
#include "org/org_index.h"

#include <stdlib.h>
#include <string.h>

/* --- codes and names ------------------------------------------------------------------------------------- */

int32_t org_units(const struct org *o) { return o->unit_codes.n; }
int32_t org_persons(const struct org *o) { return o->person_codes.n; }
int32_t org_posts(const struct org *o) { return o->post_codes.n; }

unit_id org_unit(const struct org *o, struct text code) { return org_code_find(&o->unit_codes, code); }
person_id org_person(const struct org *o, struct text code) { return org_code_find(&o->person_codes, code); }
post_id org_post(const struct org *o, struct text code) { return org_code_find(&o->post_codes, code); }

struct text org_unit_code(const struct org *o, unit_id u) { return u ? unit_at(o, u)->code : TEXT(""); }
struct text org_person_code(const struct org *o, person_id p) { return p ? person_at(o, p)->code : TEXT(""); }
struct text org_post_code(const struct org *o, post_id p) { return p ? post_at(o, p)->code : TEXT(""); }

/* The row in force at t: the last that began, else the first. */
static const struct org_row *name_row(const struct unit *u, struct instant t)
{
    for (int32_t i = u->nnames; i-- > 0;)
        if (u->names[i]->from.us <= t.us || i == 0)
            return u->names[i];
    return NULL;
}

static struct text in_language(const struct org_row *row, const char *lang)
{
    return lang && strcmp(lang, "en") == 0 && !text_empty(row->name_en) ? row->name_en : row->name_vi;
}

struct text org_unit_name(const struct org *o, unit_id u, struct instant t, const char *lang)
{
    const struct org_row *row = name_row(unit_at(o, u), t);
    return row ? in_language(row, lang) : org_unit_code(o, u); /* nameless: better a code than nothing */
}

struct text org_unit_abbr(const struct org *o, unit_id u, struct instant t)
{
    const struct org_row *row = name_row(unit_at(o, u), t);
    return row && !text_empty(row->abbr) ? row->abbr : TEXT("");
}

struct text org_person_name(const struct org *o, person_id id)
{
    const struct person *p = person_at(o, id);
    return p->nrows ? p->rows[p->nrows - 1]->name_vi : TEXT("");
}

struct text org_post_name(const struct org *o, post_id id, const char *lang)
{
    const struct post *p = post_at(o, id);
    return p->nrows ? in_language(p->rows[p->nrows - 1], lang) : TEXT("");
}

/* --- comparable ------------------------------------------------------------------------------------------ */

/* Short forms of the public service that stand for words inside names. */
static const char *const EXPANSIONS[][2] = {
    { "ubnd", "ủy ban nhân dân" },
    { "hđnd", "hội đồng nhân dân" },
    { "mttq", "mặt trận tổ quốc" },
    { "vp", "văn phòng" },
    { "tp", "thành phố" },
    { "btv", "ban thường vụ" },
    { "bcđ", "ban chỉ đạo" },
    { "bql", "ban quản lý" },
    { "qlda", "quản lý dự án" },
    { "đtxd", "đầu tư xây dựng" },
    { "pvhcc", "phục vụ hành chính công" },
    { "&", "và" },
    { "kh&cn", "khoa học và công nghệ" },
    { "khcn", "khoa học và công nghệ" },
    { "nn&mt", "nông nghiệp và môi trường" },
    { "nnmt", "nông nghiệp và môi trường" },
    { "gd&đt", "giáo dục và đào tạo" },
    { "gdđt", "giáo dục và đào tạo" },
    { "kh&đt", "kế hoạch và đầu tư" },
    { "tn&mt", "tài nguyên và môi trường" },
    { "nn&ptnt", "nông nghiệp và phát triển nông thôn" },
    { "tt&tt", "thông tin và truyền thông" },
    { "gtvt", "giao thông vận tải" },
    { "vhttdl", "văn hóa thể thao và du lịch" },
    { "vhtt&dl", "văn hóa thể thao và du lịch" },
    { "vh", "văn hóa" },
    { "tt&dl", "thể thao và du lịch" },
    { "lđtbxh", "lao động thương binh và xã hội" },
    { "dt&tg", "dân tộc và tôn giáo" },
    { "ubmttq", "ủy ban mặt trận tổ quốc" },
    { "ubmttqvn", "ủy ban mặt trận tổ quốc việt nam" },
    { "ubkt", "ủy ban kiểm tra" },
    { "chqs", "chỉ huy quân sự" },
    { "bđbp", "bộ đội biên phòng" },
    { "bhxh", "bảo hiểm xã hội" },
};
static_assert(LEN(EXPANSIONS) <= EXPANSIONS_MAX, "struct norm has room for every short form");

enum { NAME_BYTES_MAX = 4096 };

static struct text letters(struct arena *a, bool fold, struct text t)
{
    return fold ? text_fold(a, t) : text_key(a, t);
}

struct norm org_norm_make(struct arena *a, bool fold)
{
    struct norm norm = { .fold = fold };
    for (size_t i = 0; i < LEN(EXPANSIONS); i++) {
        norm.brief[i] = letters(a, fold, text_of(EXPANSIONS[i][0]));
        norm.full[i] = letters(a, fold, text_of(EXPANSIONS[i][1]));
    }
    return norm;
}

static struct text written_out(const struct norm *norm, struct text word)
{
    for (size_t i = 0; i < LEN(EXPANSIONS); i++)
        if (text_eq(word, norm->brief[i]))
            return norm->full[i];
    return word;
}

static bool is_gap(uint32_t c)
{
    return c < 0x80 ? c <= ' ' || strchr(",.;:-/()[]\"'", (int)c) : c == 0x2013 || c == 0x2014;
}

/* At most NAME_BYTES_MAX bytes, cut at a letter: nobody's name is longer. */
static struct text name_bytes(struct text t)
{
    size_t n = t.n < NAME_BYTES_MAX ? t.n : NAME_BYTES_MAX;
    while (n < t.n && n && ((unsigned char)t.p[n] & 0xC0) == 0x80)
        n--;
    return text_sub(t, 0, n);
}

struct text org_norm_text(struct arena *a, const struct norm *norm, struct text t)
{
    struct text plain = letters(a, norm->fold, name_bytes(t));
    struct sbuf b;
    sbuf_init(&b, NAME_BYTES_MAX * 16);
    for (size_t at = 0; at < plain.n;) {
        const size_t start = at;
        if (is_gap(text_next(plain, &at)))
            continue;
        for (size_t next = at; next < plain.n && !is_gap(text_next(plain, &next));)
            at = next;
        if (b.n)
            sbuf_char(&b, ' ');
        sbuf_add(&b, written_out(norm, text_sub(plain, start, at)));
    }
    struct text out = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return out;
}

/* --- the index ------------------------------------------------------------------------------------------- */

struct entries {
    struct arena *a;
    struct name_entry *item[2]; /* keyed, folded */
    size_t n[2];
    const struct org *o;
};

static void add_name(struct entries *e, struct text name, int32_t id, struct span at)
{
    const struct norm *norms[2] = { &e->o->keyed, &e->o->folded };
    for (int i = 0; i < 2; i++) {
        struct name_entry entry = { org_norm_text(e->a, norms[i], name), id, at };
        if (!text_empty(entry.key))
            ARENA_PUSH(e->a, e->item[i], e->n[i], entry);
    }
}

static void add_unit_names(struct entries *e, unit_id id, const struct unit *u)
{
    for (int32_t i = 0; i < u->nnames; i++) {
        const struct org_row *row = u->names[i];
        const struct span at = { i ? row->from : INSTANT_MIN, i + 1 < u->nnames ? u->names[i + 1]->from : INSTANT_MAX };
        struct text rest = row->aliases, alias;
        add_name(e, row->name_vi, id, at);
        add_name(e, row->name_en, id, at);
        add_name(e, row->abbr, id, at);
        while (text_split(&rest, ';', &alias))
            add_name(e, alias, id, at);
    }
}

static int by_name(const void *a, const void *b)
{
    const struct name_entry *x = a, *y = b;
    int c = text_cmp(x->key, y->key);
    return c ? c : (x->id > y->id) - (x->id < y->id);
}

static void finish(struct entries *e, struct name_index *keyed, struct name_index *folded)
{
    struct name_index *out[2] = { keyed, folded };
    for (int i = 0; i < 2; i++) {
        if (e->n[i])
            qsort(e->item[i], e->n[i], sizeof *e->item[i], by_name);
        *out[i] = (struct name_index){ e->item[i], e->n[i] };
    }
}

void org_names_index(struct arena *a, struct org *o)
{
    const struct span always = { INSTANT_MIN, INSTANT_MAX };
    o->keyed = org_norm_make(a, false);
    o->folded = org_norm_make(a, true);
    struct entries units = { .a = a, .o = o }, persons = { .a = a, .o = o };
    for (unit_id u = 1; u <= o->unit_codes.n; u++)
        add_unit_names(&units, u, &o->units[u]);
    for (person_id p = 1; p <= o->person_codes.n; p++)
        for (int32_t i = 0; i < o->persons[p].nrows; i++)
            add_name(&persons, o->persons[p].rows[i]->name_vi, p, always);
    finish(&units, &o->unit_keys, &o->unit_folds);
    finish(&persons, &o->person_keys, &o->person_folds);
}

static size_t name_first(const struct name_index *index, struct text key)
{
    size_t lo = 0, hi = index->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (text_cmp(index->entry[mid].key, key) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* --- what a writer means --------------------------------------------------------------------------------- */

enum { HITS_MAX = 8, STEPS_MAX = 256 };

/* Different ids; those beyond the maximum are not kept: too many is too many. */
struct hits {
    int32_t id[HITS_MAX];
    size_t n;
    int steps; /* of successions followed: a hostile register could branch without end */
};

static void hit(struct hits *h, int32_t id)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->id[i] == id)
            return;
    if (h->n < HITS_MAX)
        h->id[h->n++] = id;
}

/* Everybody who has some of u's work at t. */
static void hit_successors(const struct org *o, unit_id id, struct instant t, struct hits *h)
{
    const struct unit *u = unit_at(o, id);
    struct instant at;
    if (org_unit_exists(o, id, t)) {
        hit(h, id);
        return;
    }
    if (!org_unit_ended(u, t, &at))
        return;
    for (int32_t i = 0; i < u->nchanges; i++)
        if (instant_eq(u->changes[i].at, at) && u->changes[i].to && h->steps++ < STEPS_MAX)
            hit_successors(o, u->changes[i].to, t, h);
}

/* Who bears the name at t, and who has followed those that bore it. */
static void hit_names(const struct org *o, const struct name_index *index, struct text key, struct instant t,
                      struct hits *now, struct hits *before)
{
    for (size_t i = name_first(index, key); i < index->n && text_eq(index->entry[i].key, key); i++) {
        const struct name_entry *e = &index->entry[i];
        if (span_holds(e->at, t) && org_unit_exists(o, e->id, t))
            hit(now, e->id);
        else if (e->at.from.us <= t.us)
            hit_successors(o, e->id, t, before);
    }
}

/* "snv (Sở Nội vụ), stc (Sở Tài chính)" */
static void list_units(const struct org *o, const struct hits *h, struct instant t, struct sbuf *b)
{
    for (size_t i = 0; i < h->n; i++) {
        struct text code = org_unit_code(o, h->id[i]), name = org_unit_name(o, h->id[i], t, i18n_lang());
        sbuf_printf(b, "%s%.*s (%.*s)", i ? ", " : "", TEXT_FMT(code), TEXT_FMT(name));
    }
}

static void list_persons(const struct org *o, const struct hits *h, struct instant t, struct sbuf *b)
{
    (void)t;
    for (size_t i = 0; i < h->n; i++) {
        struct text code = org_person_code(o, h->id[i]), name = org_person_name(o, h->id[i]);
        sbuf_printf(b, "%s%.*s (%.*s)", i ? ", " : "", TEXT_FMT(code), TEXT_FMT(name));
    }
}

static enum rc ambiguous(const struct org *o, struct text name, const struct hits *h, struct instant t,
                         void (*list)(const struct org *, const struct hits *, struct instant, struct sbuf *),
                         struct err *err)
{
    struct sbuf b;
    sbuf_init(&b, ERR_DETAIL_MAX);
    list(o, h, t, &b);
    struct text all = sbuf_text(&b);
    enum rc rc =
        err_set(err, PB_AMBIGUOUS, _("'%.*s' may be any of %.*s; write the code"), TEXT_FMT(name), TEXT_FMT(all));
    sbuf_release(&b);
    return rc;
}

static enum rc unknown_unit(struct text name, struct instant t, struct err *err)
{
    char day[INSTANT_CHARS];
    return err_set(err, PB_UNKNOWN_UNIT, _("no unit is called '%.*s' on %s, and none that was has a successor"),
                   TEXT_FMT(name), day_vn(instant_day(t), day));
}

enum rc org_resolve_unit(const struct org *o, struct text raw, struct instant t, unit_id *out, bool *renamed,
                         struct err *err)
{
    const struct text name = text_trim(raw);
    const unit_id coded = org_unit(o, name);
    struct hits now = { 0 }, before = { 0 };
    if (coded && org_unit_exists(o, coded, t)) {
        hit(&now, coded);
    } else {
        struct arena *a = arena_new();
        if (coded)
            hit_successors(o, coded, t, &before);
        hit_names(o, &o->unit_keys, org_norm_text(a, &o->keyed, name), t, &now, &before);
        if (!now.n && !before.n)
            hit_names(o, &o->unit_folds, org_norm_text(a, &o->folded, name), t, &now, &before);
        arena_free(a);
    }
    const struct hits *h = now.n ? &now : &before;
    if (h->n == 0)
        return unknown_unit(name, t, err);
    if (h->n > 1)
        return ambiguous(o, name, h, t, list_units, err);
    *out = h->id[0];
    if (renamed)
        *renamed = !now.n;
    return RC_OK;
}

/* --- people ---------------------------------------------------------------------------------------------- */

/* Forms of address that may stand before a name. */
static const char *const ADDRESSES[] = { "ông", "bà", "đồng chí", "đ/c", "Mr.", "Mrs.", "Ms." };

static struct text without_address(struct arena *a, const struct norm *keyed, struct text key)
{
    for (size_t i = 0; i < LEN(ADDRESSES); i++) {
        struct text address = org_norm_text(a, keyed, text_of(ADDRESSES[i]));
        if (text_starts(key, address) && key.n > address.n && key.p[address.n] == ' ')
            return text_sub(key, address.n + 1, key.n);
    }
    return key;
}

static void hit_persons(const struct name_index *index, struct text key, struct hits *h)
{
    for (size_t i = name_first(index, key); i < index->n && text_eq(index->entry[i].key, key); i++)
        hit(h, index->entry[i].id);
}

enum rc org_resolve_person(const struct org *o, struct text raw, person_id *out, struct err *err)
{
    const struct text name = text_trim(raw);
    const person_id coded = org_person(o, name);
    struct hits h = { 0 };
    if (coded) {
        hit(&h, coded);
    } else {
        struct arena *a = arena_new();
        struct text keyed = org_norm_text(a, &o->keyed, name), spoken = without_address(a, &o->keyed, keyed);
        hit_persons(&o->person_keys, keyed, &h);
        if (!h.n)
            hit_persons(&o->person_keys, spoken, &h);
        if (!h.n)
            hit_persons(&o->person_folds, org_norm_text(a, &o->folded, spoken), &h);
        arena_free(a);
    }
    if (h.n == 0)
        return err_set(err, PB_UNKNOWN_PERSON, _("nobody in the register has the code or full name '%.*s'"),
                       TEXT_FMT(name));
    if (h.n > 1)
        return ambiguous(o, name, &h, INSTANT_MAX, list_persons, err);
    *out = h.id[0];
    return RC_OK;
}
