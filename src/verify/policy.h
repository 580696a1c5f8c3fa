/* policy.h -- whom a reader of receipts trusts: keys one a line, or a policy (C2SP tlog-policy; verify.h shows one). Private to verify/. */
#ifndef CONGVU_VERIFY_POLICY_H
#define CONGVU_VERIFY_POLICY_H

#include "verify/keys.h"

enum { POLICY_NAMES_MAX = 96, POLICY_MEMBERS_MAX = 64, POLICY_NONE = -1 };

struct policy_name { /* a witness, or a group of names that stand before it */
    struct text name;
    int key;         /* a witness: which of the keys; else -1    */
    size_t need;     /* a group: how many of its members         */
    int members[POLICY_MEMBERS_MAX];
    size_t nmembers;
    bool member;     /* it is of a group already                 */
};
struct policy {
    struct note_key keys[KEYS_MAX];
    size_t nkeys;
    struct policy_name names[POLICY_NAMES_MAX];
    size_t nnames;
    int quorum; /* POLICY_NONE: no witness is demanded */
};

/* PB_LEDGER_KEY, with the line that is wrong. */
enum rc policy_read(struct text t, struct policy *out, struct err *err);
/* Do those who signed (bit i: keys[i]) make the quorum? */
bool policy_met(const struct policy *p, uint64_t cosigned);

#endif
