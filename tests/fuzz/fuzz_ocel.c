/* OCEL 2.0: JSON, or SQLite where the bytes begin so. */
#include "log_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    log_target(bytes, n, "log.ocel");
    return 0;
}
