/* keys.ts -- the keyboard. A view says what its keys do while it is shown; `?` lists what can be pressed now.
 *
 * Single letters are not taken while something is typed or a dialog is open (WCAG 2.1.4), and a person may switch them
 * off in the profile.
 */
import { useEffect, useRef } from 'react'

export type Stroke = { keys: string; says: string; run: (event: KeyboardEvent) => void; inFields?: boolean; hidden?: boolean }

const layers: Stroke[][] = []
let prefix = ''
let prefixUntil = 0
let enabled = true

export function setKeysEnabled(on: boolean): void {
  enabled = on
}

export function strokesNow(): Stroke[] {
  const seen = new Set<string>()
  return [...layers]
    .reverse()
    .flat()
    .filter((s) => !s.hidden && !seen.has(s.keys) && seen.add(s.keys))
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key : event.key
  const mod = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  return mod + (mod && key.length === 1 ? key.toUpperCase() : key)
}

function pick(name: string, typing: boolean): Stroke | undefined {
  for (let i = layers.length - 1; i >= 0; i--) {
    const found = layers[i].find((s) => s.keys === name && (!typing || s.inFields))
    if (found) return found
  }
  return undefined
}

export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return
  const typing = isTyping(event.target)
  const name = nameOf(event)
  const plain = !event.ctrlKey && !event.metaKey
  const modal = document.querySelector('dialog[open]') !== null
  if (plain && event.key.length === 1 && (!enabled || typing)) return
  if (modal && !name.startsWith('Ctrl+')) return
  const now = Date.now()
  const chord = prefix && now < prefixUntil ? `${prefix} ${name}` : ''
  const hit = (chord && pick(chord, typing)) || pick(name, typing)
  prefix = ''
  if (hit) {
    event.preventDefault()
    hit.run(event)
  } else if (plain && !typing && layers.flat().some((s) => s.keys.startsWith(`${name} `))) {
    prefix = name
    prefixUntil = now + 1500
    event.preventDefault()
  }
}

export function useKeys(strokes: Stroke[]): void {
  const latest = useRef(strokes)
  latest.current = strokes
  useEffect(() => {
    const layer: Stroke[] = []
    const fill = () => {
      layer.splice(0, layer.length, ...latest.current)
    }
    fill()
    layers.push(layer)
    fills.set(layer, fill)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      fills.delete(layer)
    }
  }, [])
  useEffect(() => {
    fills.forEach((fill) => fill())
  })
}

const fills = new Map<Stroke[], () => void>()

/* What comes next with the row in focus: its first, second or third button (data-next). */
export function doNext(nth: number): void {
  const button = document.activeElement?.closest('li')?.querySelector<HTMLElement>(`[data-next="${nth}"]`)
  button?.click()
}

/* j and k: the next and the last row of the page; a row is whatever bears data-row. */
export function moveRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter((row) => row.offsetParent !== null)
  if (rows.length === 0) return
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))
  rows[next].focus()
  rows[next].scrollIntoView({ block: 'nearest' })
}
