/* look_left.c -- what the record says of checkpoints that left the house and of witnesses, held against what proves it.
 *
 * That a file went to a folder or a letter to an address, nothing in the house proves: who received it has it. But each such line is numbered,
 * speaks of a checkpoint that was signed, and is the last try of its way; and what a witness signed bears its signature.
 */
#include "app/ledger/look.h"

#include "app/leave.h"
#include "base/i18n.h"

static void lefts_check(struct look *l, const struct left_row *rows, size_t n)
{
    char at[INSTANT_CHARS];
    const struct instant soon = { instant_now().us + US_DAY };
    for (size_t i = 0; i < n; i++) {
        const struct left_row *r = &rows[i];
        const int64_t before = i ? rows[i - 1].n : 0;
        if (r->n != before + 1)
            look_bad(l, _("of what is recorded of checkpoints that left the house, no. %lld to %lld are missing"),
                     (long long)before + 1, (long long)r->n - 1);
        if (!r->of_ours)
            look_bad(l,
                     _("no. %lld of the checkpoints that left the house is said to be of %llu leaves (%.*s): none of "
                       "that size is on record"),
                     (long long)r->n, (unsigned long long)r->left.size, TEXT_FMT(r->left.way));
        if (instant_before(soon, r->left.at))
            look_bad(l,
                     _("no. %lld of the checkpoints that left the house is said to have left at %s (%.*s), which is "
                       "yet to come"),
                     (long long)r->n, instant_vn(r->left.at, false, at), TEXT_FMT(r->left.way));
    }
}

static void way_check(struct look *l, const struct way_row *way, const struct left_row *rows, size_t n)
{
    char at[INSTANT_CHARS];
    struct text said = text_printf(l->a, "%s:%.*s", CONGVU_WAY_WORDS[way->kind], TEXT_FMT(way->target));
    if (instant_is_max(way->left))
        return;
    for (size_t i = 0; i < n; i++)
        if (instant_eq(rows[i].left.at, way->left) && rows[i].left.size == way->size && text_eq(rows[i].left.way, said))
            return;
    look_bad(l,
             _("way no. %lld says that a checkpoint of %llu leaves left at %s to %.*s: what is recorded of checkpoints "
               "that left does not have it"),
             (long long)way->n, (unsigned long long)way->size, instant_vn(way->left, false, at), TEXT_FMT(said));
}

static bool is_signed(const struct cosign_row *row)
{
    struct note_key key;
    struct note note;
    const struct note_key *by;
    if (text_empty(row->note) || key_read(row->vkey, &key, NULL) != RC_OK || note_read(row->note, &note, NULL) != RC_OK)
        return false;
    note.signatures = row->line;
    return key.kind == KEY_WITNESS && note_check(&note, &key, 1, &by, NULL, NULL) == RC_OK;
}

static enum rc cosigns_check(struct look *l, struct err *err)
{
    struct cosign_row *rows;
    size_t n = 0;
    enum rc rc = store_cosign_all(l->conn, l->a, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (!is_signed(&rows[i]))
            look_bad(
                l,
                _("what is recorded as a witness's signature of the checkpoint of %llu leaves (way no. %lld) is not "
                  "the signature of that witness"),
                (unsigned long long)rows[i].size, (long long)rows[i].way);
    return rc;
}

enum rc look_left(struct look *l, struct err *err)
{
    struct left_row *rows;
    struct way_row *ways;
    size_t n = 0, nways = 0;
    enum rc rc = store_left_all(l->conn, l->a, &rows, &n, err);
    if (rc == RC_OK)
        rc = store_ways(l->conn, l->a, &ways, &nways, err);
    if (rc != RC_OK)
        return rc;
    lefts_check(l, rows, n);
    for (size_t i = 0; i < nways; i++)
        way_check(l, &ways[i], rows, n);
    return cosigns_check(l, err);
}
