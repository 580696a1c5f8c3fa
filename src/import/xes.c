/* xes.c -- IEEE 1849 by expat, in a stream.
 *
 *      log > trace > string "concept:name"                 what is asked of a trace: its name; its due date and kind, where its events have none
 *                    event > string, date, int ...         what is asked of an event; the last of two of one key
 *                            list, container > ...         attributes inside attributes are not read
 *
 * Names count without their prefix. Values of <global> are what a writer promises, not what an event has; they are not taken.
 */
#include "import/reader.h"

#include "base/i18n.h"
#include "import/stream.h"

#include <expat.h>
#include <string.h>

enum {
    PIECE = 1 << 18,
    DEPTH_MAX = 512,
    TOKEN_BYTES_MAX = 16 << 20, /* of one tag */
    KEYS_MAX = 256,             /* keys listed when one is missing */
    KEYS_EVENTS = 1000          /* events that are asked for keys  */
};

enum level { IN_FILE, IN_LOG, IN_TRACE, IN_EVENT }; /* the innermost of them that is open */

struct xes {
    struct reader_state *r;
    XML_Parser parser;
    enum rc rc;
    enum level level;
    unsigned depth, level_depth[IN_EVENT + 1]; /* depth of the element that opened the level */
    struct text key[IMPORT_KEY_COUNT];         /* "" : not asked                             */
    bool met[IMPORT_KEY_COUNT];
    struct text name; /* of the trace, in the arena of the trace    */
    bool named;
    uint32_t kase, kind;
    int64_t due_us;
    size_t first_row;
    struct flow_act act;
    bool has_time, says_time;
    struct text *there; /* keys of events, for a sentence */
    size_t nthere;
    uint64_t events, traces;
};

static const char *const DEFAULTS[IMPORT_KEY_COUNT] = {
#define X(name, option, xes, csv) xes,
    IMPORT_KEY_LIST(X)
#undef X
};

static size_t line_of(const struct xes *x) { return (size_t)XML_GetCurrentLineNumber(x->parser); }

static void fail(struct xes *x, enum rc rc)
{
    if (rc && !x->rc) {
        x->rc = rc;
        XML_StopParser(x->parser, XML_FALSE);
    }
}

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static bool is_attribute(const char *name)
{
    static const char *const KINDS[] = { "string", "date", "int", "float", "boolean", "id" };
    for (size_t i = 0; i < LEN(KINDS); i++)
        if (strcmp(name, KINDS[i]) == 0)
            return true;
    return false;
}

/* --- attributes ------------------------------------------------------------------------------------------------------------------------ */

static void list_key(struct xes *x, struct text key)
{
    for (size_t i = 0; i < x->nthere; i++)
        if (text_eq(x->there[i], key))
            return;
    if (x->nthere < KEYS_MAX) {
        struct text kept = text_dup(x->r->arena, key);
        ARENA_PUSH(x->r->arena, x->there, x->nthere, kept);
    }
}

static void take_event(struct xes *x, enum import_key k, struct text value, bool none)
{
    static const enum flow_column COLUMN[IMPORT_KEY_COUNT] = {
        [IMPORT_ACT] = FLOW_ACT,       [IMPORT_UNIT] = FLOW_UNIT,   [IMPORT_TO_UNIT] = FLOW_TO_UNIT,
        [IMPORT_PERSON] = FLOW_PERSON, [IMPORT_STATE] = FLOW_STATE,
    };
    struct reader_state *r = x->r;
    uint32_t *code = &x->act.code[COLUMN[k]];
    x->met[k] = true;
    switch (k) {
    case IMPORT_CASE:
    case IMPORT_KEY_COUNT: break;
    case IMPORT_TIME:
        x->says_time = true;
        x->has_time = reader_time(r, value, line_of(x), &x->act.time_us);
        break;
    case IMPORT_DUE: x->act.due_us = reader_due(r, value, line_of(x)); break;
    case IMPORT_KIND: fail(x, reader_word(r, r->log->kinds, value, line_of(x), &x->act.kind)); break;
    case IMPORT_STATE:
        *code = 0;
        if (!none)
            fail(x, reader_state_word(r, value, line_of(x), code));
        break;
    case IMPORT_ACT:
    case IMPORT_UNIT:
    case IMPORT_TO_UNIT:
    case IMPORT_PERSON: fail(x, reader_word(r, flow_log_words(r->log, COLUMN[k]), value, line_of(x), code)); break;
    }
}

static void take_trace(struct xes *x, enum import_key k, struct text value)
{
    struct reader_state *r = x->r;
    if (k == IMPORT_CASE) {
        x->met[k] = true;
        fail(x, reader_word(r, r->log->names, value, line_of(x), &r->log->case_name[x->kase]));
    } else if (k == IMPORT_DUE) {
        x->met[k] = true;
        x->due_us = reader_due(r, value, line_of(x));
    } else if (k == IMPORT_KIND) {
        x->met[k] = true;
        fail(x, reader_word(r, r->log->kinds, value, line_of(x), &x->kind));
    }
}

static void take_attribute(struct xes *x, const char **attribute)
{
    const char *key = NULL, *value = NULL;
    for (; attribute[0]; attribute += 2) {
        const char *name = attribute[0];
        if (strcmp(name, "key") == 0)
            key = attribute[1];
        else if (strcmp(name, "value") == 0)
            value = attribute[1];
    }
    if (!key)
        return;
    struct text k = text_of(key);
    for (size_t i = 0; i < IMPORT_KEY_COUNT; i++) {
        if (x->key[i].n != k.n || k.n == 0 || memcmp(x->key[i].p, k.p, k.n) != 0)
            continue;
        if (x->level == IN_EVENT)
            take_event(x, (enum import_key)i, value ? text_of(value) : TEXT(""), !value);
        else
            take_trace(x, (enum import_key)i, value ? text_of(value) : TEXT(""));
    }
    if (x->level == IN_EVENT && x->events < KEYS_EVENTS)
        list_key(x, k);
}

/* --- traces and events -------------------------------------------------------------------------------------------------------------------- */

static void open_level(struct xes *x, enum level level)
{
    x->level = level;
    x->level_depth[level] = x->depth;
}

static void open_trace(struct xes *x)
{
    open_level(x, IN_TRACE);
    x->traces++;
    x->kind = 0;
    x->due_us = FLOW_NEVER;
    x->first_row = x->r->log->n;
    fail(x, flow_log_case(x->r->log, 0, &x->kase, x->r->err));
}

static void open_event(struct xes *x)
{
    if (x->level == IN_LOG)
        note_add(x->r->notes, NOTE_LOOSE_EVENT, x->r->file, line_of(x), TEXT_NONE);
    if (x->level != IN_TRACE)
        return;
    open_level(x, IN_EVENT);
    x->act = (struct flow_act){ .kase = x->kase, .due_us = FLOW_NEVER };
    x->has_time = x->says_time = false;
}

static void close_event(struct xes *x)
{
    x->events++;
    if (x->has_time)
        fail(x, flow_log_add(x->r->log, &x->act, x->r->err));
    else if (!x->says_time)
        note_add(x->r->notes, NOTE_NO_TIME, x->r->file, line_of(x), TEXT_NONE);
}

/* What the trace says of itself counts from its first act in time. */
static void close_trace(struct xes *x)
{
    const struct flow_log *log = x->r->log;
    size_t first = x->first_row;
    if (!x->kind && x->due_us == FLOW_NEVER)
        return;
    for (size_t i = first + 1; i < log->n; i++)
        first = log->time_us[i] < log->time_us[first] ? i : first;
    flow_log_case_says(x->r->log, x->kase, x->kind, first, x->due_us);
}

static void XMLCALL open_element(void *arg, const XML_Char *qualified, const XML_Char **attribute)
{
    struct xes *x = arg;
    const char *name = local(qualified);
    if (++x->depth > DEPTH_MAX) {
        fail(x, err_set(x->r->err, PB_SYNTAX, _("%s:%zu: elements stand inside each other more than %d deep"),
                        x->r->file, line_of(x), DEPTH_MAX));
        return;
    }
    if (x->depth == x->level_depth[x->level] + 1 && x->level >= IN_TRACE && is_attribute(name)) {
        take_attribute(x, attribute);
        return;
    }
    if (x->level == IN_FILE && x->depth == 1) {
        if (strcmp(name, "log") == 0)
            open_level(x, IN_LOG);
        else
            fail(x,
                 err_set(x->r->err, PB_SYNTAX, _("%s:%zu: this is no XES file: it begins with <%s> and not with <log>"),
                         x->r->file, line_of(x), qualified));
    } else if (strcmp(name, "event") == 0 && x->depth == x->level_depth[x->level] + 1) {
        open_event(x);
    } else if (strcmp(name, "trace") == 0 && x->level == IN_LOG) {
        open_trace(x);
    }
}

static void XMLCALL close_element(void *arg, const XML_Char *qualified)
{
    struct xes *x = arg;
    (void)qualified;
    if (x->level > IN_FILE && x->depth == x->level_depth[x->level]) {
        if (x->level == IN_EVENT)
            close_event(x);
        else if (x->level == IN_TRACE)
            close_trace(x);
        x->level--;
    }
    x->depth--;
}

/* An event log needs no entities of its own, and those are how a small file becomes a large one. */
static void XMLCALL refuse_entity(void *arg, const XML_Char *name, int parameter, const XML_Char *value, int length,
                                  const XML_Char *base, const XML_Char *system, const XML_Char *public_id,
                                  const XML_Char *notation)
{
    struct xes *x = arg;
    (void)name, (void)parameter, (void)value, (void)length, (void)base, (void)system, (void)public_id, (void)notation;
    fail(x, err_set(x->r->err, PB_FILE_BROKEN,
                    _("%s:%zu: the file declares entities: no event log does, and it is not read"), x->r->file,
                    line_of(x)));
}

/* --- the file ------------------------------------------------------------------------------------------------------------------------------ */

static enum rc complain(struct xes *x)
{
    return x->rc ? x->rc
                 : err_set(x->r->err, PB_SYNTAX, _("%s:%zu: this is not well-formed XML: %s"), x->r->file, line_of(x),
                           XML_ErrorString(XML_GetErrorCode(x->parser)));
}

static enum rc parse(struct xes *x, struct stream *stream)
{
    int64_t fed = 0;
    for (size_t n = 1; n > 0;) {
        char *to = XML_GetBuffer(x->parser, PIECE);
        if (!to)
            return complain(x);
        enum rc rc = stream_read(stream, to, PIECE, &n, x->r->err);
        if (rc)
            return rc;
        if (XML_ParseBuffer(x->parser, (int)n, n == 0) == XML_STATUS_ERROR)
            return complain(x);
        fed += (int64_t)n;
        if (n > 0 && fed - (int64_t)XML_GetCurrentByteIndex(x->parser) > TOKEN_BYTES_MAX)
            return err_set(x->r->err, PB_TOO_LARGE, _("%s:%zu: a single tag is larger than %d MiB"), x->r->file,
                           line_of(x), TOKEN_BYTES_MAX >> 20);
    }
    return RC_OK;
}

static enum rc check_keys(struct xes *x)
{
    struct reader_state *r = x->r;
    struct text list = reader_list(r->arena, x->there, x->nthere);
    for (size_t k = 0; k < IMPORT_KEY_COUNT; k++) {
        bool asked = !text_empty(r->ask->key[k]);
        if (x->met[k] || x->events == 0 || text_empty(x->key[k]))
            continue;
        if (asked || k == IMPORT_TIME)
            return err_set(r->err, PB_MISSING_KEY, _("%s: no event has '%.*s' for --%s; the events have: %.*s"),
                           r->file, TEXT_FMT(x->key[k]), IMPORT_OPTIONS[k], TEXT_FMT(list));
        if (k == IMPORT_UNIT)
            note_missing(r, x->key[k], x->there, x->nthere);
    }
    return RC_OK;
}

enum rc import_xes(struct reader_state *r, struct stream *stream)
{
    struct xes x = { .r = r };
    for (size_t k = 0; k < IMPORT_KEY_COUNT; k++)
        x.key[k] = !text_empty(r->ask->key[k]) ? r->ask->key[k] : text_of(DEFAULTS[k]);
    x.parser = XML_ParserCreate(text_empty(r->ask->encoding) ? NULL : "UTF-8");
    if (!x.parser)
        return err_set(r->err, PB_IO, "%s: expat", r->file);
    XML_SetUserData(x.parser, &x);
    XML_SetElementHandler(x.parser, open_element, close_element);
    XML_SetEntityDeclHandler(x.parser, refuse_entity);
    enum rc rc = parse(&x, stream);
    XML_ParserFree(x.parser);
    if (!rc && x.traces == 0)
        rc = err_set(r->err, PB_EMPTY, _("%s: there is no trace in it"), r->file);
    if (!rc)
        rc = check_keys(&x);
    return rc ? rc : reader_finish(r);
}
