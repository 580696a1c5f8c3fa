/* time.ts -- how days, instants and working time are written. Pure: what is shown depends on the arguments alone.
 *
 * The server sends instants with the office's own offset (2025-09-12T16:00:00+07:00), so that their day and hour are read
 * from the text; the browser's zone never matters. A due at 00:00 is the end of the day before and is written so.
 */
import { t } from './i18n.ts'

export type Span = { seconds: number; hm: string }

const HOUR = 3600
let workingDay = 8 * HOUR

/* The length of a working day, as the session says: 97h30 is then 12 days 1 hour 30. */
export function setWorkingDay(seconds: number): void {
  if (seconds > 0) workingDay = seconds
}

const pad = (n: number) => String(n).padStart(2, '0')

export function isoDay(y: number, m: number, d: number): string {
  return `${y}-${pad(m)}-${pad(d)}`
}

export function dayParts(iso: string): [number, number, number] {
  return [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))]
}

export function addDays(iso: string, n: number): string {
  const [y, m, d] = dayParts(iso)
  const at = new Date(Date.UTC(y, m - 1, d + n))
  return isoDay(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
}

/* 1 Monday … 7 Sunday */
export function weekday(iso: string): number {
  const [y, m, d] = dayParts(iso)
  return ((new Date(Date.UTC(y, m - 1, d)).getUTCDay() + 6) % 7) + 1
}

export function fmtDay(iso: string | null | undefined): string {
  if (!iso) return ''
  const [y, m, d] = dayParts(iso)
  return `${d}/${m}/${y}`
}

export function fmtInstant(at: string | null | undefined): string {
  if (!at) return ''
  return `${fmtDay(at)} ${at.slice(11, 16)}`
}

export const isEndOfDay = (at: string) => at.slice(11, 19) === '00:00:00'

/* A due: the day alone where it ends with that day, else day and minute. */
export function fmtDue(at: string | null | undefined): string {
  if (!at) return ''
  return isEndOfDay(at) ? fmtDay(addDays(at.slice(0, 10), -1)) : fmtInstant(at)
}

export function fmtDueLong(at: string): string {
  return isEndOfDay(at) ? t('time.end_of', { day: fmtDue(at) }) : fmtInstant(at)
}

/* '3 ngày 2 giờ làm việc'; minutes are said only where there is no whole day. */
export const spanWords = (span: Span | null | undefined): string => (span ? t('time.working', { span: spanShort(span) }) : '')

/* '3 ngày 2 giờ': in a table whose head says what kind of time it is. */
export function spanShort(span: Span): string {
  const s = Math.max(0, Math.round(span.seconds / 60) * 60)
  const days = Math.floor(s / workingDay)
  const hours = Math.floor((s - days * workingDay) / HOUR)
  const minutes = Math.round((s - days * workingDay - hours * HOUR) / 60)
  const parts: string[] = []
  if (days > 0) parts.push(t('time.days', { count: days }))
  if (hours > 0) parts.push(t('time.hours', { count: hours }))
  if (days === 0 && minutes > 0) parts.push(t('time.minutes', { count: minutes }))
  if (parts.length === 0) parts.push(t('time.minutes', { count: 0 }))
  return parts.join(' ')
}

/* What a person types for a day: 30/9/2025, 30-9-25, 30.9, 2025-09-30. Null when it is no day. `near`: whose year is meant. */
export function parseDay(words: string, near: string): string | null {
  const s = words.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(s)
  const vn = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(s)
  let y: number, m: number, d: number
  if (iso) [y, m, d] = [Number(iso[1]), Number(iso[2]), Number(iso[3])]
  else if (vn) {
    d = Number(vn[1])
    m = Number(vn[2])
    y = vn[3] === undefined ? Number(near.slice(0, 4)) : Number(vn[3]) + (vn[3].length === 2 ? 2000 : 0)
  } else return null
  const at = new Date(Date.UTC(y, m - 1, d))
  if (at.getUTCFullYear() !== y || at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return null
  return isoDay(y, m, d)
}

/* The six weeks that show a month, Monday first. */
export function monthGrid(y: number, m: number): string[] {
  const first = isoDay(y, m, 1)
  const from = addDays(first, 1 - weekday(first))
  return Array.from({ length: 42 }, (_, i) => addDays(from, i))
}
