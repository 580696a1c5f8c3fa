/* http.ts -- asking the server: who asks, what was refused, what to do when the line or the session is lost.
 *
 * A refusal is a Problem with the server's sentence. A lost line is an Offline: nothing is known of the request, and a
 * write may be sent again with the same key. A lost session asks the person to sign in over the page, then goes on.
 */
import { chosenLang } from './i18n.ts'

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly problem: string,
    readonly title: string,
    detail: string,
    readonly field: string | null,
    readonly retryAfter: number | null,
  ) {
    super(detail)
  }
}

export class Offline extends Error {}

export type Ask = {
  body?: unknown
  bytes?: Blob
  version?: number | string | null
  key?: string
  signal?: AbortSignal
}

let csrf = ''
let expired: (() => Promise<void>) | null = null
const lineListeners = new Set<(up: boolean) => void>()
let lineUp = true

export function setCsrf(token: string | undefined): void {
  csrf = token ?? ''
}

/* `ask` opens the dialog and resolves when somebody has signed in again. */
export function onExpired(ask: (() => Promise<void>) | null): void {
  expired = ask
}

export function onLine(tell: (up: boolean) => void): () => void {
  lineListeners.add(tell)
  return () => void lineListeners.delete(tell)
}

function line(up: boolean): void {
  if (up === lineUp) return
  lineUp = up
  lineListeners.forEach((tell) => tell(up))
}

async function problemOf(answer: Response): Promise<Problem> {
  const retry = Number(answer.headers.get('Retry-After'))
  let body: Record<string, unknown> = {}
  try {
    body = (await answer.json()) as Record<string, unknown>
  } catch {
    /* a proxy's own page: the status is all there is */
  }
  const word = (key: string) => (typeof body[key] === 'string' ? (body[key] as string) : '')
  return new Problem(
    answer.status,
    word('problem') || `http-${answer.status}`,
    word('title'),
    word('detail') || word('title') || `HTTP ${answer.status}`,
    word('field') || null,
    Number.isFinite(retry) && retry > 0 ? retry : null,
  )
}

async function once(method: string, path: string, ask: Ask): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': chosenLang() }
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf
  if (ask.body !== undefined) headers['Content-Type'] = 'application/json'
  if (ask.bytes) headers['Content-Type'] = 'application/octet-stream'
  if (ask.version !== undefined && ask.version !== null) headers['If-Match'] = `"${ask.version}"`
  if (ask.key) headers['Idempotency-Key'] = ask.key
  try {
    const answer = await fetch(path, {
      method,
      headers,
      body: ask.bytes ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body)),
      credentials: 'same-origin',
      signal: ask.signal,
    })
    line(true)
    return answer
  } catch (why) {
    if (why instanceof DOMException && why.name === 'AbortError') throw why
    line(false)
    throw new Offline()
  }
}

const isSignIn = (path: string) => path.startsWith('/api/session') || path.startsWith('/api/setup') || path.startsWith('/api/account/')

export async function ask<T>(method: string, path: string, what: Ask = {}): Promise<T> {
  let answer = await once(method, path, what)
  if (answer.status === 401 && !isSignIn(path) && expired) {
    await expired()
    answer = await once(method, path, what)
  }
  if (!answer.ok) throw await problemOf(answer)
  if (answer.status === 204 || answer.headers.get('Content-Length') === '0') return undefined as T
  const words = await answer.text()
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json')
  return (isJson ? parsed(words) : words) as T
}

/* What was done is done: an answer that cannot be read is no failure. */
function parsed(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return words
  }
}

/* A file that is made of what is sent. */
export async function fileOf(path: string, body: unknown): Promise<Blob> {
  const answer = await once('POST', path, { body })
  if (!answer.ok) throw await problemOf(answer)
  return answer.blob()
}

export const get = <T>(path: string, signal?: AbortSignal) => ask<T>('GET', path, { signal })
export const post = <T>(path: string, body?: unknown, more: Ask = {}) => ask<T>('POST', path, { ...more, body })

/* '/api/x' + members that are stated */
export function url(path: string, query: Record<string, string | number | null | undefined> = {}): string {
  const q = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') q.set(key, String(value))
  }
  const s = q.toString()
  return s ? `${path}?${s}` : path
}

export const matterUrl = (code: string, tail = '') => `/api/matters/${encodeURIComponent(code)}${tail}`
