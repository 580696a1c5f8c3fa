#include "play.h"

#include <stdio.h>
#include <string.h>

enum { FIELDS_MAX = 6 };
#define WORDS "*" /* a field's value: words that no other act has */

static const struct move {
    const char *person, *kind;
    struct field fields[FIELDS_MAX];
} MOVES[] = {
    { "cvp",
      "open",
      { { "kind", "directive" },
        { "giver", "ubnd" },
        { "to", "sxd" },
        { "due", "30 working days" },
        { "title", WORDS } } },
    { "sxd-gd", "assign", { { "to_person", "minh" } } },
    { "sxd-gd", "report", { { "words", WORDS } } },
    { "minh", "report", { { "words", WORDS } } },
    { "sxd-gd", "ask", { { "form", "part" }, { "to", "stp" }, { "due", "5 working days" }, { "title", WORDS } } },
    { "cvp", "urge", { { "words", WORDS } } },
    { "sxd-gd", "transfer", { { "to", "stc" }, { "reason", WORDS } } },
    { "sxd-gd", "complete", { { "product", WORDS }, { "evidence", "Văn bản 9" } } },
};

void play_begin(struct play *p, const char *where, const char *name, uint64_t seed)
{
    memset(p, 0, sizeof *p);
    p->where = where;
    p->luck = seed;
    p->a = arena_new();
    snprintf(p->name, sizeof p->name, "%s", name);
}

void play_end(struct play *p)
{
    congvu_close(p->app);
    arena_free(p->a);
}

uint64_t play_luck(struct play *p, uint64_t n) /* splitmix64 */
{
    uint64_t z = p->luck += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return (z ^ z >> 31) % n;
}

/* Whatever the disk does, no honest one damages what is recorded, and a failing one is not called a damaged database. */
static void judge(struct play *p, enum rc rc, const struct err *err)
{
    if (rc != RC_CORRUPT || p->wrong)
        return;
    snprintf(p->said, sizeof p->said, "%s: %.200s", problem_row(err->problem)->slug, err->detail);
    p->wrong = p->said;
}

/* --- acts ------------------------------------------------------------------------------------------------ */

bool play_again(struct play *p, const struct told *t, struct congvu_done *done, struct err *err)
{
    struct congvu_field fields[FIELDS_MAX];
    size_t n = 0;
    for (; n < FIELDS_MAX && t->move->fields[n].key; n++) {
        const char *value = t->move->fields[n].value;
        fields[n] = (struct congvu_field){ text_of(t->move->fields[n].key),
                                           text_of(strcmp(value, WORDS) == 0 ? t->words : value) };
    }
    const struct congvu_act act = { .person = text_of(t->move->person),
                                    .operator_name = TEXT("test"),
                                    .surety = SURETY_CONSOLE,
                                    .matter = text_of(t->matter),
                                    .kind = text_of(t->move->kind),
                                    .fields = fields,
                                    .nfields = n,
                                    .key = text_of(t->key),
                                    .version = -1 };
    return congvu_act(p->app, p->a, &act, done, err) == RC_OK;
}

static void act(struct play *p)
{
    if (p->n == MOVES_MAX)
        return;
    struct told *t = &p->told[p->n];
    struct congvu_done done;
    struct err err = { .rc = RC_OK };
    bool opens = p->matters == 0 || play_luck(p, 6) == 0;
    t->move = &MOVES[opens ? 0 : 1 + play_luck(p, LEN(MOVES) - 1)];
    size_t back = opens ? 0 : play_luck(p, p->matters < 3 ? p->matters : 3);
    snprintf(t->matter, sizeof t->matter, "%s-%zu", p->name, p->matters + opens - back);
    snprintf(t->key, sizeof t->key, "%s/%zu", p->name, p->n);
    snprintf(t->words, sizeof t->words, "Nội dung %s số %zu", p->name, p->n);
    t->seq = 0;
    if (play_again(p, t, &done, &err))
        t->seq = done.seq;
    judge(p, t->seq ? RC_OK : err.rc, &err);
    if (t->seq == 0 && (err.rc == RC_REFUSED || err.rc == RC_NOT_FOUND))
        return;
    p->n++;
    p->matters += opens && t->seq;
}

/* --- what else a day brings ------------------------------------------------------------------------------ */

static void seal(struct play *p)
{
    size_t sealed;
    struct err err;
    judge(p, congvu_seal(p->app, &sealed, &err), &err);
}

static void checkpoint(struct play *p)
{
    struct sbuf out;
    uint64_t size;
    struct err err;
    size_t answered = p->n;
    sbuf_init(&out, sizeof p->checkpoint - 1);
    enum rc rc = congvu_checkpoint(p->app, &out, &size, &err);
    judge(p, rc, &err);
    if (rc == RC_OK) { /* it left the house: this is what the world outside knows */
        snprintf(p->checkpoint, sizeof p->checkpoint, "%.*s", (int)out.n, out.p);
        p->kept = answered;
        judge(p, congvu_checkpoint_left(p->app, size, TEXT("file"), &err), &err);
    }
    sbuf_release(&out);
}

static void intake(struct play *p)
{
    struct sbuf out;
    struct err err;
    int64_t draft;
    char text[512];
    snprintf(text, sizeof text,
             "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH\n\nSố: %zu/TB-VP\nNgày 1 tháng 7 năm 2025\n\nTHÔNG BÁO %s\n\n"
             "1. Giao Sở Tài chính rà soát, báo cáo trước ngày 31/7/2025.\n",
             ++p->side, p->name);
    sbuf_init(&out, 1 << 20);
    const struct congvu_intake in = { .file = "notice.txt", .bytes = text_of(text), .style = { .lang = "en" } };
    judge(p, congvu_intake(p->app, &in, &draft, &out, &err), &err);
    sbuf_release(&out);
}

static void record(struct play *p)
{
    char yaml[256];
    size_t rows;
    struct err err;
    snprintf(yaml, sizeof yaml, "source: QĐ\nmark: set\npeople:\n  - { code: n-%s-%zu, name_vi: Nguyễn Văn Mới }\n",
             p->name, ++p->side);
    judge(p, congvu_record(p->app, CONGVU_REGISTER, "rows.yaml", text_of(yaml), TEXT_NONE, &rows, &err), &err);
}

static void erase(struct play *p)
{
    char subject[40];
    size_t fields;
    struct err err;
    const struct told *t = p->n ? &p->told[play_luck(p, p->n)] : NULL;
    if (!t || t->seq == 0)
        return;
    snprintf(subject, sizeof subject, "act %lld", (long long)t->seq);
    const struct congvu_erase in = {
        .subject = text_of(subject), .person = TEXT("cvp"), .operator_name = TEXT("test"), .ground = TEXT("QĐ 1")
    };
    judge(p, congvu_erase(p->app, &in, &fields, &err), &err);
}

static void turn_key(struct play *p)
{
    struct err err;
    judge(p, congvu_ledger_rotate(p->app, TEXT("hằng năm"), &err), &err);
}

static void read_board(struct play *p)
{
    struct sbuf out;
    struct err err;
    const struct congvu_ask ask = { .style = { .lang = "vi" } };
    sbuf_init(&out, 1 << 22);
    judge(p, congvu_board(p->app, &ask, &out, &err), &err);
    sbuf_release(&out);
}

static void open_again(struct play *p)
{
    struct err err;
    congvu_close(p->app);
    p->app = NULL;
    for (int tries = 0; !p->app && tries < 3; tries++) {
        enum rc rc = congvu_open(p->where, true, &p->app, &err);
        judge(p, rc, &err);
    }
}

void play_move(struct play *p, bool own)
{
    static void (*const REST[])(struct play *) = { seal,   seal,       seal,       checkpoint, intake,
                                                   record, read_board, open_again, erase,      turn_key };
    enum { ANYBODYS = 7 };
    arena_reset(p->a);
    if (!p->app)
        open_again(p);
    if (!p->app)
        return;
    if (play_luck(p, 100) < 72)
        act(p);
    else
        REST[play_luck(p, own ? LEN(REST) : ANYBODYS)](p);
}
