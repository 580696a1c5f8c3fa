/* world.mjs -- an office for a story: the example province in a database of its own, the real server over it, a real browser.
 *
 *   const world = await begin()                a province, accounts, a server on a free port, Chromium
 *   const page = await world.open('yentt')     signed in, at a desk; world.open('yentt', PHONE) on a phone
 *   await looks(page, 'work')                  no accessibility violation, nothing wider than the screen; a picture in test/out
 *   await world.end()
 *
 * CONGVU is the program, build/congvu unless stated; CHROMIUM the browser. Pictures go to test/out.
 */
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const out = join(here, '../out')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const PROGRAM = process.env.CONGVU ?? join(root, 'build/congvu')
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const DESK = { width: 1280, height: 860 }
export const PHONE = { width: 380, height: 780 }
export const PASSWORD = 'một câu dài dễ nhớ'
const EXAMPLES = join(root, 'share/examples')
export const NOTICE = join(EXAMPLES, 'thong-bao-ket-luan.txt')
const PEOPLE = ['khainv', 'yentt', 'tholn', 'buoivt', 'phuctc']

/* Why the stories cannot be played here; null: they can. */
export function missing() {
  if (!existsSync(PROGRAM)) return `there is no ${PROGRAM}: run make first`
  if (!existsSync(BROWSER)) return `there is no ${BROWSER}: apt-get install chromium, or state CHROMIUM`
  return null
}

function congvu(db, args, input = '') {
  return execFileSync(PROGRAM, ['--lang', 'vi', ...args], { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, CONGVU_DB: db } })
}

function province(db, { story }) {
  congvu(db, ['--quiet', 'init', db, '--exercise', '--province', 'tỉnh Sông Lam Hạ', '--register', join(EXAMPLES, 'province.yaml')])
  if (story) {
    const draft = congvu(db, ['--quiet', 'intake', NOTICE]).trim()
    congvu(db, ['--quiet', 'intake', '--accept', draft, '--as', 'yentt', '--at', '2025-08-14 16:40'])
    congvu(db, ['--quiet', 'apply', join(EXAMPLES, 'story.yaml')])
  }
}

function accounts(db) {
  for (const name of [...PEOPLE, 'quantri']) {
    congvu(db, ['--quiet', 'account', 'add', name, ...(name === 'quantri' ? [] : ['--person', name])])
    congvu(db, ['account', 'password', name, '--password-fd', '0'], `${PASSWORD}\n`)
  }
  congvu(db, ['account', 'grant', 'quantri', 'admin'])
  congvu(db, ['account', 'grant', 'yentt', 'clerk'])
  congvu(db, ['account', 'grant', 'yentt', 'register'])
}

/* Starts the server; resolves with what it printed once it says where the page is. */
function serve(db) {
  const child = spawn(PROGRAM, ['--db', db, '--lang', 'vi', 'serve', '--listen', '127.0.0.1:0', '--rate', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((ok, fail) => {
    let said = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (words) => {
      said += words
      const at = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(said)
      if (at && said.includes('Ctrl+C')) ok({ child, address: at[0], said })
    })
    child.stderr.resume()
    child.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)))
  })
}

export async function begin({ story = true, signUp = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'congvu-story-'))
  const db = join(folder, 'office.db')
  province(db, { story })
  if (signUp) accounts(db)
  let server = await serve(db)
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu'] })
  const wrong = []
  const page = async (viewport = DESK, more = {}) => {
    const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'America/New_York', ...more })
    const opened = await context.newPage()
    opened.setDefaultTimeout(10_000)
    opened.on('pageerror', (why) => wrong.push(String(why)))
    opened.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) wrong.push(message.text())
    })
    return opened
  }
  return {
    db,
    wrong,
    get address() {
      return server.address
    },
    said: server.said,
    page,
    cli: (...args) => congvu(db, args),
    async open(name, viewport = DESK, more = {}) {
      const opened = await page(viewport, more)
      await opened.goto(server.address)
      await signIn(opened, name)
      return opened
    },
    async end() {
      await browser.close()
      server.child.removeAllListeners('exit')
      const ended = new Promise((ok) => server.child.on('exit', ok))
      server.child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
      assert.deepEqual(wrong, [], 'the page made a mistake, or its content policy was broken')
    },
  }
}

export async function signIn(page, name, password = PASSWORD) {
  await page.getByLabel('Tên đăng nhập').fill(name)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()
}

/* Settled: nothing is being read any more. */
export async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.locator('.loading').first().waitFor({ state: 'detached' })
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function looks(page, name) {
  await settled(page)
  mkdirSync(out, { recursive: true })
  const width = page.viewportSize().width
  await page.screenshot({ path: join(out, `${name}-${width}.png`), fullPage: true })
  await page.evaluate(axe)
  const broken = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }).then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)), RULES)
  assert.deepEqual(broken, [], `${name} at ${width}`)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${name} is ${over} pixels wider than a screen of ${width}`)
}
