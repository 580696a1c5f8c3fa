/* leaf_form.c -- every member is put with a comma before it; the first comma of an object is then made its brace.
 *
 *      ,"fact":"act","family":1, … ,"salted":,"product":"…"},"states":{…}        {"fact":"act", … ,"salted":{"product":"…"}, …
 */
#include "ledger/leaf_form.h"

#include <string.h>

/* Slots that are no fields. */
enum { SLOT_FACT = LEAF_FIELDS_MAX, SLOT_N, SLOT_SALTED };
enum { LINES_MAX = 48, LINES_BYTES_MAX = 4096, PUT_ROOM = 2 * HASH_BYTES + INSTANT_CHARS + 16 };

/* --- making one ------------------------------------------------------------------------------------------ */

static bool name_plain(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] <= ' ' || t.p[i] > '~' || t.p[i] == '"' || t.p[i] == '\\')
            return false;
    return t.n > 0;
}

/* Of plain names: as the order of their UTF-16 units is. */
static int name_cmp(struct text a, struct text b)
{
    int c = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

static struct text head_name(const struct leaf_head *h) { return (struct text){ h->bytes + 2, (size_t)h->n - 4 }; }

static void head_add(struct leaf_head *heads, size_t *n, struct text name, int slot)
{
    size_t at = (*n)++;
    assert(name_plain(name) && name.n <= LEAF_NAME_MAX);
    for (; at > 0 && name_cmp(head_name(&heads[at - 1]), name) >= 0; at--) {
        assert(!text_eq(head_name(&heads[at - 1]), name));
        heads[at] = heads[at - 1];
    }
    struct leaf_head h = { ",\"", (uint8_t)(name.n + 4), (uint8_t)slot };
    memcpy(h.bytes + 2, name.p, name.n);
    memcpy(h.bytes + 2 + name.n, "\":", 2);
    heads[at] = h;
}

void leaf_form_make(struct leaf_form *out, struct text fact, const struct leaf_slot *slots, size_t nslots)
{
    assert(nslots <= LEAF_FIELDS_MAX && name_plain(fact) && fact.n <= LEAF_NAME_MAX);
    *out = (struct leaf_form){ .fact = fact, .nslots = nslots };
    head_add(out->members, &out->nmembers, TEXT("fact"), SLOT_FACT);
    head_add(out->members, &out->nmembers, TEXT("n"), SLOT_N);
    head_add(out->members, &out->nmembers, TEXT("salted"), SLOT_SALTED);
    for (size_t i = 0; i < nslots; i++) {
        out->slots[i] = slots[i];
        if (slots[i].salted)
            head_add(out->salted, &out->nsalted, slots[i].name, (int)i);
        else
            head_add(out->members, &out->nmembers, slots[i].name, (int)i);
    }
}

/* --- writing: each returns where it ended; NULL: this is nothing for here --------------------------------- */

static char *raw_put(char *p, struct text t)
{
    if (t.n)
        memcpy(p, t.p, t.n);
    return p + t.n;
}

static char *quoted_put(char *p, struct text t)
{
    *p++ = '"';
    for (size_t from = 0, to; from < t.n; from = to) {
        to = canon_plain(t, from);
        p = raw_put(p, (struct text){ t.p + from, to - from });
        if (to < t.n)
            p = canon_escape_put(p, t.p[to++]);
    }
    *p++ = '"';
    return p;
}

static char *text_put(char *p, struct text t) { return t.n <= LEAF_TEXT_MAX ? quoted_put(p, t) : NULL; }

static char *whole_put(char *p, int64_t n)
{
    return n <= CANON_INT_MAX && n >= -CANON_INT_MAX ? canon_number_put(p, n) : NULL;
}

static char *instant_put(char *p, struct instant t)
{
    char buf[INSTANT_CHARS];
    struct text said = leaf_instant(buf, t);
    return said.p ? quoted_put(p, said) : NULL;
}

static char *hex_quoted(char *p, const unsigned char *bytes, size_t n)
{
    *p++ = '"';
    p = hex_put(p, (struct text){ (const char *)bytes, n });
    *p++ = '"';
    return p;
}

struct line {
    struct text name, value;
};

/* Lines by their names. False where they are not such as become members one by one. */
static bool lines_read(struct text rest, struct line *lines, size_t *n)
{
    struct text value, name;
    for (*n = 0; rest.n > 0 && text_split(&rest, '\n', &value); ++*n) {
        if (*n == LINES_MAX || !text_split(&value, '=', &name) || !value.p || !name_plain(name))
            return false;
        size_t at = *n;
        int c = 1;
        for (; at > 0 && (c = name_cmp(lines[at - 1].name, name)) > 0; at--)
            lines[at] = lines[at - 1];
        if (at > 0 && c == 0)
            return false;
        lines[at] = (struct line){ name, value };
    }
    return true;
}

static char *lines_put(char *p, struct text t)
{
    struct line lines[LINES_MAX];
    size_t n;
    if (t.n > LINES_BYTES_MAX || !lines_read(t, lines, &n))
        return NULL;
    *p++ = '{';
    for (size_t i = 0; p && i < n; i++) {
        *p = ',';
        p += i > 0;
        *p++ = '"';
        p = raw_put(p, lines[i].name);
        p = raw_put(p, TEXT("\":"));
        p = text_put(p, lines[i].value);
    }
    if (p)
        *p++ = '}';
    return p;
}

static char *field_put(char *p, const struct leaf_field *f)
{
    switch (f->type) {
    case LEAF_WHOLE: return whole_put(p, f->number);
    case LEAF_INSTANT: return instant_put(p, (struct instant){ f->number });
    case LEAF_BYTES:
        return f->text.n <= LEAF_TEXT_MAX / 2 ? hex_quoted(p, (const unsigned char *)f->text.p, f->text.n) : NULL;
    case LEAF_LINES: return lines_put(p, f->text);
    case LEAF_SALTED: return hex_quoted(p, f->digest.b, HASH_BYTES);
    case LEAF_ABSENT:
    case LEAF_TEXT: break;
    }
    return text_put(p, f->text);
}

static char *head_put(char *p, const struct leaf_head *h)
{
    memcpy(p, h->bytes, LEAF_HEAD_BYTES);
    return p + h->n;
}

/* Where none stands, the object does not either. */
static char *salted_put(char *p, const struct leaf_form *form, const struct leaf_head *head,
                        const struct leaf_field *fields)
{
    char *before = p, *object = p = head_put(p, head);
    for (size_t i = 0; i < form->nsalted; i++)
        if (fields[form->salted[i].slot].type != LEAF_ABSENT)
            p = field_put(head_put(p, &form->salted[i]), &fields[form->salted[i].slot]);
    if (p == object)
        return before;
    *object = '{';
    *p++ = '}';
    return p;
}

static char *member_put(char *p, const struct leaf_form *form, const struct leaf_head *h, int64_t n,
                        const struct leaf_field *fields)
{
    if (h->slot == SLOT_SALTED)
        return salted_put(p, form, h, fields);
    if (h->slot < SLOT_FACT && fields[h->slot].type == LEAF_ABSENT)
        return p;
    p = head_put(p, h);
    if (h->slot == SLOT_FACT)
        return quoted_put(p, form->fact);
    return h->slot == SLOT_N ? whole_put(p, n) : field_put(p, &fields[h->slot]);
}

/* More than the entry can need. */
static size_t room_for(const struct leaf_form *form, const struct leaf_field *fields)
{
    size_t room = LEAF_FORM_MEMBERS + 3 * (LEAF_HEAD_BYTES + PUT_ROOM);
    for (size_t i = 0; i < form->nslots; i++)
        if (fields[i].type != LEAF_ABSENT)
            room += LEAF_HEAD_BYTES + PUT_ROOM + CANON_ESCAPE * fields[i].text.n;
    return room;
}

void leaf_form_entry(const struct leaf_form *form, struct arena *a, struct sbuf *out, int64_t n,
                     const struct leaf_field *fields)
{
    size_t room = room_for(form, fields);
    char *first = room <= 8 * ENTRY_BYTES_MAX ? sbuf_room(out, room) : NULL, *p = first;
    for (size_t i = 0; p && i < form->nmembers; i++)
        p = member_put(p, form, &form->members[i], n, fields);
    if (!p || p + 1 - first > ENTRY_BYTES_MAX) {
        leaf_entry(a, out, form->fact, n, fields, form->nslots);
        return;
    }
    *first = '{';
    *p++ = '}';
    assert((size_t)(p - first) <= room);
    sbuf_took(out, (size_t)(p - first));
}
