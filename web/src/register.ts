/* register.ts -- a table that an office has (units, officials, posts ...) made into rows of the register. Pure.
 *
 *   cells ──► which column is what (guessed by its head) ──► items, each on a line of its own ──► POST /api/register
 *
 * A line of the file is a row of the table, so that a refusal that names a line names a row.
 */
import { fold } from './fold.ts'
import { fmtDay, parseDay } from './time.ts'

export type Field = { key: string; must?: boolean; kind?: 'unit' | 'day' | 'rank' | 'yes' | 'list'; heads: string[] }
export type Kind = 'units' | 'staff' | 'people' | 'posts' | 'tenures' | 'absences' | 'delegations'

const UNIT: Field = { key: 'unit', must: true, kind: 'unit', heads: ['don vi', 'phong ban', 'co quan', 'unit'] }
const PERSON: Field = { key: 'person', must: true, heads: ['ma can bo', 'can bo', 'nguoi vang', 'nguoi uy quyen', 'person', 'ma'] }
const POST: Field = { key: 'post', must: true, heads: ['ma chuc vu', 'chuc vu', 'post'] }
const FROM: Field = { key: 'from', kind: 'day', heads: ['tu ngay', 'ngay bat dau', 'ngay bo nhiem', 'from'] }
const TO: Field = { key: 'to', kind: 'day', heads: ['den ngay', 'den het ngay', 'ngay ket thuc', 'to'] }
const RANK: Field = { key: 'rank', kind: 'rank', heads: ['cap', 'bac', 'rank'] }

export const KINDS: Record<Kind, Field[]> = {
  units: [
    { key: 'code', must: true, heads: ['ma don vi', 'ma', 'id', 'code'] },
    { key: 'name_vi', must: true, heads: ['ten don vi', 'ten', 'name_vi', 'don vi'] },
    { key: 'abbr', heads: ['viet tat', 'ten tat', 'abbr'] },
    { key: 'parent', kind: 'unit', heads: ['don vi cap tren', 'cap tren', 'truc thuoc', 'thuoc', 'parent'] },
    { key: 'agency', kind: 'yes', heads: ['co con dau', 'la co quan', 'agency'] },
    { key: 'office', kind: 'unit', heads: ['van phong', 'office'] },
    { key: 'class', heads: ['loai', 'nhom', 'class'] },
    { key: 'level', heads: ['cap', 'level'] },
    { key: 'system', heads: ['he thong', 'khoi', 'system'] },
    { key: 'aliases', kind: 'list', heads: ['ten khac', 'aliases'] },
    { key: 'name_en', heads: ['ten tieng anh', 'name_en'] },
    FROM,
  ],
  staff: [
    { key: 'name_vi', must: true, heads: ['ho va ten', 'ho ten', 'ten can bo', 'can bo', 'name_vi', 'ten'] },
    { key: 'post_name', must: true, heads: ['chuc vu', 'chuc danh', 'vi tri', 'post'] },
    UNIT,
    { key: 'code', heads: ['ma can bo', 'tai khoan', 'ma', 'code'] },
    RANK,
    FROM,
  ],
  people: [
    { key: 'code', must: true, heads: ['ma can bo', 'ma', 'code'] },
    { key: 'name_vi', must: true, heads: ['ho va ten', 'ho ten', 'ten', 'name_vi'] },
  ],
  posts: [{ key: 'code', must: true, heads: ['ma chuc vu', 'ma', 'code'] }, UNIT, { key: 'name_vi', must: true, heads: ['ten chuc vu', 'chuc vu', 'ten', 'name_vi'] }, RANK],
  tenures: [PERSON, POST, FROM, TO],
  absences: [PERSON, { key: 'substitute', heads: ['nguoi thay', 'thay the', 'substitute'] }, FROM, TO],
  delegations: [PERSON, POST, { key: 'lent_to', must: true, heads: ['nguoi duoc uy quyen', 'duoc uy quyen', 'lent_to'] }, FROM, TO],
}

export type Row = { row: number; cells: string[] }
export type Map = Record<string, number> /* key: column from 0 */
export type Wrong = { row: number; key: string | null; says: string }

const plain = (s: string) => fold(s).replace(/[^a-z0-9_ ]/g, ' ').replace(/\s+/g, ' ').trim()

/* The row that bears the heads: the first in which most columns are known. Whole heads count before parts of them. */
export function guess(kind: Kind, rows: Row[]): { head: number; map: Map } {
  let best = { head: -1, map: {} as Map }
  rows.slice(0, 10).forEach((row, at) => {
    const heads = row.cells.map(plain)
    const map: Map = {}
    const take = (fits: (head: string, words: string) => boolean) => {
      for (const f of KINDS[kind]) {
        if (map[f.key] !== undefined) continue
        for (const words of f.heads) {
          const n = heads.findIndex((h, i) => h !== '' && !Object.values(map).includes(i) && fits(h, words))
          if (n >= 0) {
            map[f.key] = n
            break
          }
        }
      }
    }
    take((h, words) => h === words)
    take((h, words) => h.length < 40 && h.includes(words) && words.length > 2)
    if (Object.keys(map).length > Object.keys(best.map).length) best = { head: at, map }
  })
  return Object.keys(best.map).length >= Math.min(2, KINDS[kind].length) ? best : { head: -1, map: {} }
}

/* A post's rank by its name, where no column says it. */
export function rankOf(words: string): 'head' | 'deputy' | 'staff' {
  const w = plain(words)
  if (/^(head|truong|cap truong)$/.test(w)) return 'head'
  if (/^(deputy|pho|cap pho)$/.test(w)) return 'deputy'
  if (/^pho /.test(w)) return 'deputy'
  return /^(giam doc|truong (phong|ban|khoa|doan)|chu tich|chanh (van phong|thanh tra)|bi thu|chi cuc truong|cuc truong|hieu truong|tong bien tap|thu truong|chu nhiem)/.test(w) ? 'head' : 'staff'
}

/* 'Trần Thu Yến' is yentt, as accounts are named: the given name, then the first letters of the others. */
export function codeOf(name: string, taken: Set<string>): string {
  const parts = plain(name).split(' ').filter(Boolean)
  const given = parts.pop() ?? 'canbo'
  const base = (given + parts.map((p) => p[0]).join('')).replace(/[^a-z0-9]/g, '')
  let code = base
  for (let n = 2; taken.has(code); n++) code = `${base}${n}`
  taken.add(code)
  return code
}

export type Known = { units: { code: string; name: string; abbr: string | null; head?: { code: string; name: string } | null }[]; people: { code: string; name: string; post: string | null; unit: { code: string } | null }[] }
export type Item = { row: number; list: string; value: Record<string, unknown>; shown: string[] }
export type Says = (key: string, words?: string) => string
export type Made = { items: Item[]; wrong: Wrong[]; same: number }

const YES = /^(x|co|yes|true|1)$/

function reader(kind: Kind, known: Known, today: string, says: Says) {
  const units: Record<string, string> = {}
  for (const u of known.units) for (const words of [u.code, u.name, u.abbr ?? '']) if (words) units[plain(words)] ??= u.code
  return (cell: string, f: Field): { value?: unknown; wrong?: string } => {
    const words = cell.replace(/\s+/g, ' ').trim()
    if (words === '') return f.must ? { wrong: says('lacks') } : {}
    if (f.kind === 'unit') {
      const code = units[plain(words)]
      if (code) return { value: code }
      return kind === 'units' || /^[a-z0-9][a-z0-9._-]*$/.test(words) ? { value: words } : { wrong: says('no_unit', words) }
    }
    if (f.kind === 'day') {
      const day = parseDay(words, today)
      return day ? { value: day } : { wrong: says('no_day', words) }
    }
    if (f.kind === 'yes') return { value: YES.test(plain(words)) ? 'yes' : 'no' }
    if (f.kind === 'rank') return { value: rankOf(words) }
    if (f.kind === 'list') return { value: words.split(/;/).map((w) => w.trim()).filter(Boolean) }
    return { value: words }
  }
}

/* Rows below the head as items; a row that is wrong by itself is said and left out, one that the register has already is counted. */
export function make(kind: Kind, rows: Row[], map: Map, known: Known, today: string, says: Says): Made {
  const read = reader(kind, known, today, says)
  const taken = new Set(known.people.map((p) => p.code))
  const made: Made = { items: [], wrong: [], same: 0 }
  for (const row of rows) {
    if (row.cells.every((c) => c.trim() === '')) continue
    const value: Record<string, unknown> = {}
    let bad = false
    for (const f of KINDS[kind]) {
      const got = read(map[f.key] === undefined ? '' : (row.cells[map[f.key]] ?? ''), f)
      if (got.wrong) {
        made.wrong.push({ row: row.row, key: f.key, says: got.wrong })
        bad = true
      } else if (got.value !== undefined) value[f.key] = got.value
    }
    if (!bad) addItems(kind, row.row, value, known, taken, made, says)
  }
  return made
}

function addItems(kind: Kind, row: number, value: Record<string, unknown>, known: Known, taken: Set<string>, made: Made, says: Says): void {
  const nameOf = (code: string) => known.units.find((u) => u.code === code)?.name ?? code
  const shown = KINDS[kind].map((f) => (f.kind === 'unit' ? nameOf(String(value[f.key] ?? '')) : f.kind === 'day' ? fmtDay(value[f.key] as string | undefined) : String(value[f.key] ?? '')))
  if (kind === 'units' && known.units.some((u) => u.code === value.code)) made.same++
  else if (kind === 'people' && known.people.some((p) => p.code === value.code)) made.same++
  else if (kind === 'staff') addStaff(row, value, shown, known, taken, made, says)
  else made.items.push({ row, list: kind, value: kind === 'posts' ? { ...value, rank: value.rank ?? rankOf(String(value.name_vi)) } : value, shown })
}

/* An official, the post, and who is in it: what the register has of the three is not said again. */
function addStaff(row: number, value: Record<string, unknown>, shown: string[], known: Known, taken: Set<string>, made: Made, says: Says): void {
  const [name, post, unit, from] = [String(value.name_vi), String(value.post_name), String(value.unit), value.from]
  const there = known.people.find((p) => (value.code ? p.code === value.code : plain(p.name) === plain(name) && p.unit?.code === unit))
  const head = (value.rank ?? rankOf(post)) === 'head' ? known.units.find((u) => u.code === unit)?.head : null
  if (there && there.unit?.code === unit && (plain(there.post ?? '') === plain(post) || head?.code === there.code)) {
    made.same++
    return
  }
  if (head) { /* two would answer for one unit */
    made.wrong.push({ row, key: 'post_name', says: says('has_head', head.name) })
    return
  }
  const code = there?.code ?? (value.code ? String(value.code) : codeOf(name, taken))
  const rank = value.rank ?? rankOf(post)
  const at = from ? { from } : {}
  const seat = `${unit}-${code}${there ? `-${plain(post).replace(/ /g, '')}` : ''}`
  shown[KINDS.staff.findIndex((f) => f.key === 'code')] = code
  shown[KINDS.staff.findIndex((f) => f.key === 'rank')] = String(rank)
  if (!there) made.items.push({ row, list: 'people', value: { code, name_vi: name, ...at }, shown })
  made.items.push({ row, list: 'posts', value: { code: seat, unit, name_vi: post, rank, ...at }, shown })
  made.items.push({ row, list: 'tenures', value: { person: code, post: seat, ...at }, shown })
}

/* The file, an item a line (JSON is YAML too); lines[n - 1] is the row that line n comes from, 0 none. */
export function fileOf(items: Item[], all: { from?: string; announced: string; source: string }): { text: string; lines: number[] } {
  const out = [`{${Object.entries(all).filter(([, v]) => v).map(([k, v]) => `${JSON.stringify(k)}: ${JSON.stringify(v)}`).join(', ')}`]
  const lines = [0]
  for (const list of [...new Set(items.map((i) => i.list))]) {
    out.push(`, ${JSON.stringify(list)}: [`)
    lines.push(0)
    const own = items.filter((i) => i.list === list)
    own.forEach((item, n) => {
      out.push(JSON.stringify(item.value) + (n < own.length - 1 ? ',' : ']'))
      lines.push(item.row)
    })
  }
  out.push('}')
  lines.push(0)
  return { text: `${out.join('\n')}\n`, lines }
}

/* Refusals by line as mistakes by row: the first of a row speaks for it, since the others are of the same words. */
export function wrongOf(refused: { line: number; says: string }[], lines: number[]): Wrong[] {
  const wrong = new globalThis.Map<number, Wrong>()
  for (const r of refused) {
    const row = lines[r.line - 1]
    if (row && !wrong.has(row)) wrong.set(row, { row, key: null, says: r.says })
  }
  return [...wrong.values()]
}

export function csvOf(rows: (string | number)[][]): string {
  return `\ufeff${rows.map((r) => r.map((c) => `"${String(c).replace(/"/g, '""').replace(/^[=+\-@]/, "'$&")}"`).join(',')).join('\r\n')}\r\n`
}
