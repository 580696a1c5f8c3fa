/* What a form lacks: nothing is sent half. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './load.mjs'

const { missing, statedOnly } = await load(`export { missing, statedOnly } from './needs.ts'`)
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
