#include "verify/keys.h"

#include "base/i18n.h"

enum rc keys_read(struct text t, struct note_key keys[KEYS_MAX], size_t *n, struct err *err)
{
    *n = 0;
    for (struct text line; t.p && text_split(&t, '\n', &line);) {
        line = text_trim(line);
        if (text_empty(line) || line.p[0] == '#')
            continue;
        if (*n == KEYS_MAX)
            return err_set(err, PB_TOO_LARGE, _("at most %d keys are taken"), KEYS_MAX);
        enum rc rc = key_read(line, &keys[(*n)++], err);
        if (rc != RC_OK)
            return rc;
    }
    if (*n == 0)
        return err_set(
            err, PB_LEDGER_KEY,
            _("no public key is given: a receipt is worth what its log's key is worth, as the office published it"));
    return RC_OK;
}
