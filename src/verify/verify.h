/* verify.h -- says what a receipt proves, to whoever holds it: no database, no network, nothing of what wrote the record.
 *
 * It is all there is in the program congvu-verify, and in `congvu verify`: base and ledger, and nothing else.
 *
 * Keys are text, one a line: the log's public key as its office published it, and those of witnesses that are trusted. Lines that are
 * empty or begin with '#' are passed over. Or a policy (C2SP tlog-policy), which says besides which witnesses must have signed:
 *
 *      log songlamha.example/congvu+d4a3f1c2+AQ…
 *      witness thanhtra w.example/tt+21f0c3aa+BA…
 *      witness bo w.example/bo+93b1aa07+BA…
 *      group hai all thanhtra bo                     all, any, or how many
 *      quorum hai                                    a witness, a group, or none
 */
#ifndef CONGVU_VERIFY_H
#define CONGVU_VERIFY_H

#include "base/err.h"
#include "base/sbuf.h"

/* Writes what the receipt proves, for people. PB_RECEIPT where it proves nothing, or fewer than `witnesses` of the witnesses, or not those of
 * the policy's quorum, signed it; PB_LEDGER_KEY where a line of `keys` is none. */
enum rc verify_receipt(struct text receipt, struct text keys, size_t witnesses, struct sbuf *out, struct err *err);

#endif
