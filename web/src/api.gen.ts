/* api.gen.ts -- what the server answers; made by tools/apigen.py from the table of shapes (src/http/shapes.c). Not written by hand. */

export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  problem: string
  field?: string
}

export type Named = {
  code: string
  name: string
}

export type Span = {
  seconds: number
  hm: string
}

export type Due = {
  at: string
  provisional: boolean
}

export type Health = {
  ok: boolean
}

export type OpenAPI = Record<string, unknown>

export type Settings = {
  lang: '' | 'vi' | 'en'
  keys: boolean
  digest: boolean
}

export type Session = {
  signed_in: boolean
  setup_needed: boolean
  province: string
  exercise: boolean
  now: string
  working_day: Span
  version: string
  sign_in_by: string | null
  csrf?: string
  account?: string
  person?: Named | null
  post?: string
  unit?: Named | null
  surety?: string
  second_factor?: boolean
  rights?: string[]
  settings?: Settings
  email?: string | null
}

export type Link = {
  setup: boolean
  name: string
}

export type SecondFactor = {
  secret: string
  uri: string
}

export type View = {
  name: string
  path: string
}

export type Views = {
  views: View[]
}

export type Token = {
  id: number
  label: string
  scope: string
  created: string
  expires: string
  used: string | null
}

export type NewToken = {
  id: number
  label: string
  scope: string
  created: string
  expires: string
  used: string | null
  token: string
}

export type Tokens = {
  tokens: Token[]
}

export type NextAct = {
  act: string
  name: string
}

export type DutyNext = {
  code: string
  title: string
  cutoff: string
  due: Due | null
  state: string
  silent: number
}

export type LineValue = {
  code: string
  name: string
  value: string | null
  text: string | null
}

export type Line = {
  id: number
  code: string
  kind: string
  kind_name: string
  title: string
  unit: Named
  person: string | null
  person_code: string | null
  giver: string | null
  state: string
  state_name: string
  step: string | null
  mark: string
  to_allocate: boolean
  question: boolean
  opened: string
  since: string
  ended: string | null
  finished: string | null
  due: string | null
  first_due: string | null
  stopped: boolean
  limited: boolean
  is_late: boolean
  due_unverified: boolean
  share: number | null
  left: Span | null
  late: Span | null
  held: Span
  values?: LineValue[]
  why?: 'asked' | 'passed' | 'given'
  next?: NextAct[]
}

export type Counts = {
  open: number
  late: number
  stopped: number
  outside: number
  to_assign: number
  confirm: number
  ended: number
}

export type Board = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  scope: string
  counts: Counts
  more: boolean
  next: number | null
  lines: Line[]
}

export type Work = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  holds: Line[]
  confirms: Line[]
  unclaimed: Line[]
  waits: Line[]
  next_duties: DutyNext[]
  more: boolean
}

export type RecordActs = {
  kind: string
  name: string
  n: number
}

export type RecordAct = {
  matter: string
  title: string
  name: string
  kind: string
  seq: number
  happened: string
}

export type RecordLate = {
  matter: string
  title: string
  late: Span
}

export type OwnRecord = {
  acts: RecordActs[]
  holdings: number
  open: number
  worked: Span
  late: Span
  late_n: number
  obstacle: Span
  advice: number
  advice_followed: number
  from: string | null
  more: boolean
  recent: RecordAct[]
  lates: RecordLate[]
}

export type Shield = {
  code: string
  title: string
  state: 'not_yet' | 'rejected' | 'stands' | 'evaluated'
  when: 'before' | 'emergency' | 'after'
  registered: string
  from: string
  covers: string | null
  words: string
}

export type Signal = {
  code: string
  title: string
  rule: string | null
  rule_name: string
  counts: string
  lowered_by: string
  unit: Named | null
  person: Named | null
  kind: string | null
  kind_name: string | null
  n: string | null
  count: string | null
  share: string | null
  expected: string | null
  low: string | null
  high: string | null
  q: string | null
  cases: string | null
  proposal: string | null
  protection: Shield[]
  opened: string
  due: string | null
  step: string
  state: 'open' | 'confirmed' | 'dismissed' | 'expired'
  state_name: string
  answer: string | null
  may_answer: boolean
}

export type Signals = {
  signals: Signal[]
}

export type SignalRule = {
  rule: string | null
  name: string
  raised: number
  answered: number
  open: number
  confirmed: number
  dismissed: number
  expired: number
  share_dismissed: number | null
}

export type SignalRules = {
  rules: SignalRule[]
}

export type HeatRow = {
  unit: Named
  counts: Record<string, number>
}

export type HeatColumn = {
  key: string
  name: string
}

export type Heat = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  columns: HeatColumn[]
  rows: HeatRow[]
  total: Record<string, number>
}

export type Clock = {
  ran: Span
  limited: boolean
  left: Span | null
  late: Span | null
  stopped: boolean
  for_good: boolean
  due: string | null
}

export type Clocks = {
  matter: Clock
  step: Clock | null
  holding: Clock
}

export type Matter = {
  id: number
  code: string
  title: string
  kind: string
  kind_name: string
  parent: string | null
  form: string | null
  giver: Named | null
  lead: Named | null
  document: string | null
  content_number: string | null
  content_words: string | null
  version: number
  opened: string
  ended: string | null
  end: string | null
  finished: string | null
  limit: string | null
  due: Due | null
  first_due: Due | null
  due_cause: string
  due_unverified: boolean
  counts: Record<string, number>
}

export type Passage = {
  document: number
  name: string
  start: number
  end: number
}

export type Holder = {
  unit: Named | null
  person: Named | null
  since: string
  until: string | null
  receivable: string | null
  step: Named | null
  outside: string | null
  to_allocate: boolean
}

export type Charge = {
  from: string
  to: string
  payee: string
  unit: Named | null
  outside: string | null
  pending: boolean
  worked: Span
}

export type Holding = {
  from: string
  to: string | null
  state: string
  unit: Named | null
  person: Named | null
  step: Named | null
  outside: string | null
  cause: string
  receivable: string | null
  to_allocate: boolean
  worked: Span
  charges: Charge[]
}

export type Sum = {
  payee: string
  unit: Named | null
  outside: string | null
  worked: Span
}

export type Lateness = {
  unit: Named
  step: Named | null
  given: Span
  least: Span
  used: Span
  late: Span
  shortfall: Span
  giver: Named | null
}

export type Question = {
  code: string
  form: string
  asked: Named | null
  holder: Named | null
  opened: string
  due: Due | null
  waited_for: boolean
  consent_by_silence: boolean
  ended: string | null
  end: string | null
  answer: string | null
  late_answer: string | null
  late_answered: string | null
  to_answer: boolean
  clock: Clock
}

export type Occurrence = {
  cutoff: string
  due: Due | null
  unit: Named | null
  person: Named | null
  state: string
  reported: string | null
}

export type Act = {
  seq: number
  kind: string
  name: string
  happened: string
  recorded: string
  person: Named | null
  post: string | null
  unit: Named | null
  by_delegation_of: Named | null
  surety: string
  operator: string | null
  question: string | null
  authority: string | null
  stated: Record<string, string>
}

export type Attribution = {
  part: string
  person: Named | null
  unit: Named | null
  answers: boolean
  act: number
}

export type Next = {
  role: string
  unit: Named | null
  person: Named | null
  matter: string
  may: string[]
}

export type StatedValue = {
  key: string
  field: string
  name: string
  type: string
  value: string
  text: string
  in_force: boolean
  sealed: boolean
  act: number
}

export type FigureNow = {
  code: string
  name: string
  number: number | null
  words: string | null
  text: string | null
  formula: string | null
  source: string
}

export type ValueNote = {
  act: number
  words: string
  source: string
}

export type Sheet = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  matter: Matter
  text: Passage | null
  state: string | null
  holder: Holder | null
  clocks: Clocks
  timeline: Holding[]
  sums: Sum[]
  lateness: Lateness[]
  questions: Question[]
  occurrences: Occurrence[]
  values: StatedValue[]
  figures: FigureNow[]
  notes: ValueNote[]
  protection: Shield[]
  acts: Act[]
  attribution: Attribution[]
  waits_for: string | null
  must_answer: string[]
  totals: Total[]
  next: Next[]
}

export type Ground = {
  limit: string | null
  from: string | null
  act: number
  act_kind: string
  stated: boolean
  words: string
  unverified: boolean
  event: string | null
}

export type Stop = {
  from: string
  to: string | null
}

export type WhyDay = {
  day: string
  weekday: number
  kind: string
  n: number | null
  worked: Span | null
  words: string | null
  source: string | null
}

export type Why = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  code: string
  due: Due | null
  stopped_now: boolean
  ground: Ground
  calendar_announced: string | null
  due_before: Due | null
  moved: boolean
  stops: Stop[]
  shortened: boolean
  days: WhyDay[]
  recur?: string
  cutoff?: string
  period_from?: string
  state?: string
  reported?: string | null
  report_act?: number | null
}

export type IndexRow = {
  row: string
  name: string
  group: string | null
  counted: number
  share: string | null
  worth: string | null
  points: number | null
  source: string
  mark: string
  command: string
}

export type IndexMatter = {
  code: string
  worth: number
}

export type IndexPart = {
  index: string
  name: string
  from: string
  to: string
  source: string
  mark: string
  rows: IndexRow[]
  together: string
  with_data: number
  level: string | null
  matters: IndexMatter[]
}

export type Indices = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  unit: string | null
  parts: IndexPart[]
}

export type SumColumn = {
  code: string
  name: string
  measure: string | null
  decimals: number
  figure: boolean
}

export type SumKey = {
  code: string | null
  name: string | null
}

export type SumRow = {
  group?: SumKey[]
  matters: number
  open: number
  late: number
  sums: Record<string, number | null>
}

export type Total = {
  kind: string
  name: string
  by: SumKey[]
  columns: SumColumn[]
  undated: number
  partial: boolean
  all: SumRow
  rows: SumRow[]
}

export type Sums = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  kind: string
  name: string
  by: SumKey[]
  columns: SumColumn[]
  undated: number
  partial: boolean
  all: SumRow
  rows: SumRow[]
}

export type Obstacle = {
  code: string
  title: string
  question: boolean
  raised: string
  raised_by: string | null
  nature: string | null
  open: boolean
  upheld: boolean
  ruled: string | null
  gathered_in: string | null
  came_back: string | null
  lost: Span
}

export type Gathering = {
  kind: string
  fields: GatheringFields
}

export type GatheringFields = {
  title: string
  provision: string
  can_change: string
  gathers: string[]
  blocked: string
  lost_days: string
}

export type ObstacleRule = {
  rule: string
  obstacles: number
  upheld: number
  open: number
  gathered: number
  blocked: number
  blocked_stated: number
  lost: Span
  lost_days: number
  lost_days_stated: number
  can_change: string | null
  gathering: Gathering | null
  lines: Obstacle[]
}

export type Obstacles = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  partial: boolean
  rules: ObstacleRule[]
}

export type AuthorityRow = {
  decision: string | null
  decision_name: string | null
  own: boolean
  of_class: boolean
  from: string | null
  to: string | null
  in_force: boolean
  source: string | null
  mark: string | null
}

export type Loan = {
  post: string
  unit: Named | null
  lender: Named | null
  borrower: Named | null
  on: boolean
  from: string | null
  to: string | null
}

export type Authority = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  unit: Named
  matrix: AuthorityRow[]
  delegations: Loan[]
  working_rules: Line[]
  sensitive_posts: Line[]
}

export type LevelRow = {
  quarter?: string
  unit?: Named
  decided: number
  lowest: number
  above: number
  not_own: number
  unknown: number
  share: number | null
}

export type Levels = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  partial: boolean
  all: LevelRow
  quarters: LevelRow[]
  units: LevelRow[]
}

export type ProtectionField = {
  field: string
  name: string
  key: string | null
  value: string
  words: string
}

export type ProtectionAct = {
  act: string
  name: string
  when: string
  recorded: string | null
  who: string
}

export type Protection = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  code: string
  title: string
  state: 'not_yet' | 'rejected' | 'stands' | 'evaluated'
  emergency: boolean
  conclusion: string
  fields: ProtectionField[]
  acts: ProtectionAct[]
}

export type SlipParty = {
  unit: Named | null
  person: Named | null
  name: string
}

export type SlipRow = {
  kind: 'given' | 'outside' | 'stopped' | 'asked' | 'result'
  from: SlipParty
  to: SlipParty
  at: string
  receivable: string
  end: string | null
  about: string
  given: Span | null
  used: Span | null
  share: Span | null
  late: Span | null
  step_over: Span | null
  due: string | null
  days: number | null
  result: 'none' | 'running' | 'early' | 'on_time' | 'late'
  words: string
}

export type Slip = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  code: string
  title: string
  received: string
  due: Due | null
  rows: SlipRow[]
}

export type Option = {
  value: string
  label: string
}

export type Field = {
  key: string
  label: string
  help: string
  type: 'text' | 'long' | 'unit' | 'units' | 'person' | 'persons' | 'code' | 'form' | 'answer' | 'yesno' | 'share' | 'limit' | 'recur' | 'day' | 'matters' | 'number' | 'lines' | 'period' | 'per_period' | 'per_entry'
  must: boolean
  later: boolean
  measure?: string
  options?: Option[]
  entry?: number
  of?: string
}

export type Form = {
  act: string
  name: string
  help: string
  fields: Field[]
  any_of: string[]
}

export type Forms = {
  version?: number
  forms: Form[]
}

export type Standing = {
  state: string | null
  state_name: string | null
  unit: Named | null
  person: Named | null
  step: string | null
  due: string | null
  left: Span | null
  late: Span | null
  stopped: boolean
  children: number
}

export type Preview = {
  before: Standing | null
  after: Standing
  says: string[]
}

export type Done = {
  seq: number
  code: string
  child: string | null
  version: number
  repeated: boolean
  secret?: string
}

export type LookupSecret = {
  code: string
  secret: string
}

export type Days = {
  from: string | null
  to: string | null
}

export type KindStep = {
  code: string
  name: string
  on: string
  after: string | null
  holder: string
  unit: string | null
  limit: string | null
  source: string
  mark: string
}

export type KindReason = {
  act: string
  code: string
  name: string
  effect: string
  source: string
  mark: string
}

export type KindAct = {
  act: string
  name: string
}

export type KindChoice = {
  code: string
  name: string
}

export type KindField = {
  code: string
  name: string
  type: string
  measure: string | null
  least: number | null
  most: number | null
  choices: KindChoice[]
  kinds: string[]
  per: string | null
  on: string[]
  must: string[]
  many: boolean
  once: boolean
  sealed: boolean
  source: string
  mark: string
}

export type KindFigure = {
  code: string
  name: string
  formula: string | null
  measure: string | null
  source: string
  mark: string
}

export type KindCheck = {
  on: string[]
  formula: string
  words: string
  refused: boolean
  source: string
  mark: string
}

export type KindSum = {
  code: string
  name: string
  by: string[]
  day: string | null
  figures: string[]
  source: string
  mark: string
}

export type Kind = {
  kind: string
  base: string
  name: string
  prefix: string
  valid: Days
  recurs: boolean
  excludes: boolean
  looked_up: boolean
  limit: string | null
  fallback: string | null
  steps: KindStep[]
  acts: KindAct[]
  reasons: KindReason[]
  forms: KindForm[]
  fields: KindField[]
  figures: KindFigure[]
  checks: KindCheck[]
  sums: KindSum[]
  source: string
  mark: string
}

export type Kinds = {
  as_of: string
  kinds: Kind[]
}

export type UnitRow = {
  code: string
  name: string
  abbr: string | null
  parent: string | null
  agency: string | null
  office: string | null
  head: Named | null
}

export type Units = {
  as_of: string
  units: UnitRow[]
}

export type PersonRow = {
  code: string
  name: string
  post: string | null
  rank: string | null
  unit: Named | null
  absent_until: string | null
}

export type AwayRow = {
  person: Named
  substitute: Named | null
  from: string
  to: string | null
  state: string
}

export type LentRow = {
  person: Named
  lent_to: Named
  post: Named
  unit: Named
  from: string
  to: string | null
  state: string
}

export type StandIns = {
  as_of: string
  absences: AwayRow[]
  delegations: LentRow[]
}

export type GridRow = {
  row: number
  cells: string[]
}

export type Grid = {
  file: string
  columns: number
  rows: GridRow[]
}

export type People = {
  as_of: string
  people: PersonRow[]
  next: number | null
}

export type FoundDocument = {
  id: number
  number: string
  title: string
  draft: boolean
}

export type Found = {
  matters: Line[]
  documents: FoundDocument[]
  units: Named[]
  people: PersonRow[]
}

export type DocumentLine = {
  id: number
  draft: number | null
  state: 'draft' | 'accepted'
  number: string | null
  date: string | null
  issuer: string | null
  type: string | null
  title: string | null
  received: string
  contents: number
  opened: number
  not_opened: number
  matters: number
  open: number
  to_assign: number
  late: number
}

export type Documents = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  documents: DocumentLine[]
  more: boolean
}

export type DocumentContent = {
  n: number
  start: number
  end: number
  number: string | null
  matters: Line[]
}

export type Document = {
  id: number
  number: string | null
  date: string | null
  issuer: string | null
  type: string | null
  title: string | null
  text: string
  contents: DocumentContent[]
}

export type Hours = {
  weekday: number
  from: string
  to: string
}

export type OwnDay = {
  day: string
  kind: 'off' | 'work'
  name: string
  source: string | null
  mark: string
}

export type Year = {
  year: number
  announced: string | null
  provisional: boolean
  hours: Hours[]
  days: OwnDay[]
}

export type KindForm = {
  form: string
  name: string
  limit: string | null
  consent: boolean
  waited_for: boolean
  source: string
  mark: string
}

export type Lead = {
  words: string | null
  open_set: boolean
  units: Named[]
}

export type Coordinator = {
  words: string | null
  open_set: boolean
  unit: Named | null
}

export type PersonNamed = {
  words: string
  person: Named | null
}

export type Deadline = {
  text: string | null
  date: string | null
  recur: string | null
  day: number
  month: number
}

export type DraftProblem = {
  what: string
  says: string
}

export type Content = {
  n: number
  start: number
  end: number
  words: string | null
  number: string | null
  dropped: boolean
  leads: Lead[]
  coordinators: Coordinator[]
  person: PersonNamed | null
  deadline: Deadline | null
  report_to: string | null
  product: string | null
  exhortation: boolean
  problems: DraftProblem[]
}

export type NoTask = {
  start: number
  end: number
  reason: string
  reason_name: string
  words: string | null
}

export type Left = {
  start: number
  end: number
  words: string | null
}

export type Coverage = {
  share: number
  left: Left[]
}

export type DraftEdit = {
  version: number
  recorded: string
  person: string | null
  what: string | null
  reason: string | null
}

export type DraftDocument = {
  language: string
  number: string | null
  date: string | null
  issuer: string | null
  type: string | null
  title: string | null
  signer: string | null
  recipients: string[]
}

export type Draft = {
  id: number
  version: number
  state: 'draft' | 'accepted'
  file: string | null
  document: DraftDocument
  document_id: number | null
  giver: Named | null
  text: string
  contents: Content[]
  no_task: NoTask[]
  coverage: Coverage
  edits: DraftEdit[]
}

export type Opens = {
  content: number
  number: string | null
  title: string
  kind_name: string | null
  unit: Named | null
  due: string | null
  recur: string | null
}

export type Changes = {
  content: number
  act: 'open' | 'none' | 'extend' | 'cancel-and-open' | 'cancel'
  matter: string | null
  due: string | null
  says: string
}

export type Waits = {
  content: number
  why: string
}

export type Blocks = {
  content: number
  problem: string
  says: string
}

export type Opening = {
  giver: Named | null
  opens: Opens[]
  changes: Changes[]
  waits: Waits[]
  blocks: Blocks[]
}

export type Accepted = {
  opened: string[]
  unassigned: number
  left: number
  says: string[]
}

export type SheetColumn = {
  n: number
  name: string
}

export type SheetTarget = {
  key: string
  label: string
  must: boolean
}

export type TaskSheet = {
  id: string
  file: string
  columns: SheetColumn[]
  rows: ((string | null)[])[]
  total: number
  targets: SheetTarget[]
  map: Record<string, number>
}

export type TaskError = {
  row: number
  column: string
  says: string
}

export type TaskLine = {
  row: number
  title: string
  unit: string | null
  due: string | null
  code: string | null
}

export type TaskRun = {
  dry_run: boolean
  rows: number
  opened: number
  same: number
  ended: number
  errors: TaskError[]
  lines: TaskLine[]
}

export type TallyGroup = {
  content: number | null
  number: string
  given_to: number
  done: number
  with_confirmer: number
  late: number
  finished: string | null
  closed: string | null
  sums: Sum[]
}

export type TallyRow = {
  number: string
  content: number | null
  code: string | null
  words: string
  lead: string | null
  category: string
  state: string
  end: string | null
  done: boolean
  in_time: boolean
  late: boolean
  silent: boolean
  to_allocate: boolean
  exhortation: boolean
  due: string | null
  finished: string | null
  lateness: string | null
  report: string | null
}

export type TallyBefore = {
  from: string
  to: string
  n: number
  counts: Record<string, number>
  carried: number
  given: number
}

export type Tally = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  title: string
  n: number
  counts: Record<string, number>
  from?: string
  to?: string
  state_at?: string
  carried?: number
  given?: number
  last_year?: TallyBefore
  contents: TallyGroup[]
  rows: TallyRow[]
  sums: Sum[]
}

export type Grant = {
  seq: number
  role: string
  unit: string | null
  kind: string | null
  from: string | null
  to: string | null
}

export type Account = {
  name: string
  person: Named | null
  subject: string | null
  email: string | null
  roles: Grant[]
  locked: boolean
  second_factor: boolean
  has_password: boolean
  last_seen: string | null
}

export type RegulationRow = {
  what: string
  name: string
  value: string | null
  source: string
  mark: string
}

export type Regulation = {
  kind: string
  name: string
  valid: Days
  source: string
  mark: string
  steps: number
  rows: RegulationRow[]
}

export type Regulations = {
  as_of: string
  regulations: Regulation[]
}

export type Role = {
  role: string
  name: string
}

export type Accounts = {
  accounts: Account[]
  roles: Role[]
}

export type AccountLink = {
  name: string
  link: string
  expires: string
}

export type NameSpan = {
  name: string
  from: string | null
  to: string | null
}

export type Succession = {
  at: string
  from: Named | null
  to: Named | null
}

export type PostHeld = {
  post: string
  post_code: string
  rank: string
  person: Named | null
}

export type Unit = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  unit: Named
  exists: boolean
  names: NameSpan[]
  agency: Named | null
  superior: Named | null
  office: Named | null
  head: Named | null
  successions: Succession[]
  posts: PostHeld[]
  holds: Board | null
}

export type Tenure = {
  post: string
  post_code: string
  unit: Named | null
  from: string | null
  to: string | null
}

export type Absence = {
  from: string
  to: string | null
  substitute: Named | null
}

export type Person = {
  report: string
  as_of: string
  exercise: boolean
  province: string
  person: Named
  tenures: Tenure[]
  absences: Absence[]
  delegations: string | null
  holds: Board | null
}

export type Sending = {
  id: number
  what: 'digest' | 'urge'
  to: string
  state: 'waiting' | 'sending' | 'sent' | 'nothing' | 'failed' | 'unsure'
  tries: number
  made: string
  next: string | null
  done: string | null
  why: string | null
}

export type Webhook = {
  id: number
  url: string
  events: string[]
  on: boolean
  failures: number
  why: string | null
  created: string
  by: string
}

export type NewWebhook = {
  id: number
  url: string
  events: string[]
  on: boolean
  failures: number
  why: string | null
  created: string
  by: string
  secret: string
}

export type WebhookSecret = {
  id: number
  secret: string
}

export type Webhooks = {
  webhooks: Webhook[]
  events: string[]
  waiting: number
  sent: number
  failed: number
}

export type Mail = {
  set_up: boolean
  waiting: number
  sent: number
  failed: number
  unsure: number
  rows: Sending[]
}

export type RowRefusal = {
  line: number
  problem: string
  says: string
}

export type Rows = {
  rows: number
  dry_run: boolean
  refused?: RowRefusal[]
  more?: number
  all?: boolean
}
