#include "intake/envelope.h"

#include "base/i18n.h"
#include "intake/child.h"
#include "intake/edxml.h"
#include "intake/kind.h"

#include <sodium.h>
#include <string.h>

enum { HEADER_LINES = 40, NAME_BYTES_MAX = 255 };

static const struct {
    const char *word, *shown;
} URGENCIES[] = {
#define X(name, word, shown) { word, shown },
    ENVELOPE_URGENCY_LIST(X)
#undef X
}, BUSINESS[] = {
#define X(name, word, shown) { word, shown },
    ENVELOPE_BUSINESS_LIST(X)
#undef X
};

const char *envelope_urgency_word(int u) { return URGENCIES[u].word; }
const char *envelope_urgency_shown(int u) { return URGENCIES[u].shown; }
const char *envelope_business_word(int b) { return BUSINESS[b].word; }
const char *envelope_business_shown(int b) { return BUSINESS[b].shown; }

/* --- the header --------------------------------------------------------------------------------------------------- */

/* "2027/09/30", "2027-09-30", "30/09/2027", an hour behind it or not. */
static bool date_of(struct arena *a, struct text t, struct day *out)
{
    struct text day = text_sub(t, 0, 10);
    char *p = text_cstr(a, day);
    if (day.n == 10 && (p[4] == '/' || p[4] == '-'))
        p[4] = p[7] = '-';
    else if (day.n == 10 && (p[2] == '/' || p[2] == '-'))
        p = text_cstr(a, text_printf(a, "%.4s-%.2s-%.2s", p + 6, p + 3, p));
    return day_parse(text_of(p), out);
}

static int place_of(struct text t, int n)
{
    int64_t at;
    return text_int(t, &at) && at >= 0 && at < n ? (int)at : -1;
}

/* One line, in NFC. */
static struct text squeezed(struct arena *a, struct text t)
{
    struct text nfc = t, rest, word, out = TEXT_NONE;
    (void)text_nfc(a, t, &nfc);
    char *p = text_cstr(a, nfc);
    for (char *c = p; *c; c++)
        *c = *c == '\n' || *c == '\r' || *c == '\t' ? ' ' : *c;
    rest = text_of(p);
    while (text_split(&rest, ' ', &word))
        if (word.n > 0)
            out = out.n > 0 ? text_printf(a, "%.*s %.*s", TEXT_FMT(out), TEXT_FMT(word)) : word;
    return out;
}

struct code {
    struct text number, notation;
};

static void join_reply(struct arena *a, struct envelope *e, struct text t)
{
    e->reply_to = e->reply_to.n > 0 ? text_printf(a, "%.*s; %.*s", TEXT_FMT(e->reply_to), TEXT_FMT(t)) : t;
}

static void take_field(struct arena *a, struct envelope *e, struct code *code, enum edxml_field field, struct text t)
{
    switch (field) {
    case EDXML_FROM_ID: e->from_id = t; break;
    case EDXML_FROM: e->from = t; break;
    case EDXML_TO: ARENA_PUSH(a, e->to, e->nto, t); break;
    case EDXML_NUMBER: code->number = t; break;
    case EDXML_NOTATION: code->notation = t; break;
    case EDXML_DATE: e->has_date = date_of(a, t, &e->date); break;
    case EDXML_TYPE: e->type = t; break;
    case EDXML_SUBJECT: e->subject = t; break;
    case EDXML_SIGNER: e->signer = t; break;
    case EDXML_DUE: e->has_due = date_of(a, t, &e->due); break;
    case EDXML_PLACE: ARENA_PUSH(a, e->places, e->nplaces, t); break;
    case EDXML_PRIORITY: e->urgency = place_of(t, LEN(URGENCIES)); break;
    case EDXML_DOCUMENT: e->document = t; break;
    case EDXML_REPLY_CODE: join_reply(a, e, t); break;
    case EDXML_BUSINESS: e->business = place_of(t, LEN(BUSINESS)); break;
    case EDXML_TO_ID:
    case EDXML_REPLY_ID:
    case EDXML_FIELD_COUNT: break;
    }
}

/* "N/A" is what programs write where they must write something. */
static bool says_nothing(struct text t) { return t.n == 0 || text_eq(t, TEXT("N/A")); }

void envelope_header(struct arena *a, const struct records *r, struct envelope *e)
{
    *e = (struct envelope){ .urgency = -1, .business = -1 };
    struct code code = { TEXT_NONE, TEXT_NONE };
    for (size_t i = 0; i < r->n; i++) {
        struct text value = r->items[i].text, key;
        if (r->items[i].kind != 'F' || !text_split(&value, ' ', &key))
            continue;
        int field = word_index(EDXML_KEYS, key);
        value = squeezed(a, value);
        if (field >= 0 && !says_nothing(value))
            take_field(a, e, &code, (enum edxml_field)field, value);
    }
    bool whole = text_find(code.number, TEXT("/"), 0) != SIZE_MAX || code.notation.n == 0;
    e->number = whole                ? code.number
                : code.number.n == 0 ? code.notation
                                     : text_printf(a, "%.*s/%.*s", TEXT_FMT(code.number), TEXT_FMT(code.notation));
}

/* --- one attachment ----------------------------------------------------------------------------------------------- */

struct attachment {
    struct text name, id, data, bytes;
};

static bool decode(struct arena *a, struct text base64, struct text *out)
{
    size_t n = 0, room = base64.n / 4 * 3 + 3;
    unsigned char *bytes = arena_alloc(a, room);
    const char *end = NULL;
    bool ok =
        sodium_base642bin(bytes, room, base64.p, base64.n, " \t\r\n", &n, &end, sodium_base64_VARIANT_ORIGINAL) == 0;
    *out = (struct text){ (const char *)bytes, n };
    return ok && end == base64.p + base64.n;
}

/* A name is shown and kept, never opened; one that is a path was written to be opened. */
static bool name_is_good(struct text name)
{
    size_t bad;
    if (name.n == 0 || name.n > NAME_BYTES_MAX || !text_utf8(name, &bad) || text_eq(name, TEXT("..")))
        return false;
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '/' || name.p[i] == '\\' || name.p[i] == ':' || (unsigned char)name.p[i] < 0x20)
            return false;
    return true;
}

static const struct {
    struct text end;
    enum kind kind;
} ENDINGS[] = {
    { { ".docx", 5 }, KIND_ZIP },   { { ".xlsx", 5 }, KIND_ZIP },   { { ".pdf", 4 }, KIND_PDF },
    { { ".txt", 4 }, KIND_TEXT },   { { ".csv", 4 }, KIND_TEXT },   { { ".png", 4 }, KIND_IMAGE },
    { { ".jpg", 4 }, KIND_IMAGE },  { { ".jpeg", 5 }, KIND_IMAGE }, { { ".tif", 4 }, KIND_IMAGE },
    { { ".tiff", 5 }, KIND_IMAGE }, { { ".rtf", 4 }, KIND_RTF },
};

/* Does the name say another form than the bytes have? A file with a password is told as such. */
static bool name_lies(struct arena *a, struct text name, enum kind kind)
{
    struct text small = text_fold(a, name);
    for (size_t i = 0; i < LEN(ENDINGS); i++)
        if (text_ends(small, ENDINGS[i].end))
            return kind != ENDINGS[i].kind && kind != KIND_ENCRYPTED;
    return false;
}

static bool is_table(struct arena *a, struct text name)
{
    struct text small = text_fold(a, name);
    return text_ends(small, TEXT(".xlsx")) || text_ends(small, TEXT(".csv"));
}

static struct text first_lines(struct text t)
{
    size_t at = 0;
    for (int i = 0; i < HEADER_LINES && at < t.n; i++) {
        size_t end = text_find(t, TEXT("\n"), at);
        at = end == SIZE_MAX ? t.n : end + 1;
    }
    return text_sub(t, 0, at);
}

static enum rc extract_one(struct arena *a, const struct attachment *it, const struct extract_watch *watch,
                           struct extracted *out, struct err *err)
{
    enum kind kind = kind_of(it->bytes);
    struct text mark;
    if (kind == KIND_EDXML)
        return records_fault(&(struct records){ .fault = FAULT_NESTED }, err);
    if (name_lies(a, it->name, kind))
        return err_set(err, PB_FILE_BROKEN, _("the name says another form than the file has: it is not opened"));
    enum rc rc = is_table(a, it->name) ? intake_extract_office(a, it->bytes, out, err)
                                       : intake_extract(a, it->bytes, watch, out, err);
    if (rc == RC_OK && intake_secret(a, first_lines(out->text), &mark))
        rc = err_set(err, PB_SECRET_MARK,
                     _("the header bears the mark '%.*s': secret documents must not be recorded here"), TEXT_FMT(mark));
    return rc;
}

/* --- digests ------------------------------------------------------------------------------------------------------ */

static bool is_of(struct text bytes, struct text digest)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char base64[sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    crypto_hash_sha256(hash, (const unsigned char *)bytes.p, bytes.n);
    sodium_bin2base64(base64, sizeof base64, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
    return text_eq(text_of(base64), digest);
}

static struct text without_cid(struct text id) { return text_starts(id, TEXT("cid:")) ? text_sub(id, 4, id.n) : id; }

/* A SHA-256 that names the attachment must be that of its bytes, or of their base64. Digests of other kinds are not looked at. */
static bool digests_agree(const struct records *r, const struct attachment *it)
{
    for (size_t i = 0; i < r->n; i++) {
        struct text rest = r->items[i].text, by, of;
        if (r->items[i].kind != 'Y' || !text_split(&rest, ' ', &by) || !text_split(&rest, ' ', &of))
            continue;
        bool names_it = it->id.n > 0 && text_eq(without_cid(of), without_cid(it->id));
        if (names_it && text_ends(by, TEXT("sha256")) && !is_of(it->bytes, rest) && !is_of(it->data, rest))
            return false;
    }
    return true;
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

struct opening {
    struct arena *a;
    const struct records *r;
    const struct extract_watch *watch;
    struct sbuf text;
    struct extracted sum;
    struct err first; /* why the first that was left out was */
};

static void add_text(struct opening *o, const struct extracted *e, struct envelope_attachment *row)
{
    bool first = o->text.n == 0;
    if (!first)
        sbuf_printf(&o->text, "\n[edXML] %.*s\n", TEXT_FMT(row->name));
    row->start = o->text.n;
    sbuf_add(&o->text, e->text);
    row->end = o->text.n;
    if (!text_ends(e->text, TEXT("\n")))
        sbuf_char(&o->text, '\n');
    struct extracted *s = &o->sum;
    int64_t sure = (int64_t)s->sure * (int64_t)s->recognised + (int64_t)e->sure * (int64_t)e->recognised;
    s->recognised += e->recognised;
    s->sure = s->recognised > 0 ? (int)(sure / (int64_t)s->recognised) : 0;
    for (size_t i = 0; i < e->ndoubts; i++) {
        struct extract_doubt d = e->doubts[i];
        size_t by = d.end > d.start ? row->start : 0;
        d.start += by;
        d.end += by;
        ARENA_PUSH(o->a, s->doubts, s->ndoubts, d);
    }
    s->unmapped = s->unmapped || e->unmapped;
    s->has_footnotes = s->has_footnotes || e->has_footnotes;
    s->has_hidden = s->has_hidden || e->has_hidden;
    s->encoding = e->encoding != ENCODING_UTF8 ? e->encoding : s->encoding;
}

static enum rc check(struct opening *o, struct attachment *it, struct err *err)
{
    if (!name_is_good(it->name))
        return err_set(err, PB_FILE_BROKEN,
                       _("an attachment's name is a path, or none at all: the envelope was made to do "
                         "harm, or by a broken tool"));
    if (it->data.n == 0 || !decode(o->a, it->data, &it->bytes))
        return err_set(err, PB_FILE_BROKEN, _("the attachment is cut short: it is no base64"));
    if (!digests_agree(o->r, it))
        return err_set(err, PB_FILE_BROKEN,
                       _("the attachment is not the one that was signed: its digest (SHA-256) is another"));
    return RC_OK;
}

static enum rc open_one(struct opening *o, struct attachment *it, struct envelope *e, struct err *err)
{
    struct extracted one = { .recognised = 0 };
    struct envelope_attachment row = { .name = squeezed(o->a, it->name) };
    struct err own = { .problem = PB_NONE };
    enum rc rc = check(o, it, &own);
    if (rc == RC_OK)
        rc = extract_one(o->a, it, o->watch, &one, &own);
    if (rc == RC_OK && text_empty(text_trim(one.text)))
        rc = err_set(&own, PB_EMPTY, _("the text is empty"));
    if (rc == RC_OK) {
        add_text(o, &one, &row);
    } else if (own.problem == PB_FORM_NOT_READ || own.problem == PB_EMPTY) {
        row.left_out = text_dup(o->a, text_of(own.detail));
        if (o->first.problem == PB_NONE)
            o->first = own;
        rc = RC_OK;
    } else {
        if (name_is_good(it->name))
            err_prefix(&own, "%.*s", TEXT_FMT(row.name));
        *err = own;
    }
    ARENA_PUSH(o->a, e->attachments, e->nattachments, row);
    return rc;
}

static bool take_attachment(const struct records *r, size_t i, struct attachment *out)
{
    struct text rest = r->items[i].text, type;
    if (i + 1 == r->n || r->items[i + 1].kind != 'D')
        return false;
    *out = (struct attachment){ .data = r->items[i + 1].text };
    return text_split(&rest, '\t', &out->name) && text_split(&rest, '\t', &type) && text_split(&rest, '\t', &out->id);
}

/* Kept with the text, since a document has no other place for them. */
static void add_lines(struct opening *o, const struct envelope *e)
{
    char day[INSTANT_CHARS];
    const struct {
        const char *key;
        struct text value;
    } LINES[] = {
        { "document", e->document },
        { "from", e->from },
        { "number", e->number },
        { "due", e->has_due ? text_of(day_iso(e->due, day)) : TEXT_NONE },
        { "urgency", e->urgency > 0 ? text_of(URGENCIES[e->urgency].word) : TEXT_NONE },
        { "business", e->business > 0 ? text_of(BUSINESS[e->business].word) : TEXT_NONE },
        { "reply to", e->reply_to },
    };
    sbuf_char(&o->text, '\n');
    for (size_t i = 0; i < LEN(LINES); i++)
        if (LINES[i].value.n > 0)
            sbuf_printf(&o->text, "[edXML] %s %.*s\n", LINES[i].key, TEXT_FMT(LINES[i].value));
    for (size_t i = 0; i < e->nto; i++)
        sbuf_printf(&o->text, "[edXML] to %.*s\n", TEXT_FMT(e->to[i]));
}

static enum rc open_all(struct opening *o, struct envelope *e, struct err *err)
{
    enum rc rc = RC_OK;
    struct attachment it;
    for (size_t i = 0; rc == RC_OK && i < o->r->n; i++)
        if (o->r->items[i].kind == 'A' && take_attachment(o->r, i, &it))
            rc = open_one(o, &it, e, err);
    if (rc != RC_OK)
        return rc;
    if (e->nattachments == 0)
        return err_set(err, PB_EMPTY, _("the envelope has no attachment: there is nothing to read in it"));
    if (o->text.n == 0)
        return err_set(err, o->first.problem, "%s", o->first.detail);
    add_lines(o, e);
    if (sbuf_full(&o->text))
        return err_set(err, PB_TOO_LARGE, _("the text is larger than %d MiB"), INTAKE_BYTES_MAX >> 20);
    return RC_OK;
}

enum rc envelope_extract(struct arena *a, struct text bytes, const struct extract_watch *watch, struct extracted *out,
                         struct err *err)
{
    struct text answer;
    struct records r;
    struct envelope *e = ARENA_NEW(a, struct envelope);
    enum rc rc = child_run(a, edxml_child, bytes, NULL, &CHILD_LIMITS, &answer, err);
    if (rc == RC_OK)
        rc = records_read(a, answer, &r, err);
    if (rc == RC_OK)
        rc = records_fault(&r, err);
    if (rc != RC_OK)
        return rc;
    envelope_header(a, &r, e);
    struct opening o = { .a = a, .r = &r, .watch = watch };
    sbuf_init(&o.text, INTAKE_BYTES_MAX);
    rc = open_all(&o, e, err);
    if (rc == RC_OK) {
        *out = o.sum;
        out->text = text_dup(a, sbuf_text(&o.text));
        out->form = EXTRACT_EDXML;
        out->envelope = e;
    }
    sbuf_release(&o.text);
    return rc;
}

/* --- beside what is printed --------------------------------------------------------------------------------------- */

void envelope_fill(struct arena *a, const struct envelope *e, struct intake_document *doc)
{
    struct text *const mine[] = { &doc->number, &doc->issuer, &doc->type, &doc->title, &doc->signer };
    const struct text its[] = { e->number, e->from, e->type, e->subject, e->signer };
    for (size_t i = 0; i < LEN(mine); i++)
        if (mine[i]->n == 0)
            *mine[i] = its[i];
    if (!doc->has_date && e->has_date) {
        doc->has_date = true;
        doc->date = e->date;
    }
    if (doc->nrecipients > 0)
        return;
    bool places = e->nplaces > 0;
    for (size_t i = 0; i < (places ? e->nplaces : e->nto); i++)
        ARENA_PUSH(a, doc->recipients, doc->nrecipients, places ? e->places[i] : e->to[i]);
}

static bool differ(struct arena *a, struct text x, struct text y)
{
    return x.n > 0 && y.n > 0 && !text_eq(text_fold(a, x), text_fold(a, y));
}

const char *envelope_differs(struct arena *a, const struct envelope *e, const struct intake_document *doc)
{
    if (differ(a, e->number, doc->number))
        return EDXML_KEYS[EDXML_NUMBER];
    return e->has_date && doc->has_date && e->date.n != doc->date.n ? EDXML_KEYS[EDXML_DATE] : NULL;
}
