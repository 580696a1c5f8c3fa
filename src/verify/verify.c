#include "verify/verify.h"

#include "base/i18n.h"
#include "base/instant.h"
#include "ledger/receipt.h"
#include "verify/policy.h"

/* --- words ----------------------------------------------------------------------------------------------- */

struct said {
    const char *word, *label;
};

static const struct said SURETIES[] = {
    { "signed_in",
      N_("signed in with a password, by the province's sign-in service, or as a program with this person's token") },
    { "second_factor", N_("signed in, with a second factor") },
    { "console", N_("entered at the console by an operator in this person's name") },
};

static const struct said FACTS[] = {
    { "act", N_("act") },
    { "register", N_("row of the register") },
    { "calendar", N_("row of the calendar") },
    { "regulation", N_("regulation") },
    { "document", N_("document") },
    { "content", N_("content of a document") },
    { "matter", N_("matter") },
    { "erasure", N_("erasure of personal data") },
    { "key", N_("key of the ledger") },
    { "grant", N_("right of an account") },
};

static const char *label_of(const struct said *list, size_t n, struct text word)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(text_of(list[i].word), word))
            return _(list[i].label);
    return NULL;
}

/* Control characters of somebody's words are not the terminal's. */
static void plain_add(struct sbuf *out, struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        sbuf_char(out, (unsigned char)t.p[i] < 0x20 || t.p[i] == 0x7f ? ' ' : t.p[i]);
}

static void line(struct sbuf *out, const char *label, struct text value)
{
    sbuf_printf(out, "  %s", label);
    sbuf_fill(out, ' ', 18 - text_columns(text_of(label)));
    sbuf_char(out, ' ');
    plain_add(out, value);
    sbuf_char(out, '\n');
}

static void member_line(struct sbuf *out, const struct canon_member *m, struct arena *a)
{
    const char *label = text_cstr(a, m->key);
    struct text value = m->type == CANON_INT ? text_printf(a, "%lld", (long long)m->number) : m->text;
    const char *surety = text_eq(m->key, TEXT("surety")) ? label_of(SURETIES, LEN(SURETIES), m->text) : NULL;
    line(out, surety ? _("who did it was") : label, surety ? text_of(surety) : value);
}

/* A member whose value is an object: each of its members a line. */
static void object_lines(struct sbuf *out, const struct canon_member *m, struct arena *a)
{
    struct canon_member *inner;
    size_t n;
    if (!canon_read(a, m->text, &inner, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        inner[i].key = text_printf(a, "%.*s.%.*s", TEXT_FMT(m->key), TEXT_FMT(inner[i].key));
        member_line(out, &inner[i], a);
    }
}

static void entry_lines(struct sbuf *out, const struct leaf *leaf, struct arena *a)
{
    for (size_t i = 0; i < leaf->nmembers; i++) {
        const struct canon_member *m = &leaf->members[i];
        bool told = text_eq(m->key, TEXT("fact")) || text_eq(m->key, TEXT("n")) || text_eq(m->key, TEXT("salted"));
        if (told)
            continue;
        if (m->type == CANON_OBJECT)
            object_lines(out, m, a);
        else
            member_line(out, m, a);
    }
}

static void opened_lines(struct sbuf *out, const struct receipt_told *told, struct arena *a)
{
    for (size_t i = 0; i < told->receipt.nopened; i++)
        line(out, text_cstr(a, told->receipt.opened[i].name), told->receipt.opened[i].content);
    size_t closed = told->leaf.nsalted - told->receipt.nopened;
    if (told->leaf.nsalted > told->receipt.nopened)
        sbuf_printf(out, _("  %zu fields are sealed and not opened by this receipt\n"), closed);
}

static void witness_line(struct sbuf *out, const struct receipt_told *told)
{
    char buf[INSTANT_CHARS];
    if (told->witnesses == 0)
        sbuf_str(out, _("  no witness whose key was given has co-signed it\n"));
    else
        sbuf_printf(out, _("  co-signed by %zu witnesses whose keys were given, last on %s\n"), told->witnesses,
                    instant_vn((struct instant){ told->witnessed * US_SECOND }, false, buf));
}

static void tell(struct sbuf *out, const struct receipt_told *told, struct arena *a)
{
    const char *fact = label_of(FACTS, LEN(FACTS), told->leaf.fact);
    sbuf_printf(out, _("The receipt holds: %s no. %lld is in the record as it is written here.\n"),
                fact ? fact : text_cstr(a, told->leaf.fact), (long long)told->leaf.n);
    entry_lines(out, &told->leaf, a);
    opened_lines(out, told, a);
    sbuf_printf(out, _("Sealed in the ledger '%.*s', place %llu of %llu, signed with the key %08lx\n"),
                TEXT_FMT(told->checkpoint.origin), (unsigned long long)told->receipt.index + 1,
                (unsigned long long)told->checkpoint.size, (unsigned long)told->by->id);
    witness_line(out, told);
}

static enum rc witnessed(const struct policy *policy, const struct receipt_told *told, size_t witnesses,
                         struct err *err)
{
    if (told->witnesses < witnesses)
        return err_set(err, PB_RECEIPT,
                       _("it is co-signed by %zu witnesses whose keys were given, and %zu are demanded"),
                       told->witnesses, witnesses);
    if (!policy_met(policy, told->cosigned))
        return err_set(err, PB_RECEIPT, _("the witnesses that co-signed it are not those that the policy demands"));
    return RC_OK;
}

enum rc verify_receipt(struct text receipt, struct text keys, size_t witnesses, struct sbuf *out, struct err *err)
{
    struct arena *a = arena_new();
    struct policy *policy = ARENA_NEW(a, struct policy);
    struct receipt_told told;
    enum rc rc = policy_read(keys, policy, err);
    if (rc == RC_OK)
        rc = receipt_check(a, receipt, policy->keys, policy->nkeys, &told, err);
    if (rc == RC_OK)
        rc = witnessed(policy, &told, witnesses, err);
    if (rc == RC_OK)
        tell(out, &told, a);
    arena_free(a);
    return rc;
}
