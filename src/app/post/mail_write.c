/* mail_write.c -- a row becomes a letter: what its reader may see, as it stands now. */
#include "app/page/page.h"
#include "app/post/mailer.h"

#include "base/i18n.h"
#include "report/words.h"

struct writing {
    struct congvu_mailer *m;
    struct arena *a;
    const struct outbox_row *row;
    struct mail_paper *out;
    struct reading r;
};

/* What the digest is about, read as its reader: no right beyond the own agency. */
static enum rc write_digest(struct writing *w, enum mail_written *what, struct err *err)
{
    struct report_style style = { .lang = w->out->lang };
    struct work work = { .now = w->r.now, .exercise = w->m->app->meta.exercise, .province = w->m->app->meta.province };
    if (instant_day(w->r.now).n != w->row->about) {
        *what = MAIL_TOO_LATE;
        return RC_OK;
    }
    enum rc rc = work_read(&w->r, w->out->lang, &work, err);
    if (rc != RC_OK)
        return rc;
    const struct digest digest = { .work = &work,
                                   .cal = calbook_last(w->r.world.book),
                                   .name = w->out->to_name,
                                   .office = names_in(w->m->s.name, w->out->lang),
                                   .origin = w->m->origin };
    *what = report_digest(w->a, &digest, &style, &w->out->letter) ? MAIL_WRITTEN : MAIL_NOTHING;
    return RC_OK;
}

static enum rc find_act(struct writing *w, struct act *out, bool *found, struct err *err)
{
    struct act *acts;
    size_t n;
    enum rc rc = store_acts_since(w->r.conn, w->a, w->row->about - 1, 1, &acts, &n, err);
    *found = rc == RC_OK && n == 1 && acts[0].seq == w->row->about && acts[0].kind == ACT_URGE;
    if (*found)
        *out = acts[0];
    return rc;
}

static enum rc write_urging(struct writing *w, enum mail_written *what, struct err *err)
{
    struct report_style style = { .lang = w->out->lang };
    const struct reader reader = { w->a, w->r.world.org, w->out->lang };
    struct lines lines = { NULL, 0, false };
    struct act act;
    bool found;
    enum rc rc = find_act(w, &act, &found, err);
    if (rc != RC_OK || !found)
        return rc;
    const struct line_query q = { .after = act.matter - 1, .max = 1 };
    rc = board_lines(&w->r, &q, w->out->lang, &lines, err);
    if (rc != RC_OK || lines.n == 0 || lines.items[0].id != act.matter) /* ended meanwhile, or not for these eyes */
        return rc;
    const struct urging urging = { .line = &lines.items[0],
                                   .by = say_author(&reader, &act),
                                   .words = act_text(&act, AT_WORDS),
                                   .at = act.happened,
                                   .now = w->r.now,
                                   .cal = calbook_last(w->r.world.book),
                                   .name = w->out->to_name,
                                   .office = names_in(w->m->s.name, w->out->lang),
                                   .origin = w->m->origin };
    report_urging(w->a, &urging, &style, &w->out->letter);
    *what = MAIL_WRITTEN;
    return RC_OK;
}

static enum rc read_account(struct writing *w, bool *found, struct err *err)
{
    struct conn *conn = NULL;
    struct account_row *to = &w->out->to;
    enum rc rc = store_read(w->m->app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_account(conn, w->a, w->row->to, to, found, err);
    store_done(conn);
    *found = rc == RC_OK && *found && !to->locked && to->email.n && to->person.n && mime_address(to->email);
    return rc;
}

enum rc mail_write(struct congvu_mailer *m, struct arena *a, const struct outbox_row *row, struct mail_paper *out,
                   enum mail_written *what, struct err *err)
{
    struct writing w = { .m = m, .a = a, .row = row, .out = out };
    bool found = false, digest = text_eq(row->what, text_of(MAIL_DIGEST));
    *what = MAIL_NOTHING;
    enum rc rc = read_account(&w, &found, err);
    if (rc != RC_OK || !found)
        return rc;
    const struct congvu_who who = { .account = out->to.name, .person = out->to.person, .via = CONGVU_VIA_SESSION };
    const struct congvu_ask ask = { .who = &who };
    out->lang = text_eq(out->to.lang, TEXT("en")) ? "en" : "vi";
    i18n_speak(out->lang);
    rc = reading_begin(m->app, &ask, &w.r, err);
    if (rc == RC_OK && w.r.person) {
        out->to_name = text_dup(a, org_person_name(w.r.world.org, w.r.person));
        rc = digest ? write_digest(&w, what, err) : write_urging(&w, what, err);
    }
    reading_end(&w.r);
    i18n_speak(NULL);
    return rc;
}
