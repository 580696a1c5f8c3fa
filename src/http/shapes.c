#include "http/shapes.h"

#include <string.h>

const struct shape SHAPES[] = {
    { "Problem", "type:text title:text status:int detail:text problem:text ~field:text" },
    { "Named", "code:text name:text" },
    { "Span", "seconds:int hm:text" },
    { "Due", "at:instant provisional:bool" },
    { "Health", "ok:bool" },
    { "OpenAPI", NULL },

    { "Settings", "lang:text keys:bool digest:bool" },
    { "Session",
      "signed_in:bool setup_needed:bool province:text exercise:bool now:instant working_day:Span version:text "
      "sign_in_by:text? "
      "~csrf:text ~account:text ~person:Named? ~post:text ~unit:Named? ~surety:text ~second_factor:bool ~rights:[text] "
      "~settings:Settings" },
    { "Link", "setup:bool name:text" },
    { "SecondFactor", "secret:text uri:text" },
    { "Token", "id:int label:text scope:text created:instant expires:instant used:instant?" },
    { "NewToken", "id:int label:text scope:text created:instant expires:instant used:instant? token:text" },
    { "Tokens", "tokens:[Token]" },

    { "Line",
      "id:int code:text kind:text kind_name:text title:text unit:Named person:text? person_code:text? giver:text? "
      "state:text "
      "state_name:text step:text? mark:text to_allocate:bool question:bool opened:instant since:instant ended:instant? "
      "finished:instant? due:instant? first_due:instant? stopped:bool limited:bool is_late:bool due_unverified:bool "
      "share:int? left:Span? "
      "late:Span? held:Span ~why:text" },
    { "Counts", "open:int late:int stopped:int outside:int to_assign:int confirm:int ended:int" },
    { "Board", "report:text as_of:instant exercise:bool province:text scope:text counts:Counts more:bool next:int? "
               "lines:[Line]" },
    { "Work", "report:text as_of:instant exercise:bool province:text holds:[Line] confirms:[Line] unclaimed:[Line] "
              "waits:[Line] "
              "more:bool" },
    { "RecordActs", "kind:text name:text n:int" },
    { "RecordAct", "matter:text title:text name:text happened:instant" },
    { "Record", "acts:[RecordActs] holdings:int open:int worked:Span late:Span late_n:int obstacle:Span advice:int "
                "advice_followed:int from:day? more:bool recent:[RecordAct]" },
    { "HeatRow", "unit:Named counts:any" },
    { "HeatColumn", "key:text name:text" },
    { "Heat", "report:text as_of:instant exercise:bool province:text columns:[HeatColumn] rows:[HeatRow] total:any" },
    { "Sheet",
      "report:text as_of:instant exercise:bool province:text matter:any text:any state:text? holder:any clocks:any "
      "timeline:[any] "
      "sums:[any] lateness:[any] questions:[any] occurrences:[any] acts:[any] attribution:[any] waits_for:text? "
      "must_answer:[text] next:[any]" },
    { "Why", NULL },
    { "Option", "value:text label:text" },
    { "Field", "key:text label:text help:text type:text must:bool later:bool ~options:[Option]" },
    { "Form", "act:text name:text help:text fields:[Field] any_of:[text]" },
    { "Forms", "~version:int forms:[Form]" },
    { "Standing", "state:text? state_name:text? unit:Named? person:Named? step:text? due:instant? left:Span? "
                  "late:Span? stopped:bool "
                  "children:int" },
    { "Preview", "before:Standing? after:Standing says:[text]" },
    { "Done", "seq:int code:text child:text? version:int repeated:bool" },
    { "KindStep", "code:text name:text limit:text? source:text mark:text" },
    { "KindReason", "act:text code:text name:text effect:text source:text mark:text" },
    { "KindAct", "act:text name:text" },
    { "Kind",
      "kind:text name:text prefix:text valid:any recurs:bool excludes:bool limit:text? fallback:text? steps:[KindStep] "
      "acts:[KindAct] reasons:[KindReason] forms:[KindForm] source:text mark:text" },
    { "Kinds", "as_of:instant kinds:[Kind]" },
    { "UnitRow", "code:text name:text abbr:text? parent:text? agency:text? office:text? head:Named?" },
    { "Units", "as_of:instant units:[UnitRow]" },
    { "PersonRow", "code:text name:text post:text? rank:text? unit:Named? absent_until:instant?" },
    { "People", "as_of:instant people:[PersonRow] next:int?" },
    { "FoundDocument", "id:int number:text title:text draft:bool" },
    { "Found", "matters:[Line] documents:[FoundDocument] units:[Named] people:[PersonRow]" },
    { "Documents", NULL },
    { "DocumentContent", "n:int start:int end:int number:text? matters:[Line]" },
    { "Document",
      "id:int number:text? date:day? issuer:text? type:text? title:text? text:text contents:[DocumentContent]" },
    { "Hours", "weekday:int from:text to:text" },
    { "OwnDay", "day:day kind:text name:text source:text? mark:text" },
    { "Year", "year:int announced:instant? provisional:bool hours:[Hours] days:[OwnDay]" },
    { "KindForm", "form:text name:text limit:text? consent:bool waited_for:bool source:text mark:text" },
    { "Draft", NULL },
    { "Opening", NULL },
    { "Accepted", "opened:[text] unassigned:int left:int says:[text]" },
    { "TaskSheet", NULL },
    { "TaskRun", NULL },
    { "Tally", NULL },
    { "Grant", "seq:int role:text unit:text? kind:text? from:day? to:day?" },
    { "Account", "name:text person:Named? subject:text? roles:[Grant] locked:bool second_factor:bool has_password:bool "
                 "last_seen:instant?" },
    { "RegulationRow", "what:text name:text value:text? source:text mark:text" },
    { "Regulation", "kind:text name:text valid:any source:text mark:text steps:int rows:[RegulationRow]" },
    { "Regulations", "as_of:instant regulations:[Regulation]" },
    { "Role", "role:text name:text" },
    { "Accounts", "accounts:[Account] roles:[Role]" },
    { "AccountLink", "name:text link:text expires:instant" },
    { "Party", NULL },
    { "Rows", "rows:int dry_run:bool" },
};
const size_t SHAPE_COUNT = LEN(SHAPES);

static const struct {
    const char *name, *type, *format;
} PLAIN[] = {
    { "text", "string", NULL },  { "int", "integer", NULL },           { "bool", "boolean", NULL },
    { "day", "string", "date" }, { "instant", "string", "date-time" },
};

static json_t *type_json(struct text type)
{
    if (type.n > 2 && type.p[0] == '[') {
        json_t *items = type_json(text_sub(type, 1, type.n - 1));
        return json_pack("{s:s,s:o}", "type", "array", "items", items);
    }
    for (size_t i = 0; i < LEN(PLAIN); i++)
        if (text_eq(type, text_of(PLAIN[i].name)))
            return PLAIN[i].format ? json_pack("{s:s,s:s}", "type", PLAIN[i].type, "format", PLAIN[i].format)
                                   : json_pack("{s:s}", "type", PLAIN[i].type);
    if (text_eq(type, TEXT("any")))
        return json_object();
    char path[96];
    snprintf(path, sizeof path, "#/components/schemas/%.*s", TEXT_FMT(type));
    return json_pack("{s:s}", "$ref", path);
}

static json_t *nullable(json_t *schema) { return json_pack("{s:[o,{s:s}]}", "anyOf", schema, "type", "null"); }

static void member(struct text word, json_t *properties, json_t *required)
{
    bool optional = word.p[0] == '~', may_be_null = word.p[word.n - 1] == '?';
    word = text_sub(word, optional, word.n - may_be_null);
    size_t colon = text_find(word, TEXT(":"), 0);
    assert(colon != SIZE_MAX);
    json_t *schema = type_json(text_sub(word, colon + 1, word.n));
    json_object_setn_new(properties, word.p, colon, may_be_null ? nullable(schema) : schema);
    if (!optional)
        json_array_append_new(required, json_stringn(word.p, colon));
}

json_t *shapes_json(void)
{
    json_t *all = json_object();
    for (size_t i = 0; i < SHAPE_COUNT; i++) {
        json_t *o = json_pack("{s:s}", "type", "object"), *properties = json_object(), *required = json_array();
        struct text rest = text_of(SHAPES[i].members), word;
        while (rest.p && text_split(&rest, ' ', &word))
            member(word, properties, required);
        json_object_set_new(o, "properties", properties);
        json_object_set_new(o, "required", required);
        if (SHAPES[i].members)
            json_object_set_new(o, "additionalProperties", json_false());
        json_object_set_new(all, SHAPES[i].name, o);
    }
    return all;
}
