/* route.ts -- where the page is. A place is a path and a query; links are real links, so that they open in a new tab too. */
import { useSyncExternalStore } from 'react'

export type Place = { path: string; query: URLSearchParams; hash: string }

const listeners = new Set<() => void>()
let current = read()

function read(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash }
}

function changed(): void {
  current = read()
  listeners.forEach((tell) => tell())
}

addEventListener('popstate', changed)

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to)
  else history.replaceState(null, '', to)
  changed()
  if (how === 'push') scrollTo(0, 0)
}

export function usePlace(): Place {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => current,
  )
}

export const place = (): Place => current

/* Changes members of the query and leaves the others; an empty value removes one. */
export function withQuery(changes: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams(current.query)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') query.delete(key)
    else query.set(key, value)
  }
  const s = query.toString()
  return current.path + (s ? `?${s}` : '')
}

export function setQuery(changes: Record<string, string | null | undefined>): void {
  go(withQuery(changes), 'replace')
}

export const matterPath = (code: string) => `/matters/${encodeURIComponent(code)}`

/* What the server shows by itself. */
const PLAIN = /^\/(api\/|calendar\/|dang-nhap|setup|tai-khoan|tra-cuu)/

/* Clicks on links to the page itself become moves without loading; anything else is left to the browser. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element | null)?.closest('a')
  if (!link || link.hasAttribute('download') || (link.getAttribute('target') ?? '') !== '') return
  const href = link.getAttribute('href')
  if (!href || !href.startsWith('/') || PLAIN.test(href)) return
  event.preventDefault()
  go(href)
}
