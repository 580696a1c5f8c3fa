/* Officials at work: what waits, who holds it, what the next act will do, and doing it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DESK, PHONE, PASSWORD, begin, looks, missing, settled, signIn } from './world.mjs'

const skip = missing() ?? false
let world
before(async () => {
  if (!skip) world = await begin()
})
after(async () => world?.end())

for (const size of [DESK, PHONE]) {
  const where = size === DESK ? 'at a desk' : 'on a phone'

  test(`the chief of office sees what waits for her, ${where}`, { skip }, async () => {
    const page = await world.open('yentt', size)
    await page.getByRole('heading', { name: /Chờ tôi xác nhận hoàn thành/ }).waitFor()
    const row = page.getByRole('list', { name: 'Chờ tôi xác nhận hoàn thành' }).getByRole('listitem').filter({ hasText: 'V25-0001' })
    assert.match(await row.textContent(), /còn 1 ngày 4 giờ làm việc/)
    assert.match(await row.textContent(), /Hạn: hết ngày 12\/9\/2025/)
    assert.match(await row.textContent(), /đã dùng \d+% thời hạn/)
    await page.getByRole('list', { name: 'Tôi đã chuyển đi và đang chờ' }).getByText('UBND xã Thạch Bàn Thượng').waitFor()
    await looks(page, 'work')
    await page.context().close()
  })

  test(`a matter tells its whole story, ${where}`, { skip }, async () => {
    const page = await world.open('yentt', size)
    await page.goto(`${world.address}/matters/V25-0001`)
    await page.getByRole('heading', { level: 1, name: /Sở Tài chính chủ trì/ }).waitFor()
    await page.locator('.standing-now').getByText('Văn phòng UBND tỉnh').waitFor()
    await page.locator('.picture svg').waitFor()
    await page.getByRole('link', { name: 'Vì sao hạn này?' }).click()
    await page.getByRole('table', { name: 'Từng ngày' }).waitFor()
    await page.getByText('không tính ngày xảy ra sự kiện').first().waitFor()
    await looks(page, 'matter')
    await page.context().close()
  })
}

test('a return is shown before it is sent, cannot be sent half, and then moves the matter', { skip }, async () => {
  const page = await world.open('yentt')
  await page.getByRole('link', { name: 'Xác nhận hoàn thành: V25-0001' }).click()
  await page.getByRole('button', { name: /^Trả lại/ }).first().click()
  const form = page.getByRole('region', { name: 'Trả lại' })
  await form.getByRole('button', { name: /^Trả lại/ }).click()
  await form.getByText('Chưa nhập mục này.').first().waitFor()
  await form.getByLabel(/Còn thiếu gì/).fill('Thiếu phụ lục danh mục dự án')
  await form.getByLabel('Kết quả chưa đạt yêu cầu').check()
  const preview = form.getByRole('region', { name: 'Nếu gửi thì' })
  await preview.getByText('Phòng Đầu tư – Trần Công Phúc').waitFor()
  await looks(page, 'return')
  assert.match(world.cli('matter', 'V25-0001'), /chờ xác nhận/)
  await form.getByRole('button', { name: /^Trả lại/ }).click()
  await page.getByText('Đã ghi: Trả lại.').waitFor()
  await page.locator('.standing-now').getByText('Phòng Đầu tư').waitFor()
  assert.match(world.cli('matter', 'V25-0001'), /Phòng Đầu tư/)
  await page.context().close()
})

test('what was typed outlives a closed window', { skip }, async () => {
  const page = await world.open('buoivt')
  await page.goto(`${world.address}/matters/V25-0002?act=advise`)
  await page.getByLabel(/Chính kiến/).fill('Đề nghị phê duyệt quy hoạch')
  await page.reload()
  await page.getByText('Đã lấy lại nội dung nhập dở lần trước.').waitFor()
  assert.equal(await page.getByLabel(/Chính kiến/).inputValue(), 'Đề nghị phê duyệt quy hoạch')
  await page.goto(world.address)
  await page.getByRole('link', { name: /V25-0002/ }).filter({ hasText: 'nhập dở' }).waitFor()
  await page.context().close()
})

test('a session that ends while typing asks to sign in over the page, and goes on', { skip }, async () => {
  const page = await world.open('buoivt')
  await page.goto(`${world.address}/matters/V25-0002?act=report`)
  await page.getByRole('textbox', { name: 'Nội dung', exact: true }).fill('Đã hoàn thành 60% khối lượng khảo sát')
  await settled(page)
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' })
  await dialog.waitFor()
  await looks(page, 'session-ended')
  assert.match(await page.getByRole('textbox', { name: 'Nội dung', exact: true }).inputValue(), /60%/)
  await dialog.getByLabel('Mật khẩu').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByText(/Đã ghi: /).waitFor()
  assert.match(world.cli('matter', 'V25-0002'), /60%/)
  await page.context().close()
})

test('a broken line loses nothing and records nothing twice', { skip }, async () => {
  const page = await world.open('buoivt')
  await page.goto(`${world.address}/matters/V25-0002?act=report`)
  await page.getByRole('textbox', { name: 'Nội dung', exact: true }).fill('Đã khảo sát xong 4 mỏ')
  await page.getByRole('region', { name: 'Nếu gửi thì' }).waitFor()
  /* the act arrives, its answer does not */
  await page.route('**/acts', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.keyboard.press('Control+Enter')
  await page.getByText('Chưa biết đã gửi được hay chưa').waitFor()
  await page.unroute('**/acts')
  await page.getByRole('button', { name: 'Gửi lại' }).click()
  await page.getByText(/Đã ghi: /).waitFor()
  assert.equal(world.cli('matter', 'V25-0002').split('Đã khảo sát xong 4 mỏ').length - 1, 1)
  await page.context().close()
})

test('two who act at once: the second is told, and keeps the words', { skip }, async () => {
  const page = await world.open('buoivt')
  await page.goto(`${world.address}/matters/V25-0002?act=report`)
  await page.getByRole('textbox', { name: 'Nội dung', exact: true }).fill('Báo cáo sau cùng')
  await page.getByRole('region', { name: 'Nếu gửi thì' }).waitFor()
  world.cli('act', 'V25-0002', 'urge', 'words=Đề nghị khẩn trương', '--as', 'yentt')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Việc đã thay đổi trong lúc nhập').waitFor()
  await page.getByRole('button', { name: 'Xem lại hiện trạng' }).click()
  assert.equal(await page.getByRole('textbox', { name: 'Nội dung', exact: true }).inputValue(), 'Báo cáo sau cùng')
  await page.getByText('đôn đốc 1 lần').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Đã ghi: /).waitFor()
  await page.context().close()
})

test('a director opens a matter by hand, from the regulation’s own form', { skip }, async () => {
  const page = await world.open('yentt')
  await page.keyboard.press('n')
  await page.getByRole('heading', { level: 1, name: 'Mở việc mới' }).waitFor()
  await looks(page, 'new')
  await page.getByRole('link', { name: /Nhiệm vụ giao theo văn bản chỉ đạo/ }).click()
  await page.getByLabel(/Nội dung việc/).fill('Lập kế hoạch sửa chữa cầu treo Bến Lam')
  const lead = page.getByRole('combobox', { name: 'Đơn vị chủ trì' })
  await lead.fill('so xay dung')
  await lead.press('Enter')
  await page.getByRole('button', { name: '10 ngày làm việc' }).click()
  await page.getByRole('region', { name: 'Nếu gửi thì' }).getByText(/Sở Xây dựng/).first().waitFor()
  await looks(page, 'new-directive')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: 'Lập kế hoạch sửa chữa cầu treo Bến Lam' }).waitFor()
  await page.locator('.standing-now').getByText('Sở Xây dựng').first().waitFor()
  await page.context().close()
})

test('an official reads the own record', { skip }, async () => {
  const page = await world.open('buoivt')
  await page.getByRole('link', { name: 'Nhật ký của tôi' }).click()
  await page.getByText('Chỉ đồng chí xem được trang này.').waitFor()
  await looks(page, 'record')
  await page.context().close()
})

test('signing in: a wrong password is refused in words, signing out ends it', { skip }, async () => {
  const page = await world.page(PHONE)
  await page.goto(world.address)
  await looks(page, 'sign-in')
  await page.getByLabel('Tên đăng nhập').fill('tholn')
  await page.getByLabel('Mật khẩu').fill('không đúng')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await signIn(page, 'tholn')
  await page.goto(`${world.address}/account`)
  await looks(page, 'account')
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
  await page.context().close()
})
