/* What was typed is kept, found again by the same person only, and goes when it is sent or a month old. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { webcrypto } from 'node:crypto'
import { load } from './load.mjs'

globalThis.crypto ??= webcrypto // what every browser has; Debian's node 18 only under this name

const { keep, find, forget, sweep, list, newKey } = await load(`export * from './kept.ts'`)

function storage() {
  const map = {}
  const methods = {
    getItem: (k) => (Object.hasOwn(map, k) ? map[k] : null),
    setItem: (k, v) => void (map[k] = String(v)),
    removeItem: (k) => void delete map[k],
  }
  return new Proxy(map, { get: (o, k) => methods[k] ?? o[k] })
}

test('kept for one person and one form, with its key', () => {
  const store = storage()
  const kept = { values: { view: 'đồng ý' }, key: 'k1', at: 1 }
  keep(store, 'yen', 'V25-0001:advise', kept)
  assert.deepEqual(find(store, 'yen', 'V25-0001:advise'), kept)
  assert.equal(find(store, 'tho', 'V25-0001:advise'), null)
  assert.deepEqual(list(store, 'yen').map((k) => k.what), ['V25-0001:advise'])
  forget(store, 'yen', 'V25-0001:advise')
  assert.equal(find(store, 'yen', 'V25-0001:advise'), null)
})

test('an emptied form is not kept, damage is no kept form, an old one goes', () => {
  const store = storage()
  keep(store, 'yen', 'a:b', { values: { x: '' }, key: 'k', at: 1 })
  assert.deepEqual(list(store, 'yen'), [])
  store.setItem('congvu.kept:yen:c:d', '{')
  assert.equal(find(store, 'yen', 'c:d'), null)
  store.removeItem('congvu.kept:yen:c:d')
  keep(store, 'yen', 'e:f', { values: { x: '1' }, key: 'k', at: 0 })
  sweep(store, 31 * 24 * 3600 * 1000)
  assert.deepEqual(list(store, 'yen'), [])
})

test('keys differ', () => {
  assert.notEqual(newKey(), newKey())
})
