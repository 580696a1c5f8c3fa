/* segments.ts -- a text cut into what is a content, what is no task, and what nobody has looked at. Pure.
 * Signs and list markers between them are joints.
 *
 * Offsets count code points, half-open. Overlaps are given to who begins first. Joints count neither for nor against the
 * coverage.
 */
import type { Content, Draft } from './api.gen.ts'

export type Segment = { kind: 'content' | 'no_task' | 'gap' | 'joint'; start: number; end: number; text: string; n?: number; reason?: string }

/* What stands between pieces and says nothing: white space, signs, list markers such as 'a)', '2.', 'III.', '(ii)', '1.2.' */
const JOINT = /^[\s\p{P}\p{S}]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[ivx]{1,5}|[IVX]{1,5})[.):]\)?\s*)?[\s\p{P}\p{S}]*$/u

export function segments(points: string[], contents: Pick<Content, 'n' | 'start' | 'end' | 'dropped'>[], noTask: Draft['no_task']): Segment[] {
  const pieces = [
    ...contents.filter((c) => !c.dropped).map((c) => ({ kind: 'content' as const, start: c.start, end: c.end, n: c.n, reason: undefined })),
    ...noTask.map((p) => ({ kind: 'no_task' as const, start: p.start, end: p.end, n: undefined, reason: p.reason_name ?? p.reason })),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  const out: Segment[] = []
  let at = 0
  const add = (kind: Segment['kind'], start: number, end: number, more: { n?: number; reason?: string } = {}) => {
    if (end <= start) return
    const text = points.slice(start, end).join('')
    out.push({ kind: kind === 'gap' && JOINT.test(text) ? 'joint' : kind, start, end, text, ...more })
  }
  for (const p of pieces) {
    const start = Math.max(p.start, at)
    if (start >= p.end) continue
    add('gap', at, start)
    add(p.kind, start, p.end, { n: p.n, reason: p.reason })
    at = p.end
  }
  add('gap', at, points.length)
  return out
}

const letters = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length

export type Coverage = { content: number; noTask: number; gap: number; all: number }

/* Letters and digits by kind. */
export function coverage(list: Segment[]): Coverage {
  const sum = (kind: Segment['kind']) => list.filter((s) => s.kind === kind).reduce((n, s) => n + letters(s.text), 0)
  const [content, noTask, gap] = [sum('content'), sum('no_task'), sum('gap')]
  return { content, noTask, gap, all: content + noTask + gap }
}

/* Where a content can be cut: before each word but the first, as offsets into `words` in code points. */
export function cuts(words: string): number[] {
  const points = [...words]
  const out: number[] = []
  for (let i = 1; i < points.length; i++) if (/\s/.test(points[i - 1]) && !/\s/.test(points[i])) out.push(i)
  return out
}

/* The cut that is most often meant: behind a semicolon or full stop nearest the middle, else the middle. */
export function likelyCut(words: string): number {
  const points = [...words]
  const all = cuts(words)
  if (all.length === 0) return 0
  const middle = points.length / 2
  const near = (list: number[]) => list.reduce((best, c) => (Math.abs(c - middle) < Math.abs(best - middle) ? c : best), list[0])
  const strong = all.filter((c) => /[;.:]\s*$/.test(points.slice(0, c).join('')))
  const soft = all.filter((c) => /,\s*$/.test(points.slice(0, c).join('')))
  return near(strong.length > 0 ? strong : soft.length > 0 ? soft : all)
}
