#include "intake/intake.h"

static bool good_text(struct text t)
{
    size_t bad;
    return t.n == 0 || (t.p != NULL && text_utf8(t, &bad));
}

static const char *check_span(const struct intake_span *sp, struct text words, struct text bytes)
{
    if (sp->byte_start >= sp->byte_end || sp->byte_end > bytes.n)
        return "a span is empty or outside the file";
    if (sp->start >= sp->end || sp->end - sp->start > sp->byte_end - sp->byte_start || sp->start > sp->byte_start)
        return "a span's code points do not fit its bytes";
    size_t bad;
    if (!text_utf8(text_sub(bytes, sp->byte_start, sp->byte_end), &bad))
        return "a span cuts a letter";
    return good_text(words) && words.n > 0 ? NULL : "a span has no words";
}

static const char *check_units(const struct intake_unit *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].name.n == 0 || !good_text(p[i].name))
            return "a unit has no name";
    return NULL;
}

static const char *check_content(const struct intake_content *c, struct text bytes)
{
    const char *why = check_span(&c->span, c->words, bytes);
    if (why == NULL)
        why = check_units(c->leads, c->nleads);
    if (why == NULL)
        why = check_units(c->coordinators, c->ncoordinators);
    if (why != NULL)
        return why;
    if (!good_text(c->person) || !good_text(c->report_to) || !good_text(c->product) || !good_text(c->number))
        return "a value is not UTF-8";
    const struct intake_deadline *d = &c->deadline;
    if (d->stated ? !good_text(d->text) || d->text.n == 0 : d->has_date || d->recur != RECUR_NONE)
        return "a deadline has no words";
    if (d->has_date && d->recur != RECUR_NONE)
        return "a deadline is both a date and a recurrence";
    if (d->timed ? d->minute < 0 || d->minute > 24 * 60 : d->minute != 0)
        return "an hour is no hour of a day";
    if (d->timed && !d->has_date && d->recur == RECUR_NONE)
        return "an hour belongs to no day";
    if (d->lapse.unit != LENGTH_NONE ? d->lapse.n < 1 || d->has_date || d->recur != RECUR_NONE : d->lapse.n != 0)
        return "a length of time has no number, or a date beside it";
    return NULL;
}

static const char *check_clause(const struct intake_draft *d, size_t i, struct text bytes)
{
    const struct intake_clause *c = &d->clauses[i];
    const char *why = check_span(&c->span, c->words, bytes);
    if (why == NULL && c->reason >= REASON_COUNT)
        why = "a clause has no reason";
    if (why == NULL && (c->of < INTAKE_NO_CONTENT || c->of >= (int)d->ncontents))
        why = "a condition belongs to no content";
    return why;
}

/* No word in two of them: contents and clauses merged are in order. That none is in neither, the sum of words says. */
static const char *check_tiling(const struct intake_draft *d)
{
    size_t last = 0, i = 0, k = 0;
    while (i < d->ncontents || k < d->nclauses) {
        bool content =
            k == d->nclauses || (i < d->ncontents && d->contents[i].span.byte_start < d->clauses[k].span.byte_start);
        const struct intake_span *sp = content ? &d->contents[i++].span : &d->clauses[k++].span;
        if (sp->byte_start < last)
            return "a clause lies over another, or over a content";
        last = sp->byte_end;
    }
    const struct intake_coverage *c = &d->coverage;
    if (c->contents + c->conditions + c->no_task + c->marks != c->words)
        return "words are in no content and no clause";
    return NULL;
}

bool intake_validate(const struct intake_draft *d, struct text bytes, const char **why)
{
    *why = NULL;
    size_t last = 0;
    for (size_t i = 0; i < d->ncontents && *why == NULL; i++) {
        *why = check_content(&d->contents[i], bytes);
        if (*why == NULL && d->contents[i].span.byte_start < last)
            *why = "contents overlap or are out of order";
        last = d->contents[i].span.byte_end;
    }
    for (size_t i = 0; i < d->nclauses && *why == NULL; i++)
        *why = check_clause(d, i, bytes);
    if (*why == NULL)
        *why = check_tiling(d);
    return *why == NULL;
}
