#include "flow/sort.h"

#include "flow/crew.h"
#include "flow/pages.h"

#include <string.h>

enum {
    BLOCK = 1 << 14,     /* rows whose places are worked out at once                */
    PART_ACTS = 1 << 14, /* acts of a part, about: what the second-level cache holds */
    PARTS_MAX = 2048,    /* streams that memory writes well at the same time        */
    COLUMNS_MAX = FLOW_COLUMN_COUNT + 3,
    INSERTION = 24 /* acts of a case that are sorted by insertion             */
};

struct column {
    unsigned width; /* 1, 2, 4, 8 bytes */
    char *from, *to;
};

struct sorting {
    struct flow_log *log;
    unsigned threads, shift;
    size_t parts;
    struct column column[COLUMNS_MAX]; /* the case is the last: the others are placed by it */
    size_t columns;
    uint32_t *at;  /* [threads][parts] where a thread's rows of a part go            */
    size_t *bound; /* [parts + 1]                                                    */
    size_t unordered[CREW_MAX];
};

/* Places of n rows in a partition: out[i] = at[part]++ with part = kase[i] >> shift. */
static void flow_places(const uint32_t *kase, size_t n, unsigned shift, uint32_t *at, uint32_t *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = at[kase[i] >> shift]++;
}

static size_t share(size_t n, unsigned threads, unsigned member) { return n / threads * member; }

static size_t share_end(size_t n, unsigned threads, unsigned member)
{
    return member + 1 == threads ? n : share(n, threads, member + 1);
}

/* --- partition ----------------------------------------------------------------------------------------------------------------- */

static void count_parts(void *arg, unsigned member)
{
    struct sorting *s = arg;
    uint32_t *at = s->at + member * s->parts, kase[BLOCK];
    size_t end = share_end(s->log->n, s->threads, member);
    for (size_t i = share(s->log->n, s->threads, member); i < end;) {
        size_t n = end - i < BLOCK ? end - i : BLOCK;
        flow_codes_read(&s->log->kase, i, n, kase);
        for (size_t k = 0; k < n; k++)
            at[kase[k] >> s->shift]++;
        i += n;
    }
}

/* Counts become places: part after part, and in each the threads in their order, so that rows keep theirs. */
static void lay_out(struct sorting *s)
{
    uint32_t sum = 0;
    for (size_t p = 0; p < s->parts; p++) {
        s->bound[p] = sum;
        for (unsigned t = 0; t < s->threads; t++) {
            uint32_t count = s->at[t * s->parts + p];
            s->at[t * s->parts + p] = sum;
            sum += count;
        }
    }
    s->bound[s->parts] = sum;
}

static void scatter(const struct column *c, size_t from, size_t n, const uint32_t *place)
{
    if (c->width == 1) {
        const uint8_t *in = (const uint8_t *)c->from + from;
        uint8_t *out = (uint8_t *)c->to;
        for (size_t i = 0; i < n; i++)
            out[place[i]] = in[i];
    } else if (c->width == 2) {
        const uint16_t *in = (const uint16_t *)(void *)c->from + from;
        uint16_t *out = (uint16_t *)(void *)c->to;
        for (size_t i = 0; i < n; i++)
            out[place[i]] = in[i];
    } else if (c->width == 4) {
        const uint32_t *in = (const uint32_t *)(void *)c->from + from;
        uint32_t *out = (uint32_t *)(void *)c->to;
        for (size_t i = 0; i < n; i++)
            out[place[i]] = in[i];
    } else {
        const int64_t *in = (const int64_t *)(void *)c->from + from;
        int64_t *out = (int64_t *)(void *)c->to;
        for (size_t i = 0; i < n; i++)
            out[place[i]] = in[i];
    }
}

static void partition(void *arg, unsigned member)
{
    enum { MELT = 32 }; /* blocks after which what was read goes back */
    struct sorting *s = arg;
    uint32_t *at = s->at + member * s->parts, kase[BLOCK], place[BLOCK];
    size_t end = share_end(s->log->n, s->threads, member), melted = share(s->log->n, s->threads, member);
    for (size_t i = melted, blocks = 1; i < end; blocks++) {
        size_t n = end - i < BLOCK ? end - i : BLOCK;
        flow_codes_read(&s->log->kase, i, n, kase);
        flow_places(kase, n, s->shift, at, place);
        for (size_t c = 0; c < s->columns; c++)
            scatter(&s->column[c], i, n, place);
        i += n;
        if (blocks % MELT != 0)
            continue;
        for (size_t c = 0; c < s->columns; c++)
            pages_drop(s->column[c].from, melted * s->column[c].width, i * s->column[c].width);
        melted = i;
    }
}

/* --- a part --------------------------------------------------------------------------------------------------------------------- */

struct scratch {
    uint32_t *order, *other; /* rows of the part, as they shall stand */
    uint32_t *count;         /* by case                              */
    char *bytes;             /* a column of the part                 */
    size_t rows;
};

static void scratch_room(struct scratch *x, size_t rows)
{
    if (rows <= x->rows)
        return;
    x->order = pages_grow(x->order, x->rows * sizeof *x->order, rows * sizeof *x->order);
    x->other = pages_grow(x->other, x->rows * sizeof *x->other, rows * sizeof *x->other);
    x->bytes = pages_grow(x->bytes, x->rows * 8, rows * 8);
    x->rows = rows;
}

static void merge(const int64_t *time_us, const uint32_t *in, size_t half, size_t n, uint32_t *out)
{
    size_t a = 0, b = half;
    for (size_t i = 0; i < n; i++)
        out[i] = b == n || (a < half && time_us[in[a]] <= time_us[in[b]]) ? in[a++] : in[b++];
}

/* Stable. */
static void sort_case(const int64_t *time_us, uint32_t *order, size_t n, uint32_t *other)
{
    if (n > INSERTION) {
        size_t half = n / 2;
        sort_case(time_us, order, half, other);
        sort_case(time_us, order + half, n - half, other);
        if (time_us[order[half - 1]] <= time_us[order[half]])
            return;
        merge(time_us, order, half, n, other);
        memcpy(order, other, n * sizeof *order);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        uint32_t row = order[i];
        size_t k = i;
        for (; k > 0 && time_us[order[k - 1]] > time_us[row]; k--)
            order[k] = order[k - 1];
        order[k] = row;
    }
}

static size_t falls(const int64_t *time_us, const uint32_t *order, size_t n)
{
    size_t count = 0;
    for (size_t i = 1; i < n; i++)
        count += time_us[order[i]] < time_us[order[i - 1]];
    return count;
}

static void apply(const struct column *c, size_t from, size_t n, const uint32_t *order, char *bytes)
{
    struct column gather = { c->width, c->to + from * c->width, bytes };
    if (c->width == 1) {
        for (size_t i = 0; i < n; i++)
            bytes[i] = gather.from[order[i]];
    } else if (c->width == 2) {
        const uint16_t *in = (const uint16_t *)(void *)gather.from;
        for (size_t i = 0; i < n; i++)
            ((uint16_t *)(void *)bytes)[i] = in[order[i]];
    } else if (c->width == 4) {
        const uint32_t *in = (const uint32_t *)(void *)gather.from;
        for (size_t i = 0; i < n; i++)
            ((uint32_t *)(void *)bytes)[i] = in[order[i]];
    } else {
        const int64_t *in = (const int64_t *)(void *)gather.from;
        for (size_t i = 0; i < n; i++)
            ((int64_t *)(void *)bytes)[i] = in[order[i]];
    }
    memcpy(gather.from, bytes, n * c->width);
}

static size_t sort_part(struct sorting *s, size_t part, struct scratch *x)
{
    size_t from = s->bound[part], n = s->bound[part + 1] - from, cases = (size_t)1 << s->shift, unordered = 0;
    const struct flow_codes kase = { s->column[s->columns - 1].to, s->log->kase.width, 0 };
    const int64_t *time_us = (const int64_t *)(void *)s->column[0].to + from;
    uint32_t low = (uint32_t)(part << s->shift);
    scratch_room(x, n);
    memset(x->count, 0, (cases + 1) * sizeof *x->count);
    flow_codes_read(&kase, from, n, x->other);
    for (size_t i = 0; i < n; i++)
        x->count[x->other[i] - low + 1]++;
    for (size_t c = 0; c < cases; c++)
        x->count[c + 1] += x->count[c];
    for (size_t i = 0; i < n; i++)
        x->order[x->count[x->other[i] - low]++] = (uint32_t)i; /* count[c] is then where c + 1 begins */
    for (size_t c = 0, at = 0; c < cases; at = x->count[c++]) {
        size_t wrong = falls(time_us, x->order + at, x->count[c] - at);
        if (wrong > 0)
            sort_case(time_us, x->order + at, x->count[c] - at, x->other);
        unordered += wrong;
    }
    for (size_t c = 0; c < s->columns; c++)
        apply(&s->column[c], from, n, x->order, x->bytes);
    return unordered;
}

static void sort_parts(void *arg, unsigned member)
{
    struct sorting *s = arg;
    size_t counts = ((size_t)1 << s->shift) + 1;
    struct scratch x = { .count = pages_grow(NULL, 0, counts * sizeof *x.count) };
    for (size_t p = member; p < s->parts; p += s->threads)
        if (s->bound[p + 1] > s->bound[p])
            s->unordered[member] += sort_part(s, p, &x);
    pages_free(x.order, x.rows * sizeof *x.order);
    pages_free(x.other, x.rows * sizeof *x.other);
    pages_free(x.bytes, x.rows * 8);
    pages_free(x.count, counts * sizeof *x.count);
}

/* --- all ------------------------------------------------------------------------------------------------------------------------- */

static void add_column(struct sorting *s, void *p, unsigned width)
{
    if (!p)
        return;
    struct column *c = &s->column[s->columns++];
    *c = (struct column){ width, p, pages_grow(NULL, 0, s->log->n * width) };
}

static void take_columns(struct sorting *s)
{
    struct flow_log *log = s->log;
    add_column(s, log->time_us, sizeof *log->time_us);
    add_column(s, log->due_us, sizeof *log->due_us);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        add_column(s, log->code[i].p, log->code[i].width);
    add_column(s, log->kase.p, log->kase.width);
}

static void put_codes(struct flow_codes *codes, struct column **c, size_t n)
{
    if (!codes->p)
        return;
    pages_free(codes->p, codes->room * codes->width);
    codes->p = (*c)++->to;
    codes->room = n;
}

static void put_times(int64_t **us, size_t *room, struct column **c, size_t n)
{
    if (!*us)
        return;
    pages_free(*us, *room * sizeof **us);
    *us = (int64_t *)(void *)(*c)++->to;
    *room = n;
}

static void put_columns(struct sorting *s)
{
    struct flow_log *log = s->log;
    struct column *c = s->column;
    put_times(&log->time_us, &log->time_room, &c, log->n);
    put_times(&log->due_us, &log->due_room, &c, log->n);
    for (size_t i = 0; i < FLOW_COLUMN_COUNT; i++)
        put_codes(&log->code[i], &c, log->n);
    put_codes(&log->kase, &c, log->n);
}

size_t flow_sort(struct flow_log *log, unsigned threads)
{
    if (log->sorted || log->n == 0)
        return 0;
    struct sorting s = { .log = log, .threads = threads };
    s.parts = log->cases;
    while (s.parts > PARTS_MAX || (s.parts > 1 && log->n / s.parts < PART_ACTS))
        s.parts = ((log->cases - 1) >> ++s.shift) + 1;
    size_t counts = threads * s.parts, unordered = 0;
    s.at = pages_grow(NULL, 0, counts * sizeof *s.at);
    s.bound = pages_grow(NULL, 0, (s.parts + 1) * sizeof *s.bound);
    take_columns(&s);
    crew_run(threads, count_parts, &s);
    lay_out(&s);
    crew_run(threads, partition, &s);
    crew_run(threads, sort_parts, &s);
    put_columns(&s);
    for (unsigned t = 0; t < threads; t++)
        unordered += s.unordered[t];
    pages_free(s.at, counts * sizeof *s.at);
    pages_free(s.bound, (s.parts + 1) * sizeof *s.bound);
    log->sorted = true;
    return unordered;
}
