/* leave.c -- ways, and taking them (leave.h). */
#include "app/leave.h"

#include "app/net/smtp.h"
#include "app/net/web.h"
#include "app/net/witness_post.h"
#include "app/seal/seal.h"
#include "base/i18n.h"
#include "ledger/growth.h"
#include "report/mime.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEAVES_AFTER_US (20 * US_HOUR) /* so that a try or two may fail within the day */
#define AGAIN_AFTER_US  (10 * US_MINUTE)
enum { MESSAGE_MAX = 256 << 10 };

const char *const CONGVU_WAY_WORDS[] = {
    [WAY_FOLDER] = "folder", [WAY_MAIL] = "mail", [WAY_WITNESS] = "witness", NULL
};

/* --- which there are ------------------------------------------------------------------------------------- */

static enum rc target_check(enum way_kind kind, struct text target, struct text vkey, struct err *err)
{
    struct note_key key;
    struct stat st;
    struct arena *a = arena_new();
    enum rc rc = RC_OK;
    if (kind == WAY_FOLDER &&
        (!text_starts(target, TEXT("/")) || stat(text_cstr(a, target), &st) != 0 || !S_ISDIR(st.st_mode)))
        rc = err_set(err, PB_WRONG_VALUE, _("'%.*s' is no folder: write its whole path"), TEXT_FMT(target));
    else if (kind == WAY_MAIL && !mime_address(target))
        rc = err_set(err, PB_WRONG_VALUE, _("'%.*s' is no mail address"), TEXT_FMT(target));
    else if (kind == WAY_WITNESS && !web_allows(target))
        rc = err_set(err, PB_WRONG_VALUE, _("'%.*s' is no address of a witness: it is https, or http on this machine"),
                     TEXT_FMT(target));
    else if (kind == WAY_WITNESS)
        rc = key_read(vkey, &key, err);
    if (rc == RC_OK && kind == WAY_WITNESS && key.kind != KEY_WITNESS)
        rc = err_set(err, PB_LEDGER_KEY, _("'%.*s' is no key of a witness"), TEXT_FMT(vkey));
    arena_free(a);
    return rc;
}

static enum rc add_job(struct conn *conn, void *arg, struct err *err)
{
    struct way_row *row = arg, *rows;
    struct arena *a = arena_new();
    size_t n;
    enum rc rc = store_ways(conn, a, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (instant_is_max(rows[i].until) && rows[i].kind == row->kind && text_eq(rows[i].target, row->target))
            rc = err_set(err, PB_EXISTS, _("checkpoints go to '%.*s' already"), TEXT_FMT(row->target));
    arena_free(a);
    return rc == RC_OK ? store_way_add(conn, row, err) : rc;
}

enum rc congvu_way_add(struct congvu *app, struct text kind, struct text target, struct text vkey, int64_t *n,
                       struct err *err)
{
    int which = word_index(CONGVU_WAY_WORDS, kind);
    if (which < 0)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no way out: folder, mail or witness"), TEXT_FMT(kind));
    struct way_row row = { .kind = (enum way_kind)which,
                           .target = text_trim(target),
                           .vkey = which == WAY_WITNESS ? text_trim(vkey) : TEXT_NONE,
                           .since = instant_now() };
    enum rc rc = target_check(row.kind, row.target, row.vkey, err);
    if (rc == RC_OK)
        rc = store_write(app->store, add_job, &row, err);
    if (rc == RC_OK)
        *n = row.n;
    return rc;
}

static enum rc put_job(struct conn *conn, void *arg, struct err *err) { return store_way_put(conn, arg, err); }

static enum rc ways_read(struct congvu *app, struct arena *a, struct way_row **rows, size_t *n, struct err *err)
{
    struct conn *conn;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = store_ways(conn, a, rows, n, err);
    store_done(conn);
    return rc;
}

enum rc congvu_way_off(struct congvu *app, int64_t number, struct err *err)
{
    struct arena *a = arena_new();
    struct way_row *rows;
    size_t n, i = 0;
    enum rc rc = ways_read(app, a, &rows, &n, err);
    while (rc == RC_OK && i < n && (rows[i].n != number || !instant_is_max(rows[i].until)))
        i++;
    if (rc == RC_OK && i == n)
        rc = err_set(err, PB_WRONG_VALUE, _("there is no way out no. %lld"), (long long)number);
    if (rc == RC_OK) {
        rows[i].until = instant_now();
        rc = store_write(app->store, put_job, &rows[i], err);
    }
    arena_free(a);
    return rc;
}

enum rc congvu_ways(struct congvu *app, struct arena *a, struct congvu_way **ways, size_t *n, struct err *err)
{
    struct way_row *rows;
    size_t count, used = 0;
    enum rc rc = ways_read(app, a, &rows, &count, err);
    if (rc != RC_OK)
        return rc;
    struct congvu_way *list = ARENA_ARRAY(a, struct congvu_way, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct way_row *r = &rows[i];
        if (instant_is_max(r->until))
            list[used++] = (struct congvu_way){
                r->n, CONGVU_WAY_WORDS[r->kind], r->target, r->vkey, r->since, r->tried, r->left, r->size, r->why
            };
    }
    *ways = list;
    *n = used;
    return RC_OK;
}

/* --- taking one ------------------------------------------------------------------------------------------ */

struct leaving {
    struct congvu *app;
    const struct congvu_leave *in;
    struct arena *a;
    struct text note; /* the last checkpoint */
    uint64_t size;
    struct way_row *row;
    struct text line; /* what a witness signed */
    struct text why;  /* "" it left */
};

static void failed(struct leaving *l, const char *what, struct text detail)
{
    l->why = detail.n ? text_printf(l->a, "%s: %.*s", what, TEXT_FMT(detail)) : text_of(what);
}

/* checkpoint-2026-11-27-20852: whole, or not there. */
static void to_folder(struct leaving *l)
{
    char day[INSTANT_CHARS];
    const char *path =
        text_cstr(l->a, text_printf(l->a, "%.*s/checkpoint-%s-%llu", TEXT_FMT(l->row->target),
                                    day_iso(instant_day(instant_now()), day), (unsigned long long)l->size));
    const char *part = text_cstr(l->a, text_printf(l->a, "%s.part", path));
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool ok = fd >= 0 && write(fd, l->note.p, l->note.n) == (ssize_t)l->note.n && fsync(fd) == 0;
    ok = ok && rename(part, path) == 0;
    if (!ok)
        failed(l, path, text_of(i18n_errno(errno)));
    if (fd >= 0)
        close(fd);
}

static struct text mail_words(const struct leaving *l)
{
    return text_printf(l->a,
                       _("This is the ledger of %.*s as it is today, signed: keep this letter. Who has it can tell "
                         "later whether anything was rewritten: 'congvu audit --against FILE'.\n\n%.*s"),
                       TEXT_FMT(l->app->meta.province), TEXT_FMT(l->note));
}

static struct text escaped(struct arena *a, struct text t)
{
    struct sbuf out;
    sbuf_init(&out, MESSAGE_MAX);
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '&' || t.p[i] == '<')
            sbuf_str(&out, t.p[i] == '&' ? "&amp;" : "&lt;");
        else
            sbuf_char(&out, t.p[i]);
    }
    struct text done = text_dup(a, sbuf_text(&out));
    sbuf_release(&out);
    return done;
}

static void to_mail(struct leaving *l)
{
    const struct congvu_mail_settings *s = l->in->mail;
    atomic_bool never = false;
    struct sbuf message;
    if (!s) {
        failed(l, _("no mail server is set: serve with --mail FILE"), TEXT_NONE);
        return;
    }
    struct text words = mail_words(l);
    const struct mail_body letter = { .subject = text_printf(l->a, _("Checkpoint of the ledger, %llu facts"),
                                                             (unsigned long long)l->size),
                                      .plain = words,
                                      .html = text_printf(l->a, "<pre>%.*s</pre>", TEXT_FMT(escaped(l->a, words))) };
    size_t at = text_find(s->from, TEXT("@"), 0);
    const struct mime_mail mail = { .from = s->from,
                                    .from_name = text_empty(s->name.vi) ? l->app->meta.province : s->name.vi,
                                    .to = l->row->target,
                                    .message_id = text_printf(l->a, "checkpoint-%llu-%lld%.*s",
                                                              (unsigned long long)l->size, (long long)instant_now().us,
                                                              TEXT_FMT(text_sub(s->from, at, s->from.n))),
                                    .date = instant_now(),
                                    .lang = "vi",
                                    .letter = &letter };
    const struct smtp_server server = { s->server, s->user, s->password, s->authorities };
    sbuf_init(&message, MESSAGE_MAX);
    mime_write(&message, &mail);
    enum smtp_verdict v = smtp_send(l->a, &server, s->from, l->row->target, sbuf_text(&message),
                                    l->in->stop ? l->in->stop : &never, &l->why);
    sbuf_release(&message);
    if (v == SMTP_SENT)
        l->why = TEXT_NONE;
    else if (text_empty(l->why))
        failed(l, _("the mail server did not take it"), TEXT_NONE);
}

/* --- a witness ------------------------------------------------------------------------------------------- */

/* What it is sent; from a size that this ledger had. */
static enum rc growth_make(struct leaving *l, uint64_t old, struct text *body, struct err *err)
{
    struct sbuf out;
    sbuf_init(&out, MESSAGE_MAX);
    enum rc rc = congvu_growth(l->app, text_printf(l->a, "%llu", (unsigned long long)old), &out, err);
    if (rc == RC_OK)
        *body = text_dup(l->a, sbuf_text(&out));
    sbuf_release(&out);
    return rc;
}

/* The lines of the answer that are this witness's signature of what was sent. */
static void signature_take(struct leaving *l, const struct growth *g, struct text answer)
{
    struct note_key key;
    struct note note;
    const struct note_key *by;
    struct checkpoint c;
    struct text line, rest = answer;
    if (key_read(l->row->vkey, &key, NULL) != RC_OK || growth_checkpoint(g, &note, &c, NULL) != RC_OK)
        return;
    while (rest.n > 0 && text_split(&rest, '\n', &line)) {
        const struct note signed_note = { note.text, text_printf(l->a, "%.*s\n", TEXT_FMT(line)) };
        if (note_check(&signed_note, &key, 1, &by, NULL, NULL) != RC_OK)
            continue;
        l->line = signed_note.signatures;
        l->size = c.size;
        return;
    }
    failed(l, _("what the witness answered is not its signature of this checkpoint"), TEXT_NONE);
}

static void refused(struct leaving *l, long status, uint64_t old, struct text answer)
{
    struct text line;
    uint64_t theirs;
    bool said = text_split(&answer, '\n', &line) && size_read(line, &theirs);
    if (status == GROWTH_OTHER && said && theirs > l->size)
        failed(l,
               text_cstr(l->a,
                         text_printf(
                             l->a,
                             _("the witness signed this ledger with %llu facts, more than it has: it was rolled back"),
                             (unsigned long long)theirs)),
               TEXT_NONE);
    else if ((status == GROWTH_OTHER && said && theirs == old) || status == GROWTH_UNPROVED)
        failed(l, _("the witness signed another ledger before than the beginning of this one: history was rewritten"),
               TEXT_NONE);
    else if (status == GROWTH_UNKNOWN || status == GROWTH_UNSIGNED)
        failed(l, _("the witness does not know this ledger's key: give it what 'congvu ledger key' prints"), TEXT_NONE);
    else
        l->why = text_printf(l->a, _("the witness answers with status %ld"), status);
}

/* It knows best which size it signed last: told so, it is asked again from there. */
static void to_witness(struct leaving *l)
{
    uint64_t old = l->row->size, theirs;
    struct err err = { .detail = "" };
    for (int tries = 0; tries < 2; tries++) {
        struct text body, answer = TEXT_NONE, why = TEXT_NONE, rest, line;
        struct growth g;
        if (growth_make(l, old, &body, &err) != RC_OK || growth_read(body, &g, &err) != RC_OK) {
            failed(l, err.detail, TEXT_NONE);
            return;
        }
        long status = leave_post(l->a, l->row->target, body, l->in->stop, &answer, &why);
        rest = answer;
        if (status == GROWTH_SIGNED) {
            signature_take(l, &g, answer);
            return;
        }
        if (status == 0) {
            failed(l, _("the witness does not answer"), why);
            return;
        }
        bool another = status == GROWTH_OTHER && text_split(&rest, '\n', &line) && size_read(line, &theirs) &&
                       theirs != old && theirs <= l->size;
        if (!another || tries > 0) {
            refused(l, status, old, answer);
            return;
        }
        old = theirs;
    }
}

static void (*const TAKE[WAY_KINDS])(struct leaving *l) = {
    [WAY_FOLDER] = to_folder,
    [WAY_MAIL] = to_mail,
    [WAY_WITNESS] = to_witness,
};

/* --- a pass ---------------------------------------------------------------------------------------------- */

static enum rc settle_job(struct conn *conn, void *arg, struct err *err)
{
    struct leaving *l = arg;
    struct way_row row = *l->row;
    struct ledger_left left = { instant_now(), l->size,
                                text_printf(l->a, "%s:%.*s", CONGVU_WAY_WORDS[row.kind], TEXT_FMT(row.target)) };
    row.tried = left.at;
    row.why = l->why;
    if (!text_empty(l->why))
        return store_way_put(conn, &row, err);
    row.left = left.at;
    row.size = l->size;
    enum rc rc = store_way_put(conn, &row, err);
    if (rc == RC_OK && !text_empty(l->line))
        rc = store_cosign_add(conn, l->size, row.n, left.at, l->line, err);
    return rc == RC_OK ? store_left_add(conn, &left, err) : rc;
}

static bool is_due(const struct way_row *row, const struct congvu_leave *in)
{
    struct instant now = instant_now();
    if (!instant_is_max(row->until))
        return false;
    if (in->now)
        return true;
    bool fresh = !instant_is_max(row->left) && now.us - row->left.us < LEAVES_AFTER_US;
    bool tried = !instant_is_max(row->tried) && now.us - row->tried.us < AGAIN_AFTER_US && row->why.n > 0;
    return !fresh && !tried;
}

static enum rc checkpoint_of(struct leaving *l, struct err *err)
{
    struct sbuf note;
    sbuf_init(&note, NOTE_BYTES_MAX * 2);
    enum rc rc = congvu_checkpoint(l->app, &note, &l->size, err);
    if (rc == RC_OK)
        l->note = text_dup(l->a, sbuf_text(&note));
    sbuf_release(&note);
    return rc;
}

static enum rc leave_by(struct congvu *app, const struct congvu_leave *in, struct way_row *row, bool *left,
                        struct err *err)
{
    struct leaving l = { .app = app, .in = in, .a = arena_new(), .row = row };
    enum rc rc = checkpoint_of(&l, err);
    if (rc == RC_OK) {
        TAKE[row->kind](&l);
        *left = text_empty(l.why);
        rc = store_write(app->store, settle_job, &l, err);
    }
    arena_free(l.a);
    return rc;
}

enum rc congvu_leave_pass(struct congvu *app, const struct congvu_leave *in, struct congvu_left *out, struct err *err)
{
    struct arena *a = arena_new();
    struct way_row *rows = NULL;
    size_t n = 0;
    *out = (struct congvu_left){ 0 };
    enum rc rc = ways_read(app, a, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n && !(in->stop && atomic_load(in->stop)); i++) {
        bool left = false;
        if (!is_due(&rows[i], in))
            continue;
        rc = leave_by(app, in, &rows[i], &left, err);
        out->left += left;
        out->failed += !left;
    }
    arena_free(a);
    return rc;
}
