/* content.tsx -- one content of a draft: who leads, who takes part, until when; what is not settled stands in red. */
import { useState } from 'react'
import type { Content, Deadline } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { fmtDay } from '../time.ts'
import { Button, Tag } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { Recur, recurWords } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { PersonPicker, UnitPicker } from '../ui/picker.tsx'

type Props = {
  c: Content
  now: boolean
  open: boolean
  editing: boolean
  busy: boolean
  onAt: () => void
  onEdit: () => void
  onDone: () => void
  onSet: (fields: Record<string, unknown>) => void
  onSplit: () => void
  onMerge: () => void
  onToggle: () => void
}

const RECUR: Record<string, string> = { daily: 'day', weekly: 'week', monthly: 'month', quarterly: 'quarter', 'half-yearly': 'half', yearly: 'year' }

export function recurOf(d: Deadline | null): string {
  if (!d?.recur) return ''
  if (!(d.recur in RECUR)) return d.recur
  const period = RECUR[d.recur] ?? d.recur
  const day = d.day ? (d.month && period !== 'month' ? ` ${d.day}/${d.month}` : ` ${d.day}`) : ''
  return period + day
}

export function deadlineWords(d: Deadline | null): string | null {
  if (!d) return null
  if (d.date) return fmtDay(d.date)
  return d.recur ? recurWords(recurOf(d)) : d.text
}

export function ContentCard(p: Props) {
  const { c } = p
  const wrong = !c.dropped && c.problems.length > 0
  return (
    <li id={`content-${c.n}`} tabIndex={-1} className={`content ${p.now ? 'now' : ''} ${wrong ? 'content-wrong' : ''} ${c.dropped ? 'dropped' : ''}`} onFocus={p.onAt} onClick={p.onAt} aria-current={p.now ? 'true' : undefined}>
      <div className="content-head">
        <span className="content-n">{c.number || c.n}</span>
        {c.dropped && <Tag>{t('review.dropped')}</Tag>}
        {c.exhortation && !c.dropped && <Tag tone="info">{t('review.exhortation')}</Tag>}
        {p.open && (
          <span className="content-do noprint">
            {!c.dropped && (
              <>
                <Mini icon="pen" label={t('review.edit')} keys="e" onClick={p.onEdit} />
                <Mini icon="split" label={t('review.split')} keys="s" onClick={p.onSplit} />
                <Mini icon="merge" label={t('review.merge')} keys="m" onClick={p.onMerge} />
              </>
            )}
            <Mini icon={c.dropped ? 'again' : 'close'} label={c.dropped ? t('review.restore') : t('review.drop')} keys="x" onClick={p.onToggle} />
          </span>
        )}
      </div>
      <p className="content-words">{c.words}</p>
      {!c.dropped && !p.editing && <Understood c={c} />}
      {wrong && (
        <ul className="content-problems">
          {c.problems.map((problem, i) => (
            <li key={i}>
              <Icon name="warn" /> {problem.says}
            </li>
          ))}
        </ul>
      )}
      {p.editing && <EditContent c={c} busy={p.busy} onSet={p.onSet} onDone={p.onDone} />}
      {wrong && p.open && !p.editing && (
        <Button onClick={p.onEdit} keys="e">
          {t('review.settle')}
        </Button>
      )}
    </li>
  )
}

function Mini({ icon, label, keys, onClick }: { icon: 'pen' | 'split' | 'merge' | 'close' | 'again'; label: string; keys: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="btn btn-quiet btn-icon"
      aria-label={label}
      title={`${label} (${keys})`}
      onClick={(e) => {
        e.stopPropagation()
        onClick()
      }}
    >
      <Icon name={icon} />
    </button>
  )
}

function Understood({ c }: { c: Content }) {
  const due = deadlineWords(c.deadline)
  return (
    <dl className="understood">
      <div>
        <dt>{t('review.lead')}</dt>
        <dd>
          {c.leads.length === 0 && <span className="red">{t('review.nobody')}</span>}
          {c.leads.map((l, i) => (
            <span key={i} className={l.units.length === 0 ? 'red' : undefined}>
              {l.open_set ? (
                <details>
                  <summary>{t('review.open_set', { words: l.words ?? '', count: l.units.length })}</summary>
                  {l.units.map((u) => u.name).join(', ')}
                </details>
              ) : (
                (l.units[0]?.name ?? t('review.unknown', { words: l.words ?? '' }))
              )}
            </span>
          ))}
        </dd>
      </div>
      {c.coordinators.length > 0 && (
        <div>
          <dt>{t('review.coordinate')}</dt>
          <dd>
            {c.coordinators.map((o, i) => (
              <span key={i} className={o.unit || o.open_set ? undefined : 'red'}>
                {o.unit?.name ?? (o.open_set ? o.words : null) ?? t('review.unknown', { words: o.words ?? '' })}
              </span>
            ))}
          </dd>
        </div>
      )}
      {c.person && (
        <div>
          <dt>{t('review.person')}</dt>
          <dd>{c.person.person?.name ?? c.person.words}</dd>
        </div>
      )}
      <div>
        <dt>{t('review.due')}</dt>
        <dd>{due ? <>{due}{c.deadline?.text && c.deadline.text !== due && <small> ({c.deadline.text})</small>}</> : <span className={c.problems.some((x) => x.what === 'no-date') ? 'red' : 'quiet'}>{t('review.no_date')}</span>}</dd>
      </div>
      {c.product && (
        <div>
          <dt>{t('review.product')}</dt>
          <dd>{c.product}</dd>
        </div>
      )}
    </dl>
  )
}

function EditContent({ c, busy, onSet, onDone }: { c: Content; busy: boolean; onSet: (fields: Record<string, unknown>) => void; onDone: () => void }) {
  const leadsAtFirst = c.leads.flatMap((l) => l.units.map((u) => u.code))
  const coordinatorsAtFirst = c.coordinators.flatMap((o) => (o.unit ? [o.unit] : [])).map((u) => u.code)
  const [leads, setLeads] = useState(leadsAtFirst)
  const [coordinators, setCoordinators] = useState(coordinatorsAtFirst)
  const [person, setPerson] = useState(c.person?.person?.code ?? '')
  const [date, setDate] = useState(c.deadline?.date ?? '')
  const [recur, setRecur] = useState(recurOf(c.deadline))
  const labels = Object.fromEntries([...c.leads.flatMap((l) => l.units), ...c.coordinators.flatMap((o) => (o.unit ? [o.unit] : [])), ...(c.person?.person ? [c.person.person] : [])].map((u) => [u.code, u.name]))
  const badDate = date !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(date)
  const done = () => {
    if (badDate) return
    const fields: Record<string, string | string[]> = {}
    if (leads.join() !== leadsAtFirst.join()) fields.leads = leads.length > 0 ? leads : '-'
    if (coordinators.join() !== coordinatorsAtFirst.join()) fields.coordinators = coordinators.length > 0 ? coordinators : '-'
    if (person !== (c.person?.person?.code ?? '')) fields.person = person || '-'
    if (date !== (c.deadline?.date ?? '')) fields.date = date || '-'
    if (recur !== recurOf(c.deadline)) fields.recur = recur || '-'
    if (Object.keys(fields).length === 0) onDone()
    else onSet(fields)
  }
  const names = c.leads.filter((l) => l.units.length === 0).map((l) => l.words)
  return (
    <form
      className="content-edit"
      onKeyDown={(e) => {
        if (e.key === 'Escape' && !e.defaultPrevented) {
          e.stopPropagation()
          onDone()
        }
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
          e.preventDefault()
          e.stopPropagation()
          done()
        }
      }}
      onSubmit={(e) => {
        e.preventDefault()
        done()
      }}
    >
      <UnitPicker many label={t('review.lead')} help={names.length > 0 ? t('review.written', { words: names.join(', ') }) : null} value={leads} onChange={setLeads} labels={labels} autoFocus />
      <UnitPicker many label={t('review.coordinate')} value={coordinators} onChange={setCoordinators} labels={labels} />
      <DayField label={t('review.due')} help={c.deadline?.text ? t('review.written', { words: c.deadline.text }) : null} value={date} onChange={setDate} wrong={badDate ? t('day.wrong') : null} />
      <Recur label={t('review.recur')} value={recur} onChange={setRecur} />
      <PersonPicker label={t('review.person')} value={person ? [person] : []} onChange={(v) => setPerson(v[0] ?? '')} labels={labels} />
      <div className="form-do">
        <Button tone="main" type="submit" busy={busy} disabled={busy} keys="Ctrl+Enter">
          {t('ui.save')}
        </Button>
        <Button tone="quiet" onClick={onDone} keys="Esc">
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
