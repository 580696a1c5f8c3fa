/* Searching without accents; and the two languages say the same things. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { load } from './load.mjs'

const { fold, matches } = await load(`export * from './fold.ts'`)

test('accents and order do not matter', () => {
  assert.equal(fold('Đặng Bích Vân'), 'dang bich van')
  assert.ok(matches(fold('Sở Tài chính'), 'so tai'))
  assert.ok(matches(fold('Sở Tài chính'), 'chính sở'))
  assert.ok(!matches(fold('Sở Tài chính'), 'tai nguyen'))
  assert.equal(fold('Đường'.normalize('NFD')), fold('Đường'.normalize('NFC')))
})

const words = (lang) => JSON.parse(readFileSync(new URL(`../../src/lang/${lang}.json`, import.meta.url), 'utf8'))

test('each sentence names the same values in both languages', () => {
  const values = (s) => [...new Set(s.match(/\{\{\w+\}\}/g) ?? [])].sort().join()
  const [vi, en] = [words('vi'), words('en')]
  for (const key of Object.keys(vi)) {
    assert.ok(key in en, `en.json lacks ${key}`)
    assert.equal(values(en[key]), values(vi[key]), key)
    assert.notEqual(vi[key].trim(), '', key)
  }
})
