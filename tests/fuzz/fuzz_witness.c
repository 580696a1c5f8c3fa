/* fuzz_witness.c -- what a log sends to a witness, and the policy by which a receipt's reader trusts them. */
#include "ledger/growth.h"
#include "verify/policy.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read is written again as it was understood, and nobody signs for a key that nobody here has. */
static void growth(struct text t)
{
    static const char KEY[] = "example.com/behind-the-sofa+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    struct growth read, again;
    struct note_key key;
    struct err err;
    struct sbuf out;
    if (growth_read(t, &read, &err) != RC_OK)
        return;
    sbuf_init(&out, t.n + 64);
    growth_write(&out, &read);
    if (growth_read(sbuf_text(&out), &again, &err) != RC_OK || again.old != read.old || again.proof.n != read.proof.n ||
        !text_eq(again.note, read.note))
        abort();
    sbuf_release(&out);
    const struct checkpoint none = { .size = 0 };
    if (key_read(text_of(KEY), &key, &err) == RC_OK && growth_judge(&read, &none, &key, 1) == GROWTH_SIGNED)
        abort();
}

/* More signatures never make less of a quorum. */
static void policy(struct text t)
{
    static struct policy p;
    struct err err;
    if (policy_read(t, &p, &err) == RC_OK && policy_met(&p, 0) && !policy_met(&p, UINT64_MAX))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text t = { (const char *)data, size };
    growth(t);
    policy(t);
    return 0;
}
