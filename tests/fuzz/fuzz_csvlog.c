/* Separated files; the same bytes are UNITS.csv too. */
#include "log_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    log_target(bytes, n, "log.csv");
    return 0;
}
