/* XES, by expat. */
#include "log_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    log_target(bytes, n, "log.xes");
    return 0;
}
