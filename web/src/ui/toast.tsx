/* toast.tsx -- what was just done, said once, read aloud by screen readers. */
import { useSyncExternalStore } from 'react'
import { wordsOf } from './basics.tsx'
import { Icon } from './icon.tsx'

type Toast = { id: number; words: string; href?: string; link?: string; tone: 'fine' | 'late' }

let toasts: Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const SHOWN_MS = 7000

function set(next: Toast[]): void {
  toasts = next
  listeners.forEach((tell) => tell())
}

export function say(words: string, more: { href?: string; link?: string; tone?: 'fine' | 'late' } = {}): void {
  const id = ++last
  set([...toasts.slice(-2), { id, words, href: more.href, link: more.link, tone: more.tone ?? 'fine' }])
  setTimeout(() => set(toasts.filter((toast) => toast.id !== id)), SHOWN_MS)
}

export const told = (why: unknown): void => say(wordsOf(why), { tone: 'late' })

export function Toasts() {
  const now = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => toasts,
  )
  return (
    <div className="toasts noprint" role="status" aria-live="polite">
      {now.map((toast) => (
        <p key={toast.id} className={`toast toast-${toast.tone}`}>
          <Icon name={toast.tone === 'fine' ? 'check' : 'warn'} />
          <span>{toast.words}</span>
          {toast.href && <a href={toast.href}>{toast.link}</a>}
        </p>
      ))}
    </div>
  )
}
