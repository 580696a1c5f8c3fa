/* record.tsx -- my record: what I did, held and was late with. Nobody else sees this page. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { OwnRecord, RecordAct, Signal, Signals } from '../api.gen.ts'
import { matterUrl } from '../http.ts'
import { t } from '../i18n.ts'
import { matterPath, usePlace, withQuery } from '../route.ts'
import { sentence } from '../ui/words.ts'
import { useGet } from '../state.ts'
import { fmtDay, fmtDue, fmtInstant, spanWords } from '../time.ts'
import { Button, Codes, Empty, Failed, Head, Loading, Note, Section } from '../ui/basics.tsx'

export default function Record({ rest: _ }: { rest: string }) {
  const data = useGet<OwnRecord>('/api/record')
  const r = data.data
  const only = usePlace().query.get('act') ?? ''
  const signals = useGet<Signals>('/api/record/signals').data?.signals ?? []
  return (
    <>
      <Head title={t('record.title')} lead={r?.from ? t('record.from', { day: fmtDay(r.from) }) : undefined}>
        <Button icon="print" onClick={() => print()}>{t('ui.print')}</Button>
      </Head>
      <Note>{t('record.own')}</Note>
      {data.error && <Failed why={data.error} again={() => void data.refetch()} />}
      {data.isPending && <Loading />}
      {signals.length > 0 && (
        <Section title={t('record.signals')}>
          <Note>{t('record.signals_words')}</Note>
          {signals.map((s) => <OneSignal key={s.code} s={s} />)}
        </Section>
      )}
      {r && r.acts.length === 0 && r.holdings === 0 && <Empty icon="person" title={t('record.none')}><p>{t('record.none_words')}</p></Empty>}
      {r && (r.acts.length > 0 || r.holdings > 0) && (
        <>
          <dl className="sums">
            <Sum label={t('record.holdings')} value={String(r.holdings)} />
            <Sum label={t('record.open')} value={r.open > 0 ? <a href="/">{r.open}</a> : '0'} />
            <Sum label={t('record.worked')} value={spanWords(r.worked)} />
            <Sum label={t('record.late')} value={r.late_n > 0 ? <a href="#late">{t('record.late_value', { n: r.late_n, span: spanWords(r.late) })}</a> : '0'} tone={r.late_n > 0 ? 'late' : ''} />
            {r.obstacle.seconds > 0 && <Sum label={t('record.obstacle')} value={spanWords(r.obstacle)} />}
            {r.advice > 0 && <Sum label={t('record.advice')} value={`${r.advice_followed}/${r.advice}`} />}
          </dl>
          {r.lates.length > 0 && (
            <Section id="late" title={t('record.lates')} count={r.late_n}>
              <Few rows={r.lates} show={(x) => <li key={x.matter} className="done"><a data-row className="code" href={matterPath(x.matter)}>{x.matter}</a> <span>{x.title}</span> <b>{spanWords(x.late)}</b></li>} />
            </Section>
          )}
          <Section title={t('record.acts')}>
            <table>
              <thead><tr><th scope="col">{t('kinds.act')}</th><th scope="col" className="num">{t('record.times')}</th></tr></thead>
              <tbody>{r.acts.map((a) => <tr key={a.kind}><th scope="row">{sentence(a.name)}</th><td className="num"><a href={withQuery({ act: a.kind })} aria-label={`${sentence(a.name)}: ${a.n}`}>{a.n}</a></td></tr>)}</tbody>
            </table>
          </Section>
          {r.recent.length > 0 && <Recent key={only} acts={r.recent.filter((x) => !only || x.kind === only)} name={r.acts.find((a) => a.kind === only)?.name} />}
          <p className="hint">{t('record.rule')}</p>
        </>
      )}
    </>
  )
}

const FIRST = 20

/* The first of a long list, then all; on paper what is shown. */
function Few<T>({ rows, show }: { rows: T[]; show: (row: T) => ReactNode }) {
  const [all, setAll] = useState(false)
  return (
    <>
      <ul className="plainlist">{(all ? rows : rows.slice(0, FIRST)).map(show)}</ul>
      {!all && rows.length > FIRST && <p className="rows-more noprint"><Button icon="down" onClick={() => setAll(true)}>{t('record.all', { count: rows.length })}</Button></p>}
    </>
  )
}

/* What was done, with the proof of each: all, or of one kind. */
function Recent({ acts, name }: { acts: RecordAct[]; name?: string }) {
  const heading = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (name) heading.current?.scrollIntoView({ block: 'start' })
  }, [name])
  return (
    <div ref={heading}>
      <Section title={name ? sentence(name) : t('record.recent')} count={acts.length} more={name && <a href={withQuery({ act: null })}>{t('record.every')}</a>}>
        <Few
          rows={acts}
          show={(x) => (
            <li key={x.seq} className="done">
              <time dateTime={x.happened}>{fmtInstant(x.happened)}</time>
              <span>{sentence(x.name)} – <a data-row className="code" href={matterPath(x.matter)}>{x.matter}</a> {x.title}</span>
              <a className="noprint" href={matterUrl(x.matter, `/acts/${x.seq}/receipt`)} download title={t('act.receipt_help')} aria-label={t('act.receipt_of', { name: x.name, n: x.seq })}>{t('record.receipt')}</a>
            </li>
          )}
        />
      </Section>
    </div>
  )
}

const inLang = (x: string, how: Intl.NumberFormatOptions) => Number(x).toLocaleString(document.documentElement.lang, how)
const share = (x: string | null | undefined) => (x ? inLang(x, { style: 'percent', maximumFractionDigits: 1 }) : '–')

function OneSignal({ s }: { s: Signal }) {
  return (
    <article className="signal">
      <h3><a data-row className="code" href={matterPath(s.code)}>{s.code}</a> {s.rule_name}{s.kind_name ? `: ${s.kind_name}` : ''}</h3>
      {s.n && <p>{t('record.signal_figures', { count: s.count ?? '', n: s.n, part: share(s.share), expected: share(s.expected), low: share(s.low), high: share(s.high) })}</p>}
      {s.counts && <p className="hint">{t('record.signal_counts', { what: s.counts })}</p>}
      {s.q && <p className="hint">{t('record.signal_q', { q: Number(s.q) < 0.001 ? `< ${share('0.001')}` : share(s.q) })}</p>}
      {s.cases && <p>{t('record.signal_cases')}: <Codes of={s.cases.split(', ')} /></p>}
      {s.protection.map((p) => <p key={p.code} className="shield"><a data-row className="code" href={matterPath(p.code)}>{p.code}</a> {p.words}</p>)}
      {s.lowered_by && <p>{t('record.signal_lower')}: {s.lowered_by}</p>}
      {s.answer && <p>{t('record.signal_answered')}: {s.answer}</p>}
      <p>
        {s.step || s.state_name}{s.due ? ` · ${t('record.signal_until', { day: fmtDue(s.due) })}` : ''}
        {s.may_answer && <> <a className="btn btn-main" href={matterPath(s.code)}>{t('record.signal_answer')}</a></>}
      </p>
    </article>
  )
}

function Sum({ label, value, tone = '' }: { label: string; value: ReactNode; tone?: string }) {
  return (
    <div className={`sum sum-words sum-${tone}`}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
