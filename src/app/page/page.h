/* page.h -- what use cases of pages share with each other, and with mail and audit. Private to app/. */
#ifndef CONGVU_APP_PAGE_H
#define CONGVU_APP_PAGE_H

#include "app/pages.h"
#include "app/view/view.h"

/* May who asks see the document whatever came of it: who reads all, and the clerks whose right reaches its issuer? */
bool document_shown(const struct reading *r, const struct congvu_who *who, const struct document_row *doc);

/* The units in which who reads has a post at the instant read; in the arena. */
const unit_id *work_units(struct reading *r, size_t *n);

/* What may be done next with each line (line->may), and the next cut-offs of duties that are held. */
struct work;
enum rc work_next(struct reading *r, struct work *work, struct err *err);
/* What the person who reads holds, and waits for; *work has its now already. */
enum rc work_read(struct reading *r, const char *lang, struct work *work, struct err *err);

/* Units against states by the stored views, whatever memory holds: congvu_heat without what it writes. In r's arena. */
struct heat_map;
enum rc heat_viewed(struct reading *r, struct heat_map *map, struct err *err);

#endif
