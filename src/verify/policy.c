#include "verify/policy.h"

#include "base/i18n.h"

#include <string.h>

enum { WORDS_MAX = POLICY_MEMBERS_MAX + 3 };

struct words {
    struct text word[WORDS_MAX];
    size_t n;
};

static struct words words_of(struct text line)
{
    struct words w = { .n = 0 };
    for (size_t i = 0; i < line.n && w.n < WORDS_MAX;) {
        size_t from = i;
        while (i < line.n && line.p[i] != ' ' && line.p[i] != '\t')
            i++;
        if (i > from)
            w.word[w.n++] = text_sub(line, from, i);
        i++;
    }
    return w;
}

static enum rc wrong_line(struct text line, struct err *err)
{
    return err_set(err, PB_LEDGER_KEY,
                   _("'%.*s' is no line of a policy: log, witness, group and quorum are (C2SP tlog-policy)"),
                   (int)(line.n < 100 ? line.n : 100), line.p);
}

static int name_find(const struct policy *p, struct text name)
{
    for (size_t i = 0; i < p->nnames; i++)
        if (text_eq(p->names[i].name, name))
            return (int)i;
    return -1;
}

/* --- lines ----------------------------------------------------------------------------------------------- */

/* The public key may stand once, whatever it is called. */
static bool key_add(struct policy *p, struct text vkey, enum key_kind kind)
{
    struct note_key key;
    if (p->nkeys == KEYS_MAX || key_read(vkey, &key, NULL) != RC_OK || key.kind != kind)
        return false;
    for (size_t i = 0; i < p->nkeys; i++)
        if (p->keys[i].kind == kind && memcmp(p->keys[i].public_key, key.public_key, KEY_PUBLIC) == 0)
            return false;
    p->keys[p->nkeys++] = key;
    return true;
}

static struct policy_name *name_add(struct policy *p, struct text name)
{
    if (p->nnames == POLICY_NAMES_MAX || text_eq(name, TEXT("none")) || name_find(p, name) >= 0)
        return NULL;
    struct policy_name *n = &p->names[p->nnames++];
    *n = (struct policy_name){ .name = name, .key = -1 };
    return n;
}

static bool read_log(struct policy *p, const struct words *w)
{
    return (w->n == 2 || w->n == 3) && key_add(p, w->word[1], KEY_LOG);
}

static bool read_witness(struct policy *p, const struct words *w)
{
    if ((w->n != 3 && w->n != 4) || !key_add(p, w->word[2], KEY_WITNESS))
        return false;
    struct policy_name *n = name_add(p, w->word[1]);
    if (n)
        n->key = (int)p->nkeys - 1;
    return n != NULL;
}

static bool read_group(struct policy *p, const struct words *w)
{
    int64_t need = 0;
    if (w->n < 4 || w->n == WORDS_MAX)
        return false;
    size_t members = w->n - 3;
    bool all = text_eq(w->word[2], TEXT("all")), any = text_eq(w->word[2], TEXT("any"));
    if (!all && !any && !text_int(w->word[2], &need))
        return false;
    need = all ? (int64_t)members : any ? 1 : need;
    struct policy_name group = { .name = w->word[1], .key = -1, .need = (size_t)need };
    for (size_t i = 0; i < members; i++) {
        int at = name_find(p, w->word[3 + i]);
        if (at < 0 || p->names[at].member)
            return false;
        p->names[at].member = true;
        group.members[group.nmembers++] = at;
    }
    struct policy_name *n = name_add(p, group.name);
    if (n)
        *n = group;
    return n && need >= 1 && need <= (int64_t)members;
}

static bool read_quorum(struct policy *p, const struct words *w, bool *had)
{
    if (w->n != 2 || *had)
        return false;
    *had = true;
    p->quorum = name_find(p, w->word[1]);
    return p->quorum >= 0 || text_eq(w->word[1], TEXT("none"));
}

static bool line_read(struct policy *p, struct text line, bool *quorum)
{
    const struct words w = words_of(line);
    struct text first = w.word[0];
    if (text_eq(first, TEXT("log")))
        return read_log(p, &w);
    if (text_eq(first, TEXT("witness")))
        return read_witness(p, &w);
    if (text_eq(first, TEXT("group")))
        return read_group(p, &w);
    return text_eq(first, TEXT("quorum")) && read_quorum(p, &w, quorum);
}

/* --- the whole ------------------------------------------------------------------------------------------- */

/* A policy has a line that begins with a word and a blank; a key has none. */
static bool is_policy(struct text t)
{
    for (struct text line; t.p && text_split(&t, '\n', &line);) {
        line = text_trim(line);
        if (line.n && line.p[0] != '#')
            return text_find(line, TEXT(" "), 0) != SIZE_MAX || text_find(line, TEXT("\t"), 0) != SIZE_MAX;
    }
    return false;
}

enum rc policy_read(struct text t, struct policy *out, struct err *err)
{
    bool quorum = false;
    *out = (struct policy){ .quorum = POLICY_NONE };
    if (!is_policy(t))
        return keys_read(t, out->keys, &out->nkeys, err);
    for (struct text line; t.p && text_split(&t, '\n', &line);) {
        line = text_trim(line);
        if (line.n && line.p[0] != '#' && !line_read(out, line, &quorum))
            return wrong_line(line, err);
    }
    return quorum ? RC_OK : err_set(err, PB_LEDGER_KEY, _("the policy has no line 'quorum'"));
}

static bool name_met(const struct policy *p, int at, uint64_t cosigned)
{
    const struct policy_name *n = &p->names[at];
    size_t met = 0;
    if (n->key >= 0)
        return cosigned >> n->key & 1;
    for (size_t i = 0; i < n->nmembers; i++) /* of names before it only: it ends */
        met += name_met(p, n->members[i], cosigned);
    return met >= n->need;
}

bool policy_met(const struct policy *p, uint64_t cosigned)
{
    return p->quorum == POLICY_NONE || name_met(p, p->quorum, cosigned);
}
