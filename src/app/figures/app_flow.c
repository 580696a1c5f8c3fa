/* app_flow.c -- event logs of other systems, or our own record, to figures: read, put in order, cut into holdings, count. */
#include "app/congvu.h"
#include "app/world/shipped.h"

#include "app/app.h"
#include "app/figures/days_off.h"
#include "app/figures/own_flow.h"
#include "app/figures/record_log.h"
#include "base/i18n.h"
#include "calendar/cal_load.h"
#include "flow/figures.h"
#include "flow/sort.h"
#include "import/import.h"
#include "report/flow.h"

#include <string.h>
#include <unistd.h>

enum { THREADS_MAX = 16 };

struct running {
    struct arena *a;
    const struct congvu_flow *ask;
    struct flow_log log;
    struct import_notes notes;
    struct flow_tree tree;
    const struct calendar *cal;
    struct flow_holdings holdings;
    struct flow_acts acts;
    struct flow_figures figures;
    struct signals signals;
    struct raise_authority raised;
    unsigned threads;
    struct err *err;
};

/* --- the calendar ------------------------------------------------------------------------------------------------------------------------- */

struct cal_rows {
    struct cal_row *row;
    size_t n;
};

static void add_rows(struct arena *a, struct cal_rows *rows, const struct cal_row *row, size_t n, bool hours, bool days)
{
    for (size_t i = 0; i < n; i++)
        if (row[i].kind == CAL_HOURS ? hours : days)
            ARENA_PUSH(a, rows->row, rows->n, row[i]);
}

static enum rc shipped_rows(struct running *f, struct cal_rows *rows, bool hours, bool days)
{
    for (size_t i = 0; i < SHIPPED_COUNT; i++) {
        struct text name = text_of(SHIPPED[i].name), bytes = { (const char *)SHIPPED[i].bytes, SHIPPED[i].n };
        struct cal_row *row = NULL;
        size_t n = 0;
        if (!text_starts(name, TEXT("calendars/")))
            continue;
        bool ics = text_ends(name, TEXT(".ics"));
        enum rc rc = (ics ? cal_load_ics : cal_load_yaml)(f->a, SHIPPED[i].name, bytes, INSTANT_MIN, &row, &n, f->err);
        if (rc)
            return rc;
        add_rows(f->a, rows, row, n, hours, days);
    }
    return RC_OK;
}

/* "07:30" to minutes of the day. */
static bool minutes(struct text t, int *out)
{
    struct text hour;
    int64_t h, m;
    if (!text_split(&t, ':', &hour) || !text_int(hour, &h) || !text_int(t, &m) || h < 0 || h > 24 || m < 0 || m > 59 ||
        h * 60 + m > 1440)
        return false;
    *out = (int)(h * 60 + m);
    return true;
}

/* "07:30-11:30,13:30-17:30", Monday to Friday. */
static enum rc hours_row(struct running *f, struct cal_rows *rows)
{
    enum { WORKDAYS = 5 };
    struct cal_row row = {
        .kind = CAL_HOURS, .day = DAY_MIN, .to = DAY_MAX, .announced = INSTANT_MIN, .recorded = INSTANT_MIN
    };
    struct text rest = f->ask->hours, part;
    int n = 0, before = -1;
    bool good = true;
    while (good && text_split(&rest, ',', &part)) {
        struct text from;
        struct cal_window w = { 0, 0 };
        part = text_trim(part);
        good = n < CAL_WINDOWS_MAX && text_split(&part, '-', &from) && minutes(text_trim(from), &w.from) &&
               minutes(text_trim(part), &w.to) && w.from < w.to && w.from >= before;
        before = w.to;
        for (int d = 0; good && d < WORKDAYS; d++) {
            row.window[d][n] = w;
            row.windows[d] = n + 1;
        }
        n++;
    }
    if (!good || n == 0)
        return err_set(f->err, PB_WRONG_VALUE, _("'%.*s' are no office hours: write them as 07:30-11:30,13:30-17:30"),
                       TEXT_FMT(f->ask->hours));
    ARENA_PUSH(f->a, rows->row, rows->n, row);
    return RC_OK;
}

static enum rc load_calendar(struct running *f)
{
    const struct congvu_flow *ask = f->ask;
    bool hours = !text_empty(ask->hours), vn = text_eq(ask->calendar, TEXT("vn"));
    vn |= ask->app && text_empty(ask->calendar) && !hours; /* our own record knows no other office hours */
    bool none = (text_empty(ask->calendar) && !vn) || text_eq(ask->calendar, TEXT("none"));
    struct cal_rows rows = { NULL, 0 };
    const struct calbook *book;
    enum rc rc = RC_OK;
    if (none && !hours)
        return RC_OK;
    if (hours)
        rc = hours_row(f, &rows);
    if (!rc && (vn || !hours))
        rc = shipped_rows(f, &rows, !hours, vn);
    if (!rc && !none && !vn)
        rc = days_off_read(f->a, text_cstr(f->a, ask->calendar), ask->calendar_bytes, &rows.row, &rows.n, f->err);
    if (!rc)
        rc = calbook_build(f->a, rows.row, rows.n, INSTANT_MAX, &book, f->err);
    if (!rc)
        f->cal = calbook_last(book);
    return rc;
}

/* --- reading --------------------------------------------------------------------------------------------------------------------------------- */

static enum rc read_ask(const struct congvu_flow *ask, struct import_ask *out, struct err *err)
{
    *out = (struct import_ask){ .encoding = ask->encoding, .form.format = ask->time_format };
    const struct text key[IMPORT_KEY_COUNT] = {
        [IMPORT_CASE] = ask->kase,   [IMPORT_ACT] = ask->act,         [IMPORT_TIME] = ask->time,
        [IMPORT_UNIT] = ask->unit,   [IMPORT_TO_UNIT] = ask->to_unit, [IMPORT_PERSON] = ask->person,
        [IMPORT_STATE] = ask->state, [IMPORT_DUE] = ask->due,         [IMPORT_KIND] = ask->kind,
    };
    memcpy(out->key, key, sizeof key);
    if (text_eq(ask->sep, TEXT("\\t")) || text_eq(ask->sep, TEXT("tab")))
        out->sep = '\t';
    else if (ask->sep.n == 1 && ask->sep.p[0] != '"' && ask->sep.p[0] != '\n' && ask->sep.p[0] != '\r')
        out->sep = ask->sep.p[0];
    else if (ask->sep.n != 0)
        return err_set(err, PB_WRONG_VALUE, _("a separator is one character, or 'tab'; not '%.*s'"),
                       TEXT_FMT(ask->sep));
    if (!text_empty(ask->zone) && !stamp_zone(ask->zone, &out->form.zone_us))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no zone: write it as +07:00"), TEXT_FMT(ask->zone));
    return RC_OK;
}

static enum rc read_files(struct running *f)
{
    struct import_ask ask;
    size_t hidden = 0;
    enum rc rc = read_ask(f->ask, &ask, f->err);
    if (!rc && f->ask->app)
        rc = record_log(f->ask->app, f->a, &f->log, &f->tree, &hidden, f->err);
    note_count(&f->notes, NOTE_HIDDEN, hidden);
    for (size_t i = 0; !rc && i < f->ask->nfiles; i++)
        rc = import_log(f->a, f->ask->file[i], &ask, &f->log, &f->notes, f->err);
    if (!rc && !text_empty(f->ask->units))
        rc = import_tree(f->a, text_cstr(f->a, f->ask->units), &f->log, &f->tree, &f->notes, f->err);
    return rc;
}

/* --- counting ---------------------------------------------------------------------------------------------------------------------------------- */

/* The words that mean something, marked by code. NULL where none is there. */
static const bool *marks(struct arena *a, const struct flow_words *words, const char *const *word)
{
    bool *mark = NULL;
    for (; *word; word++) {
        uint32_t code = flow_words_find(words, text_of(*word));
        if (code == UINT32_MAX)
            continue;
        if (!mark)
            mark = ARENA_ARRAY(a, bool, flow_words_count(words));
        mark[code] = true;
    }
    return mark;
}

static enum rc stopping_states(struct running *f, const bool **out)
{
    bool *mark = NULL;
    struct text rest = f->ask->stopped, state;
    while (text_split(&rest, ',', &state)) {
        state = text_trim(state);
        uint32_t code = text_empty(state) ? UINT32_MAX : flow_words_find(f->log.states, state);
        if (code == UINT32_MAX)
            return err_set(f->err, PB_WRONG_VALUE, _("no act has the state '%.*s' that --stopped names"),
                           TEXT_FMT(state));
        if (!mark)
            mark = ARENA_ARRAY(f->a, bool, flow_words_count(f->log.states));
        mark[code] = true;
    }
    *out = mark;
    return RC_OK;
}

static uint64_t shared_names(struct running *f)
{
    bool *met = ARENA_ARRAY(f->a, bool, flow_words_count(f->log.names));
    uint64_t shared = 0;
    for (size_t k = 0; k < f->log.cases; k++) {
        shared += met[f->log.case_name[k]];
        met[f->log.case_name[k]] = true;
    }
    return shared;
}

static uint64_t due_before(const struct flow_holdings *h)
{
    uint64_t n = 0;
    for (size_t k = 0; h->due_us && k < h->cases; k++)
        n += h->start[k] < h->start[k + 1] && h->due_us[h->start[k]] < h->from_us[h->start[k]];
    return n;
}

static enum rc count(struct running *f)
{
    static const char *const STOPPING[] = { "pause", NULL }, *const DECIDING[] = { "decide", "complete", NULL },
                             *const OURS[] = { "decide", "complete", "forward", "succession",
                                               NULL }; /* the order of work (MODEL 4); of units, by no holder's will */
    struct flow_cut how = { .cal = f->cal, .threads = f->threads };
    enum rc rc = stopping_states(f, &how.stopping_state);
    if (rc)
        return rc;
    how.to_units = f->log.code[FLOW_TO_UNIT].p != NULL;
    how.stopping_act = marks(f->a, f->log.acts, STOPPING);
    how.deciding_act = marks(f->a, f->log.acts, f->ask->app ? OURS : DECIDING);
    flow_words_seal(f->log.names); /* of all words the most, and none is asked for any more */
    note_count(&f->notes, NOTE_OUT_OF_ORDER, flow_sort(&f->log, f->threads));
    flow_cut(f->a, &f->log, &how, &f->holdings, &f->acts);
    flow_count(f->a, &f->log, &f->holdings, f->tree.listed ? &f->tree : NULL, f->cal, f->threads, &f->figures);
    f->signals = signals_find(f->a, &f->log, &f->holdings, f->tree.listed ? &f->tree : NULL, f->cal, f->threads);
    note_count(&f->notes, NOTE_SAME_NAME, shared_names(f));
    note_count(&f->notes, NOTE_DUPLICATE, f->acts.duplicates);
    note_count(&f->notes, NOTE_SINGLE, f->acts.single);
    note_count(&f->notes, NOTE_NO_ACTS, f->acts.empty);
    note_count(&f->notes, NOTE_NO_UNIT, f->acts.unitless);
    note_count(&f->notes, NOTE_DUE_BEFORE, due_before(&f->holdings));
    return RC_OK;
}

/* --- what if ------------------------------------------------------------------------------------------------------------------------------------- */

/* KIND:UNIT, cut at the colon that leaves a kind and a unit of the log: either may hold one itself. An empty kind is every kind. */
static bool kind_and_unit(const struct running *f, struct text t, struct raise_authority *out)
{
    for (size_t at = text_find(t, TEXT(":"), 0); at != SIZE_MAX; at = text_find(t, TEXT(":"), at + 1)) {
        struct text kind = text_trim(text_sub(t, 0, at));
        out->kind = text_empty(kind) ? FLOW_NONE : flow_words_find(f->log.kinds, kind);
        out->unit = flow_words_find(f->log.units, text_trim(text_sub(t, at + 1, t.n)));
        if (out->unit != UINT32_MAX && (text_empty(kind) || out->kind != UINT32_MAX))
            return true;
    }
    return false;
}

static enum rc replay(struct running *f)
{
    struct text ask = f->ask->what_if, change = TEXT("raise-authority=");
    if (text_empty(ask))
        return RC_OK;
    if (!text_starts(ask, change))
        return err_set(f->err, PB_WRONG_VALUE,
                       _("'%.*s' is no change that can be replayed: write raise-authority=KIND:UNIT"), TEXT_FMT(ask));
    if (!f->tree.listed)
        return err_set(f->err, PB_WRONG_VALUE,
                       _("--what-if needs the register (--units): who is above whom is not in the log"));
    if (!kind_and_unit(f, text_sub(ask, change.n, ask.n), &f->raised))
        return err_set(f->err, PB_WRONG_VALUE,
                       _("'%.*s' names no kind and unit of the log: write raise-authority=KIND:UNIT"), TEXT_FMT(ask));
    what_if_raised(f->a, &f->log, &f->holdings, &f->tree, &f->raised);
    return RC_OK;
}

/* --- answering ------------------------------------------------------------------------------------------------------------------------------------ */

static struct text title(struct running *f)
{
    if (f->ask->app)
        return text_of(_("our own record"));
    struct text all = text_of(f->ask->file[0]);
    return f->ask->nfiles == 1 ? all : text_printf(f->a, _("%.*s and %zu more"), TEXT_FMT(all), f->ask->nfiles - 1);
}

static void answer(struct running *f, struct sbuf *out)
{
    struct flow_warning warning[IMPORT_NOTE_COUNT];
    struct report_flow flow = {
        .title = title(f),
        .log = &f->log,
        .holdings = &f->holdings,
        .acts = &f->acts,
        .figures = &f->figures,
        .tree = f->tree.listed ? &f->tree : NULL,
        .cal = f->cal,
        .signals = &f->signals,
        .raised = text_empty(f->ask->what_if) ? NULL : &f->raised,
        .name_persons = f->ask->name_persons,
        .html = f->ask->html,
        .warning = warning,
    };
    for (size_t i = 0; i < IMPORT_NOTE_COUNT; i++)
        if (f->notes.note[i].count > 0)
            warning[flow.nwarnings++] =
                (struct flow_warning){ IMPORT_NOTE_WORDS[i], IMPORT_NOTE_SENTENCES[i], f->notes.note[i].count,
                                       f->notes.note[i].where, f->notes.note[i].value };
    report_flow(out, &flow, &f->ask->style);
}

static unsigned threads_of(const struct congvu_flow *ask)
{
    long online = ask->threads ? (long)ask->threads : sysconf(_SC_NPROCESSORS_ONLN);
    return online < 1 ? 1 : online > THREADS_MAX ? THREADS_MAX : (unsigned)online;
}

static void begin(struct running *f)
{
    f->a = arena_new();
    f->threads = threads_of(f->ask);
    f->notes.arena = f->a;
    flow_log_init(&f->log);
}

static void end(struct running *f)
{
    flow_holdings_release(&f->holdings);
    flow_log_release(&f->log);
    arena_free(f->a);
}

static enum rc run(struct running *f)
{
    enum rc rc = load_calendar(f);
    if (!rc)
        rc = read_files(f);
    return rc ? rc : count(f);
}

enum rc congvu_flow(const struct congvu_flow *ask, struct sbuf *out, struct err *err)
{
    struct running f = { .ask = ask, .err = err };
    begin(&f);
    enum rc rc = run(&f);
    if (!rc)
        rc = replay(&f);
    if (!rc)
        answer(&f, out);
    end(&f);
    return rc;
}

enum rc own_flow(struct congvu *app, unsigned threads, own_flow_look *look, void *arg, struct err *err)
{
    const struct congvu_flow ask = { .app = app, .threads = threads };
    struct running f = { .ask = &ask, .err = err };
    begin(&f);
    enum rc rc = run(&f);
    if (!rc)
        rc = look(arg, &f.log, &f.signals, err);
    end(&f);
    return rc;
}
