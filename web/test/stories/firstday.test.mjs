/* The first day: a one-time link makes the first administrator; what is missing is said; a link is used up. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DESK, PASSWORD, PHONE, begin, looks, missing } from './world.mjs'

const skip = missing() ?? false
let world
before(async () => {
  if (!skip) world = await begin({ story: false, signUp: false })
})
after(async () => world?.end())

test('nobody is there yet: the page says how the first administrator is made', { skip }, async () => {
  for (const size of [DESK, PHONE]) {
    const page = await world.page(size)
    await page.goto(world.address)
    await page.getByText('Chưa có tài khoản nào').waitFor()
    await looks(page, 'setup-none')
    await page.context().close()
  }
})

test('the link makes an administrator, who is told what comes next; it works once', { skip }, async () => {
  const link = /http:\S+\/setup#\S+/.exec(world.said)?.[0]
  assert.ok(link, 'the server printed no link')
  const page = await world.page()
  await page.goto(link)
  await page.getByLabel('Tên đăng nhập').fill('quantri')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Nhập lại mật khẩu').fill(`${PASSWORD} khác`)
  await page.getByRole('button', { name: 'Tạo tài khoản và đăng nhập' }).click()
  await page.getByRole('alert').filter({ hasText: 'chưa giống nhau' }).waitFor()
  await looks(page, 'setup')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD)
  await page.getByRole('button', { name: 'Tạo tài khoản và đăng nhập' }).click()
  await page.getByRole('heading', { level: 1, name: 'Thiết lập ban đầu' }).waitFor()
  await page.getByText(/Đã có \d+ đơn vị/).waitFor()
  await looks(page, 'first')
  await page.goto(`${world.address}/`)
  await page.getByText('Tài khoản này chưa gắn với cán bộ nào').waitFor()
  await looks(page, 'work-empty')
  await page.context().close()

  const again = await world.page()
  await again.goto(link)
  await again.getByRole('alert').waitFor()
  await looks(again, 'setup-spent')
  await again.context().close()
})
