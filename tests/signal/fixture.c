/* fixture.c -- the arena of a test program. */
#include "fixture.h"

struct arena *arena;

int arena_begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

int arena_end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}
