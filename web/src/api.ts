/* api.ts -- the shapes of docs/formats/http.md, as the page reads them. Keys are those of the server. */
import type { Span } from './time.ts'

export type Named = { code: string; name: string }
export type Unit = Named & { abbr?: string; parent?: string | null; level?: string | null; class?: string | null; agency?: string | null; head?: Named | null }
export type Person = Named & { post?: string | null; unit?: Named | null; absent_until?: string | null }

export type Session = {
  signed_in: boolean
  setup_needed: boolean
  province: string
  exercise: boolean
  now: string
  version: string
  sign_in_by?: string | null
  csrf?: string
  account?: string
  person?: Named | null
  post?: string | null
  unit?: Named | null
  surety?: string
  rights?: string[]
  second_factor?: boolean
  working_day?: Span
  settings?: { lang?: 'vi' | 'en' | ''; keys?: boolean; digest?: boolean }
}

export type Line = {
  id: number
  code: string
  kind: string
  kind_name?: string
  title: string
  unit: Named | null
  person: string | Named | null
  person_code?: string | null
  giver: string | Named | null
  state: string
  state_name: string
  step: string | null
  mark: string
  to_allocate: boolean
  question: boolean
  opened: string
  since: string
  ended: string | null
  due: string | null
  first_due: string | null
  stopped: boolean
  limited?: boolean
  is_late: boolean
  left: Span | null
  late: Span | null
  held: Span | null
  share?: number | null
  outside?: string | null
  next?: { act: string; name: string } | null
  why?: 'asked' | 'passed' | 'given'
}

export type Lines = { lines: Line[]; next: string | number | null; as_of?: string }
export type Occurrence = { code?: string; title?: string; period: string; cut_off?: string; due?: string; state?: string }
export type Work = { as_of: string; holds: Line[]; confirms: Line[]; unclaimed: Line[]; waits: Line[]; more: boolean; next_duties?: (Occurrence | Line)[] }

export type Record_ = {
  acts: { kind: string; name: string; n: number }[]
  holdings: number
  open: number
  worked: Span
  late: Span
  late_n: number
  obstacle?: Span
  waited_on_superiors?: Span
  advice?: number
  advice_followed?: number
  from?: string
  recent?: { matter: string; title: string; name: string; happened: string }[]
}

export type Clock = { ran: Span; limited: boolean; left: Span | null; late: Span | null; stopped: boolean; for_good: boolean; due: string | null }
export type Charge = { from: string; to: string; payee: string; unit: Named | null; outside: string | null; pending: boolean; worked: Span }
export type Holding = {
  from: string
  to: string | null
  state: string
  unit: Named | null
  person: Named | null
  step: Named | null
  outside: string | null
  cause: string
  to_allocate: boolean
  worked: Span
  charges: Charge[]
}
export type Due = { at: string; provisional: boolean }
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
export type Question = {
  code: string
  form: string
  form_name?: string
  asked: Named | null
  holder: { unit: Named | null; person: Named | null } | null
  opened: string
  due: Due | null
  waited_for: boolean
  consent_by_silence: boolean
  ended: string | null
  end: string | null
  answer: string | null
  late_answer: string | null
  to_answer: boolean
  clock: Clock
}
export type Sheet = {
  as_of: string
  exercise: boolean
  matter: {
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
    due_cause: string | null
    due_unverified: boolean
    counts: Record<string, number>
  }
  state: string
  holder: { unit: Named | null; person: Named | null; since: string; until: string | null; step: Named | null; outside: string | null; to_allocate: boolean } | null
  clocks: { matter: Clock; step: Clock; holding: Clock }
  timeline: Holding[]
  sums: { payee: string; unit: Named | null; outside: string | null; worked: Span }[]
  lateness: { unit: Named; step: Named | string | null; given: Span; least: Span; used: Span; late: Span; shortfall: Span; giver: Named | null }[]
  questions: Question[]
  occurrences: { cutoff: string; due: Due | null; unit: Named | null; person: Named | null; state: string; reported: string | null }[]
  acts: Act[]
  attribution: unknown[]
  waits_for: Named | string | null
  must_answer: string[]
  next: { role: string; unit: Named | null; person: Named | null; matter: string; may: string[] }[]
  may?: string[]
  text?: { document: number; number?: string; date?: string; name?: string; start: number; end: number } | null
}

export type Why = {
  as_of: string
  code: string
  due: Due | null
  ground: { limit: string | null; from: string | null; act: number | null; act_kind: string | null; stated: boolean; words: string; unverified: boolean } | null
  calendar_announced: string | null
  due_before: Due | null
  moved: boolean
  stopped_now: boolean
  stops: { from: string; to: string | null; worked?: Span; words?: string; reason?: string }[]
  shortened: boolean
  days: { day: string; weekday: number; kind: string; n: number; worked: Span | null; words: string | null; source: string | null }[]
}

export type FieldType =
  | 'text' | 'long' | 'unit' | 'units' | 'person' | 'persons' | 'code' | 'form' | 'answer' | 'yesno' | 'follows'
  | 'share' | 'limit' | 'recur' | 'day' | 'matters' | 'number'
export type Option = { value: string; label: string; help?: string }
export type Field = { key: string; label: string; help?: string | null; type: FieldType; must: boolean; later?: boolean; hidden?: boolean; options?: Option[] | null; value?: string | null }
export type Form = { act: string; name: string; help?: string | null; fields: Field[]; any_of?: string[] | null }
export type Forms = { forms: Form[]; version?: number }

export type Standing = { state: string | null; state_name: string | null; unit: Named | null; person: string | Named | null; step: string | null; due: string | null; left: Span | null; late?: Span | null; stopped: boolean; children: number }
export type Preview = { before: Standing | null; after: Standing | null; says: string[] }

export type BoardColumn = { key: string; name: string }
export type Board = { as_of: string; columns?: BoardColumn[]; rows: { unit: Named; counts: Record<string, number> }[]; total: Record<string, number> }

export type Found = {
  matters: { code: string; title: string; state_name?: string; unit?: Named | null }[]
  documents: { id: number; number: string; title: string; draft?: boolean }[]
  units: Named[]
  people: (Named & { post?: string | null; unit?: Named | null })[]
}

export type Document = {
  id: number
  draft: number | null
  state: 'draft' | 'accepted'
  number: string | null
  date: string | null
  issuer: string | null
  type: string | null
  title: string | null
  received?: string | null
  contents: number
  matters: number
  open: number
  late: number
}
export type DocumentText = {
  id: number
  number: string | null
  date: string | null
  issuer: string | null
  type: string | null
  title: string | null
  text: string
  contents: { n: number; start: number; end: number; number: string | null; matters: Line[] }[]
}

export type Deadline = { text: string | null; date?: string | null; recur?: string | null; day?: number | null; month?: number | null }
export type Content = {
  n: number
  start: number
  end: number
  words: string
  number: string | null
  dropped: boolean
  leads: { words: string; open_set: boolean; units: Named[] }[]
  coordinators: { words: string; open_set?: boolean; unit: Named | null; units?: Named[] }[]
  person: { words: string; person: Named | null } | null
  deadline: Deadline | null
  report_to: string | null
  product: string | null
  exhortation: boolean
  problems: { what: string; says: string }[]
}
export type Draft = {
  id: number
  version: number
  state: 'draft' | 'accepted'
  file: string | null
  document: { number: string | null; date: string | null; issuer: string | null; type: string | null; title: string | null; signer?: string | null }
  document_id?: number | null
  giver: Named | null
  text: string
  contents: Content[]
  no_task: { start: number; end: number; reason: string; reason_name?: string; words: string }[]
}
export type Opening = {
  giver: Named | null
  opens: { content: number; number: string | null; title: string; kind_name?: string; unit: Named | null; due: string | null; recur: string | null }[]
  waits: { content: number; why: string }[]
  blocks: { content: number | null; problem: string; says: string }[]
}

export type SheetFile = {
  id: string | number
  file: string
  columns: { n: number; name: string }[]
  rows: (string | null)[][]
  total: number
  targets: { key: string; label: string; must: boolean }[]
  map: Record<string, number>
}
export type SheetRun = {
  dry_run: boolean
  rows: number
  opened: number
  same: number
  ended?: number
  errors: { row: number; column?: string | null; says: string }[]
  lines: { row: number; title: string; unit: string | Named | null; due: string | null; code: string | null }[]
}

export type Kind = {
  kind: string
  name: string
  prefix?: string
  excludes?: boolean
  source: string | null
  mark: string | null
  valid?: { from: string | null; to: string | null }
  recurs?: boolean
  steps: { code: string; name: string; limit: string | null; source: string | null; mark: string | null }[]
  acts: { act: string; name: string }[]
  reasons: { act: string; code: string; name: string; source: string | null; mark: string | null }[]
  fallback?: string | null
  limit?: string | null
}

export type Account = { name: string; person: Named | null; subject?: string | null; roles: { role: string; unit?: string | Named | null; kind?: string | null }[]; locked: boolean; has_password?: boolean; second_factor?: boolean; last_seen?: string | null }
export type CalendarYear = {
  year: number
  announced: string | null
  provisional: boolean
  hours: { weekday: number; from: string; to: string }[]
  days: { day: string; kind: 'off' | 'work'; name: string; source: string | null; mark: string | null }[]
}
export type Regulation = { kind: string; name: string; valid?: { from: string | null; to: string | null }; source: string | null; mark: string | null; rows?: { what: string; name: string; value: string | null; source: string | null; mark: string | null }[] }
export type UnitSheet = {
  unit: Named
  exists: boolean
  names: { name: string; from: string; to: string | null }[]
  agency: Named | null
  superior: Named | null
  office: Named | null
  head: Named | null
  successions: unknown[]
  posts: { post: string; rank: string; person: Named | null }[]
  holds: { counts: Record<string, number>; lines: Line[] }
}
export type PersonSheet = {
  person: Named
  tenures: { post: string; unit: Named; from: string; to: string | null }[]
  absences: { from: string; to: string | null; substitute?: Named | null }[]
  delegations: { to?: Named; from?: Named | string; until?: string }[] | null
  holds: { counts: Record<string, number>; lines: Line[] }
}
export type Token = { id: number; label: string; scope: string; created?: string; expires: string | null; used?: string | null }

export const nameOf = (who: string | Named | null | undefined): string => (!who ? '' : typeof who === 'string' ? who : who.name)
