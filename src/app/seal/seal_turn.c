/* seal_turn.c -- the keys that were, and the turn to a new one between two seals. */
#include "app/seal/seal.h"

enum rc congvu_ledger_keys(struct congvu *app, struct sbuf *out, struct err *err)
{
    struct conn *conn;
    struct ledger_key *rows;
    size_t n;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    struct arena *a = arena_new();
    rc = store_keys(conn, a, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        sbuf_add(out, rows[i].vkey);
        sbuf_char(out, '\n');
    }
    arena_free(a);
    store_done(conn);
    return rc;
}

enum rc congvu_ledger_rotate(struct congvu *app, struct text reason, struct err *err)
{
    struct arena *a = arena_new();
    struct seal_keys keys = { .turning = false };
    size_t sealed;
    enum rc rc = congvu_seal(app, &sealed, err); /* also ends a turn that was cut off */
    if (rc == RC_OK)
        rc = seal_key(app, a, &keys, err);
    if (rc == RC_OK)
        rc = seal_key_next(app, a, keys.key.key.name, reason, err);
    if (rc == RC_OK)
        rc = congvu_seal(app, &sealed, err);
    seal_keys_forget(&keys);
    arena_free(a);
    return rc;
}
