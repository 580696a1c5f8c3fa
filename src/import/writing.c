#include "import/writing.h"

const struct log_member LOG_MEMBER[LOG_MEMBERS] = {
    { FLOW_ACT, "concept:name", "act" },
    { FLOW_UNIT, "org:group", "unit" },
    { FLOW_TO_UNIT, "to_unit", "to_unit" },
    { FLOW_PERSON, "org:resource", "person" },
    { FLOW_STATE, "lifecycle:transition", "state" },
};

struct text written_case(const struct writing *w, size_t kase)
{
    return flow_words_at(w->log->names, w->log->case_name[kase]);
}

struct text written_kind(const struct writing *w, size_t kase)
{
    return w->log->case_kind ? flow_words_at(w->log->kinds, w->log->case_kind[kase]) : TEXT_NONE;
}

struct text written_member(const struct writing *w, size_t row, enum flow_column column, char buf[16])
{
    uint32_t code = flow_code(&w->log->code[column], row);
    struct text word = flow_words_at(flow_log_words(w->log, column), code);
    if (column != FLOW_PERSON || w->name_persons || code == 0)
        return word;
    int n = 15;
    buf[n] = '\0';
    for (; code > 0; code /= 10)
        buf[--n] = (char)('0' + code % 10);
    buf[--n] = 'P';
    return text_of(buf + n);
}

int64_t written_due(const struct writing *w, size_t row) { return w->log->due_us ? w->log->due_us[row] : FLOW_NEVER; }

const char *written_time(int64_t us, char buf[INSTANT_CHARS]) { return instant_rfc3339((struct instant){ us }, buf); }
