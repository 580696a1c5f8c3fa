/* saved.tsx -- views a person comes back to, by a name of one's own; kept in the profile. */
import { useState } from 'react'
import type { SavedView } from '../api.ts'
import { ask } from '../http.ts'
import { t } from '../i18n.ts'
import { place } from '../route.ts'
import { useSession, useWho } from '../state.ts'
import { Button, Dialog, TextField, wordsOf } from '../ui/basics.tsx'
import { Icon } from '../ui/icon.tsx'
import { say } from '../ui/toast.tsx'

const VIEWS_MAX = 30

function useSave() {
  const { session, refresh } = useWho()
  return async (views: SavedView[]) => {
    await ask('PUT', '/api/account/settings', { body: { ...session.settings, views } })
    refresh()
  }
}

export function SaveView({ title }: { title: string }) {
  const views = useSession().settings?.views ?? []
  const save = useSave()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const here = () => place().path + (place().query.size > 0 ? `?${place().query}` : '')
  const done = () => {
    const path = here()
    if (!name.trim()) return
    save([...views.filter((v) => v.path !== path), { name: name.trim(), path }].slice(-VIEWS_MAX))
      .then(() => {
        setOpen(false)
        say(t('saved.done', { name: name.trim() }))
      })
      .catch((why) => say(wordsOf(why), { tone: 'late' }))
  }
  return (
    <>
      <Button
        icon="save"
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
  const views = useSession().settings?.views ?? []
  const save = useSave()
  if (views.length === 0) return null
  return (
    <ul className="saved noprint" aria-label={t('saved.title')}>
      {views.map((v) => (
        <li key={v.path} className="chip">
          <a href={v.path}>{v.name}</a>
          <button type="button" aria-label={t('ui.take_out', { name: v.name })} onClick={() => void save(views.filter((o) => o !== v)).catch((why) => say(wordsOf(why), { tone: 'late' }))}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}
