/* bare_http.c -- libmicrohttpd alone, serving files from memory: what bench_http.py compares the server with.
 *
 *   bare_http FILE...      the first file at /0, the second at /1 ...; prints its port, ends when its input does
 *
 * The daemon has the flags and the threads that src/http/server.c gives it; nothing is asked of a request but its path.
 */
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_MAX = 8, THREADS = 2, CONNECTIONS_MAX = 10000, CONNECTION_BYTES = 16 << 10, IDLE_S = 60 };

static struct MHD_Response *answers[FILES_MAX];

static void die(const char *what)
{
    fprintf(stderr, "bare_http: %s\n", what);
    exit(1);
}

static struct MHD_Response *answer_of(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0)
        die(path);
    long n = ftell(f);
    char *bytes = malloc((size_t)n + 1);
    rewind(f);
    if (!bytes || fread(bytes, 1, (size_t)n, f) != (size_t)n)
        die(path);
    fclose(f);
    struct MHD_Response *r = MHD_create_response_from_buffer((size_t)n, bytes, MHD_RESPMEM_MUST_FREE);
    if (!r)
        die("no memory is left");
    MHD_add_response_header(r, "Content-Type", "application/json");
    return r;
}

static enum MHD_Result handle(void *files, struct MHD_Connection *mhd, const char *url, const char *method,
                              const char *version, const char *upload, size_t *size, void **closure)
{
    static char seen;
    (void)method, (void)version, (void)upload, (void)size;
    if (!*closure) {
        *closure = &seen;
        return MHD_YES;
    }
    int i = url[1] - '0';
    if (i < 0 || i >= *(const int *)files || url[2])
        return MHD_NO;
    return MHD_queue_response(mhd, MHD_HTTP_OK, answers[i]);
}

int main(int argc, char **argv)
{
    struct sockaddr_in where = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int files = argc - 1;
    if (files < 1 || files > FILES_MAX)
        die("name 1 to 8 files");
    for (int i = 0; i < files; i++)
        answers[i] = answer_of(argv[i + 1]);
    struct MHD_Daemon *d = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, &files, MHD_OPTION_SOCK_ADDR,
        (struct sockaddr *)&where, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_MAX, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S, MHD_OPTION_END);
    const union MHD_DaemonInfo *info = d ? MHD_get_daemon_info(d, MHD_DAEMON_INFO_BIND_PORT) : NULL;
    if (!info)
        die("cannot listen");
    printf("%u\n", (unsigned)info->port);
    fflush(stdout);
    while (getchar() != EOF)
        ;
    MHD_stop_daemon(d);
    for (int i = 0; i < files; i++)
        MHD_destroy_response(answers[i]);
    return 0;
}
