/* batch.h -- many acts in one transaction, each looked at before the next: for what plays a whole year.
 *
 *      congvu_batch ── run(batch) ── congvu_batch_family, congvu_batch_act, congvu_batch_family ... ── one commit
 *
 * Each act is tested as congvu_act tests it; one that is refused leaves nothing, and the batch goes on. No key, nobody signed in.
 *
 * Owns:    a family is borrowed until the next call with the batch; its texts without words (recent.h).
 * Fails:   what `run` answers; RC_OK commits. A batch may run twice, as every transaction: `run` puts back what it changed (begin).
 * Threads: the one that calls.
 */
#ifndef CONGVU_BATCH_H
#define CONGVU_BATCH_H

#include "app/congvu.h"
#include "matter/matter.h"

struct congvu_batch;
typedef enum rc congvu_batch_run(struct congvu_batch *batch, void *arg, struct err *err);
enum rc congvu_batch(struct congvu *app, congvu_batch_run *run, void *arg, struct err *err);

const struct world *congvu_batch_world(const struct congvu_batch *batch);
/* done's texts live in the batch's arena until the next call. */
enum rc congvu_batch_act(struct congvu_batch *batch, const struct congvu_act *act, struct congvu_done *done, struct err *err);
enum rc congvu_batch_family(struct congvu_batch *batch, struct text code, const struct family **family,
                            const struct matter **matter, struct err *err);

#endif
