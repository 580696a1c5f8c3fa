#include "http/shapes.h"

#include <string.h>

const struct shape SHAPES[] = {
    { "Problem", "type:text title:text status:int detail:text problem:text ~field:text" },
    { "Named", "code:text name:text" },
    { "Span", "seconds:int hm:text" },
    { "Due", "at:instant provisional:bool" },
    { "Health", "ok:bool" },
    { "OpenAPI", NULL },

    { "Settings", "lang:=|vi|en keys:bool digest:bool" },
    { "Session",
      "signed_in:bool setup_needed:bool province:text exercise:bool now:instant working_day:Span version:text "
      "sign_in_by:text? "
      "~csrf:text ~account:text ~person:Named? ~post:text ~unit:Named? ~surety:text ~second_factor:bool ~rights:[text] "
      "~settings:Settings ~email:text?" },
    { "Link", "setup:bool name:text" },
    { "SecondFactor", "secret:text uri:text" },
    { "View", "name:text path:text" },
    { "Views", "views:[View]" },
    { "Token", "id:int label:text scope:text created:instant expires:instant used:instant?" },
    { "NewToken", "id:int label:text scope:text created:instant expires:instant used:instant? token:text" },
    { "Tokens", "tokens:[Token]" },

    { "NextAct", "act:text name:text" },
    { "DutyNext", "code:text title:text cutoff:day due:Due? state:text silent:int" },
    { "LineValue", "code:text name:text value:text? text:text?" },
    { "Line",
      "id:int code:text kind:text kind_name:text title:text unit:Named person:text? person_code:text? giver:text? "
      "state:text "
      "state_name:text step:text? mark:text to_allocate:bool question:bool opened:instant since:instant ended:instant? "
      "finished:instant? due:instant? first_due:instant? stopped:bool limited:bool is_late:bool due_unverified:bool "
      "share:int? left:Span? "
      "late:Span? held:Span ~values:[LineValue] ~why:=asked|passed|given ~next:[NextAct]" },
    { "Counts", "open:int late:int stopped:int outside:int to_assign:int confirm:int ended:int" },
    { "Board", "report:text as_of:instant exercise:bool province:text scope:text counts:Counts more:bool next:int? "
               "lines:[Line]" },
    { "Work", "report:text as_of:instant exercise:bool province:text holds:[Line] confirms:[Line] unclaimed:[Line] "
              "waits:[Line] "
              "next_duties:[DutyNext] more:bool" },
    { "RecordActs", "kind:text name:text n:int" },
    { "RecordAct", "matter:text title:text name:text kind:text seq:int happened:instant" },
    { "RecordLate", "matter:text title:text late:Span" },
    { "OwnRecord", "acts:[RecordActs] holdings:int open:int worked:Span late:Span late_n:int obstacle:Span advice:int "
                   "advice_followed:int from:day? more:bool recent:[RecordAct] lates:[RecordLate]" },
    { "Shield", "code:text title:text state:=not_yet|rejected|stands|evaluated when:=before|emergency|after "
                "registered:day from:day covers:text? words:text" },
    { "Signal",
      "code:text title:text rule:text? rule_name:text counts:text lowered_by:text unit:Named? person:Named? kind:text? "
      "kind_name:text? "
      "n:text? "
      "count:text? share:text? expected:text? low:text? high:text? q:text? cases:text? proposal:text? "
      "protection:[Shield] opened:instant "
      "due:instant? step:text state:=open|confirmed|dismissed|expired state_name:text answer:text? may_answer:bool" },
    { "Signals", "signals:[Signal]" },
    { "SignalRule", "rule:text? name:text raised:int answered:int open:int confirmed:int dismissed:int expired:int "
                    "share_dismissed:int?" },
    { "SignalRules", "rules:[SignalRule]" },
    { "HeatRow", "unit:Named counts:{int}" },
    { "HeatColumn", "key:text name:text" },
    { "Heat", "report:text as_of:instant exercise:bool province:text columns:[HeatColumn] rows:[HeatRow] total:{int}" },

    { "Clock", "ran:Span limited:bool left:Span? late:Span? stopped:bool for_good:bool due:instant?" },
    { "Clocks", "matter:Clock step:Clock? holding:Clock" },
    { "Matter",
      "id:int code:text title:text kind:text kind_name:text parent:text? form:text? giver:Named? lead:Named? "
      "document:text? content_number:text? content_words:text? version:int opened:instant ended:instant? end:text? "
      "finished:instant? limit:text? due:Due? first_due:Due? due_cause:text due_unverified:bool counts:{int}" },
    { "Passage", "document:int name:text start:int end:int" },
    { "Holder", "unit:Named? person:Named? since:instant until:instant? receivable:instant? step:Named? outside:text? "
                "to_allocate:bool" },
    { "Charge", "from:instant to:instant payee:text unit:Named? outside:text? pending:bool worked:Span" },
    { "Holding", "from:instant to:instant? state:text unit:Named? person:Named? step:Named? outside:text? cause:text "
                 "receivable:instant? to_allocate:bool worked:Span charges:[Charge]" },
    { "Sum", "payee:text unit:Named? outside:text? worked:Span" },
    { "Lateness", "unit:Named step:Named? given:Span least:Span used:Span late:Span shortfall:Span giver:Named?" },
    { "Question",
      "code:text form:text asked:Named? holder:Named? opened:instant due:Due? waited_for:bool consent_by_silence:bool "
      "ended:instant? end:text? answer:text? late_answer:text? late_answered:instant? to_answer:bool clock:Clock" },
    { "Occurrence", "cutoff:day due:Due? unit:Named? person:Named? state:text reported:instant?" },
    { "Act", "seq:int kind:text name:text happened:instant recorded:instant person:Named? post:text? unit:Named? "
             "by_delegation_of:Named? surety:text operator:text? question:text? authority:text? stated:{text}" },
    { "Attribution", "part:text person:Named? unit:Named? answers:bool act:int" },
    { "Next", "role:text unit:Named? person:Named? matter:text may:[text]" },
    { "StatedValue", "key:text field:text name:text type:text value:text text:text in_force:bool sealed:bool act:int" },
    { "FigureNow", "code:text name:text number:number? words:text? text:text? formula:text? source:text" },
    { "ValueNote", "act:int words:text source:text" },
    { "Sheet",
      "report:text as_of:instant exercise:bool province:text matter:Matter text:Passage? state:text? holder:Holder? "
      "clocks:Clocks timeline:[Holding] sums:[Sum] lateness:[Lateness] questions:[Question] occurrences:[Occurrence] "
      "values:[StatedValue] figures:[FigureNow] notes:[ValueNote] protection:[Shield] acts:[Act] "
      "attribution:[Attribution] waits_for:text? "
      "must_answer:[text] totals:[Total] next:[Next]" },
    { "Ground", "limit:text? from:instant? act:int act_kind:text stated:bool words:text unverified:bool event:text?" },
    { "Stop", "from:instant to:instant?" },
    { "WhyDay", "day:day weekday:int kind:text n:int? worked:Span? words:text? source:text?" },
    { "Why",
      "report:text as_of:instant exercise:bool province:text code:text due:Due? stopped_now:bool ground:Ground "
      "calendar_announced:instant? due_before:Due? moved:bool stops:[Stop] shortened:bool days:[WhyDay] ~recur:text "
      "~cutoff:day ~period_from:day ~state:text ~reported:instant? ~report_act:int?" },
    { "IndexRow",
      "row:text name:text group:text? counted:int share:text? worth:text? points:int? source:text mark:text "
      "command:text" },
    { "IndexMatter", "code:text worth:int" },
    { "IndexPart",
      "index:text name:text from:day to:day source:text mark:text rows:[IndexRow] together:text with_data:int "
      "level:text? matters:[IndexMatter]" },
    { "Indices", "report:text as_of:instant exercise:bool province:text unit:text? parts:[IndexPart]" },
    { "SumColumn", "code:text name:text measure:text? decimals:int figure:bool" },
    { "SumKey", "code:text? name:text?" },
    { "SumRow", "~group:[SumKey] matters:int open:int late:int sums:{number?}" },
    { "Total",
      "kind:text name:text by:[SumKey] columns:[SumColumn] undated:int partial:bool all:SumRow rows:[SumRow]" },
    { "Sums", "report:text as_of:instant exercise:bool province:text kind:text name:text by:[SumKey] "
              "columns:[SumColumn] undated:int partial:bool all:SumRow rows:[SumRow]" },
    { "Obstacle", "code:text title:text question:bool raised:instant raised_by:text? nature:text? open:bool "
                  "upheld:bool ruled:text? "
                  "gathered_in:text? came_back:text? lost:Span" },
    { "Gathering", "kind:text fields:GatheringFields" },
    { "GatheringFields", "title:text provision:text can_change:text gathers:[text] blocked:text lost_days:text" },
    { "ObstacleRule",
      "rule:text obstacles:int upheld:int open:int gathered:int blocked:int blocked_stated:number lost:Span "
      "lost_days:number lost_days_stated:number can_change:text? gathering:Gathering? lines:[Obstacle]" },
    { "Obstacles", "report:text as_of:instant exercise:bool province:text partial:bool rules:[ObstacleRule]" },
    { "AuthorityRow", "decision:text? decision_name:text? own:bool of_class:bool from:instant? to:instant? "
                      "in_force:bool source:text? mark:text?" },
    { "Loan", "post:text unit:Named? lender:Named? borrower:Named? on:bool from:instant? to:instant?" },
    { "Authority", "report:text as_of:instant exercise:bool province:text unit:Named matrix:[AuthorityRow] "
                   "delegations:[Loan] working_rules:[Line] sensitive_posts:[Line]" },
    { "LevelRow", "~quarter:text ~unit:Named decided:int lowest:int above:int not_own:int unknown:int share:number?" },
    { "Levels", "report:text as_of:instant exercise:bool province:text partial:bool all:LevelRow quarters:[LevelRow] "
                "units:[LevelRow]" },
    { "ProtectionField", "field:text name:text key:text? value:text words:text" },
    { "ProtectionAct", "act:text name:text when:text recorded:text? who:text" },
    { "Protection", "report:text as_of:instant exercise:bool province:text code:text title:text "
                    "state:=not_yet|rejected|stands|evaluated emergency:bool conclusion:text fields:[ProtectionField] "
                    "acts:[ProtectionAct]" },
    { "SlipParty", "unit:Named? person:Named? name:text" },
    { "SlipRow", "kind:=given|outside|stopped|asked|result from:SlipParty to:SlipParty at:instant receivable:instant "
                 "end:instant? about:text given:Span? used:Span? share:Span? late:Span? step_over:Span? due:instant? "
                 "days:int? result:=none|running|early|on_time|late words:text" },
    { "Slip", "report:text as_of:instant exercise:bool province:text code:text title:text received:instant due:Due? "
              "rows:[SlipRow]" },
    { "Option", "value:text label:text" },
    { "Field",
      "key:text label:text help:text "
      "type:=text|long|unit|units|person|persons|code|form|answer|yesno|share|limit|recur|day|matters|number|"
      "lines|period|per_period|per_entry must:bool later:bool ~measure:text ~options:[Option] ~entry:int ~of:text" },
    { "Form", "act:text name:text help:text fields:[Field] any_of:[text]" },
    { "Forms", "~version:int forms:[Form]" },
    { "Standing", "state:text? state_name:text? unit:Named? person:Named? step:text? due:instant? left:Span? "
                  "late:Span? stopped:bool "
                  "children:int" },
    { "Preview", "before:Standing? after:Standing says:[text]" },
    { "Done", "seq:int code:text child:text? version:int repeated:bool ~secret:text" },
    { "LookupSecret", "code:text secret:text" },
    { "Days", "from:day? to:day?" },
    { "KindStep", "code:text name:text on:text after:text? holder:text unit:text? limit:text? source:text mark:text" },
    { "KindReason", "act:text code:text name:text effect:text source:text mark:text" },
    { "KindAct", "act:text name:text" },
    { "KindChoice", "code:text name:text" },
    { "KindField",
      "code:text name:text type:text measure:text? least:number? most:number? choices:[KindChoice] kinds:[text] "
      "per:text? on:[text] must:[text] many:bool once:bool sealed:bool source:text mark:text" },
    { "KindFigure", "code:text name:text formula:text? measure:text? source:text mark:text" },
    { "KindCheck", "on:[text] formula:text words:text refused:bool source:text mark:text" },
    { "KindSum", "code:text name:text by:[text] day:text? figures:[text] source:text mark:text" },
    { "Kind", "kind:text base:text name:text prefix:text valid:Days recurs:bool excludes:bool looked_up:bool "
              "limit:text? fallback:text? "
              "steps:[KindStep] "
              "acts:[KindAct] reasons:[KindReason] forms:[KindForm] fields:[KindField] figures:[KindFigure] "
              "checks:[KindCheck] sums:[KindSum] source:text mark:text" },
    { "Kinds", "as_of:instant kinds:[Kind]" },
    { "UnitRow", "code:text name:text abbr:text? parent:text? agency:text? office:text? head:Named?" },
    { "Units", "as_of:instant units:[UnitRow]" },
    { "PersonRow", "code:text name:text post:text? rank:text? unit:Named? absent_until:instant?" },
    { "AwayRow", "person:Named substitute:Named? from:instant to:instant? state:text" },
    { "LentRow", "person:Named lent_to:Named post:Named unit:Named from:instant to:instant? state:text" },
    { "StandIns", "as_of:instant absences:[AwayRow] delegations:[LentRow]" },
    { "GridRow", "row:int cells:[text]" },
    { "Grid", "file:text columns:int rows:[GridRow]" },
    { "People", "as_of:instant people:[PersonRow] next:int?" },
    { "FoundDocument", "id:int number:text title:text draft:bool" },
    { "Found", "matters:[Line] documents:[FoundDocument] units:[Named] people:[PersonRow]" },
    { "DocumentLine",
      "id:int draft:int? state:=draft|accepted number:text? date:day? issuer:text? type:text? title:text? "
      "received:instant contents:int opened:int not_opened:int matters:int open:int to_assign:int late:int" },
    { "Documents", "report:text as_of:instant exercise:bool province:text documents:[DocumentLine] more:bool" },
    { "DocumentContent", "n:int start:int end:int number:text? matters:[Line]" },
    { "Document",
      "id:int number:text? date:day? issuer:text? type:text? title:text? text:text contents:[DocumentContent]" },
    { "Hours", "weekday:int from:text to:text" },
    { "OwnDay", "day:day kind:=off|work name:text source:text? mark:text" },
    { "Year", "year:int announced:instant? provisional:bool hours:[Hours] days:[OwnDay]" },
    { "KindForm", "form:text name:text limit:text? consent:bool waited_for:bool source:text mark:text" },
    { "Lead", "words:text? open_set:bool units:[Named]" },
    { "Coordinator", "words:text? open_set:bool unit:Named?" },
    { "PersonNamed", "words:text person:Named?" },
    { "Deadline", "text:text? date:day? recur:text? day:int month:int" },
    { "DraftProblem", "what:text says:text" },
    { "Content",
      "n:int start:int end:int words:text? number:text? dropped:bool leads:[Lead] coordinators:[Coordinator] "
      "person:PersonNamed? deadline:Deadline? report_to:text? product:text? exhortation:bool problems:[DraftProblem]" },
    { "NoTask", "start:int end:int reason:text reason_name:text words:text?" },
    { "Left", "start:int end:int words:text?" },
    { "Coverage", "share:number left:[Left]" },
    { "DraftEdit", "version:int recorded:instant person:text? what:text? reason:text?" },
    { "DraftDocument",
      "language:text number:text? date:day? issuer:text? type:text? title:text? signer:text? recipients:[text]" },
    { "Draft",
      "id:int version:int state:=draft|accepted file:text? document:DraftDocument document_id:int? giver:Named? "
      "text:text contents:[Content] no_task:[NoTask] coverage:Coverage edits:[DraftEdit]" },
    { "Opens", "content:int number:text? title:text kind_name:text? unit:Named? due:text? recur:text?" },
    { "Changes", "content:int act:=open|none|extend|cancel-and-open|cancel matter:text? due:text? says:text" },
    { "Waits", "content:int why:text" },
    { "Blocks", "content:int problem:text says:text" },
    { "Opening", "giver:Named? opens:[Opens] changes:[Changes] waits:[Waits] blocks:[Blocks]" },
    { "Accepted", "opened:[text] unassigned:int left:int says:[text]" },
    { "SheetColumn", "n:int name:text" },
    { "SheetTarget", "key:text label:text must:bool" },
    { "TaskSheet", "id:text file:text columns:[SheetColumn] rows:[[text?]] total:int targets:[SheetTarget] map:{int}" },
    { "TaskError", "row:int column:text says:text" },
    { "TaskLine", "row:int title:text unit:text? due:text? code:text?" },
    { "TaskRun", "dry_run:bool rows:int opened:int same:int ended:int errors:[TaskError] lines:[TaskLine]" },
    { "TallyGroup",
      "content:int? number:text given_to:int done:int with_confirmer:int late:int finished:instant? closed:instant? "
      "sums:[Sum]" },
    { "TallyRow",
      "number:text content:int? code:text? words:text lead:text? category:text state:text end:text? done:bool "
      "in_time:bool late:bool silent:bool to_allocate:bool exhortation:bool due:instant? finished:instant? "
      "lateness:text? report:text?" },
    { "TallyBefore", "from:day to:day n:int counts:{int} carried:int given:int" },
    { "Tally", "report:text as_of:instant exercise:bool province:text title:text n:int counts:{int} ~from:day ~to:day "
               "~state_at:instant ~carried:int ~given:int ~last_year:TallyBefore contents:[TallyGroup] rows:[TallyRow] "
               "sums:[Sum]" },
    { "Grant", "seq:int role:text unit:text? kind:text? from:day? to:day?" },
    { "Account", "name:text person:Named? subject:text? email:text? roles:[Grant] locked:bool second_factor:bool "
                 "has_password:bool "
                 "last_seen:instant?" },
    { "RegulationRow", "what:text name:text value:text? source:text mark:text" },
    { "Regulation", "kind:text name:text valid:Days source:text mark:text steps:int rows:[RegulationRow]" },
    { "Regulations", "as_of:instant regulations:[Regulation]" },
    { "Role", "role:text name:text" },
    { "Accounts", "accounts:[Account] roles:[Role]" },
    { "AccountLink", "name:text link:text expires:instant" },
    { "NameSpan", "name:text from:instant? to:instant?" },
    { "Succession", "at:instant from:Named? to:Named?" },
    { "PostHeld", "post:text post_code:text rank:text person:Named?" },
    { "Unit",
      "report:text as_of:instant exercise:bool province:text unit:Named exists:bool names:[NameSpan] agency:Named? "
      "superior:Named? office:Named? head:Named? successions:[Succession] posts:[PostHeld] holds:Board?" },
    { "Tenure", "post:text post_code:text unit:Named? from:instant? to:instant?" },
    { "Absence", "from:instant to:instant? substitute:Named?" },
    { "Person",
      "report:text as_of:instant exercise:bool province:text person:Named tenures:[Tenure] absences:[Absence] "
      "delegations:text? holds:Board?" },
    { "Sending", "id:int what:=digest|urge to:text state:=waiting|sending|sent|nothing|failed|unsure tries:int "
                 "made:instant next:instant? done:instant? why:text?" },
    { "Webhook", "id:int url:text events:[text] on:bool failures:int why:text? created:instant by:text" },
    { "NewWebhook",
      "id:int url:text events:[text] on:bool failures:int why:text? created:instant by:text secret:text" },
    { "WebhookSecret", "id:int secret:text" },
    { "Webhooks", "webhooks:[Webhook] events:[text] waiting:int sent:int failed:int" },
    { "Mail", "set_up:bool waiting:int sent:int failed:int unsure:int rows:[Sending]" },
    { "RowRefusal", "line:int problem:text says:text" },
    { "Rows", "rows:int dry_run:bool ~refused:[RowRefusal] ~more:int ~all:bool" },
};
const size_t SHAPE_COUNT = LEN(SHAPES);

static const struct {
    const char *name, *type, *format;
} PLAIN[] = {
    { "text", "string", NULL },  { "int", "integer", NULL },           { "bool", "boolean", NULL },
    { "day", "string", "date" }, { "instant", "string", "date-time" }, { "number", "number", NULL },
};

static json_t *nullable(json_t *schema) { return json_pack("{s:[o,{s:s}]}", "anyOf", schema, "type", "null"); }

/* =one|other */
static json_t *words_json(struct text words)
{
    json_t *list = json_array();
    struct text word;
    while (words.p && text_split(&words, '|', &word))
        json_array_append_new(list, json_stringn(word.p, word.n));
    return json_pack("{s:s,s:o}", "type", "string", "enum", list);
}

static json_t *type_json(struct text type)
{
    if (type.p[type.n - 1] == '?')
        return nullable(type_json(text_sub(type, 0, type.n - 1)));
    if (type.p[0] == '=')
        return words_json(text_sub(type, 1, type.n));
    if (type.p[0] == '{')
        return json_pack("{s:s,s:o}", "type", "object", "additionalProperties",
                         type_json(text_sub(type, 1, type.n - 1)));
    if (type.n > 2 && type.p[0] == '[') {
        json_t *items = type_json(text_sub(type, 1, type.n - 1));
        return json_pack("{s:s,s:o}", "type", "array", "items", items);
    }
    for (size_t i = 0; i < LEN(PLAIN); i++)
        if (text_eq(type, text_of(PLAIN[i].name)))
            return PLAIN[i].format ? json_pack("{s:s,s:s}", "type", PLAIN[i].type, "format", PLAIN[i].format)
                                   : json_pack("{s:s}", "type", PLAIN[i].type);
    char path[96];
    snprintf(path, sizeof path, "#/components/schemas/%.*s", TEXT_FMT(type));
    return json_pack("{s:s}", "$ref", path);
}

static void member(struct text word, json_t *properties, json_t *required)
{
    bool optional = word.p[0] == '~';
    word = text_sub(word, optional, word.n);
    size_t colon = text_find(word, TEXT(":"), 0);
    assert(colon != SIZE_MAX);
    json_t *schema = type_json(text_sub(word, colon + 1, word.n));
    json_object_setn_new(properties, word.p, colon, schema);
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
