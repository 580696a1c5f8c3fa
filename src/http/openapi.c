/* openapi.c -- the table of routes as OpenAPI 3.1. What answers look like is said by name: shapes.c has the members. */
#include "http/shapes.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const SCHEMA_OF[] = {
    [B_TEXT] = "string", [B_BOOL] = "boolean",  [B_NUMBER] = "integer",
    [B_TEXTS] = "array", [B_FIELDS] = "object", [B_JSON] = NULL,
};

static json_t *schema_of(enum body_type type)
{
    json_t *o = json_object();
    if (SCHEMA_OF[type])
        json_object_set_new(o, "type", json_string(SCHEMA_OF[type]));
    if (type == B_TEXTS)
        json_object_set_new(o, "items", json_pack("{s:s}", "type", "string"));
    if (type == B_FIELDS)
        json_object_set_new(o, "additionalProperties", json_true());
    return o;
}

static json_t *ref(const char *name)
{
    char path[96];
    snprintf(path, sizeof path, "#/components/schemas/%s", name);
    return json_pack("{s:s}", "$ref", path);
}

/* --- what is sent ------------------------------------------------------------------------------------------------------ */

static json_t *body(const struct route *r)
{
    if (r->flags & R_BYTES)
        return json_pack("{s:b,s:{s:{s:{s:s,s:s}}}}", "required", 1, "content", "application/octet-stream", "schema",
                         "type", "string", "format", "binary");
    if (r->flags & R_FORM)
        return json_pack("{s:b,s:{s:{s:{s:s}}}}", "required", 1, "content", "application/x-www-form-urlencoded",
                         "schema", "type", "object");
    json_t *properties = json_object(), *required = json_array();
    for (const struct body_field *f = r->body; f->key; f++) {
        json_t *schema = schema_of(f->type);
        if (*f->help)
            json_object_set_new(schema, "description", json_string(f->help));
        json_object_set_new(properties, f->key, schema);
        if (f->must)
            json_array_append_new(required, json_string(f->key));
    }
    return json_pack("{s:b,s:{s:{s:{s:s,s:o,s:o,s:b}}}}", "required", 1, "content", "application/json", "schema",
                     "type", "object", "properties", properties, "required", required, "additionalProperties", 0);
}

static void parameter(json_t *list, const char *name, const char *in, bool must, const char *help)
{
    json_t *o =
        json_pack("{s:s,s:s,s:b,s:{s:s}}", "name", name, "in", in, "required", must, "schema", "type", "string");
    if (help)
        json_object_set_new(o, "description", json_string(help));
    json_array_append_new(list, o);
}

static json_t *parameters(const struct route *r)
{
    json_t *list = json_array();
    for (const char *open = strchr(r->path, '{'); open; open = strchr(open + 1, '{')) {
        char name[32];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(open + 1, "}"), open + 1);
        parameter(list, name, "path", true, NULL);
    }
    for (const struct query_field *f = r->query; f && f->name; f++)
        parameter(list, f->name, "query", false, f->help);
    if (r->flags & R_AS_OF)
        parameter(list, "as_of", "query", false, "as it was known then; now unless stated");
    if (r->method != M_GET && strncmp(r->path, "/api/matters", 12) == 0) {
        parameter(list, "If-Match", "header", false, "the version that was read");
        parameter(list, "Idempotency-Key", "header", false, "the same request sent twice is answered once");
    }
    return list;
}

/* --- what comes back --------------------------------------------------------------------------------------------------- */

static json_t *answers(const struct route *r)
{
    if (strcmp(r->answer, "Elsewhere") == 0)
        return json_pack("{s:{s:s}}", "303", "description", r->summary);
    json_t *o = json_object(), *good;
    bool created = r->method == M_POST && strcmp(r->answer, "Nothing") != 0;
    if (strcmp(r->answer, "Nothing") == 0)
        good = json_pack("{s:s}", "description", "done");
    else if (strchr(r->answer, '/'))
        good = json_pack("{s:s,s:{s:{}}}", "description", r->summary, "content", r->answer);
    else
        good = json_pack("{s:s,s:{s:{s:o}}}", "description", r->summary, "content", "application/json", "schema",
                         ref(r->answer));
    json_object_set_new(o, strcmp(r->answer, "Nothing") == 0 ? "204" : "200", json_incref(good));
    if (created)
        json_object_set_new(o, "201", json_incref(good));
    json_decref(good);
    json_object_set_new(o, "default",
                        json_pack("{s:s,s:{s:{s:o}}}", "description", "a problem (RFC 9457)", "content",
                                  "application/problem+json", "schema", ref("Problem")));
    return o;
}

static json_t *operation(const struct route *r)
{
    json_t *o = json_pack("{s:s,s:o,s:o}", "summary", r->summary, "parameters", parameters(r), "responses", answers(r));
    if (r->body || r->flags & (R_BYTES | R_FORM))
        json_object_set_new(o, "requestBody", body(r));
    if (r->need != NEED_NOTHING)
        json_object_set_new(o, "security", json_pack("[{s:[]},{s:[]}]", "session", "token"));
    return o;
}

static json_t *paths(void)
{
    json_t *all = json_object();
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const struct route *r = &ROUTES[i];
        char method[8] = "";
        for (size_t k = 0; METHOD_WORDS[r->method][k]; k++)
            method[k] = (char)(METHOD_WORDS[r->method][k] | 0x20); /* lower case */
        json_t *path = json_object_get(all, r->path);
        if (!path) {
            path = json_object();
            json_object_set_new(all, r->path, path);
        }
        json_object_set_new(path, method, operation(r));
    }
    return all;
}

void http_openapi(struct sbuf *out)
{
    json_t *security = json_pack("{s:{s:s,s:s,s:s},s:{s:s,s:s}}", "session", "type", "apiKey", "in", "cookie", "name",
                                 "congvu_session", "token", "type", "http", "scheme", "bearer");
    json_t *root = json_pack("{s:s,s:{s:s,s:s,s:{s:s}},s:o,s:{s:o,s:o}}", "openapi", "3.1.0", "info", "title", "congvu",
                             "version", CONGVU_VERSION, "license", "name", "AGPL-3.0-or-later", "paths", paths(),
                             "components", "securitySchemes", security, "schemas", shapes_json());
    char *dump = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    sbuf_str(out, dump);
    free(dump);
}
