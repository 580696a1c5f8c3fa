/* report_board.c -- many matters: who holds what, since when, until when; in the register's order, never a ranking.
 *
 *      Code    What                        Held by                   Since      Due        Clock
 *    ! V2.4    Rà soát nhà ở xã hội        UBND phường Hải Châu      14/8/2025  29/8/2025  late 4h30
 *                                                                                          do
 */
#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/report_json.h"

/* Two working days: what is nearer than this to its end is marked "soon". */
static const struct workspan SOON = { 16 * US_HOUR };

/* In the order in which one is chosen. */
enum board_mark {
    MARK_NONE,
    MARK_ENDED,
    MARK_LATE,
    MARK_STOPPED,
    MARK_OUTSIDE,
    MARK_TO_ASSIGN,
    MARK_CONFIRM,
    MARK_SOON,
    BOARD_MARK_COUNT
};

static const struct {
    const char *sign, *word;
    enum tone tone;
} BOARD_MARKS[BOARD_MARK_COUNT] = {
    [MARK_NONE] = { "", "none", TONE_PLAIN },        [MARK_ENDED] = { "", "ended", TONE_FAINT },
    [MARK_LATE] = { "!", "late", TONE_LATE },        [MARK_STOPPED] = { "=", "stopped", TONE_PLAIN },
    [MARK_OUTSIDE] = { "~", "outside", TONE_PLAIN }, [MARK_TO_ASSIGN] = { "?", "to_assign", TONE_STRONG },
    [MARK_CONFIRM] = { "^", "confirm", TONE_PLAIN }, [MARK_SOON] = { "<", "soon", TONE_STRONG },
};

static struct mclock clock_of(const struct board_line *line)
{
    return (struct mclock){
        .limited = line->limited,
        .left = line->left,
        .late = line->late,
        .stopped = line->stopped,
        .for_good = line->state == M_ENDED,
        .due = { line->due, false, 0 },
    };
}

/* Has its due instant passed (for what is finished: by then)? */
static bool is_past(const struct board_line *line, struct instant now)
{
    return line->limited && !line->stopped && !instant_before(instant_min(now, line->finished), line->due);
}

static bool is_late(const struct board_line *line, struct instant now)
{
    return line->limited && (line->late.us > 0 || (line->state != M_ENDED && is_past(line, now)));
}

static enum board_mark mark_of(const struct board_line *line, struct instant now)
{
    if (line->state == M_ENDED)
        return MARK_ENDED;
    if (is_late(line, now))
        return MARK_LATE;
    if (line->state == M_STOPPED)
        return MARK_STOPPED;
    if (line->state == M_OUTSIDE)
        return MARK_OUTSIDE;
    if (line->to_allocate)
        return MARK_TO_ASSIGN;
    if (line->state == M_CONFIRM)
        return MARK_CONFIRM;
    return line->limited && line->left.us <= SOON.us ? MARK_SOON : MARK_NONE;
}

static struct text state_of(const struct reader *r, const struct board_line *line)
{
    return text_empty(line->state_name) ? say_state(r, line->state, line->to_allocate, line->step) : line->state_name;
}

/* --- text ------------------------------------------------------------------------------------------------------------ */

static struct text say_line_clock(const struct reader *r, const struct board_line *line, struct instant now)
{
    struct mclock clock = clock_of(line);
    struct text state = state_of(r, line);
    if (line->state == M_ENDED)
        return say_joined(r, state, "\n", is_late(line, now) ? say_clock_short(r, &clock, true) : TEXT_NONE);
    struct text words = say_clock_short(r, &clock, is_past(line, now));
    if (!line->stopped)
        words = say_unbroken(r, words);
    if (mark_of(line, now) == MARK_SOON)
        words = text_printf(r->a, _("%.*s, due soon"), TEXT_FMT(words));
    return say_joined(r, words, "\n", state);
}

static struct text say_line_what(const struct reader *r, const struct board_line *line)
{
    struct text what = line->question ? text_printf(r->a, _("question: %.*s"), TEXT_FMT(line->title)) : line->title;
    struct text values = TEXT_NONE;
    for (size_t i = 0; i < line->nvalues; i++)
        if (!text_empty(line->values[i].said))
            values = say_joined(
                r, values, " · ",
                text_printf(r->a, "%.*s: %.*s", TEXT_FMT(line->values[i].name), TEXT_FMT(line->values[i].said)));
    return say_joined(r, what, "\n", values);
}

static struct text say_line_holder(const struct reader *r, const struct board_line *line)
{
    return text_empty(line->person) ? line->unit
                                    : text_printf(r->a, "%.*s (%.*s)", TEXT_FMT(line->unit), TEXT_FMT(line->person));
}

static struct text say_line_due(const struct reader *r, const struct board_line *line)
{
    struct text due = line->stopped ? TEXT("–") : say_end_short(r, line->due);
    return line->unverified_due ? text_printf(r->a, "%.*s*", TEXT_FMT(due)) : due;
}

static void board_row(struct table *t, const struct reader *r, const struct board_line *line, struct instant now)
{
    enum board_mark mark = mark_of(line, now);
    table_row(t);
    table_cell(t, BOARD_MARKS[mark].tone, text_of(BOARD_MARKS[mark].sign));
    table_cell(t, TONE_STRONG, line->code);
    table_cell(t, TONE_PLAIN, say_line_what(r, line));
    table_cell(t, TONE_PLAIN, say_line_holder(r, line));
    table_cell(t, TONE_PLAIN, say_day(r, instant_day(line->since)));
    table_cell(t, TONE_PLAIN, say_line_due(r, line));
    table_cell(t, BOARD_MARKS[mark].tone, say_line_clock(r, line, now));
}

struct counts {
    int open, late, stopped, outside, to_assign, confirm, ended;
};

static struct counts count(const struct board *board)
{
    struct counts n = { 0 };
    for (size_t i = 0; i < board->n; i++) {
        const struct board_line *line = &board->lines[i];
        bool open = line->state != M_ENDED;
        n.open += open;
        n.ended += !open;
        n.late += open && is_late(line, board->now);
        n.stopped += line->state == M_STOPPED;
        n.outside += line->state == M_OUTSIDE;
        n.to_assign += open && line->to_allocate;
        n.confirm += line->state == M_CONFIRM;
    }
    return n;
}

/* One of the counts, held together when the line is cut. */
static struct text say_count(const struct reader *r, const char *sign, const char *what, int n, struct text list)
{
    return say_joined(r, list, " · ", say_unbroken(r, text_printf(r->a, "%s%s %d", sign, what, n)));
}

static void print_summary(const struct page *page, const struct reader *r, const struct board *board)
{
    struct counts n = count(board);
    struct text list = say_count(r, "", _("open:"), n.open, TEXT_NONE);
    list = say_count(r, "! ", _("late:"), n.late, list);
    list = say_count(r, "= ", _("stopped:"), n.stopped, list);
    list = say_count(r, "~ ", _("waiting outside:"), n.outside, list);
    if (n.to_assign)
        list = say_count(r, "? ", _("to be assigned:"), n.to_assign, list);
    if (n.confirm)
        list = say_count(r, "^ ", _("with the confirmer:"), n.confirm, list);
    page_blank(page);
    page_para(page, 2, TONE_STRONG, list);
    if (n.ended)
        page_para(page, 2, TONE_PLAIN, text_printf(page->a, _("ended: %d"), n.ended));
    page_para(page, 2, TONE_FAINT,
              text_printf(page->a,
                          _("< due soon: %.*s of working time or less left. The order is the register's, no ranking."),
                          TEXT_FMT(say_span(r, SOON))));
    bool unverified = false;
    for (size_t i = 0; i < board->n; i++)
        unverified |= board->lines[i].unverified_due;
    if (unverified)
        page_para(
            page, 2, TONE_FAINT,
            text_of(_("* a stand-in due: no date is stated, or it runs from an event not yet recorded ('why' says)")));
    if (board->more)
        page_para(page, 2, TONE_STRONG,
                  text_of(_("The page is full and there are more: ask for one unit, kind or state.")));
}

static void print_empty(const struct page *page, const struct board *board)
{
    page_blank(page);
    if (text_empty(board->scope))
        page_para(page, 2, TONE_PLAIN, text_of(_("No matter to show.")));
    else
        page_para(page, 2, TONE_PLAIN, text_printf(page->a, _("%.*s: no matter to show."), TEXT_FMT(board->scope)));
    page_para(
        page, 2, TONE_FAINT,
        text_of(_(
            "A matter stands here from the moment it is given until it ends or is passed on, with who holds it, since "
            "when, until when, and its clock; so does a question that waits for an answer.")));
}

void board_text(const struct page *page, const struct reader *r, const struct board *board)
{
    static const struct column COLUMNS[] = {
        { "", false, 0, 0 },          { N_("Code"), false, 0, 0 },
        { N_("What"), false, 3, 0 },  { N_("Held by"), false, 0, 0 },
        { N_("Since"), false, 0, 0 }, { N_("Due"), false, 0, 0 },
        { N_("Clock"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    if (board->n == 0) {
        print_empty(page, board);
        return;
    }
    for (size_t i = 0; i < board->n; i++)
        board_row(t, r, &board->lines[i], board->now);
    page_blank(page);
    table_print(page, t, 0);
    print_summary(page, r, board);
}

/* --- other formats ----------------------------------------------------------------------------------------------------- */

/* How much of the limit's working time is gone, in per cent; more than 100 when late. */
static json_t *js_share(const struct board_line *line)
{
    if (!line->limited || line->whole.us <= 0)
        return json_null();
    return json_integer((line->whole.us - line->left.us + line->late.us) * 100 / line->whole.us);
}

static json_t *js_line_values(const struct line_value *values, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        js_set(o, "code", js_text(values[i].code));
        js_set(o, "name", js_text(values[i].name));
        js_set(o, "value", js_text_or_null(values[i].plain));
        js_set(o, "text", js_text_or_null(values[i].said));
        js_add(list, o);
    }
    return list;
}

json_t *js_line(const struct reader *r, const struct board_line *line, struct instant now)
{
    bool late = is_late(line, now);
    json_t *o = json_object(), *unit = json_object();
    js_set(o, "id", json_integer(line->id));
    js_set(o, "code", js_text(line->code));
    js_set(o, "kind", js_text(line->kind));
    js_set(o, "kind_name", js_text(line->kind_name));
    js_set(o, "title", js_text(line->title));
    js_set(unit, "code", js_text(line->unit_code));
    js_set(unit, "name", js_text(line->unit));
    js_set(o, "unit", unit);
    js_set(o, "person", js_text_or_null(line->person));
    js_set(o, "person_code", js_text_or_null(line->person_code));
    js_set(o, "giver", js_text_or_null(line->giver));
    js_set(o, "state", js_word(MSTATE_WORDS[line->state]));
    js_set(o, "state_name", js_text(state_of(r, line)));
    js_set(o, "step", js_text_or_null(line->step));
    js_set(o, "mark", js_word(BOARD_MARKS[mark_of(line, now)].word));
    js_set(o, "to_allocate", json_boolean(line->to_allocate));
    js_set(o, "question", json_boolean(line->question));
    js_set(o, "opened", js_instant(line->opened));
    js_set(o, "since", js_instant(line->since));
    /* an end that silence will bring has not come yet */
    js_set(o, "ended", instant_before(now, line->ended) ? json_null() : js_instant(line->ended));
    js_set(o, "finished", instant_before(now, line->finished) ? json_null() : js_instant(line->finished));
    js_set(o, "due", line->limited && !line->stopped ? js_instant(line->due) : json_null());
    js_set(o, "first_due", js_instant(line->first_due));
    js_set(o, "due_unverified", json_boolean(line->unverified_due));
    js_set(o, "stopped", json_boolean(line->stopped));
    js_set(o, "limited", json_boolean(line->limited));
    js_set(o, "is_late", json_boolean(late));
    js_set(o, "share", js_share(line));
    js_set(o, "left", line->limited ? js_span(line->left) : json_null());
    js_set(o, "late", line->limited ? js_span(line->late) : json_null());
    js_set(o, "held", js_span(line->held));
    if (line->nvalues)
        js_set(o, "values", js_line_values(line->values, line->nvalues));
    return o;
}

struct json_t *board_json(const struct reader *r, const struct board *board)
{
    struct counts n = count(board);
    json_t *root = js_report("board", board->province, board->now, board->exercise), *counts = json_object(),
           *lines = json_array();
    js_set(root, "scope", js_text(board->scope));
    js_set(counts, "open", json_integer(n.open));
    js_set(counts, "late", json_integer(n.late));
    js_set(counts, "stopped", json_integer(n.stopped));
    js_set(counts, "outside", json_integer(n.outside));
    js_set(counts, "to_assign", json_integer(n.to_assign));
    js_set(counts, "confirm", json_integer(n.confirm));
    js_set(counts, "ended", json_integer(n.ended));
    js_set(root, "counts", counts);
    js_set(root, "more", json_boolean(board->more));
    js_set(root, "next", board->more && board->n ? json_integer(board->lines[board->n - 1].id) : json_null());
    for (size_t i = 0; i < board->n; i++)
        js_add(lines, js_line(r, &board->lines[i], board->now));
    js_set(root, "lines", lines);
    return root;
}

void board_csv(struct sbuf *out, const struct reader *r, const struct board *board)
{
    struct text header =
        TEXT("code,kind,title,question,unit_code,unit,person,giver,state,state_name,mark,opened,since,due,"
             "first_due,due_unverified,finished,ended,left_seconds,left,late_seconds,late,held_seconds,held,as_of");
    for (size_t i = 0; i < board->ncolumns; i++)
        header = text_printf(r->a, "%.*s,%.*s", TEXT_FMT(header), TEXT_FMT(board->columns[i].code));
    struct csv csv = csv_new(out, text_cstr(r->a, header));
    for (size_t i = 0; i < board->n; i++) {
        const struct board_line *line = &board->lines[i];
        csv_text(&csv, line->code);
        csv_text(&csv, line->kind);
        csv_text(&csv, line->title);
        csv_bool(&csv, line->question);
        csv_text(&csv, line->unit_code);
        csv_text(&csv, line->unit);
        csv_text(&csv, line->person);
        csv_text(&csv, line->giver);
        csv_word(&csv, MSTATE_WORDS[line->state]);
        csv_text(&csv, state_of(r, line));
        csv_word(&csv, BOARD_MARKS[mark_of(line, board->now)].word);
        csv_instant(&csv, line->opened);
        csv_instant(&csv, line->since);
        csv_instant(&csv, line->stopped ? INSTANT_MAX : line->due);
        csv_instant(&csv, line->first_due);
        csv_bool(&csv, line->unverified_due);
        csv_instant(&csv, line->finished);
        csv_instant(&csv, line->ended);
        csv_span(&csv, line->left);
        csv_span(&csv, line->late);
        csv_span(&csv, line->held);
        csv_instant(&csv, board->now);
        for (size_t k = 0; k < board->ncolumns; k++)
            csv_text(&csv, k < line->nvalues ? line->values[k].plain : TEXT_NONE);
        csv_end(&csv);
    }
}

void report_board(struct sbuf *out, struct arena *a, const struct board *board, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, NULL, page.lang };
    switch (style->format) {
    case REPORT_TEXT:
        page_title(&page, text_empty(board->scope) ? text_of(_("Who holds what"))
                                                   : text_printf(a, _("Who holds what: %.*s"), TEXT_FMT(board->scope)));
        page_as_of(&page, &r, board->province, board->now, board->as_of, board->exercise);
        board_text(&page, &r, board);
        break;
    case REPORT_JSON: js_print(out, board_json(&r, board)); break;
    case REPORT_CSV: board_csv(out, &r, board); break;
    }
}
