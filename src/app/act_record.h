/* act_record.h -- from a request to an act that may be recorded; shared by recording and previewing. Private to app/. */
#ifndef CONGVU_ACT_RECORD_H
#define CONGVU_ACT_RECORD_H

#include "app/app.h"

/* Reads, attributes and tests the act on `matter` of the family as folded (NULL and 0: an opening). Changes nothing. */
enum rc act_understand(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                       const struct congvu_act *in, matter_id matter, const struct family *before, struct act *act,
                       struct err *err);

/* Where somebody is signed in: whose act it is, and how surely, is what was found at the door. PB_NO_RIGHT. */
enum rc act_signed_in(struct congvu_act *act, bool writes, struct err *err);

#endif
