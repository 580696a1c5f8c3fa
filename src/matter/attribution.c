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

/* The next question of that form that p asked on m, after `child` (NULL: the first). NULL: none. A person may object, and
 * be instructed, more than once. */
static const struct matter *asked_by(const struct family *f, const struct matter *m, person_id p, enum ask_form form,
                                     const struct matter *child)
{
    for (size_t i = child ? (size_t)child->index + 1 : 0; i < f->n; i++) {
        const struct matter *next = &f->matters[i];
        if (next->parent == m->index && next->form == form && next->opening->person == p)
            return next;
    }
    return NULL;
}

/* An objection after a denied instruction disputes the denial, not the decision. */
static bool disputes_denial(const struct family *f, const struct matter *m, const struct matter *objection)
{
    person_id p = objection->opening->person;
    for (const struct matter *order = NULL; (order = asked_by(f, m, p, FORM_INSTRUCTION, order));)
        if (order->answer == ANSWER_DENIED && !instant_before(objection->opened, order->answered))
            return true;
    return false;
}

static bool objected(const struct family *f, const struct matter *m, person_id p)
{
    for (const struct matter *objection = NULL; (objection = asked_by(f, m, p, FORM_OBJECTION, objection));)
        if (objection->answer != ANSWER_WITHDRAWN && !disputes_denial(f, m, objection))
            return true;
    return false;
}

/* Was it denied, and the denial insisted on? */
static bool denial_stood(const struct family *f, const struct matter *m, const struct matter *order)
{
    if (order->answer != ANSWER_DENIED)
        return false;
    person_id p = order->opening->person;
    for (const struct matter *dispute = NULL; (dispute = asked_by(f, m, p, FORM_OBJECTION, dispute));)
        if (dispute->answer == ANSWER_INSISTED && !instant_before(dispute->opened, order->answered))
            return true;
    return false;
}

/* The instruction that relieves p: recorded, and not denied with a denial that stood. */
static const struct matter *instructed(const struct family *f, const struct matter *m, person_id p)
{
    for (const struct matter *order = NULL; (order = asked_by(f, m, p, FORM_INSTRUCTION, order));)
        if (!denial_stood(f, m, order))
            return order;
    return NULL;
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
        if (child->form == FORM_INSTRUCTION && !denial_stood(f, m, child)) {
            attribute(&list, PART_INSTRUCTED, asked->person, asked->unit, false, asked);
            if (asked->to_person) /* who gave the order decided */
                attribute(&list, PART_DECIDED, asked->to_person, asked->to_unit, true, asked);
        }
    }
    *n = list.n;
    return list.rows;
}
