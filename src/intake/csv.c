#include "intake/csv.h"

#include "intake/encoding.h"

#include "intake/grid.h"

enum { GUESS_LINES = 20, CELL_MAX = 1 << 20, HEAD_BYTES = 120 };

/* --- the separator ------------------------------------------------------------------------------------------------ */

/* Of the first lines, how many have the most usual count (above none) of this sign outside quotes. */
static size_t evenness(struct text t, char sign)
{
    size_t counts[GUESS_LINES] = { 0 }, line = 0, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < t.n && line < GUESS_LINES; i++) {
        quoted ^= t.p[i] == '"';
        counts[line] += !quoted && t.p[i] == sign;
        line += !quoted && t.p[i] == '\n';
    }
    for (size_t i = 0; i < GUESS_LINES; i++) {
        size_t alike = 0;
        for (size_t k = 0; k < GUESS_LINES; k++)
            alike += counts[i] > 0 && counts[k] == counts[i];
        size_t worth = alike * 16 + (counts[i] < 16 ? counts[i] : 15);
        best = alike > 0 && worth > best ? worth : best;
    }
    return best;
}

static char separator(struct text t)
{
    static const char SIGNS[] = { '\t', ';', ',' };
    char best = ',';
    size_t most = 0;
    for (size_t i = 0; i < sizeof SIGNS; i++) {
        size_t n = evenness(t, SIGNS[i]);
        if (n > most) {
            most = n;
            best = SIGNS[i];
        }
    }
    return best;
}

/* How many cells the line has, and of how many the head is known. None is as long as a sentence. */
static size_t head_cells(struct arena *a, struct text line, char sign, size_t *known)
{
    struct text rest = line, cell;
    bool task = false;
    size_t n = 0;
    *known = 0;
    while (text_split(&rest, sign, &cell)) {
        cell = text_trim(cell);
        if (cell.n > 1 && cell.p[0] == '"' && cell.p[cell.n - 1] == '"')
            cell = text_sub(cell, 1, cell.n - 1);
        if (cell.n > HEAD_BYTES)
            return 0;
        enum column c = column_of(a, cell);
        task |= c == COLUMN_TASK;
        *known += c != COLUMN_NONE;
        n++;
    }
    return task ? n : 0;
}

static size_t count_sign(struct text line, char sign)
{
    size_t n = 0;
    for (size_t i = 0; i < line.n; i++)
        n += line.p[i] == sign;
    return n;
}

bool csv_is_tasks(struct arena *a, struct text t)
{
    static const char SIGNS[] = { '\t', ';', ',' };
    struct text rest = t, line;
    for (int i = 0; i < GUESS_LINES && text_split(&rest, '\n', &line); i++)
        for (size_t k = 0; k < sizeof SIGNS; k++) {
            size_t known, n = head_cells(a, line, SIGNS[k], &known);
            struct text below = rest, row = TEXT_NONE;
            while (text_empty(text_trim(row)) && text_split(&below, '\n', &row))
                ;
            bool quoted = text_find(row, TEXT("\""), 0) != SIZE_MAX; /* a cell may go on below */
            if (n >= 3 && known * 2 > n && (quoted || count_sign(row, SIGNS[k]) + 1 >= n))
                return true;
        }
    return false;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* One field from *at, which moves to the sign behind it. */
static enum fault read_field(struct text t, size_t *at, char sign, struct sbuf *cell)
{
    size_t i = *at;
    bool quoted = i < t.n && t.p[i] == '"';
    sbuf_clear(cell);
    i += quoted;
    for (; i < t.n; i++) {
        char c = t.p[i];
        if (quoted && c == '"' && i + 1 < t.n && t.p[i + 1] == '"')
            i++;
        else if (quoted && c == '"') {
            quoted = false;
            continue;
        } else if (!quoted && (c == sign || c == '\n'))
            break;
        if ((unsigned char)c >= 0x20 || c == '\t' || c == '\n')
            sbuf_char(cell, c);
    }
    *at = i;
    return sbuf_full(cell) ? FAULT_LARGE : FAULT_NONE;
}

static enum fault read_row(struct text t, size_t *at, char sign, unsigned number, struct sbuf *cell,
                           struct sbuf *answer)
{
    enum fault fault = FAULT_NONE;
    record_number(answer, 'R', number);
    for (size_t columns = 1; fault == FAULT_NONE; columns++) {
        fault = columns > GRID_COLUMNS_MAX ? FAULT_WIDE : read_field(t, at, sign, cell);
        record_add(answer, 'C', text_trim(sbuf_text(cell)));
        if (*at >= t.n || t.p[*at] != sign)
            break;
        ++*at;
    }
    *at += *at < t.n; /* the line's end */
    return sbuf_full(answer) ? FAULT_LARGE : fault;
}

enum fault csv_read(struct arena *a, struct text bytes, struct sbuf *answer)
{
    struct text t;
    enum encoding was;
    enum fault fault = encoding_read(a, bytes, &t, &was);
    if (fault != FAULT_NONE)
        return fault;
    if (was != ENCODING_UTF8)
        record_add(answer, 'N', text_of(encoding_word(was)));
    if (text_trim(t).n == 0)
        return FAULT_NO_TABLE;
    struct sbuf cell;
    sbuf_init(&cell, CELL_MAX);
    char sign = separator(t);
    unsigned number = 0;
    record_add(answer, 'T', TEXT_NONE);
    for (size_t at = 0; fault == FAULT_NONE && at < t.n;) {
        fault = ++number > GRID_ROWS_MAX ? FAULT_WIDE : FAULT_NONE;
        if (fault == FAULT_NONE)
            fault = read_row(t, &at, sign, number, &cell, answer);
    }
    record_add(answer, 'E', TEXT_NONE);
    sbuf_release(&cell);
    return fault;
}
