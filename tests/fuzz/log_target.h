/* log_target.h -- bytes as an event log through the real door: read, put in order, cut, counted. Whatever they are, a refusal names the file
 * and what is accepted holds what its headers promise. Private to the fuzz targets of import. */
#ifndef CONGVU_LOG_TARGET_H
#define CONGVU_LOG_TARGET_H

#include <stddef.h>
#include <stdint.h>

/* `name` ends as a file of that form does. */
void log_target(const uint8_t *bytes, size_t n, const char *name);

#endif
