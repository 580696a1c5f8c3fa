#include "ledger/growth.h"

#include "base/i18n.h"

void growth_write(struct sbuf *out, const struct growth *g)
{
    sbuf_printf(out, "old %llu\n", (unsigned long long)g->old);
    for (size_t i = 0; i < g->proof.n; i++) {
        hash_add(out, &g->proof.path[i]);
        sbuf_char(out, '\n');
    }
    sbuf_char(out, '\n');
    sbuf_add(out, g->note);
}

static enum rc no_growth(struct err *err)
{
    return err_set(err, PB_RECEIPT,
                   _("this is nothing that a witness signs: 'old SIZE', hashes, an empty line and a "
                     "checkpoint are expected"));
}

enum rc growth_read(struct text t, struct growth *out, struct err *err)
{
    struct growth g = { .old = 0 };
    struct text line, word;
    if (!text_split(&t, '\n', &line) || !text_split(&line, ' ', &word) || !text_eq(word, TEXT("old")) || !line.p ||
        !size_read(line, &g.old))
        return no_growth(err);
    while (text_split(&t, '\n', &line) && line.n > 0)
        if (g.proof.n == PROOF_MAX - 1 || !hash_read(line, &g.proof.path[g.proof.n++]))
            return no_growth(err);
    if (!t.p)
        return no_growth(err);
    g.note = t;
    *out = g;
    return RC_OK;
}

enum rc growth_checkpoint(const struct growth *g, struct note *note, struct checkpoint *out, struct err *err)
{
    enum rc rc = note_read(g->note, note, err);
    return rc == RC_OK ? checkpoint_read(note->text, out, err) : rc;
}

/* Signed by a key that is the log's? *known: there is such a key. */
static bool log_signed(const struct note *note, struct text origin, const struct note_key *keys, size_t nkeys,
                       bool *known)
{
    const struct note_key *by;
    *known = false;
    for (size_t i = 0; i < nkeys; i++) {
        if (keys[i].kind != KEY_LOG || !text_eq(keys[i].name, origin))
            continue;
        *known = true;
        if (note_check(note, &keys[i], 1, &by, NULL, NULL) == RC_OK)
            return true;
    }
    return false;
}

enum growth_answer growth_judge(const struct growth *g, const struct checkpoint *last, const struct note_key *keys,
                                size_t nkeys)
{
    struct checkpoint c;
    struct note note;
    bool known;
    if (growth_checkpoint(g, &note, &c, NULL) != RC_OK)
        return GROWTH_UNREAD;
    if (!log_signed(&note, c.origin, keys, nkeys, &known))
        return known ? GROWTH_UNSIGNED : GROWTH_UNKNOWN;
    if (g->old > c.size)
        return GROWTH_UNREAD;
    if (g->old != last->size)
        return GROWTH_OTHER;
    if (g->old == c.size && c.size > 0 && !hash_eq(&last->root, &c.root))
        return GROWTH_OTHER;
    if (g->old == 0 || g->old == c.size)
        return g->proof.n == 0 ? GROWTH_SIGNED : GROWTH_UNPROVED;
    return proof_consistent(&g->proof, g->old, c.size, &last->root, &c.root) ? GROWTH_SIGNED : GROWTH_UNPROVED;
}
