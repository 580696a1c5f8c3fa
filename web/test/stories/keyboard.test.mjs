/* The administration and long lists, by the keyboard alone: no step needs a mouse, the focus is always seen, nothing holds it fast. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { begin, missing } from './world.mjs'

const skip = missing() ?? false
const STEPS_MAX = 80
let world
before(async () => {
  if (!skip) world = await begin({ story: false })
})
after(async () => world?.end())

/* Tab until what has the focus is called so; wherever it rests on the way it is seen. */
async function tabTo(page, name) {
  for (let n = 0; n < STEPS_MAX; n++) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate(() => {
      const el = document.activeElement
      const label = el.labels?.[0]?.textContent ?? el.getAttribute('aria-label') ?? el.textContent
      const s = getComputedStyle(el)
      return { label: label.replace(/\s+/g, ' ').trim(), seen: el === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) }
    })
    assert.ok(now.seen, `the focus is not seen on '${now.label}'`)
    if (now.label.startsWith(name)) return
  }
  assert.fail(`'${name}' is not reached by Tab`)
}

async function bring(page, downs, rows) {
  await tabTo(page, 'Nội dung danh sách')
  await page.keyboard.press('Home')
  for (let n = 0; n < downs; n++) await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Hoặc dán các dòng')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(rows)
  await tabTo(page, 'Đọc các dòng đã dán')
  await page.keyboard.press('Enter')
  await page.getByLabel(/^Căn cứ/).waitFor()
  await tabTo(page, 'Căn cứ')
  await page.keyboard.type('Quyết định 7/QĐ-UBND')
  await tabTo(page, 'Chạy thử')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ghi 1 dòng vào danh mục' }).waitFor()
  await tabTo(page, 'Ghi 1 dòng vào danh mục')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Chạy thử' }).nth(1).waitFor({ state: 'detached' })
}

/* Typed without accents; taken when it is the first that fits. */
async function choose(page, words, name) {
  await page.keyboard.insertText(words)
  await page.locator('[role=option].at').filter({ hasText: name }).waitFor()
  await page.keyboard.press('Enter')
}

/* The view is there, and nothing of it is still being read. */
async function shown(page, path) {
  await page.goto(world.address + path)
  await page.locator('main h1').waitFor()
  await page.locator('.loading').first().waitFor({ state: 'detached' })
}

test('long lists: the first twenty, then all; regulations folded, and narrowed by words without accents', { skip }, async () => {
  const acts = Array.from({ length: 24 }, (_, n) => `  - { at: 2025-08-15 08:${String(10 + n)}, by: khainv, act: open, kind: directive, matter: V25-9${String(n).padStart(3, '0')}, title: Việc thứ ${n}, to: stc, due: 2025-10-30 }`)
  const file = join(dirname(world.db), 'many.yaml')
  writeFileSync(file, `name: many\nacts:\n${acts.join('\n')}\n`)
  world.cli('apply', file)
  const page = await world.open('khainv')
  await page.getByRole('button', { name: 'Xem cả 24 việc' }).waitFor()
  assert.equal(await page.locator('#wait [data-row]').count(), 20)
  await page.getByRole('button', { name: 'Xem cả 24 việc' }).press('Enter')
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll('#wait [data-row]')[20])
  assert.equal(await page.locator('#wait [data-row]').count(), 24)

  await shown(page, '/admin/regulations')
  assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) < 6000)
  await page.getByLabel('Tìm trong quy định').fill('to cao')
  await page.getByRole('table', { name: 'Tố cáo' }).waitFor()
  await page.goto(`${world.address}/kinds`)
  await page.getByLabel('Tìm loại việc').fill('khieu nai lan hai')
  await page.waitForFunction(() => document.querySelectorAll('main .card').length === 2)
  await page.context().close()
})

test('a unit, an official, a post, an absence and a delegation are made without a mouse', { skip }, async () => {
  const page = await world.open('yentt')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await tabTo(page, 'Cập nhật danh mục')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: /^Hoặc dán các dòng/ }).waitFor()
  await bring(page, 1, 'Mã đơn vị\tTên đơn vị\tĐơn vị cấp trên\nstc-td\tPhòng Thẩm định\tSở Tài chính')
  await bring(page, 2, 'Mã cán bộ\tHọ và tên\nbanhb\tHồ Bá Ban')
  await bring(page, 3, 'Mã chức vụ\tĐơn vị\tTên chức vụ\nstc-td-cv\tPhòng Thẩm định\tChuyên viên')
  assert.match(world.cli('person', 'banhb'), /Hồ Bá Ban/)

  await shown(page, '/admin/stand')
  await tabTo(page, 'Thêm lần vắng mặt')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Thêm lần vắng mặt/, 'the focus is where it was')
  await page.keyboard.press('Enter')
  await choose(page, 'vu thi buoi', 'Vũ Thị Bưởi')
  await tabTo(page, 'Căn cứ')
  await page.keyboard.type('Đơn nghỉ phép')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Kết thúc: Vũ Thị Bưởi' }).waitFor()

  await tabTo(page, 'Thêm ủy quyền')
  await page.keyboard.press('Enter')
  await choose(page, 'dang bich van', 'Đặng Bích Vân')
  await tabTo(page, 'Người được ủy quyền')
  await choose(page, 'ly ngoc tho', 'Lý Ngọc Thơ')
  await tabTo(page, 'Căn cứ')
  await page.keyboard.type('Giấy ủy quyền số 5')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Kết thúc: Đặng Bích Vân' }).waitFor()
  await page.context().close()
})

test('each part of the administration is walked through by Tab, from its first stop to beyond its last', { skip }, async () => {
  const page = await world.open('quantri')
  for (const part of ['units', 'stand', 'calendar', 'regulations', 'accounts', 'mail', 'webhooks', 'import']) {
    await shown(page, `/admin/${part}`)
    const stops = await page.evaluate(() => {
      const all = [...document.querySelectorAll('main a[href], main button:not([disabled]), main input, main select, main textarea, main summary, main [tabindex="0"]')].filter((el) => el.checkVisibility() && el.tabIndex >= 0)
      all.forEach((el, n) => (el.dataset.stop = String(n)))
      return all.length
    })
    await page.evaluate(() => document.querySelector('[data-stop="0"]').focus())
    const met = ['0']
    for (let n = 1; n < stops; n++) {
      await page.keyboard.press('Tab')
      met.push(await page.evaluate(() => document.activeElement.dataset.stop ?? document.activeElement.outerHTML.slice(0, 80)))
    }
    assert.deepEqual(met, Array.from({ length: stops }, (_, n) => String(n)), `the order of ${part}`)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), false, `${part} lets the focus go`)
  }
  await page.context().close()
})

test('what ? lists is true: each key that goes somewhere goes there', { skip }, async () => {
  const page = await world.open('yentt')
  await page.keyboard.press('?')
  const rows = page.getByRole('dialog').locator('dl > div')
  await rows.first().waitFor()
  const places = await rows.evaluateAll((all) => all.map((row) => [[...row.querySelectorAll('kbd')].map((k) => k.textContent), row.querySelector('dd').textContent]).filter(([keys]) => keys[0] === 'g'))
  assert.ok(places.length >= 8)
  await page.keyboard.press('Escape')
  for (const [keys, says] of places) {
    for (const key of keys) await page.keyboard.press(key)
    const link = page.locator('#side nav a[aria-current=page]')
    await link.waitFor()
    await page.locator('main h1').first().waitFor()
    assert.ok(says.includes((await link.textContent()).trim()), `${keys.join(' ')}: ${says}`)
  }
  await page.context().close()
})
