#include "flow/log.h"

#include "base/i18n.h"
#include "flow/pages.h"

#include <string.h>

void flow_log_init(struct flow_log *log)
{
    *log = (struct flow_log){ .kase.width = 1, .sorted = true, .in_step = true };
    struct flow_words **words[] = { &log->names, &log->units, &log->persons, &log->acts, &log->states, &log->kinds };
    for (size_t i = 0; i < LEN(words); i++)
        *words[i] = flow_words_new();
}

static void codes_free(struct flow_codes *c) { pages_free(c->p, c->room * c->width); }

void flow_log_drop_acts(struct flow_log *log)
{
    codes_free(&log->kase);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        codes_free(&log->code[i]);
    pages_free(log->time_us, log->time_room * sizeof *log->time_us);
    pages_free(log->due_us, log->due_room * sizeof *log->due_us);
    log->kase = (struct flow_codes){ .width = 1 };
    memset(log->code, 0, sizeof log->code);
    log->time_us = log->due_us = NULL;
    log->time_room = log->due_room = log->n = 0;
}

void flow_log_release(struct flow_log *log)
{
    if (!log)
        return;
    flow_log_drop_acts(log);
    pages_free(log->case_name, log->cases_room * sizeof *log->case_name);
    pages_free(log->name_case, log->name_room * sizeof *log->name_case);
    pages_free(log->case_kind, log->cases_room * sizeof *log->case_kind);
    pages_free(log->case_kind_us, log->cases_room * sizeof *log->case_kind_us);
    struct flow_words *words[] = { log->names, log->units, log->persons, log->acts, log->states, log->kinds };
    for (size_t i = 0; i < LEN(words); i++)
        flow_words_free(words[i]);
    *log = (struct flow_log){ 0 };
}

struct flow_words *flow_log_words(const struct flow_log *log, enum flow_column column)
{
    struct flow_words *words[FLOW_COLUMN_COUNT] = { log->units, log->units, log->persons, log->acts, log->states };
    return words[column];
}

/* --- columns that widen -------------------------------------------------------------------------------------------------------- */

static void code_put(struct flow_codes *c, size_t row, uint32_t code)
{
    if (c->width == 1)
        ((uint8_t *)c->p)[row] = (uint8_t)code;
    else if (c->width == 2)
        ((uint16_t *)c->p)[row] = (uint16_t)code;
    else
        ((uint32_t *)c->p)[row] = code;
}

/* Twice as wide, or four times; from the end, in place. */
static void widen(struct flow_codes *c, size_t n, unsigned width)
{
    struct flow_codes wide = *c;
    wide.width = width;
    wide.p = pages_grow(c->p, c->room * c->width, c->room * width);
    struct flow_codes narrow = { wide.p, c->width, c->room };
    for (size_t i = n; i-- > 0;)
        code_put(&wide, i, flow_code(&narrow, i));
    *c = wide;
}

static unsigned width_for(uint32_t code) { return code <= UINT8_MAX ? 1 : code <= UINT16_MAX ? 2 : 4; }

/* Row n of a column gets its code; the column appears with the first code that is not 0, and is made wider where it must be. */
static void flow_codes_add(struct flow_codes *c, size_t n, uint32_t code)
{
    if (!c->p) { /* the first that is not 0: those before it are */
        if (code == 0 && c->width == 0)
            return;
        c->width = width_for(code);
        c->room = n < 1024 ? 1024 : 2 * n;
        c->p = pages_grow(NULL, 0, c->room * c->width);
    }
    if (n == c->room) {
        c->p = pages_grow(c->p, c->room * c->width, 2 * c->room * c->width);
        c->room *= 2;
    }
    if (width_for(code) > c->width)
        widen(c, n, width_for(code));
    code_put(c, n, code);
}

void flow_codes_read(const struct flow_codes *c, size_t from, size_t n, uint32_t *out)
{
    if (!c->p) {
        memset(out, 0, n * sizeof *out);
    } else if (c->width == 1) {
        const uint8_t *p = (const uint8_t *)c->p + from;
        for (size_t i = 0; i < n; i++)
            out[i] = p[i];
    } else if (c->width == 2) {
        const uint16_t *p = (const uint16_t *)c->p + from;
        for (size_t i = 0; i < n; i++)
            out[i] = p[i];
    } else {
        memcpy(out, (const uint32_t *)c->p + from, n * sizeof *out);
    }
}

/* --- adding ----------------------------------------------------------------------------------------------------------------------- */

static enum rc add_case(struct flow_log *log, uint32_t name, uint32_t *kase, struct err *err)
{
    if (log->cases == FLOW_ACTS_MAX)
        return err_set(err, PB_TOO_LARGE, _("the log has more than %u cases"), FLOW_ACTS_MAX);
    size_t room = log->cases_room;
    PAGES_ROOM(log->case_name, log->cases_room, log->cases, sizeof *log->case_name);
    if (log->case_kind && log->cases_room != room) {
        log->case_kind =
            pages_grow(log->case_kind, room * sizeof *log->case_kind, log->cases_room * sizeof *log->case_kind);
        log->case_kind_us = pages_grow(log->case_kind_us, room * sizeof *log->case_kind_us,
                                       log->cases_room * sizeof *log->case_kind_us);
    }
    log->case_name[log->cases] = name;
    *kase = (uint32_t)log->cases++;
    return RC_OK;
}

/* The case found by each name, from here on in a table. */
static void fall_out_of_step(struct flow_log *log)
{
    log->in_step = false;
    log->name_room = log->cases + 1024;
    log->name_case = pages_grow(NULL, 0, log->name_room * sizeof *log->name_case);
    for (size_t k = 0; k < log->cases; k++)
        log->name_case[k + 1] = (uint32_t)k + 1;
}

static uint32_t *place_of(struct flow_log *log, uint32_t name)
{
    if (name >= log->name_room) {
        size_t room = 2 * (size_t)name + 1024;
        log->name_case =
            pages_grow(log->name_case, log->name_room * sizeof *log->name_case, room * sizeof *log->name_case);
        log->name_room = room;
    }
    return &log->name_case[name];
}

enum rc flow_log_case_of(struct flow_log *log, uint32_t name, uint32_t *kase, struct err *err)
{
    if (log->in_step && name > 0 && name <= log->cases) {
        *kase = name - 1;
        return RC_OK;
    }
    if (log->in_step && name != log->cases + 1)
        fall_out_of_step(log);
    if (log->in_step)
        return add_case(log, name, kase, err);
    uint32_t *place = place_of(log, name);
    if (*place) {
        *kase = *place - 1;
        return RC_OK;
    }
    enum rc rc = add_case(log, name, kase, err);
    if (!rc)
        *place = *kase + 1;
    return rc;
}

enum rc flow_log_case(struct flow_log *log, uint32_t name, uint32_t *kase, struct err *err)
{
    if (log->in_step)
        fall_out_of_step(log);
    return add_case(log, name, kase, err);
}

static void dues_appear(struct flow_log *log)
{
    log->due_room = log->n < 1024 ? 1024 : 2 * log->n;
    log->due_us = pages_grow(NULL, 0, log->due_room * sizeof *log->due_us);
    for (size_t i = 0; i < log->n; i++)
        log->due_us[i] = FLOW_NEVER;
}

static void add_due(struct flow_log *log, int64_t due_us)
{
    size_t n = log->n;
    if (!log->due_us && due_us == FLOW_NEVER)
        return;
    if (!log->due_us)
        dues_appear(log);
    PAGES_ROOM(log->due_us, log->due_room, n, sizeof *log->due_us);
    log->due_us[n] = due_us;
}

static void kinds_appear(struct flow_log *log)
{
    if (log->case_kind)
        return;
    log->case_kind = pages_grow(NULL, 0, log->cases_room * sizeof *log->case_kind);
    log->case_kind_us = pages_grow(NULL, 0, log->cases_room * sizeof *log->case_kind_us);
}

void flow_log_case_says(struct flow_log *log, uint32_t kase, uint32_t kind, size_t row, int64_t due_us)
{
    assert(kase < log->cases);
    if (kind)
        kinds_appear(log);
    if (kind && log->case_kind[kase] == 0)
        log->case_kind[kase] = kind;
    if (due_us == FLOW_NEVER || row >= log->n)
        return;
    if (!log->due_us)
        dues_appear(log);
    if (log->due_us[row] == FLOW_NEVER)
        log->due_us[row] = due_us;
}

/* The first in time says the kind; of equal times the first in the file. */
static void add_kind(struct flow_log *log, const struct flow_act *act)
{
    kinds_appear(log);
    uint32_t c = act->kase;
    if (log->case_kind[c] == 0 || act->time_us < log->case_kind_us[c]) {
        log->case_kind[c] = act->kind;
        log->case_kind_us[c] = act->time_us;
    }
}

enum rc flow_log_add(struct flow_log *log, const struct flow_act *act, struct err *err)
{
    size_t n = log->n;
    assert(act->kase < log->cases);
    if (n == FLOW_ACTS_MAX)
        return err_set(err, PB_TOO_LARGE, _("the log has more than %u acts"), FLOW_ACTS_MAX);
    if (n > 0 && log->sorted) {
        uint32_t before = flow_code(&log->kase, n - 1);
        log->sorted = act->kase == before ? act->time_us >= log->time_us[n - 1] : act->kase > before;
    }
    flow_codes_add(&log->kase, n, act->kase);
    PAGES_ROOM(log->time_us, log->time_room, n, sizeof *log->time_us);
    log->time_us[n] = act->time_us;
    add_due(log, act->due_us);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        flow_codes_add(&log->code[i], n, act->code[i]);
    if (act->kind)
        add_kind(log, act);
    log->n++;
    return RC_OK;
}

/* --- checking -------------------------------------------------------------------------------------------------------------------- */

static const char *wrong_row(const struct flow_log *log, size_t i)
{
    if (flow_code(&log->kase, i) >= log->cases)
        return "an act of a case that is not there";
    for (size_t c = 0; c < FLOW_COLUMN_COUNT; c++)
        if (flow_code(&log->code[c], i) >= flow_words_count(flow_log_words(log, (enum flow_column)c)))
            return "a code without a word";
    bool before = i > 0 && flow_code(&log->kase, i) < flow_code(&log->kase, i - 1);
    bool same = i > 0 && flow_code(&log->kase, i) == flow_code(&log->kase, i - 1);
    if (log->sorted && (before || (same && log->time_us[i] < log->time_us[i - 1])))
        return "called sorted, and is not";
    return NULL;
}

bool flow_log_validate(const struct flow_log *log, const char **why)
{
    *why = log->n > FLOW_ACTS_MAX ? "more acts than allowed" : NULL;
    for (size_t c = 0; !*why && c < log->cases; c++)
        if (log->case_name[c] >= flow_words_count(log->names) ||
            (log->case_kind && log->case_kind[c] >= flow_words_count(log->kinds)))
            *why = "a case whose name or kind has no word";
    for (size_t i = 0; !*why && i < log->n; i++)
        *why = wrong_row(log, i);
    return !*why;
}
