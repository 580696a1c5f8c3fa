/* needs.ts -- what a form still lacks. Pure: the same values always give the same list.
 *
 * The server's form says what must be stated. A few fields are needed only beside another's value (docs/formats/act.md);
 * they are asked for here too, so that nothing is sent half. The server tests everything again.
 */
import type { Field, Form } from './api.gen.ts'
import type { Values } from './kept.ts'

type Rule = { act: string; when: string; is: string[]; need: string }

const BESIDES: Rule[] = [
  { act: 'ask', when: 'form', is: ['obstacle'], need: 'rule' },
  { act: 'ask', when: 'form', is: ['objection', 'instruction'], need: 'to_person' },
  { act: 'reply', when: 'answer', is: ['not_mine'], need: 'units' },
  { act: 'reply', when: 'answer', is: ['upheld'], need: 'rule' },
  { act: 'reply', when: 'answer', is: ['upheld'], need: 'until' },
  { act: 'decide', when: 'follows', is: ['no'], need: 'words' },
]

export const stated = (values: Values, key: string): boolean => {
  const v = values[key]
  return Array.isArray(v) ? v.some((x) => x.trim() !== '') : typeof v === 'string' && v.trim() !== ''
}

/* A number as people here write it, as the record has it: 1.200,5 and 1 200,5 are 1200.5. What could mean either is left as it is. */
export function plainNumber(text: string): string {
  const t = text.trim().replace(/[ \u00a0]/g, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(t)) return t.replace(/\./g, '').replace(',', '.')
  return /^-?\d+,\d+$/.test(t) ? t.replace(',', '.') : t
}

export function isNeeded(form: Form, field: Field, values: Values): boolean {
  if (field.must) return true
  return BESIDES.some((r) => r.act === form.act && r.need === field.key && r.is.includes(String(values[r.when] ?? '')))
}

/* Keys that are missing, in the form's order; where one of several is enough, the first of them stands for all. */
export function missing(form: Form, values: Values): string[] {
  const out = form.fields.filter((f) => isNeeded(form, f, values) && !stated(values, f.key)).map((f) => f.key)
  const any = anyOf(form)
  if (any.length > 0 && !any.some((key) => stated(values, key))) out.push(any[0])
  return out
}

export function anyOf(form: Form): string[] {
  return form.any_of ?? []
}

/* What nobody states on most days, in any act. */
const RARE = new Set(['function', 'collective', 'votes', 'content', 'giver', 'counted_from', 'event', 'answers'])

/* More than so many fields are shown at once only where each is needed; of the optional ones these then stay in sight, and choices. */
const AT_ONCE = 6
const USUAL: Record<string, string[]> = { advise: ['to', 'to_person'], ask: ['to_person', 'words'], complete: ['words'] }

/* A form's fields as they are shown: the necessary ones first, what is seldom stated folded away behind them. */
export function inSight(form: Form, values: Values): { usual: Field[]; rare: Field[] } {
  const any = anyOf(form)
  const needed = (f: Field) => isNeeded(form, f, values) || any.includes(f.key)
  const seldom = (f: Field) => !needed(f) && (f.later === true || RARE.has(f.key))
  const many = form.act !== 'open' && form.fields.filter((f) => !seldom(f)).length > AT_ONCE
  const rarely = (f: Field) => seldom(f) || (many && !needed(f) && f.type !== 'code' && !(USUAL[form.act] ?? []).includes(f.key))
  return { usual: form.fields.filter((f) => !rarely(f)), rare: form.fields.filter(rarely) }
}

/* What is sent: the fields that are stated, and no others. */
export function statedOnly(form: Form, values: Values): Values {
  const out: Values = {}
  for (const f of form.fields) {
    if (!stated(values, f.key)) continue
    const v = values[f.key]
    if (f.type === 'per_entry' && Array.isArray(v)) v.forEach((x, i) => { if (x.trim()) out[`${f.key}[${(f.entry ?? 1) + i}]`] = plainNumber(x) })
    else if (Array.isArray(v)) out[f.key] = v.map((x) => x.trim()).filter(Boolean)
    else if (f.type === 'per_period') out[`${f.key}[${v.split('=')[0].trim()}]`] = plainNumber(v.slice(v.indexOf('=') + 1))
    else out[f.key] = f.type === 'number' ? plainNumber(v) : v.trim()
  }
  return out
}

export const isList = (f: Field): boolean => f.type === 'lines' || f.type === 'per_entry' || f.type === 'units' || f.type === 'persons' || f.type === 'matters'
