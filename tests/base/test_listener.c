/* test_listener.c -- an address is listened at and told; one that is none, or taken, is refused with its name. */
#include "base/listener.h"
#include "rows.h"

#include <sys/socket.h>
#include <unistd.h>

static const struct place {
    const char *name, *where, *starts;
} PLACES[] = {
    { "a host and any port", "127.0.0.1:0", "http://127.0.0.1:" },
    { "a port alone is the loopback's", ":0", "http://127.0.0.1:" },
    { "a name", "localhost:0", "http://" },
};

static void told(void **state)
{
    const struct place *c = ROW(state, PLACES);
    struct err err = { .detail = "" };
    char address[LISTENER_ADDRESS_MAX];
    int fd = -1;
    assert_int_equal(listener_open(c->where, &fd, &err), RC_OK);
    listener_address(fd, address);
    assert_memory_equal(address, c->starts, strlen(c->starts));
    assert_string_not_equal(strrchr(address, ':'), ":0");
    close(fd);
}

static const struct no_place {
    const char *name, *where;
} NO_PLACES[] = {
    { "nothing", "" },
    { "no port", "127.0.0.1" },
    { "an empty port", "127.0.0.1:" },
    { "a port of words", "127.0.0.1:web page" },
    { "a port too long", "127.0.0.1:808080" },
    { "a host of bad letters", "no such host!:80" },
};

static void refused(void **state)
{
    struct err err = { .detail = "" };
    int fd = -1;
    assert_int_not_equal(listener_open(ROW(state, NO_PLACES)->where, &fd, &err), RC_OK);
    assert_int_equal(err.problem, PB_USAGE);
    assert_non_null(strstr(err.detail, "is no address to listen on"));
    assert_int_equal(fd, -1);
}

static void one_place_has_one_listener(void **state)
{
    (void)state;
    struct err err = { .detail = "" };
    char address[LISTENER_ADDRESS_MAX];
    int first = -1, second = -1;
    assert_int_equal(listener_open("127.0.0.1:0", &first, &err), RC_OK);
    listener_address(first, address);
    assert_int_not_equal(listener_open(address + strlen("http://"), &second, &err), RC_OK);
    assert_int_equal(err.problem, PB_IO);
    assert_non_null(strstr(err.detail, "is taken by another program"));
    close(first);
}

int main(void)
{
    struct CMUnitTest tests[16] = { cmocka_unit_test(one_place_has_one_listener) };
    size_t n = 1;
    static_assert(1 + LEN(PLACES) + LEN(NO_PLACES) <= LEN(tests), "room for every row");
    ROWS(tests, n, PLACES, told);
    ROWS(tests, n, NO_PLACES, refused);
    return RUN(tests, n);
}
