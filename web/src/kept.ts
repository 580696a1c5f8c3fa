/* kept.ts -- what a person has typed and not sent yet, kept on this machine.
 *
 * A dropped connection, an expired session or a closed window loses nothing: the words stand under person, matter and act
 * until they are sent. The key of the request is kept with them, so that sending again is the same request.
 */

export type Values = Record<string, string | string[]>
export type Kept = { values: Values; key: string; at: number }

const PREFIX = 'congvu.kept:'
const KEEP_MS = 30 * 24 * 3600 * 1000

const name = (account: string, what: string) => `${PREFIX}${account}:${what}`

export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}

export function isEmpty(values: Values): boolean {
  return Object.values(values).every((v) => v.length === 0)
}

export function keep(store: Storage, account: string, what: string, kept: Kept): void {
  try {
    if (isEmpty(kept.values)) store.removeItem(name(account, what))
    else store.setItem(name(account, what), JSON.stringify(kept))
  } catch {
    /* the browser keeps nothing: the form itself still holds the words */
  }
}

export function find(store: Storage, account: string, what: string): Kept | null {
  try {
    const text = store.getItem(name(account, what))
    if (!text) return null
    const kept = JSON.parse(text) as Kept
    return typeof kept.key === 'string' && typeof kept.values === 'object' ? kept : null
  } catch {
    return null
  }
}

export function forget(store: Storage, account: string, what: string): void {
  try {
    store.removeItem(name(account, what))
  } catch {
    /* nothing was kept */
  }
}

/* What nobody came back for in a month goes. */
export function sweep(store: Storage, now: number): void {
  try {
    for (const key of Object.keys(store)) {
      if (!key.startsWith(PREFIX)) continue
      const kept = JSON.parse(store.getItem(key) ?? 'null') as Kept | null
      if (!kept || !(now - kept.at < KEEP_MS)) store.removeItem(key)
    }
  } catch {
    /* as above */
  }
}

/* Which matters this person has unsent words for: `code` and act. */
export function list(store: Storage, account: string): { what: string; at: number }[] {
  const out: { what: string; at: number }[] = []
  try {
    const start = name(account, '')
    for (const key of Object.keys(store)) {
      if (!key.startsWith(start)) continue
      const kept = find(store, account, key.slice(start.length))
      if (kept) out.push({ what: key.slice(start.length), at: kept.at })
    }
  } catch {
    return []
  }
  return out.sort((a, b) => b.at - a.at)
}
