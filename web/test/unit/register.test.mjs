/* A table of an office made into rows of the register. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './load.mjs'

const { guess, rankOf, codeOf, make, fileOf, wrongOf, csvOf } = await load(`export * from './register.ts'`)

const rows = (...lines) => lines.map((cells, i) => ({ row: i + 1, cells }))
const known = { units: [{ code: 'stc', name: 'Sở Tài chính', abbr: 'STC', head: { code: 'vandb', name: 'Đặng Bích Vân' } }], people: [{ code: 'vandb', name: 'Đặng Bích Vân', post: 'Giám đốc', unit: { code: 'stc' } }] }
const says = (key, words) => `${key} ${words ?? ''}`.trim()

test('columns are known by their heads, wherever the head stands', () => {
  const table = rows(['DANH SÁCH CÁN BỘ', '', '', ''], ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác'], ['1', 'Trần Thu Yến', 'Chuyên viên', 'Sở Tài chính'])
  assert.deepEqual(guess('staff', table), { head: 1, map: { name_vi: 1, post_name: 2, unit: 3 } })
  assert.deepEqual(guess('units', rows(['id', 'name_vi', 'abbr', 'parent'])).map, { code: 0, name_vi: 1, abbr: 2, parent: 3 })
  assert.equal(guess('staff', rows(['1', 'x'], ['2', 'y'])).head, -1)
})

test('a rank is read from the name of a post, a code from a name', () => {
  assert.deepEqual(['Giám đốc', 'Phó Giám đốc', 'Trưởng phòng', 'Phó Trưởng phòng', 'Chuyên viên', 'Chánh Văn phòng', 'trưởng'].map(rankOf), ['head', 'deputy', 'head', 'deputy', 'staff', 'head', 'head'])
  const taken = new Set(['yentt'])
  assert.equal(codeOf('Đặng Bích Vân', taken), 'vandb')
  assert.equal(codeOf('Trần Thu Yến', taken), 'yentt2')
})

test('an official becomes a person, a post and a tenure; who is there already is not said again', () => {
  const made = make('staff', rows(['Trần Thu Yến', 'Chuyên viên', 'STC', '1/9/2025'], ['Đặng Bích Vân', 'Giám đốc', 'sở tài chính', ''], ['', '', '', '']), { name_vi: 0, post_name: 1, unit: 2, from: 3 }, known, '2025-08-14', says)
  assert.equal(made.same, 1)
  assert.deepEqual(made.wrong, [])
  assert.deepEqual(made.items.map((i) => [i.list, i.value]), [
    ['people', { code: 'yentt', name_vi: 'Trần Thu Yến', from: '2025-09-01' }],
    ['posts', { code: 'stc-yentt', unit: 'stc', name_vi: 'Chuyên viên', rank: 'staff', from: '2025-09-01' }],
    ['tenures', { person: 'yentt', post: 'stc-yentt', from: '2025-09-01' }],
  ])
})

test('a unit that has a head gets no second one', () => {
  const made = make('staff', rows(['Ngô Hữu Hai', 'Giám đốc', 'STC'], ['Đặng Bích Vân', 'Giám đốc Sở', 'STC']), { name_vi: 0, post_name: 1, unit: 2 }, known, '2025-08-14', says)
  assert.deepEqual([made.wrong, made.same, made.items], [[{ row: 1, key: 'post_name', says: 'has_head Đặng Bích Vân' }], 1, []])
})

test('what is wrong in a row is said of it, and the others go on', () => {
  const made = make('staff', rows(['A B', 'Chuyên viên', 'Sở Không Có', ''], ['', 'Chuyên viên', 'STC', ''], ['C D', 'Chuyên viên', 'STC', '31/2/2025'], ['E F', 'Chuyên viên', 'STC', '']), { name_vi: 0, post_name: 1, unit: 2, from: 3 }, known, '2025-08-14', says)
  assert.deepEqual(made.wrong, [{ row: 1, key: 'unit', says: 'no_unit Sở Không Có' }, { row: 2, key: 'name_vi', says: 'lacks' }, { row: 3, key: 'from', says: 'no_day 31/2/2025' }])
  assert.deepEqual([...new Set(made.items.map((i) => i.row))], [4])
})

test('an item stands on a line of its own, so that a refusal names its row', () => {
  const made = make('units', rows(['p1', 'Phòng "Một"'], ['p2', 'Phòng Hai']), { code: 0, name_vi: 1 }, known, '2025-08-14', says)
  const file = fileOf(made.items, { announced: '2025-08-14', source: 'QĐ 1', from: '2025-09-01' })
  const whole = JSON.parse(file.text)
  assert.equal(whole.source, 'QĐ 1')
  assert.deepEqual(whole.units, [{ code: 'p1', name_vi: 'Phòng "Một"' }, { code: 'p2', name_vi: 'Phòng Hai' }])
  const line = file.text.split('\n').findIndex((l) => l.includes('p2')) + 1
  const refused = [{ line, says: 'mã này đã có' }, { line, says: 'lời thứ hai của một dòng' }, { line: 1, says: 'đầu tệp không phải dòng nào' }]
  assert.deepEqual(wrongOf(refused, file.lines), [{ row: 2, key: null, says: 'mã này đã có' }])
})

test('a cell of the rows that are sent back is never a formula', () => {
  assert.equal(csvOf([['=1+1', 'a"b']]), '\ufeff"\'=1+1","a""b"\r\n')
})
