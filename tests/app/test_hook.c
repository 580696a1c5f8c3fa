/* test_hook.c -- where a webhook may go, and its signature against the example of Standard Webhooks. */
#include "app/post/hook_net.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *name, *address;
    int least; /* the least reach, or CONGVU_REACHES: never */
} ADDRESSES[] = {
    { "a public address is reached", "8.8.8.8", CONGVU_REACH_PUBLIC },
    { "a public six is reached", "2606:4700::1", CONGVU_REACH_PUBLIC },
    { "10/8 is the office's", "10.255.0.1", CONGVU_REACH_PRIVATE },
    { "172.16/12 is the office's", "172.31.255.255", CONGVU_REACH_PRIVATE },
    { "and ends there", "172.32.0.1", CONGVU_REACH_PUBLIC },
    { "192.168/16 is the office's", "192.168.0.1", CONGVU_REACH_PRIVATE },
    { "what a carrier shares is the office's", "100.64.0.1", CONGVU_REACH_PRIVATE },
    { "a unique local six is the office's", "fd00::1", CONGVU_REACH_PRIVATE },
    { "127/8 is this machine", "127.8.8.8", CONGVU_REACH_LOOPBACK },
    { "so is ::1", "::1", CONGVU_REACH_LOOPBACK },
    { "a four in a six is that four", "::ffff:127.0.0.1", CONGVU_REACH_LOOPBACK },
    { "and behind NAT64 too", "64:ff9b::10.0.0.1", CONGVU_REACH_PRIVATE },
    { "and in a 6to4", "2002:a00:1::1", CONGVU_REACH_PRIVATE },
    { "where clouds keep keys is never reached", "169.254.169.254", CONGVU_REACHES },
    { "nor as a six that carries it", "::ffff:169.254.169.254", CONGVU_REACHES },
    { "nor a link's six", "fe80::1", CONGVU_REACHES },
    { "nor this host without a number", "0.0.0.0", CONGVU_REACHES },
    { "nor ::", "::", CONGVU_REACHES },
    { "nor many at once", "239.1.1.1", CONGVU_REACHES },
    { "nor many sixes", "ff02::1", CONGVU_REACHES },
    { "nor everybody", "255.255.255.255", CONGVU_REACHES },
};

static void check_address(void **row)
{
    size_t i = (size_t)(uintptr_t)*row;
    unsigned char ip[16];
    int family = inet_pton(AF_INET, ADDRESSES[i].address, ip) == 1 ? AF_INET : AF_INET6;
    assert_true(family == AF_INET || inet_pton(AF_INET6, ADDRESSES[i].address, ip) == 1);
    for (int reach = 0; reach < CONGVU_REACHES; reach++)
        assert_int_equal(hook_reaches(family, ip, (enum congvu_reach)reach), reach >= ADDRESSES[i].least);
}

/* The example that the libraries of Standard Webhooks test themselves by. */
static void a_signature_is_that_of_the_standard(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct text key;
    assert_true(hook_key(a, TEXT("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), &key));
    struct text signature =
        hook_signature(a, key, TEXT("msg_p5jXN8AQM9LWM0D4loKWxJek"), 1614265330, TEXT("{\"test\": 2432232314}"));
    assert_string_equal(text_cstr(a, signature), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assert_false(hook_key(a, TEXT("whsec_c2hvcnQ="), &key));
    assert_false(hook_key(a, TEXT("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), &key));
    assert_false(hook_key(a, TEXT("whsec_no base64"), &key));
    assert_true(hook_key(a, hook_secret_new(a), &key));
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ADDRESSES) + 1] = { cmocka_unit_test(a_signature_is_that_of_the_standard) };
    for (size_t i = 0; i < LEN(ADDRESSES); i++)
        tests[1 + i] = (struct CMUnitTest){ ADDRESSES[i].name, check_address, NULL, NULL, (void *)(uintptr_t)i };
    return cmocka_run_group_tests_name("hook", tests, NULL, NULL);
}
