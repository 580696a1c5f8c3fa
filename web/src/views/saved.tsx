/* saved.tsx -- views a person comes back to, by a name of one's own; kept by the server, so that they follow to another machine. */
import { useState } from 'react'
import type { View, Views } from '../api.gen.ts'
import { ask } from '../http.ts'
import { t } from '../i18n.ts'
import { place } from '../route.ts'
import { queries, useGet } from '../state.ts'
import { Button, Dialog, TextField } from '../ui/basics.tsx'
import { Icon } from '../ui/icon.tsx'
import { say, told } from '../ui/toast.tsx'

const VIEWS_MAX = 30
const PATH = '/api/account/views'

function useViews(): [View[], (views: View[]) => Promise<void>] {
  const views = useGet<Views>(PATH, { fresh: 60_000 }).data?.views ?? []
  const save = async (next: View[]) => {
    await ask('PUT', PATH, { body: { views: next } })
    queries.setQueryData([PATH], { views: next })
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
    save([...views.filter((v) => v.path !== path), { name: name.trim(), path }].slice(-VIEWS_MAX)).then(() => {
      setOpen(false)
      say(t('saved.done', { name: name.trim() }))
    }, told)
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
          <button type="button" aria-label={t('ui.take_out', { name: v.name })} onClick={() => void save(views.filter((o) => o !== v)).catch(told)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}
