#include "ledger/checkpoint.h"

#include "base/i18n.h"

void checkpoint_write(struct sbuf *out, const struct checkpoint *c)
{
    sbuf_add(out, c->origin);
    sbuf_printf(out, "\n%llu\n", (unsigned long long)c->size);
    hash_add(out, &c->root);
    sbuf_char(out, '\n');
}

bool size_read(struct text t, uint64_t *out)
{
    int64_t n;
    if (t.n == 0 || t.p[0] < '0' || t.p[0] > '9' || (t.p[0] == '0' && t.n > 1) || !text_int(t, &n))
        return false;
    *out = (uint64_t)n;
    return true;
}

enum rc checkpoint_read(struct text t, struct checkpoint *out, struct err *err)
{
    struct checkpoint c;
    struct text size, root;
    bool ok = text_ends(t, TEXT("\n")) && text_split(&t, '\n', &c.origin) && text_split(&t, '\n', &size) &&
              text_split(&t, '\n', &root) && t.p && c.origin.n > 0 && c.origin.n <= ORIGIN_MAX;
    if (!ok || !size_read(size, &c.size) || !hash_read(root, &c.root))
        return err_set(err, PB_RECEIPT, _("this is no checkpoint: origin, size and root are expected, a line each"));
    *out = c;
    return RC_OK;
}
