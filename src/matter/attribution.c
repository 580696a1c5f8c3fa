/* attribution.c -- to whom a result is attributed, good or bad, by one published rule (MODEL 10; docs/attribution.md).
 *
 *      decided    who decided                                  answers, unless instructed and recorded so
 *      advised    who advised                                  answers if the advice was followed
 *      voted      who voted for it                             answers
 *      objected   who objected and was overruled               does not answer, whatever else the person did
 *      instructed who was instructed and recorded it           does not answer, unless the superior denied it and the denial
 *                                                              stood: an objection against it was insisted on
 */
#include "matter/charge.h"

static const struct matter *asked_by(const struct family *f, const struct matter *m, person_id p, enum ask_form form,
                                     struct instant after)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *child = &f->matters[i];
        if (child->parent == m->index && child->form == form && child->opening->person == p &&
            !instant_before(child->opened, after))
            return child;
    }
    return NULL;
}

/* The instruction that p recorded, whatever was answered. */
static const struct matter *instruction_of(const struct family *f, const struct matter *m, person_id p)
{
    return asked_by(f, m, p, FORM_INSTRUCTION, INSTANT_MIN);
}

/* An objection after a denied instruction disputes the denial, not the decision. */
static bool disputes_denial(const struct family *f, const struct matter *m, const struct matter *objection)
{
    const struct matter *order = instruction_of(f, m, objection->opening->person);
    return order && order->answer == ANSWER_DENIED && !instant_before(objection->opened, order->answered);
}

static bool objected(const struct family *f, const struct matter *m, person_id p)
{
    const struct matter *objection = asked_by(f, m, p, FORM_OBJECTION, INSTANT_MIN);
    return objection && objection->answer != ANSWER_WITHDRAWN && !disputes_denial(f, m, objection);
}

/* The instruction that relieves p: recorded, and not denied with a denial that stood. */
static const struct matter *instructed(const struct family *f, const struct matter *m, person_id p)
{
    const struct matter *order = instruction_of(f, m, p);
    if (!order || order->answer != ANSWER_DENIED)
        return order;
    const struct matter *dispute = asked_by(f, m, p, FORM_OBJECTION, order->answered);
    return dispute && dispute->answer == ANSWER_INSISTED ? NULL : order;
}

struct list {
    struct arena *a;
    const struct family *f;
    const struct matter *m;
    struct attribution *rows;
    size_t n;
};

static void attribute(struct list *list, enum part part, person_id person, unit_id unit, bool answers,
                      const struct act *act)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->rows[i].person == person && list->rows[i].part == part)
            return;
    answers = answers && !objected(list->f, list->m, person) && !instructed(list->f, list->m, person);
    struct attribution row = { part, person, unit, answers, act };
    ARENA_PUSH(list->a, list->rows, list->n, row);
}

const struct attribution *matter_attribution(struct arena *a, const struct family *f, const struct matter *m, size_t *n)
{
    struct list list = { .a = a, .f = f, .m = m };
    *n = 0;
    if (!m->decision)
        return NULL;
    const struct act *d = m->decision;
    attribute(&list, PART_DECIDED, d->person, d->unit, true, d);
    if (m->advice)
        attribute(&list, PART_ADVISED, m->advice->person, m->advice->unit, m->decision_followed, m->advice);
    for (size_t i = 0; i < d->npersons; i++)
        attribute(&list, PART_VOTED, d->persons[i], d->unit, true, d);
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *child = &f->matters[i];
        if (child->parent != m->index)
            continue;
        const struct act *asked = child->opening;
        if (child->form == FORM_OBJECTION && child->answer != ANSWER_WITHDRAWN && !disputes_denial(f, m, child))
            attribute(&list, PART_OBJECTED, asked->person, asked->unit, false, asked);
        if (child->form == FORM_INSTRUCTION && instructed(f, m, asked->person)) {
            attribute(&list, PART_INSTRUCTED, asked->person, asked->unit, false, asked);
            if (asked->to_person) /* who gave the order decided */
                attribute(&list, PART_DECIDED, asked->to_person, asked->to_unit, true, asked);
        }
    }
    *n = list.n;
    return list.rows;
}
