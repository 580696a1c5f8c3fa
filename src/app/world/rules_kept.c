#include "app/world/rules_kept.h"

#include <pthread.h>
#include <string.h>

struct file {
    struct arena *own; /* what the rest lies in */
    struct text name, yaml;
    const struct rule *rules;
    size_t n;
};

static struct file files[RULES_KEPT_MAX];
static size_t nfiles;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The lock is held. */
static const struct file *find(struct text name, struct text yaml)
{
    for (size_t i = 0; i < nfiles; i++)
        if (text_eq(files[i].yaml, yaml) && text_eq(files[i].name, name))
            return &files[i];
    return NULL;
}

/* Reads the file into memory of its own. NULL: there is no more room, or it is wrong. The lock is held. */
static const struct file *keep(struct text name, struct text yaml)
{
    struct rule *rules;
    size_t n;
    if (nfiles == RULES_KEPT_MAX)
        return NULL;
    struct arena *own = arena_new();
    struct file file = { .own = own, .name = text_dup(own, name), .yaml = text_dup(own, yaml) };
    if (rules_read(own, text_cstr(own, name), file.yaml, INSTANT_MIN, &rules, &n, NULL) != RC_OK) {
        arena_free(own);
        return NULL;
    }
    file.rules = rules;
    file.n = n;
    files[nfiles] = file;
    return &files[nfiles++];
}

enum rc rules_kept(struct arena *a, struct text name, struct text yaml, struct instant recorded, struct rule **rules,
                   size_t *n, struct err *err)
{
    pthread_mutex_lock(&lock);
    const struct file *file = find(name, yaml);
    if (!file)
        file = keep(name, yaml);
    pthread_mutex_unlock(&lock);
    if (!file) /* read it once more, for the sentence that says what is wrong */
        return rules_read(a, text_cstr(a, name), yaml, recorded, rules, n, err);
    struct rule *list = ARENA_ARRAY(a, struct rule, file->n);
    memcpy(list, file->rules, file->n * sizeof *list);
    for (size_t i = 0; i < file->n; i++)
        list[i].recorded = recorded;
    *rules = list;
    *n = file->n;
    return RC_OK;
}
