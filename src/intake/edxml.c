#include "intake/edxml.h"

#include "intake/oxml.h"
#include "intake/record.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *key, *element, *parent;
    bool again;
} FIELDS[] = {
#define X(name, key, element, parent, again) { key, element, parent, again },
    EDXML_FIELD_LIST(X)
#undef X
};

const char *const EDXML_KEYS[] = {
#define X(name, key, element, parent, again) key,
    EDXML_FIELD_LIST(X)
#undef X
        NULL
};

/* What an attachment is made of; two generations of systems name it differently. */
enum part { PART_NAME, PART_TYPE, PART_ID, PART_DATA, PART_COUNT };
static const struct {
    const char *element;
    enum part part;
} PARTS[] = {
    { "AttachmentName", PART_NAME }, { "FileName", PART_NAME }, { "ContentType", PART_TYPE },
    { "FileType", PART_TYPE },       { "ContentId", PART_ID },  { "ContentTransferEncoded", PART_DATA },
    { "Content", PART_DATA },
};

enum { STACK_MAX = 32, NAME_MAX_BYTES = 64 };

struct reading {
    struct sbuf *answer;
    char stack[STACK_MAX][NAME_MAX_BYTES]; /* local names of the open elements */
    size_t depth, values, attachments;
    struct sbuf value; /* of the open element that is wanted */
    bool wanted, is_data, seen[EDXML_FIELD_COUNT], is_envelope;
    size_t attachment; /* depth of the open one, 0 none */
    struct sbuf parts[PART_COUNT];
    struct sbuf digest_of, digest_by; /* of the open signature's reference */
};

static const char *open_name(const struct reading *r, size_t up)
{
    return r->depth > up && r->depth - up <= STACK_MAX ? r->stack[r->depth - up - 1] : "";
}

static int field_at(const struct reading *r)
{
    for (int i = 0; i < EDXML_FIELD_COUNT; i++)
        if (strcmp(open_name(r, 0), FIELDS[i].element) == 0 && strcmp(open_name(r, 1), FIELDS[i].parent) == 0)
            return i;
    return -1;
}

static int part_at(const struct reading *r)
{
    if (r->attachment == 0 || r->depth != r->attachment + 1)
        return -1;
    for (size_t i = 0; i < LEN(PARTS); i++)
        if (strcmp(open_name(r, 0), PARTS[i].element) == 0)
            return (int)PARTS[i].part;
    return -1;
}

static bool is_digest(const struct reading *r) { return strcmp(open_name(r, 0), "DigestValue") == 0; }

static void set(struct sbuf *b, const char *value)
{
    sbuf_clear(b);
    sbuf_str(b, value != NULL ? value : "");
}

static void begin_attachment(struct reading *r, struct oxml *x)
{
    if (r->attachment != 0)
        oxml_stop(x, FAULT_NESTED);
    else if (++r->attachments > EDXML_ATTACHMENTS_MAX)
        oxml_stop(x, FAULT_ATTACHMENTS);
    r->attachment = r->depth;
    for (int i = 0; i < PART_COUNT; i++)
        sbuf_clear(&r->parts[i]);
}

static void on_start(void *arg, struct oxml *x, enum oxml_ns ns UNUSED, const char *name, const char **attrs)
{
    struct reading *r = arg;
    if (r->depth < STACK_MAX)
        (void)snprintf(r->stack[r->depth], NAME_MAX_BYTES, "%s", name);
    r->depth++;
    r->wanted = false;
    if (strcmp(name, "MessageHeader") == 0)
        r->is_envelope = true;
    if (strcmp(name, "Attachment") == 0)
        begin_attachment(r, x);
    if (strcmp(name, "Reference") == 0)
        set(&r->digest_of, oxml_attr(attrs, "URI"));
    if (strcmp(name, "DigestMethod") == 0)
        set(&r->digest_by, oxml_attr(attrs, "Algorithm"));
    r->is_data = part_at(r) == PART_DATA;
    r->wanted = part_at(r) >= 0 || field_at(r) >= 0 || is_digest(r);
    sbuf_clear(&r->value);
}

static void on_text(void *arg, struct oxml *x, struct text t)
{
    struct reading *r = arg;
    if (!r->wanted)
        return;
    if (!r->is_data && r->value.n + t.n > EDXML_VALUE_BYTES_MAX)
        oxml_stop(x, FAULT_LARGE);
    else
        sbuf_add(&r->value, t);
}

/* "key value"; a field that says two things at once is no field. */
static void put_field(struct reading *r, struct oxml *x, int field, struct text value)
{
    struct sbuf line;
    if (r->seen[field] && !FIELDS[field].again)
        oxml_stop(x, FAULT_TWICE);
    r->seen[field] = true;
    if (++r->values > EDXML_VALUES_MAX)
        oxml_stop(x, FAULT_LARGE);
    sbuf_init(&line, EDXML_VALUE_BYTES_MAX + 64);
    sbuf_printf(&line, "%s %.*s", FIELDS[field].key, TEXT_FMT(value));
    record_add(r->answer, 'F', sbuf_text(&line));
    sbuf_release(&line);
}

static void put_digest(struct reading *r, struct oxml *x)
{
    struct sbuf line;
    if (++r->values > EDXML_VALUES_MAX)
        oxml_stop(x, FAULT_LARGE);
    sbuf_init(&line, 4 * EDXML_VALUE_BYTES_MAX);
    sbuf_printf(&line, "%.*s %.*s %.*s", TEXT_FMT(sbuf_text(&r->digest_by)), TEXT_FMT(sbuf_text(&r->digest_of)),
                TEXT_FMT(text_trim(sbuf_text(&r->value))));
    record_add(r->answer, 'Y', sbuf_text(&line));
    sbuf_release(&line);
}

static void end_attachment(struct reading *r)
{
    struct sbuf line;
    sbuf_init(&line, 4 * EDXML_VALUE_BYTES_MAX);
    for (int i = PART_NAME; i < PART_DATA; i++)
        sbuf_printf(&line, "%.*s\t", TEXT_FMT(text_trim(sbuf_text(&r->parts[i]))));
    record_add(r->answer, 'A', sbuf_text(&line));
    record_add(r->answer, 'D', text_trim(sbuf_text(&r->parts[PART_DATA])));
    sbuf_release(&line);
    r->attachment = 0;
}

static void on_end(void *arg, struct oxml *x, enum oxml_ns ns UNUSED, const char *name UNUSED)
{
    struct reading *r = arg;
    int part = part_at(r), field = field_at(r);
    if (r->wanted && part >= 0) {
        sbuf_clear(&r->parts[part]);
        sbuf_add(&r->parts[part], sbuf_text(&r->value));
    } else if (r->wanted && is_digest(r)) {
        put_digest(r, x);
    } else if (r->wanted && field >= 0 && text_trim(sbuf_text(&r->value)).n > 0) {
        put_field(r, x, field, text_trim(sbuf_text(&r->value)));
    }
    if (r->attachment != 0 && r->depth == r->attachment)
        end_attachment(r);
    r->wanted = false;
    r->depth--;
}

static enum fault read_envelope(struct text bytes, struct sbuf *answer)
{
    static const struct oxml_reader READER = { on_start, on_end, on_text };
    enum { DATA_BYTES_MAX = 96 << 20 };
    struct reading r = { .answer = answer };
    sbuf_init(&r.value, DATA_BYTES_MAX);
    for (int i = 0; i < PART_COUNT; i++)
        sbuf_init(&r.parts[i], i == PART_DATA ? DATA_BYTES_MAX : EDXML_VALUE_BYTES_MAX);
    sbuf_init(&r.digest_of, EDXML_VALUE_BYTES_MAX);
    sbuf_init(&r.digest_by, EDXML_VALUE_BYTES_MAX);
    enum fault fault = oxml_parse(bytes, &READER, &r);
    for (int i = 0; i < PART_COUNT; i++)
        sbuf_release(&r.parts[i]);
    sbuf_release(&r.value);
    sbuf_release(&r.digest_of);
    sbuf_release(&r.digest_by);
    return fault == FAULT_NONE && !r.is_envelope ? FAULT_NO_HEADER : fault;
}

void edxml_child(struct text bytes, void *arg UNUSED, struct sbuf *answer)
{
    record_begin(answer);
    record_end(answer, read_envelope(bytes, answer));
}
