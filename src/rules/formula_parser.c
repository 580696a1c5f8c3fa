#include "rules/formula_parser.h"

#include "base/i18n.h"

void parser_blanks(struct parser *p)
{
    while (p->at < p->source.n && (p->source.p[p->at] == ' ' || p->source.p[p->at] == '\n'))
        p->at++;
}

enum rc parser_wrong(const struct parser *p, const char *sentence)
{
    struct text rest = text_sub(p->source, p->at, p->source.n);
    if (text_empty(rest))
        return err_set(p->err, PB_SYNTAX, _("the formula '%.*s' ends too early: %s"), TEXT_FMT(p->source), sentence);
    return err_set(p->err, PB_SYNTAX, _("the formula '%.*s' is not understood from '%.*s' on: %s"), TEXT_FMT(p->source),
                   TEXT_FMT(rest), sentence);
}

static bool letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
static bool digit(char c) { return c >= '0' && c <= '9'; }

struct text parser_word(struct parser *p)
{
    parser_blanks(p);
    size_t end = p->at;
    if (end < p->source.n && letter(p->source.p[end]))
        while (end < p->source.n && (letter(p->source.p[end]) || digit(p->source.p[end])))
            end++;
    return text_sub(p->source, p->at, end);
}

bool parser_take(struct parser *p, const char *sign)
{
    parser_blanks(p);
    struct text t = text_of(sign), rest = text_sub(p->source, p->at, p->source.n);
    if (!text_starts(rest, t))
        return false;
    if (letter(sign[0]) && parser_word(p).n != t.n)
        return false;
    p->at += t.n;
    return true;
}

const struct formula *parser_node(struct parser *p, struct formula f)
{
    struct formula *n = ARENA_NEW(p->arena, struct formula);
    *n = f;
    return n;
}

enum rc parser_unlike(const struct parser *p, const char *what)
{
    return err_set(p->err, PB_WRONG_VALUE,
                   _("the formula '%.*s' uses %s: write numbers with numbers and codes with codes"),
                   TEXT_FMT(p->source), what);
}
