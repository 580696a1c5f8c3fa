/* admin_stand.tsx -- who is away and who stands in; whose authority is lent to whom. Each is a row of the register, ended by a later one. */
import { useState } from 'react'
import type { AwayRow, LentRow, Person, StandIns as Data } from '../api.gen.ts'
import { url } from '../http.ts'
import { t } from '../i18n.ts'
import { setQuery, usePlace } from '../route.ts'
import { queries, useGet, useMay, useSession } from '../state.ts'
import { addDays, fmtDay, fmtDue, fmtInstant, isEndOfDay } from '../time.ts'
import { Button, Dialog, Empty, Failed, Loading, Note, Section, SelectField, Tag, TextField } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { PersonPicker } from '../ui/picker.tsx'
import { say } from '../ui/toast.tsx'
import { record, refused } from './admin_change.tsx'

type Ending = { list: 'absences' | 'delegations'; who: string; item: Record<string, string> }

export function StandIns() {
  const past = usePlace().query.get('past') === '1'
  const may = useMay('register')
  const data = useGet<Data>(url('/api/stand-ins', { past: past ? '1' : null }), { keep: true })
  const [adding, setAdding] = useState<'absences' | 'delegations' | null>(null)
  const [ending, setEnding] = useState<Ending | null>(null)
  if (data.error) return <Failed why={data.error} again={() => void data.refetch()} />
  if (!data.data) return <Loading lines={6} />
  const { absences, delegations } = data.data
  const done = (words: string) => {
    say(words)
    setAdding(null)
    setEnding(null)
    void queries.invalidateQueries()
  }
  return (
    <>
      <label className="radio noprint">
        <input type="checkbox" checked={past} onChange={(e) => setQuery({ past: e.target.checked ? '1' : null })} />
        <span>{t('stand.past')}</span>
      </label>
      {!may && <p className="hint">{t('stand.may_not')}</p>}
      <Section title={t('stand.absences')} count={absences.length} more={may && <Button icon="plus" onClick={() => setAdding('absences')}>{t('stand.add_absence')}</Button>}>
        {absences.length === 0 ? <Empty icon="person" title={t('stand.no_absences')}><p>{t('stand.no_absences_words')}</p></Empty> : <Absences rows={absences} end={may ? setEnding : null} />}
      </Section>
      <Section title={t('stand.delegations')} count={delegations.length} more={may && <Button icon="plus" onClick={() => setAdding('delegations')}>{t('stand.add_delegation')}</Button>}>
        {delegations.length === 0 ? <Empty icon="pen" title={t('stand.no_delegations')}><p>{t('stand.no_delegations_words')}</p></Empty> : <Delegations rows={delegations} end={may ? setEnding : null} />}
      </Section>
      {adding && <Add list={adding} onClose={() => setAdding(null)} onDone={done} />}
      {ending && <End ending={ending} onClose={() => setEnding(null)} onDone={done} />}
    </>
  )
}

const person = (p: { code: string; name: string } | null) => (p ? <a href={`/people/${encodeURIComponent(p.code)}`}>{p.name}</a> : null)
const since = (at: string) => (isEndOfDay(at) ? fmtDay(at) : fmtInstant(at))
const State = ({ state }: { state: string }) => <Tag tone={state === 'now' ? 'wait' : state === 'coming' ? 'info' : 'plain'}>{t(`stand.state_${state}` as 'stand.state_now')}</Tag>

/* As the register reads it: the day, and the minute where it is not midnight. */
const stated = (at: string) => (isEndOfDay(at) ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)}`)

function Absences({ rows, end }: { rows: AwayRow[]; end: ((e: Ending) => void) | null }) {
  return (
    <table className="stack">
      <caption className="sr">{t('stand.absences')}</caption>
      <thead><tr><th scope="col">{t('party.person')}</th><th scope="col">{t('stand.from')}</th><th scope="col">{t('stand.to')}</th><th scope="col">{t('stand.substitute')}</th><th scope="col">{t('mail.state')}</th>{end && <th scope="col"><span className="sr">{t('ui.do')}</span></th>}</tr></thead>
      <tbody>
        {rows.map((a) => (
          <tr key={a.person.code + a.from}>
            <th scope="row">{person(a.person)}</th>
            <td data-label={t('stand.from')}>{since(a.from)}</td>
            <td data-label={t('stand.to')}>{a.to ? fmtDue(a.to) : t('stand.open')}</td>
            <td data-label={t('stand.substitute')}>{person(a.substitute) ?? <span className="quiet">{t('stand.head')}</span>}</td>
            <td data-label={t('mail.state')}><State state={a.state} /></td>
            {end && <td className="do">{a.state !== 'past' && <Button tone="quiet" aria-label={`${t('stand.end')}: ${a.person.name}`} onClick={() => end({ list: 'absences', who: a.person.name, item: { person: a.person.code, ...(a.substitute ? { substitute: a.substitute.code } : {}), from: stated(a.from) } })}>{t('stand.end')}</Button>}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Delegations({ rows, end }: { rows: LentRow[]; end: ((e: Ending) => void) | null }) {
  return (
    <table className="stack">
      <caption className="sr">{t('stand.delegations')}</caption>
      <thead><tr><th scope="col">{t('stand.lender')}</th><th scope="col">{t('party.post')}</th><th scope="col">{t('stand.lent_to')}</th><th scope="col">{t('stand.from')}</th><th scope="col">{t('stand.to')}</th><th scope="col">{t('mail.state')}</th>{end && <th scope="col"><span className="sr">{t('ui.do')}</span></th>}</tr></thead>
      <tbody>
        {rows.map((d) => (
          <tr key={d.person.code + d.lent_to.code + d.post.code + d.from}>
            <th scope="row">{person(d.person)}</th>
            <td data-label={t('party.post')}>{d.post.name}, {d.unit.name}</td>
            <td data-label={t('stand.lent_to')}>{person(d.lent_to)}</td>
            <td data-label={t('stand.from')}>{since(d.from)}</td>
            <td data-label={t('stand.to')}>{d.to ? fmtDue(d.to) : t('stand.open')}</td>
            <td data-label={t('mail.state')}><State state={d.state} /></td>
            {end && <td className="do">{d.state !== 'past' && <Button tone="quiet" aria-label={`${t('stand.end')}: ${d.person.name}`} onClick={() => end({ list: 'delegations', who: d.person.name, item: { person: d.person.code, post: d.post.code, lent_to: d.lent_to.code, from: stated(d.from) } })}>{t('stand.end')}</Button>}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Add({ list, onClose, onDone }: { list: 'absences' | 'delegations'; onClose: () => void; onDone: (words: string) => void }) {
  const today = useSession().now.slice(0, 10)
  const away = list === 'absences'
  const [who, setWho] = useState('')
  const [other, setOther] = useState('')
  const [seat, setSeat] = useState('')
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  const [source, setSource] = useState('')
  const [shown, setShown] = useState(false)
  const [why, setWhy] = useState<unknown>(null)
  const held = useGet<Person>(!away && who ? `/api/people/${encodeURIComponent(who)}` : null).data?.tenures.filter((x) => !x.to || x.to.slice(0, 10) > today) ?? []
  const at = seat || held[0]?.post_code || ''
  const lacks = !who || !from || !source.trim() || (!away && (!other || !at))
  const need = (empty: boolean) => (shown && empty ? t('form.missing') : null)
  const send = () => {
    setShown(true)
    if (lacks) return
    const item: Record<string, string> = away ? { person: who, ...(other ? { substitute: other } : {}) } : { person: who, post: at, lent_to: other }
    record({ [list]: [{ ...item, from, ...(to ? { to } : {}) }] }, today, source.trim()).then(() => onDone(t('stand.added')), setWhy)
  }
  return (
    <Dialog title={away ? t('stand.add_absence') : t('stand.add_delegation')} onClose={onClose}>
      <form noValidate onSubmit={(e) => { e.preventDefault(); send() }}>
        <PersonPicker label={away ? t('stand.who_away') : t('stand.lender')} value={who ? [who] : []} onChange={(v) => { setWho(v[0] ?? ''); setSeat('') }} must autoFocus wrong={need(!who)} />
        {!away && held.length > 0 && <SelectField label={t('party.post')} value={at} onChange={setSeat} options={held.map((x) => ({ value: x.post_code, label: [x.post, x.unit?.name].filter(Boolean).join(', ') }))} />}
        <PersonPicker label={away ? t('stand.substitute') : t('stand.lent_to')} help={away ? t('stand.substitute_help') : t('stand.lent_help')} value={other ? [other] : []} onChange={(v) => setOther(v[0] ?? '')} must={!away} wrong={need(!away && !other)} />
        <div className="two">
          <DayField label={t('stand.from')} value={from} onChange={setFrom} must wrong={need(!from)} />
          <DayField label={t('stand.to_last')} help={t('stand.to_help')} value={to} onChange={setTo} />
        </div>
        <TextField label={t('stand.source')} help={away ? t('stand.source_absence') : t('stand.source_delegation')} value={source} onChange={setSource} must wrong={need(!source.trim())} />
        {why !== null && <Note tone="late" role="alert"><p>{refused(why)}</p></Note>}
        <div className="form-do">
          <Button tone="main" type="submit">{t('ui.save')}</Button>
          <Button tone="quiet" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function End({ ending, onClose, onDone }: { ending: Ending; onClose: () => void; onDone: (words: string) => void }) {
  const today = useSession().now.slice(0, 10)
  const begun = ending.item.from.slice(0, 10)
  const [to, setTo] = useState(begun > addDays(today, -1) ? begun : addDays(today, -1))
  const [source, setSource] = useState('')
  const [shown, setShown] = useState(false)
  const [why, setWhy] = useState<unknown>(null)
  const send = () => {
    setShown(true)
    if (to && source.trim()) record({ [ending.list]: [{ ...ending.item, to }] }, today, source.trim()).then(() => onDone(t('stand.ended')), setWhy)
  }
  return (
    <Dialog title={t(ending.list === 'absences' ? 'stand.end_absence' : 'stand.end_delegation', { who: ending.who })} onClose={onClose}>
      <form noValidate onSubmit={(e) => { e.preventDefault(); send() }}>
        <DayField label={t('stand.to_last')} help={t('stand.end_help')} value={to} onChange={setTo} must wrong={shown && !to ? t('form.missing') : null} />
        <TextField label={t('stand.source')} value={source} onChange={setSource} must wrong={shown && !source.trim() ? t('form.missing') : null} />
        {why !== null && <Note tone="late" role="alert"><p>{refused(why)}</p></Note>}
        <div className="form-do">
          <Button tone="main" type="submit">{t('stand.end')}</Button>
          <Button tone="quiet" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
