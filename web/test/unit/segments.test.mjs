/* A directive's text in pieces: each letter is in exactly one, and what nobody looked at shows. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './load.mjs'

const { segments, coverage, cuts, likelyCut } = await load(`export * from './segments.ts'`)
const text = [...'Mở đầu.\n1. Sở A làm việc một; báo cáo.\na) Sở B làm việc hai.\nBỏ sót đoạn này.']
const at = (words) => {
  const i = text.join('').indexOf(words)
  return { start: i, end: i + [...words].length }
}
const contents = [
  { n: 1, ...at('Sở A làm việc một; báo cáo'), dropped: false },
  { n: 2, ...at('Sở B làm việc hai'), dropped: false },
]
const noTask = [{ ...at('Mở đầu'), reason: 'header', words: '' }]

test('the pieces tile the text', () => {
  const list = segments(text, contents, noTask)
  assert.equal(list.map((s) => s.text).join(''), text.join(''))
  let end = 0
  for (const s of list) {
    assert.equal(s.start, end)
    end = s.end
  }
  assert.equal(end, text.length)
})

test('list markers and signs are joints; a sentence nobody looked at is a gap', () => {
  const list = segments(text, contents, noTask)
  assert.deepEqual(list.filter((s) => s.kind === 'gap').map((s) => s.text.trim()), ['.\nBỏ sót đoạn này.'])
  assert.ok(list.some((s) => s.kind === 'joint' && s.text.includes('1.')))
  assert.ok(list.some((s) => s.kind === 'joint' && s.text.includes('a)')))
  const c = coverage(list)
  assert.equal(c.content + c.noTask + c.gap, c.all)
  assert.equal(c.gap, 'Bỏsótđoạnnày'.length)
})

test('a dropped content is not covered, an overlap is counted once', () => {
  const dropped = segments(text, [{ ...contents[0], dropped: true }, contents[1]], noTask)
  assert.equal(dropped.filter((s) => s.kind === 'content').length, 1)
  const over = segments(text, [contents[0], { ...contents[1], start: contents[0].start + 3 }], noTask)
  assert.equal(over.map((s) => s.text).join(''), text.join(''))
})

test('a cut lies before a word, by preference behind a semicolon', () => {
  const words = 'Sở A làm việc một; báo cáo'
  for (const c of cuts(words)) assert.match(words.slice(0, c), /\s$/)
  assert.equal(words.slice(likelyCut(words)), 'báo cáo')
  assert.deepEqual(cuts('một'), [])
})
