/* party.tsx -- a unit or a person of the register: who they are over time, and what they hold now. */
import { Suspense, lazy, useState } from 'react'
import type { Line, Person as PersonParty, Unit as UnitParty } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { usePlace } from '../route.ts'
import { useGet, useMay } from '../state.ts'
import { fmtDay, fmtDue } from '../time.ts'
import { Button, Failed, Head, LinkButton, Loading, Section } from '../ui/basics.tsx'
import { FewRows, MatterRow } from '../ui/lines.tsx'

const Merge = lazy(() => import('./admin_change.tsx').then((m) => ({ default: m.Merge })))
const Move = lazy(() => import('./admin_change.tsx').then((m) => ({ default: m.Move })))
const Leave = lazy(() => import('./admin_change.tsx').then((m) => ({ default: m.Leave })))

export default function Party({ rest }: { rest: string }) {
  const unit = usePlace().path.startsWith('/units/')
  return unit ? <Unit key={rest} code={rest} /> : <Person key={rest} code={rest} />
}

const link = (kind: 'units' | 'people', who: { code: string; name: string } | null) => (who ? <a href={`/${kind}/${encodeURIComponent(who.code)}`}>{who.name}</a> : '–')

function Unit({ code }: { code: string }) {
  const data = useGet<UnitParty>(`/api/units/${encodeURIComponent(code)}`)
  const [merging, setMerging] = useState(false)
  const may = useMay('register')
  if (data.error) return <><Head title={code} /><Failed why={data.error} again={() => void data.refetch()} /></>
  if (!data.data) return <><Head title={code} /><Loading /></>
  const u = data.data
  return (
    <>
      <Head title={u.unit.name}>
        {may && u.exists && <Button icon="flag" onClick={() => setMerging(true)}>{t('change.merge')}</Button>}
        <LinkButton href={`/sums/authority?unit=${encodeURIComponent(code)}`} icon="admin">{t('sums.authority')}</LinkButton>
        <LinkButton href={`/matters?unit=${encodeURIComponent(code)}`} icon="list">{t('party.matters')}</LinkButton>
      </Head>
      <dl className="facts">
        <div><dt>{t('party.head')}</dt><dd>{link('people', u.head)}</dd></div>
        <div><dt>{t('party.superior')}</dt><dd>{link('units', u.superior)}</dd></div>
        <div><dt>{t('party.office')}</dt><dd>{link('units', u.office)}</dd></div>
        {u.names.length > 1 && <div><dt>{t('party.names')}</dt><dd>{u.names.map((n) => `${n.name} (${fmtDay(n.from)})`).join('; ')}</dd></div>}
      </dl>
      {u.successions.length > 0 && <ul className="hint">{u.successions.map((x, i) => <li key={i}>{fmtDay(x.at)}: {x.to ? t('party.succeeds', { from: x.from?.name ?? '', to: x.to.name }) : t('party.dissolved', { from: x.from?.name ?? '' })}</li>)}</ul>}
      {merging && <Suspense fallback={null}><Merge unit={u} onClose={() => setMerging(false)} /></Suspense>}
      <Holds lines={u.holds?.lines ?? []} />
      <Section title={t('party.posts')} count={u.posts.length}>
        <table>
          <thead><tr><th scope="col">{t('party.post')}</th><th scope="col">{t('party.person')}</th></tr></thead>
          <tbody>{u.posts.map((p, i) => <tr key={i}><th scope="row">{p.post}</th><td>{link('people', p.person)}</td></tr>)}</tbody>
        </table>
      </Section>
    </>
  )
}

function Person({ code }: { code: string }) {
  const data = useGet<PersonParty>(`/api/people/${encodeURIComponent(code)}`)
  const [doing, setDoing] = useState<'move' | 'leave' | null>(null)
  const may = useMay('register')
  if (data.error) return <><Head title={code} /><Failed why={data.error} again={() => void data.refetch()} /></>
  if (!data.data) return <><Head title={code} /><Loading /></>
  const p = data.data
  return (
    <>
      <Head title={p.person.name}>
        {may && <Button icon="person" onClick={() => setDoing('move')}>{t('change.move')}</Button>}
        {may && p.tenures.some((x) => !x.to) && <Button onClick={() => setDoing('leave')}>{t('change.leave')}</Button>}
      </Head>
      {doing && <Suspense fallback={null}>{doing === 'move' ? <Move person={p} onClose={() => setDoing(null)} /> : <Leave person={p} onClose={() => setDoing(null)} />}</Suspense>}
      <Section title={t('party.tenures')} count={p.tenures.length}>
        <table>
          <thead><tr><th scope="col">{t('party.post')}</th><th scope="col">{t('matters.unit')}</th><th scope="col">{t('matter.from')}</th><th scope="col">{t('matter.to')}</th></tr></thead>
          <tbody>{p.tenures.map((x, i) => <tr key={i}><th scope="row">{x.post}</th><td>{link('units', x.unit)}</td><td>{fmtDay(x.from)}</td><td>{x.to ? fmtDue(x.to) : t('matter.until_now')}</td></tr>)}</tbody>
        </table>
      </Section>
      {p.absences.length > 0 && (
        <Section title={t('party.absences')} count={p.absences.length}>
          <ul>{p.absences.map((a, i) => <li key={i}>{fmtDay(a.from)} – {a.to ? fmtDue(a.to) : '…'} {a.substitute && t('party.substitute', { who: a.substitute.name })}</li>)}</ul>
        </Section>
      )}
      <Holds lines={p.holds?.lines ?? []} />
    </>
  )
}

function Holds({ lines }: { lines: Line[] }) {
  return (
    <Section title={t('party.holds')} count={lines.length}>
      {lines.length === 0 ? <p className="hint">{t('party.holds_none')}</p> : <FewRows label={t('party.holds')} lines={lines} row={(l) => <MatterRow key={l.code} line={l} showUnit action={false} />} />}
    </Section>
  )
}
