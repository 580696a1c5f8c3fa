/* schema.h -- the tables: facts, which only grow, and views, which may be dropped tonight. Private to store.
 *
 * docs/formats/database.md describes each table and column.
 */
#ifndef CONGVU_SCHEMA_H
#define CONGVU_SCHEMA_H

extern const char SCHEMA_FACTS[], SCHEMA_DRAFTS[], SCHEMA_GUARDS[], SCHEMA_VIEWS[], SCHEMA_PLANS[];

#endif
