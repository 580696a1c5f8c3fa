/* cut.c -- blocks of whole cases, a few thousand acts each, so that no kernel ever has to carry something over an edge and all scratch
 * lies in the cache:
 *
 *      blocks      [ c0 c1 c2 ][ c3 ][ c4 ... ]     bounds found from the column of cases
 *      first pass  holdings of each block counted   then every block knows where its own begin
 *      second      holdings written, acts counted; the pages of the block's acts go back
 */
#include "flow/cut.h"

#include "flow/crew.h"
#include "flow/kernel.h"
#include "flow/pages.h"

#include <string.h>

enum { BLOCK = 1 << 13, MELT = 64 };

struct out { /* the columns of flow_holdings, to be written */
    uint32_t *start, *kase, *unit, *person, *by;
    int64_t *from_us, *to_us, *due_us, *due_end_us, *work_us;
    uint8_t *flags;
};

/* A block's acts as plain columns, and what is worked out of them. */
struct block {
    size_t n, room;
    uint32_t *kase, *column[FLOW_COLUMN_COUNT], *holder, *run, *prun;
    const int64_t *time_us, *due_us;
};

struct member { /* one thread's sums */
    struct block b;
    struct flow_acts sum;
    uint32_t *state_case; /* [states] the last case seen in the state, plus one */
};

struct cutting {
    const struct flow_log *log;
    const struct flow_cut *how;
    const struct flow_kernels *kernels;
    size_t blocks, states;
    size_t *bound; /* [blocks + 1] rows                     */
    size_t *at;    /* [blocks + 1] holdings before the block */
    struct out out;
    struct member member[CREW_MAX];
};

/* --- blocks ---------------------------------------------------------------------------------------------------------------------- */

static void find_bounds(struct cutting *c)
{
    const struct flow_log *log = c->log;
    size_t most = log->n / BLOCK + 2;
    c->bound = pages_grow(NULL, 0, most * sizeof *c->bound);
    c->at = pages_grow(NULL, 0, most * sizeof *c->at);
    for (size_t row = 0; row < log->n;) {
        size_t end = row + BLOCK < log->n ? row + BLOCK : log->n;
        while (end < log->n && flow_code(&log->kase, end) == flow_code(&log->kase, end - 1))
            end++;
        c->bound[++c->blocks] = row = end;
    }
}

static void block_room(struct block *b, size_t rows)
{
    uint32_t **column[] = { &b->kase, &b->holder, &b->run, &b->prun };
    if (rows <= b->room)
        return;
    for (size_t i = 0; i < LEN(column); i++)
        *column[i] = pages_grow(*column[i], b->room * 4, rows * 4);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        b->column[i] = pages_grow(b->column[i], b->room * 4, rows * 4);
    b->room = rows;
}

static void block_release(struct block *b)
{
    uint32_t *column[] = { b->kase, b->holder, b->run, b->prun };
    for (size_t i = 0; i < LEN(column); i++)
        pages_free(column[i], b->room * 4);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        pages_free(b->column[i], b->room * 4);
}

/* Who holds after each act, where acts say to whom they give. */
static void find_holders(const uint32_t *kase, const uint32_t *unit, const uint32_t *to_unit, size_t n,
                         uint32_t *holder)
{
    for (size_t i = 0; i < n; i++) {
        bool first = i == 0 || kase[i] != kase[i - 1];
        holder[i] = to_unit[i] ? to_unit[i] : first ? unit[i] : holder[i - 1];
    }
}

static void read_holders(const struct cutting *c, size_t block, struct block *b)
{
    const struct flow_log *log = c->log;
    size_t from = c->bound[block];
    b->n = c->bound[block + 1] - from;
    block_room(b, b->n);
    flow_codes_read(&log->kase, from, b->n, b->kase);
    flow_codes_read(&log->code[FLOW_UNIT], from, b->n, b->column[FLOW_UNIT]);
    if (c->how->to_units) {
        flow_codes_read(&log->code[FLOW_TO_UNIT], from, b->n, b->column[FLOW_TO_UNIT]);
        find_holders(b->kase, b->column[FLOW_UNIT], b->column[FLOW_TO_UNIT], b->n, b->holder);
    }
}

static const uint32_t *holders(const struct cutting *c, const struct block *b)
{
    return c->how->to_units ? b->holder : b->column[FLOW_UNIT];
}

static void count_blocks(void *arg, unsigned member)
{
    struct cutting *c = arg;
    struct block *b = &c->member[member].b;
    for (size_t i = member; i < c->blocks; i += c->how->threads) {
        read_holders(c, i, b);
        c->at[i + 1] = c->kernels->runs_count(b->kase, holders(c, b), b->n);
    }
}

/* --- what is counted from acts ----------------------------------------------------------------------------------------------------- */

/* Nothing here branches on what the acts say: whether a state is new to its case is as good as random. */
static void count_states(struct member *m, const struct block *b)
{
    const uint32_t *state = b->column[FLOW_STATE];
    for (size_t i = 0; i < b->n; i++) {
        struct flow_state *s = &m->sum.state[state[i]];
        uint32_t *seen = &m->state_case[state[i]];
        bool more = i + 1 < b->n && b->kase[i + 1] == b->kase[i];
        int64_t us = b->time_us[i + more] - b->time_us[i];
        s->acts++;
        s->cases += *seen != b->kase[i] + 1;
        s->us += us;
        *seen = b->kase[i] + 1;
    }
}

static void count_person_bounces(struct member *m, const struct block *b, size_t runs)
{
    const uint32_t *kase = b->kase, *person = b->column[FLOW_PERSON], *run = b->prun;
    uint32_t counted = FLOW_NONE;
    for (size_t i = 2; i < runs; i++) {
        uint32_t first = run[i - 2], last = run[i];
        if (kase[first] != kase[last] || person[first] != person[last])
            continue;
        m->sum.person_bounces++;
        m->sum.person_bounce_cases += counted != kase[last];
        counted = kase[last];
    }
}

static bool says_again(const struct block *b, size_t i)
{
    if (b->kase[i] != b->kase[i - 1])
        return false;
    for (size_t c = 0; c < FLOW_COLUMN_COUNT; c++)
        if (b->column[c][i] != b->column[c][i - 1])
            return false;
    return true;
}

static void count_oddities(struct member *m, const struct block *b)
{
    const uint32_t *unit = b->column[FLOW_UNIT];
    for (size_t i = 0; i < b->n; i++)
        m->sum.unitless += unit[i] == 0;
    for (size_t i = 1; i < b->n; i++)
        if (b->time_us[i] == b->time_us[i - 1] && says_again(b, i)) /* few are at one instant */
            m->sum.duplicates++;
}

static void count_ends(struct member *m, const struct block *b, size_t cases)
{
    for (size_t k = 0; k < cases; k++) {
        size_t first = b->run[k], end = k + 1 < cases ? b->run[k + 1] : b->n;
        m->sum.single += end - first == 1;
        m->sum.first_us = min64(m->sum.first_us, b->time_us[first]);
        m->sum.last_us = max64(m->sum.last_us, b->time_us[end - 1]);
    }
}

/* --- holdings ------------------------------------------------------------------------------------------------------------------------ */

/* The person of holding [from, end): see holdings.h. */
static uint32_t person_of(const struct cutting *c, const struct block *b, size_t from, size_t end)
{
    const uint32_t *person = b->column[FLOW_PERSON], *unit = b->column[FLOW_UNIT], holder = holders(c, b)[from];
    bool ended = c->how->to_units && end < b->n && b->kase[end] == b->kase[from];
    if (ended && unit[end] == holder && person[end])
        return person[end];
    for (size_t i = end; i-- > from;)
        if (unit[i] == holder && person[i])
            return person[i];
    return FLOW_NONE;
}

static void write_persons(const struct cutting *c, const struct block *b, size_t at, size_t runs)
{
    for (size_t r = 0; r < runs; r++)
        c->out.person[at + r] = person_of(c, b, b->run[r], r + 1 < runs ? b->run[r + 1] : b->n);
}

/* When, who, of which case: what every holding has. */
static void write_spans(const struct cutting *c, const struct block *b, size_t at, size_t runs)
{
    const uint32_t *holder = holders(c, b);
    const struct out *o = &c->out;
    for (size_t r = 0; r < runs; r++) {
        size_t row = b->run[r], end = r + 1 < runs ? b->run[r + 1] : b->n;
        bool last = end == b->n || b->kase[end] != b->kase[row];
        o->kase[at + r] = b->kase[row];
        o->unit[at + r] = holder[row];
        o->from_us[at + r] = b->time_us[row];
        o->to_us[at + r] = b->time_us[last ? end - 1 : end];
        if (row == 0 || b->kase[row - 1] != b->kase[row])
            o->start[b->kase[row]] = (uint32_t)(at + r);
        if (o->by)
            o->by[at + r] = b->column[FLOW_UNIT][row] ? b->column[FLOW_UNIT][row] : FLOW_NONE;
    }
    if (!c->how->cal)
        return;
    for (size_t i = at; i < at + runs; i++)
        o->work_us[i] =
            calendar_elapsed(c->how->cal, (struct instant){ o->from_us[i] }, (struct instant){ o->to_us[i] }).us;
}

static bool marked(const bool *marks, uint32_t code) { return marks && marks[code]; }

/* Was the clock stopped in it, and did a decision end it? */
static void write_flags(const struct cutting *c, const struct block *b, size_t at, size_t runs)
{
    const uint32_t *act = b->column[FLOW_ACT], *state = b->column[FLOW_STATE];
    for (size_t r = 0; r < runs; r++) {
        size_t row = b->run[r], end = r + 1 < runs ? b->run[r + 1] : b->n;
        bool last = end == b->n || b->kase[end] != b->kase[row], stopped = false;
        for (size_t i = row; i < end; i++)
            stopped |= marked(c->how->stopping_act, act[i]) || marked(c->how->stopping_state, state[i]);
        bool decided = marked(c->how->deciding_act, act[last ? end - 1 : end]);
        c->out.flags[at + r] = (uint8_t)((stopped ? FLOW_STOPPED : 0) | (decided ? FLOW_DECIDED : 0));
    }
}

/* The latest due date said so far is in force; it passes in a holding when it lies between one act and the next. */
static void write_dues(const struct cutting *c, const struct block *b, size_t at, size_t runs)
{
    const struct out *o = &c->out;
    int64_t due_us = FLOW_NEVER;
    for (size_t r = 0; r < runs; r++) {
        size_t row = b->run[r], end = r + 1 < runs ? b->run[r + 1] : b->n;
        if (row == 0 || b->kase[row - 1] != b->kase[row])
            due_us = FLOW_NEVER;
        for (size_t i = row; i < end; i++) {
            due_us = b->due_us[i] != FLOW_NEVER ? b->due_us[i] : due_us;
            if (i == row)
                o->due_us[at + r] = due_us;
            int64_t until = i + 1 < end ? b->time_us[i + 1] : o->to_us[at + r];
            if (b->time_us[i] < due_us && due_us <= until)
                o->flags[at + r] |= FLOW_OVERDUE;
        }
        o->due_end_us[at + r] = due_us;
    }
}

static void read_block(const struct cutting *c, size_t block, struct block *b)
{
    const struct flow_log *log = c->log;
    size_t from = c->bound[block];
    read_holders(c, block, b);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        if (i != FLOW_UNIT && (i != FLOW_TO_UNIT || !c->how->to_units))
            flow_codes_read(&log->code[i], from, b->n, b->column[i]);
    b->time_us = log->time_us + from;
    b->due_us = log->due_us ? log->due_us + from : NULL;
}

static void cut_block(struct cutting *c, size_t block, struct member *m)
{
    struct block *b = &m->b;
    size_t at = c->at[block];
    read_block(c, block, b);
    size_t runs = c->kernels->runs(b->kase, holders(c, b), b->n, b->run);
    assert(at + runs == c->at[block + 1]);
    write_spans(c, b, at, runs);
    if (c->how->stopping_act || c->how->stopping_state || c->how->deciding_act)
        write_flags(c, b, at, runs);
    if (c->out.due_us)
        write_dues(c, b, at, runs);
    if (c->out.person) {
        write_persons(c, b, at, runs);
        count_person_bounces(m, b, c->kernels->runs(b->kase, b->column[FLOW_PERSON], b->n, b->prun));
    }
    if (c->log->code[FLOW_STATE].p)
        count_states(m, b);
    count_oddities(m, b);
    count_ends(m, b, c->kernels->runs(b->kase, b->kase, b->n, b->run));
}

static void melt(const struct flow_log *log, size_t from, size_t to)
{
    pages_drop(log->time_us, from * sizeof *log->time_us, to * sizeof *log->time_us);
    pages_drop(log->kase.p, from * log->kase.width, to * log->kase.width);
    if (log->due_us)
        pages_drop(log->due_us, from * sizeof *log->due_us, to * sizeof *log->due_us);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        if (log->code[i].p)
            pages_drop(log->code[i].p, from * log->code[i].width, to * log->code[i].width);
}

static void cut_blocks(void *arg, unsigned member)
{
    struct cutting *c = arg;
    size_t each = c->blocks / c->how->threads, first = each * member;
    size_t last = member + 1 == c->how->threads ? c->blocks : first + each, melted = first;
    for (size_t i = first; i < last; i++) {
        cut_block(c, i, &c->member[member]);
        if (i + 1 - melted < MELT)
            continue;
        melt(c->log, c->bound[melted], c->bound[i + 1]);
        melted = i + 1;
    }
}

/* --- all ------------------------------------------------------------------------------------------------------------------------------- */

static void make_columns(struct cutting *c, size_t n)
{
    struct out *o = &c->out;
    o->start = pages_filled((c->log->cases + 1) * 4);
    memset(o->start, 0xff, (c->log->cases + 1) * 4);
    o->start[c->log->cases] = (uint32_t)n;
    o->kase = pages_filled(n * 4);
    o->unit = pages_filled(n * 4);
    o->from_us = pages_filled(n * 8);
    o->to_us = pages_filled(n * 8);
    o->flags = pages_filled(n);
    if (c->log->code[FLOW_PERSON].p)
        o->person = pages_filled(n * 4);
    if (c->how->to_units)
        o->by = pages_filled(n * 4);
    if (c->log->due_us) {
        o->due_us = pages_filled(n * 8);
        o->due_end_us = pages_filled(n * 8);
    }
    if (c->how->cal)
        o->work_us = pages_filled(n * 8);
}

static void make_members(struct cutting *c)
{
    for (unsigned t = 0; t < c->how->threads; t++) {
        struct member *m = &c->member[t];
        m->sum = (struct flow_acts){ .first_us = INT64_MAX, .last_us = INT64_MIN };
        m->sum.state = pages_grow(NULL, 0, c->states * sizeof *m->sum.state);
        m->state_case = pages_grow(NULL, 0, c->states * sizeof *m->state_case);
    }
}

static void sum_up(struct arena *a, struct cutting *c, struct flow_acts *acts)
{
    *acts = (struct flow_acts){ .acts = c->log->n, .first_us = INT64_MAX, .last_us = INT64_MIN };
    acts->state = ARENA_ARRAY(a, struct flow_state, c->states);
    for (unsigned t = 0; t < c->how->threads; t++) {
        struct flow_acts *m = &c->member[t].sum;
        acts->first_us = min64(acts->first_us, m->first_us);
        acts->last_us = max64(acts->last_us, m->last_us);
        acts->person_bounces += m->person_bounces;
        acts->person_bounce_cases += m->person_bounce_cases;
        acts->duplicates += m->duplicates;
        acts->unitless += m->unitless;
        acts->single += m->single;
        for (size_t s = 0; s < c->states; s++) {
            acts->state[s].acts += m->state[s].acts;
            acts->state[s].cases += m->state[s].cases;
            acts->state[s].us += m->state[s].us;
        }
    }
}

static void release(struct cutting *c)
{
    for (unsigned t = 0; t < c->how->threads; t++) {
        block_release(&c->member[t].b);
        pages_free(c->member[t].sum.state, c->states * sizeof *c->member[t].sum.state);
        pages_free(c->member[t].state_case, c->states * sizeof *c->member[t].state_case);
    }
    size_t most = c->log->n / BLOCK + 2;
    pages_free(c->bound, most * sizeof *c->bound);
    pages_free(c->at, most * sizeof *c->at);
}

/* A case without acts begins where the next one does. */
static size_t fill_empty(uint32_t *start, size_t cases)
{
    size_t empty = 0;
    for (size_t k = cases; k-- > 0;)
        if (start[k] == FLOW_NONE) {
            start[k] = start[k + 1];
            empty++;
        }
    return empty;
}

void flow_cut(struct arena *a, struct flow_log *log, const struct flow_cut *how, struct flow_holdings *holdings,
              struct flow_acts *acts)
{
    assert(log->sorted && how->threads >= 1 && how->threads <= CREW_MAX);
    struct cutting c = { .log = log, .how = how, .kernels = flow_kernels(), .states = flow_words_count(log->states) };
    find_bounds(&c);
    crew_run(how->threads, count_blocks, &c);
    for (size_t i = 0; i < c.blocks; i++)
        c.at[i + 1] += c.at[i];
    size_t n = c.at[c.blocks];
    make_columns(&c, n);
    make_members(&c);
    crew_run(how->threads, cut_blocks, &c);
    sum_up(a, &c, acts);
    acts->empty = fill_empty(c.out.start, log->cases);
    *holdings = (struct flow_holdings){
        .n = n,
        .cases = log->cases,
        .start = c.out.start,
        .kind = log->case_kind,
        .kase = c.out.kase,
        .unit = c.out.unit,
        .from_us = c.out.from_us,
        .to_us = c.out.to_us,
        .flags = c.out.flags,
        .person = c.out.person,
        .by = c.out.by,
        .due_us = c.out.due_us,
        .due_end_us = c.out.due_end_us,
        .work_us = c.out.work_us,
        .to_units = how->to_units,
    };
    release(&c);
    flow_log_drop_acts(log);
}
