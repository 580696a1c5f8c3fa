/* rules_kept.h -- regulation files as they were read, kept for the life of the process. Private to app.
 *
 * A recorded file never changes, and every world that is loaded needs the rules of all of them: to read a YAML file costs a thousand times what
 * it costs to compare its bytes.
 *
 * Owns:    the rules of the first RULES_KEPT_MAX different files, until the process ends; they are immutable and shared by all worlds.
 * Threads: any.
 */
#ifndef CONGVU_RULES_KEPT_H
#define CONGVU_RULES_KEPT_H

#include "rules/rulebook.h"

enum { RULES_KEPT_MAX = 256 };

/* As rules_read(): the list is in the arena, what it points to is kept. */
enum rc rules_kept(struct arena *a, struct text name, struct text yaml, struct instant recorded, struct rule **rules, size_t *n,
                   struct err *err);

#endif
