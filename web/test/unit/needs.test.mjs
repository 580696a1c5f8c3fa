/* What a form lacks: nothing is sent half. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './load.mjs'

const { inSight, missing, statedOnly } = await load(`export { inSight, missing, statedOnly } from './needs.ts'`)
const field = (key, must = false, type = 'long') => ({ key, label: key, type, must })

const advise = { act: 'advise', name: '', fields: ['view', 'work', 'date', 'responsible', 'basis'].map((k) => field(k, true)).concat(field('to')), any_of: [] }

test('advice without view, work, date or person is not whole', () => {
  const whole = { view: 'đồng ý', work: 'ban hành', date: '2025-09-30', responsible: 'lan', basis: 'Luật' }
  assert.deepEqual(missing(advise, whole), [])
  for (const key of Object.keys(whole)) assert.deepEqual(missing(advise, { ...whole, [key]: '  ' }), [key])
})

test('one of several is enough', () => {
  const form = { act: 'return', name: '', fields: [field('missing', true), field('reason'), field('words')], any_of: ['reason', 'words'] }
  assert.deepEqual(missing(form, { missing: 'x' }), ['reason'])
  assert.deepEqual(missing(form, { missing: 'x', words: 'y' }), [])
})

test('what an answer asks for besides', () => {
  const reply = { act: 'reply', name: '', fields: [field('answer', true, 'answer'), field('rule'), field('until', false, 'day'), field('units', false, 'units')], any_of: [] }
  assert.deepEqual(missing(reply, { answer: 'agree' }), [])
  assert.deepEqual(missing(reply, { answer: 'upheld' }), ['rule', 'until'])
  assert.deepEqual(missing(reply, { answer: 'not_mine', units: [] }), ['units'])
  assert.deepEqual(missing(reply, { answer: 'not_mine', units: ['stp'] }), [])
})

test('only what is stated is sent', () => {
  assert.deepEqual(statedOnly(advise, { view: ' đồng ý ', to: '', other: 'x' }), { view: 'đồng ý' })
})

test('a long form shows what is needed and what is chosen; the rest is folded, and nothing is lost', () => {
  const keys = (fields) => fields.map((f) => f.key)
  const decide = {
    act: 'decide',
    name: '',
    fields: [field('follows', true, 'yesno'), field('outcome', true), field('digitised', false, 'yesno'), field('result', false, 'code'), field('refusal'), field('to', false, 'unit'), field('to_person', false, 'person'), field('words'), field('basis'), field('ground')],
    any_of: [],
  }
  assert.deepEqual(keys(inSight(decide, {}).usual), ['follows', 'outcome', 'result'])
  assert.deepEqual(keys(inSight(decide, { follows: 'no' }).usual), ['follows', 'outcome', 'result', 'words'], 'who does not follow says why')
  assert.equal(inSight(decide, {}).usual.length + inSight(decide, {}).rare.length, decide.fields.length)
  const report = { act: 'report', name: '', fields: ['share', 'words', 'a', 'b', 'c', 'd', 'e'].map((k) => field(k)), any_of: ['share', 'words', 'a', 'b', 'c', 'd', 'e'] }
  assert.equal(inSight(report, {}).rare.length, 0, 'one of several is asked for, so each is in sight')
  const short = { act: 'assign', name: '', fields: [field('to_person', true), field('to'), field('words'), { ...field('ground'), later: true }], any_of: [] }
  assert.deepEqual(keys(inSight(short, {}).rare), ['ground'])
})

test('numbers a line each go with the entries that the same act adds', () => {
  const open = { act: 'open', name: '', fields: [field('item', true, 'lines'), { ...field('worth', true, 'per_entry'), entry: 1, of: 'Tài sản' }], any_of: [] }
  assert.deepEqual(missing(open, { item: ['Xe'], worth: [] }), ['worth'])
  assert.deepEqual(statedOnly(open, { item: ['Xe', 'Máy in'], worth: ['600.000.000', ' ', '8'] }), { item: ['Xe', 'Máy in'], 'worth[1]': '600000000', 'worth[3]': '8' })
  const report = { ...open, act: 'report', fields: open.fields.map((f) => (f.type === 'per_entry' ? { ...f, entry: 3 } : f)) }
  assert.deepEqual(statedOnly(report, { item: ['Bàn'], worth: ['5'] }), { item: ['Bàn'], 'worth[3]': '5' })
})
