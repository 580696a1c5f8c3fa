import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

const { formulaWords } = await load(`export * from './formula.ts'`)
const NAMES = { plan: 'Kế hoạch vốn', disbursed: 'Giải ngân', days_before: 'Số ngày trước', days_after: 'Số ngày sau', accepted: 'Ngày tiếp nhận' }
const WORDS = { sum: 'tổng', today: 'ngày hôm nay' }
const say = (formula) => formulaWords(formula, (code) => NAMES[code], (word) => WORDS[word] ?? '')

test('a formula is said with the names of its fields', () => {
  assert.equal(say('100 * sum(disbursed) / sum(plan)'), '100 × tổng “Giải ngân” ÷ tổng “Kế hoạch vốn”')
  assert.equal(say('today - accepted'), 'ngày hôm nay − “Ngày tiếp nhận”')
})
test('brackets that count are kept', () => {
  assert.equal(say('100 * (days_before - days_after) / days_before'), '100 × (“Số ngày trước” − “Số ngày sau”) ÷ “Số ngày trước”')
})
test('what has no name stands as it is written', () => assert.equal(say('score >= 2.5'), 'score ≥ 2.5'))
