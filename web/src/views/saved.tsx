/* saved.tsx -- views a person comes back to, by a name of one's own; kept on this machine, for this account. */
import { useState, useSyncExternalStore } from 'react'
import { t } from '../i18n.ts'
import { place } from '../route.ts'
import { useSession } from '../state.ts'
import { Button, Dialog, TextField } from '../ui/basics.tsx'
import { Icon } from '../ui/icon.tsx'
import { say } from '../ui/toast.tsx'

const VIEWS_MAX = 30

type View = { name: string; path: string }
const listeners = new Set<() => void>()
const keyOf = (account: string) => `congvu.views:${account}`
const cache = new Map<string, View[]>()
const NONE: View[] = []

function viewsOf(account: string): View[] {
  let views = cache.get(account)
  if (views) return views
  try {
    views = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]') as View[]
  } catch {
    views = NONE
  }
  cache.set(account, views)
  return views
}

function useViews(): [View[], (views: View[]) => void] {
  const account = useSession().account ?? ''
  const views = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => viewsOf(account),
  )
  const save = (next: View[]) => {
    cache.set(account, next)
    try {
      localStorage.setItem(keyOf(account), JSON.stringify(next))
    } catch {
      /* lasts for this page */
    }
    listeners.forEach((tell) => tell())
  }
  return [views, save]
}

export function SaveView({ title }: { title: string }) {
  const [views, save] = useViews()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const here = () => place().path + (place().query.size > 0 ? `?${place().query}` : '')
  const done = () => {
    const path = here()
    if (!name.trim()) return
    save([...views.filter((v) => v.path !== path), { name: name.trim(), path }].slice(-VIEWS_MAX))
    setOpen(false)
    say(t('saved.done', { name: name.trim() }))
  }
  return (
    <>
      <Button
        icon="star"
        onClick={() => {
          setName(title)
          setOpen(true)
        }}
      >
        {t('saved.save')}
      </Button>
      {open && (
        <Dialog title={t('saved.save')} onClose={() => setOpen(false)}>
          <form
            onSubmit={(e) => {
              e.preventDefault()
              done()
            }}
          >
            <TextField label={t('saved.name')} help={t('saved.help')} value={name} onChange={setName} must autoFocus />
            <Button tone="main" type="submit">
              {t('ui.save')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  )
}

export function SavedViews() {
  const [views, save] = useViews()
  if (views.length === 0) return null
  return (
    <ul className="saved noprint" aria-label={t('saved.title')}>
      {views.map((v) => (
        <li key={v.path} className="chip">
          <a href={v.path}>{v.name}</a>
          <button type="button" aria-label={t('ui.take_out', { name: v.name })} onClick={() => save(views.filter((o) => o !== v))}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}
