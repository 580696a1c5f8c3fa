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
  return Array.isArray(v) ? v.length > 0 : typeof v === 'string' && v.trim() !== ''
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

/* What is sent: the fields that are stated, and no others. */
export function statedOnly(form: Form, values: Values): Values {
  const out: Values = {}
  for (const f of form.fields) {
    if (!stated(values, f.key)) continue
    const v = values[f.key]
    out[f.key] = Array.isArray(v) ? v : v.trim()
  }
  return out
}

export const isList = (f: Field): boolean => f.type === 'units' || f.type === 'persons' || f.type === 'matters'
