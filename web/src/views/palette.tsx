/* palette.tsx -- Ctrl+K: anything by a part of its name, with or without accents. */
import { useEffect, useId, useMemo, useState } from 'react'
import type { Found } from '../api.gen.ts'
import { fold, matches } from '../fold.ts'
import { url } from '../http.ts'
import { t } from '../i18n.ts'
import { go, matterPath } from '../route.ts'
import { useGet } from '../state.ts'
import { Dialog } from '../ui/basics.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'

type Hit = { group: string; icon: IconName; label: string; help?: string; to: string }

const PLACES = [
  ['nav.work', '/', 'work'], ['nav.documents', '/documents', 'doc'], ['documents.add', '/documents?new=1', 'plus'], ['work.new', '/new', 'plus'], ['nav.board', '/board', 'board'],
  ['nav.matters', '/matters', 'list'], ['nav.report', '/report', 'report'], ['nav.kinds', '/kinds', 'flag'], ['work.record', '/record', 'person'], ['admin.units', '/admin/units', 'admin'],
  ['admin.people', '/admin/people', 'admin'], ['admin.calendar', '/admin/calendar', 'admin'], ['admin.regulations', '/admin/regulations', 'admin'], ['admin.accounts', '/admin/accounts', 'admin'],
  ['account.title', '/account', 'user'],
] as const

const WAIT_MS = 150

export default function Palette({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [query])
  const found = useGet<Found>(asked.length > 0 ? url('/api/search', { q: asked }) : null, { keep: true })
  const hits = useMemo(() => {
    const out: Hit[] = []
    const f = query.trim() ? found.data : undefined
    for (const m of f?.matters ?? []) out.push({ group: t('find.matters'), icon: 'work', label: m.title, help: [m.code, m.unit?.name, m.state_name].filter(Boolean).join(' · '), to: matterPath(m.code) })
    for (const d of f?.documents ?? []) out.push({ group: t('find.documents'), icon: 'doc', label: d.number || d.title, help: d.title, to: d.draft ? `/drafts/${d.id}` : `/documents/${d.id}` })
    for (const u of f?.units ?? []) out.push({ group: t('find.units'), icon: 'unit', label: u.name, to: `/units/${encodeURIComponent(u.code)}` })
    for (const p of f?.people ?? []) out.push({ group: t('find.people'), icon: 'person', label: p.name, help: [p.post, p.unit?.name].filter(Boolean).join(', '), to: `/people/${encodeURIComponent(p.code)}` })
    for (const [key, to, icon] of PLACES) if (!query.trim() || matches(fold(t(key)), query)) out.push({ group: t('find.places'), icon, label: t(key), to })
    return out
  }, [found.data, query])
  useEffect(() => setAt(0), [query, found.data])
  const take = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    go(hit.to)
  }
  let group = ''
  return (
    <Dialog title={t('find.title')} onClose={onClose} wide>
      <div className="palette">
        <input
          className="input"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-hits`}
          aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={t('find.title')}
          placeholder={t('find.example')}
          value={query}
          autoFocus
          data-first
          onChange={(e) => setQuery(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
              e.preventDefault()
              const n = hits.length
              if (n > 0) setAt((at + (e.key === 'ArrowDown' ? 1 : n - 1)) % n)
              document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
            } else if (e.key === 'Enter') {
              e.preventDefault()
              take(hits[at])
            }
          }}
        />
        <ul id={`${id}-hits`} role="listbox" aria-label={t('find.title')} className="palette-hits">
          {hits.map((h, i) => {
            const head = h.group !== group
            group = h.group
            return (
              <li key={h.to + h.label} id={`${id}-${i}`} role="option" aria-selected={i === at} className={i === at ? 'at' : undefined} onMouseMove={() => setAt(i)} onClick={() => take(h)}>
                {head && <span className="palette-group">{h.group}</span>}
                <span className="palette-hit">
                  <Icon name={h.icon} />
                  <span>
                    {h.label}
                    {h.help && <small>{h.help}</small>}
                  </span>
                </span>
              </li>
            )
          })}
        </ul>
        {hits.length === 0 && <p className="hint" role="status">{found.isFetching ? t('ui.loading') : t('ui.none_fits', { query })}</p>}
      </div>
    </Dialog>
  )
}
