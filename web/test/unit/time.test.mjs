/* Days, dues and working time as an office writes them. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './load.mjs'

const { time, init } = await load(`
  import * as time from './time.ts'
  import { initLang } from './i18n.ts'
  import vi from './lang/vi.json'
  import en from './lang/en.json'
  export { time }
  export const init = (lang) => initLang(lang, lang === 'vi' ? vi : en)
`)
await init('vi')
const span = (hours) => ({ seconds: hours * 3600, hm: '' })

test('a span of working time is said in days of eight hours', () => {
  const rows = [
    [0, '0 phút làm việc'],
    [0.5, '30 phút làm việc'],
    [2.5, '2 giờ 30 phút làm việc'],
    [8, '1 ngày làm việc'],
    [26, '3 ngày 2 giờ làm việc'],
    [97.5, '12 ngày 1 giờ làm việc'],
  ]
  for (const [hours, words] of rows) assert.equal(time.spanWords(span(hours)), words)
})

test('a working day of seven hours divides otherwise', () => {
  time.setWorkingDay(7 * 3600)
  assert.equal(time.spanWords(span(15)), '2 ngày 1 giờ làm việc')
  time.setWorkingDay(8 * 3600)
})

test('a due at midnight is the end of the day before, over months and years', () => {
  const rows = [
    ['2025-10-01T00:00:00+07:00', '30/9/2025', 'hết ngày 30/9/2025'],
    ['2026-01-01T00:00:00+07:00', '31/12/2025', 'hết ngày 31/12/2025'],
    ['2024-03-01T00:00:00+07:00', '29/2/2024', 'hết ngày 29/2/2024'],
    ['2025-09-12T16:00:00+07:00', '12/9/2025 16:00', '12/9/2025 16:00'],
  ]
  for (const [at, short, long] of rows) {
    assert.equal(time.fmtDue(at), short)
    assert.equal(time.fmtDueLong(at), long)
  }
})

test('a typed day is understood as people write it, and nothing else is', () => {
  const near = '2025-09-12'
  const rows = [
    ['30/9/2025', '2025-09-30'],
    ['30-9-25', '2025-09-30'],
    ['5/1', '2025-01-05'],
    ['2026-02-03', '2026-02-03'],
    ['29/2/2024', '2024-02-29'],
    ['29/2/2025', null],
    ['31/9/2025', null],
    ['5 ngày làm việc', null],
    ['', null],
  ]
  for (const [words, iso] of rows) assert.equal(time.parseDay(words, near), iso, words)
})

test('a month is shown as six weeks from a Monday', () => {
  const grid = time.monthGrid(2025, 9)
  assert.equal(grid.length, 42)
  assert.equal(grid[0], '2025-09-01')
  assert.equal(time.monthGrid(2025, 6)[0], '2025-05-26')
  for (const day of grid.filter((_, i) => i % 7 === 0)) assert.equal(time.weekday(day), 1)
})
