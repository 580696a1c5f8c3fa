/* admin_change.tsx -- what changes in an office most often, asked on a page: a unit merged or dissolved, an official moved or leaving a
 * post. Each is rows of the register with their first day and the document that says so; the rest is admin_yaml.tsx. */
import { useState, type ReactNode } from 'react'
import type { Person, PostHeld, Tenure, Unit } from '../api.gen.ts'
import { post } from '../http.ts'
import { t } from '../i18n.ts'
import { rankOf } from '../register.ts'
import { queries, useGet, useSession } from '../state.ts'
import { addDays, fmtDay } from '../time.ts'
import { Button, Dialog, Note, SelectField, TextField, wordsOf } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { UnitPicker } from '../ui/picker.tsx'
import { say } from '../ui/toast.tsx'
import { sentence } from '../ui/words.ts'

type Rows = Record<string, Record<string, string>[]>

export function record(rows: Rows, today: string, source: string): Promise<unknown> {
  return post('/api/register', undefined, { bytes: new Blob([JSON.stringify({ announced: today, source, ...rows })], { type: 'application/yaml' }) })
}

/* A refusal names the file that the page made: nobody knows of it. */
export const refused = (why: unknown) => sentence(wordsOf(why).replace(/^.*?register\.yaml:\d+(:\d+)?\)?:?\s*/s, ''))

/* What all changes ask: from which day, by which document; `rows` is null while something of its own is missing. */
function Change({ title, day, example, rows, onClose, children }: { title: string; day: string; example: string; rows: (from: string) => Rows | null; onClose: () => void; children: (shown: boolean, from: string) => ReactNode }) {
  const today = useSession().now.slice(0, 10)
  const [from, setFrom] = useState(today)
  const [source, setSource] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<unknown>(null)
  const send = () => {
    setShown(true)
    const made = from && source.trim() ? rows(from) : null
    if (!made || busy) return
    setBusy(true)
    record(made, today, source.trim())
      .then(() => {
        say(t('stand.added'))
        void queries.invalidateQueries()
        onClose()
      }, setWhy)
      .finally(() => setBusy(false))
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate onSubmit={(e) => { e.preventDefault(); send() }}>
        {children(shown, from)}
        <DayField label={day} value={from} onChange={setFrom} must wrong={shown && !from ? t('form.missing') : null} />
        <TextField label={t('stand.source')} help={example} value={source} onChange={setSource} must wrong={shown && !source.trim() ? t('form.missing') : null} />
        {why !== null && <Note tone="late" role="alert"><p>{refused(why)}</p></Note>}
        <div className="form-do">
          <Button tone="main" type="submit" busy={busy}>{t('ui.save')}</Button>
          <Button tone="quiet" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/* A unit ends; its work is the successor's from that day, or nobody's where it is dissolved. */
export function Merge({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [heir, setHeir] = useState('')
  const { code, name } = unit.unit
  const open = unit.holds?.counts.open ?? 0
  return (
    <Change title={t('change.merge_of', { unit: name })} day={t('change.merge_day')} example={t('change.merge_source')} onClose={onClose} rows={(from) => ({ successions: [{ unit: code, from, ...(heir ? { successor: heir } : {}) }] })}>
      {(_, from) => (
        <>
          <UnitPicker label={t('change.heir')} help={t('change.heir_help')} value={heir ? [heir] : []} onChange={(v) => setHeir(v[0] ?? '')} autoFocus />
          <Note tone="soon">{heir ? t('change.merge_does', { count: open, unit: name, day: fmtDay(from) }) : t('change.dissolve_does', { count: open, unit: name, day: fmtDay(from) })}</Note>
        </>
      )}
    </Change>
  )
}

const NEW = ''
const isOpen = (x: Tenure, today: string) => !x.to || x.to.slice(0, 10) > today
const closed = (who: string, x: Tenure, from: string) => ({ person: who, post: x.post_code, from: (x.from ?? '').slice(0, 10), to: addDays(from, -1) })

/* The present post ends the day before the new one begins; a vacant post is taken, or one is made. */
export function Move({ person, onClose }: { person: Person; onClose: () => void }) {
  const today = useSession().now.slice(0, 10)
  const { code, name } = person.person
  const held = person.tenures.filter((x) => isOpen(x, today))
  const [leaves, setLeaves] = useState(held[0]?.post_code ?? NEW)
  const [unit, setUnit] = useState('')
  const [seat, setSeat] = useState(NEW)
  const [words, setWords] = useState('')
  const posts = useGet<Unit>(unit ? `/api/units/${encodeURIComponent(unit)}` : null).data?.posts ?? []
  const vacant = posts.filter((p, i) => (!p.person || p.rank !== 'head') && posts.findIndex((q) => q.post_code === p.post_code) === i)
  const rows = (from: string): Rows | null => {
    const left = held.find((x) => x.post_code === leaves)
    if (!unit || (!seat && !words.trim())) return null
    const made = seat || `${unit}-${code}-${from.replaceAll('-', '')}`
    return {
      ...(seat ? {} : { posts: [{ code: made, unit, name_vi: words.trim(), rank: rankOf(words), from }] }),
      tenures: [...(left ? [closed(code, left, from)] : []), { person: code, post: made, from }],
    }
  }
  const label = (p: PostHeld) => [p.post, p.person ? t('change.shared') : t('change.vacant')].join(' – ')
  return (
    <Change title={t('change.move_of', { who: name })} day={t('change.move_day')} example={t('change.move_source')} onClose={onClose} rows={rows}>
      {(shown, from) => (
        <>
          {held.length > 0 && <SelectField label={t('change.leaves')} value={leaves} onChange={setLeaves} options={[...held.map((x) => ({ value: x.post_code, label: [x.post, x.unit?.name].filter(Boolean).join(', ') })), { value: NEW, label: t('change.leaves_none') }]} />}
          <UnitPicker label={t('change.to_unit')} value={unit ? [unit] : []} onChange={(v) => { setUnit(v[0] ?? ''); setSeat(NEW) }} must autoFocus wrong={shown && !unit ? t('form.missing') : null} />
          {vacant.length > 0 && <SelectField label={t('change.to_post')} value={seat} onChange={setSeat} options={[{ value: NEW, label: t('change.new_post') }, ...vacant.map((p) => ({ value: p.post_code, label: label(p) }))]} />}
          {!seat && <TextField label={t('change.post_name')} help={t('change.post_help')} value={words} onChange={setWords} must wrong={shown && !words.trim() ? t('form.missing') : null} />}
          <Note tone="soon">{leaves ? t('change.move_does', { who: name, day: fmtDay(addDays(from, -1)) }) : t('change.more_does', { who: name })}</Note>
        </>
      )}
    </Change>
  )
}

/* Retired, resigned, or put in another province: the post ends, and what is held is the unit's. */
export function Leave({ person, onClose }: { person: Person; onClose: () => void }) {
  const today = useSession().now.slice(0, 10)
  const { code, name } = person.person
  const held = person.tenures.filter((x) => isOpen(x, today))
  const open = person.holds?.counts.open ?? 0
  return (
    <Change title={t('change.leave_of', { who: name })} day={t('change.leave_day')} example={t('change.leave_source')} onClose={onClose} rows={(from) => ({ tenures: held.map((x) => closed(code, x, from)) })}>
      {() => <Note tone="soon">{t('change.leave_does', { count: open, who: name, posts: held.map((x) => x.post).join('; ') })}</Note>}
    </Change>
  )
}
