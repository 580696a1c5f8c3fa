/* sums.tsx -- figures over many matters: what each kind's regulation shows, obstacles by rule, levels, indices, authority. */
import type { Authority, Indices, Kind, Levels, Line, Obstacles, ObstacleRule, Sums } from '../api.gen.ts'
import { url } from '../http.ts'
import { t, tMaybe } from '../i18n.ts'
import { keep, newKey } from '../kept.ts'
import { go, matterPath, setQuery, usePlace } from '../route.ts'
import { useGet, useSession } from '../state.ts'
import { fmtDay, fmtDue, fmtInstant, spanWords } from '../time.ts'
import { Button, Empty, Failed, Head, Loading, Section, SelectField, Tabs } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { Grid, type Column } from '../ui/grid.tsx'
import { useKeys } from '../ui/keys.ts'
import { fmtNumber } from '../ui/number.ts'
import { UnitPicker } from '../ui/picker.tsx'
import { Totals } from '../ui/totals.tsx'
import { sentence } from '../ui/words.ts'

const TABS = [
  { key: '', label: 'sums.tab_kinds' },
  { key: 'obstacles', label: 'sums.tab_obstacles' },
  { key: 'levels', label: 'sums.tab_levels' },
  { key: 'indices', label: 'sums.tab_indices' },
  { key: 'authority', label: 'sums.tab_authority' },
] as const

export default function SumsView({ rest }: { rest: string }) {
  const [first, kind, code] = rest.split('/')
  useKeys([{ keys: 'p', says: t('keys.print'), run: () => print() }])
  const now = TABS.some((x) => x.key === first) ? first : ''
  const View = { obstacles: ByRule, levels: ByLevel, indices: ByIndex, authority: OfUnit }[now]
  return (
    <>
      <Head title={t('sums.title')} lead={t('sums.lead')}>
        <Button icon="print" onClick={() => print()}>{t('ui.print')}</Button>
      </Head>
      <Tabs tabs={[...TABS]} now={now} to={(key) => (key ? `/sums/${key}` : '/sums')} />
      {View ? <View /> : first === 'kind' && kind ? <OfKind kind={kind} code={code ?? ''} /> : <AllKinds />}
    </>
  )
}

/* What every view of figures is asked with: whose, over which days, as it was known when. */
function useScope(keys: readonly string[]) {
  const { query } = usePlace()
  const value = (key: string) => query.get(key)
  const asOf = value('as_of')
  const asked = Object.fromEntries(keys.map((key) => [key, value(key)]))
  return { value, asked: { ...asked, as_of: asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? `${asOf}T23:59:59+07:00` : null } }
}

function Scope({ value, unit = true, period = true }: { value: (key: string) => string | null; unit?: boolean; period?: boolean }) {
  return (
    <div className="filters noprint">
      {unit && <UnitPicker label={t('matters.unit')} value={value('unit') ? [value('unit') as string] : []} onChange={(v) => setQuery({ unit: v[0] ?? null })} />}
      {period && <DayField label={t('report.from')} value={value('from') ?? ''} onChange={(v) => setQuery({ from: v })} />}
      {period && <DayField label={t('report.to')} value={value('to') ?? ''} onChange={(v) => setQuery({ to: v })} />}
      <DayField label={t('board.as_of')} value={value('as_of') ?? ''} onChange={(v) => setQuery({ as_of: v })} />
    </div>
  )
}

/* --- what kinds show ------------------------------------------------------------------------------------------------------ */

const useKinds = () => useGet<{ kinds: Kind[] }>('/api/kinds', { fresh: 600_000 })
const sumPath = (kind: string, code: string) => `/sums/kind/${encodeURIComponent(kind)}/${encodeURIComponent(code)}`

function AllKinds() {
  const kinds = useKinds()
  if (kinds.error) return <Failed why={kinds.error} again={() => void kinds.refetch()} />
  if (!kinds.data) return <Loading />
  const with_sums = kinds.data.kinds.filter((k) => k.kind === k.base && k.sums.length > 0)
  return (
    <>
      <ul className="cards">
        {with_sums.map((k) => (
          <li key={k.kind} className="card sums-card">
            <b>{k.name}</b>
            <ul>
              {k.sums.map((s) => (
                <li key={s.code}><a data-row href={sumPath(k.kind, s.code)}>{s.name}</a></li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="hint">{t('sums.from_regulations')}</p>
    </>
  )
}

function OfKind({ kind, code }: { kind: string; code: string }) {
  const kinds = useKinds()
  const scope = useScope(['unit', 'from', 'to'])
  const k = kinds.data?.kinds.find((x) => x.kind === kind)
  const sum = k?.sums.find((x) => x.code === code) ?? k?.sums[0]
  const sums = useGet<Sums>(sum ? url('/api/sums', { kind, by: sum.by.join(','), day: sum.day, figures: sum.figures.join(','), ...scope.asked }) : null, { keep: true })
  if (kinds.data && !sum) return <Empty title={t('sums.none_kind')} />
  const name = sum?.name ?? ''
  return (
    <>
      <p className="crumbs noprint"><a href="/sums">{t('sums.tab_kinds')}</a></p>
      <Scope value={scope.value} />
      {k && k.sums.length > 1 && (
        <SelectField label={t('sums.which')} value={sum?.code ?? ''} onChange={(v) => go(sumPath(kind, v))} options={k.sums.map((s) => ({ value: s.code, label: s.name }))} />
      )}
      {sums.error && <Failed why={sums.error} again={() => void sums.refetch()} />}
      {sums.isPending && <Loading />}
      {sums.data && (
        <Section title={name}>
          <p className="hint">{[k?.name, t('app.as_of', { at: fmtInstant(sums.data.as_of) })].filter(Boolean).join(' · ')}</p>
          {sums.data.all.matters === 0 ? <Empty icon="report" title={t('sums.none')}><p>{t('sums.none_words')}</p></Empty> : <Totals total={sums.data} label={name} list />}
          {sum && <p className="hint">{sum.source} {sum.mark && `(${tMaybe(`mark.${sum.mark}`, sum.mark)})`}</p>}
        </Section>
      )}
    </>
  )
}

/* --- obstacles -------------------------------------------------------------------------------------------------------------- */

const OBSTACLE_COLUMNS = (): Column[] => [
  { key: 'code', name: t('sheet.code') },
  { key: 'title', name: t('sums.obstacle') },
  { key: 'by', name: t('sums.raised_by') },
  { key: 'raised', name: t('sums.raised') },
  { key: 'lost', name: t('sums.lost'), num: true },
  { key: 'became', name: t('sums.became') },
]

function ByRule() {
  const scope = useScope([])
  const data = useGet<Obstacles>(url('/api/obstacles', scope.asked), { keep: true })
  return (
    <>
      <Scope value={scope.value} unit={false} period={false} />
      {data.error && <Failed why={data.error} again={() => void data.refetch()} />}
      {data.isPending && <Loading />}
      {data.data?.rules.length === 0 && <Empty icon="flag" title={t('sums.no_obstacles')}><p>{t('sums.no_obstacles_words')}</p></Empty>}
      {data.data?.rules.map((r) => <OneRule key={r.rule} rule={r} />)}
      {data.data && data.data.rules.length > 0 && <p className="hint">{t('sums.lost_words')} {data.data.partial && t('sums.partial')}</p>}
    </>
  )
}

/* The proposal is opened by its own form, filled from what was gathered: whoever sends it reads it first. */
function OneRule({ rule }: { rule: ObstacleRule }) {
  const session = useSession()
  const gather = () => {
    if (!rule.gathering) return
    keep(localStorage, session.account ?? '', `new:${rule.gathering.kind}`, { values: { ...rule.gathering.fields }, key: newKey(), at: Date.now() })
    go(`/new/${rule.gathering.kind}`)
  }
  const facts: [string, number][] = [
    [t('sums.obstacles'), rule.obstacles],
    [t('sums.upheld'), rule.upheld],
    [t('sums.blocked'), rule.blocked + rule.blocked_stated],
    [t('sums.lost_days'), rule.lost_days],
    [t('sums.gathered'), rule.gathered],
  ]
  return (
    <Section title={rule.rule} more={rule.gathering && <Button tone="main" icon="merge" onClick={gather}>{t('sums.gather')}</Button>}>
      <dl className="sums">
        {facts.map(([label, n]) => <div key={label} className="sum"><dt>{label}</dt><dd>{fmtNumber(n, Number.isInteger(n) ? 0 : 1)}</dd></div>)}
      </dl>
      {rule.can_change && <p className="hint">{t('sums.can_change', { level: rule.can_change })}</p>}
      <Grid
        label={rule.rule}
        columns={OBSTACLE_COLUMNS()}
        rows={rule.lines.map((l) => ({
          key: l.code,
          cells: {
            code: { show: <a data-row className="code" href={matterPath(l.code)}>{l.code}</a> },
            title: l.title,
            by: l.raised_by,
            raised: fmtDay(l.raised),
            lost: l.lost.seconds ? spanWords(l.lost) : null,
            became: { show: <>{l.ruled ?? t('sums.not_ruled')}{l.gathered_in && <small> · <a className="code" href={matterPath(l.gathered_in)}>{l.gathered_in}</a></small>}{l.came_back && <small> · {l.came_back}</small>}</> },
          },
        }))}
      />
    </Section>
  )
}

/* --- levels ------------------------------------------------------------------------------------------------------------------ */

function ByLevel() {
  const scope = useScope(['unit', 'from', 'to'])
  const data = useGet<Levels>(url('/api/levels', scope.asked), { keep: true })
  const columns = (first: string): Column[] => [
    { key: 'name', name: first },
    { key: 'decided', name: t('sums.decided'), num: true },
    { key: 'lowest', name: t('sums.lowest'), num: true },
    { key: 'above', name: t('sums.above'), num: true },
    { key: 'not_own', name: t('sums.not_own'), num: true },
    { key: 'unknown', name: t('sums.unknown'), num: true },
    { key: 'share', name: t('sums.share'), measure: '%', num: true, decimals: 1, strong: true, bar: true },
  ]
  const row = (name: string, r: Levels['all'], key = name) => ({ key, cells: { name, decided: r.decided, lowest: r.lowest, above: r.above, not_own: r.not_own, unknown: r.unknown, share: r.share } })
  const d = data.data
  return (
    <>
      <Scope value={scope.value} />
      {data.error && <Failed why={data.error} again={() => void data.refetch()} />}
      {data.isPending && <Loading />}
      {d && d.all.decided === 0 && <Empty icon="up" title={t('sums.none_decided')}><p>{t('sums.none_decided_words')}</p></Empty>}
      {d && d.all.decided > 0 && (
        <>
          <Section title={t('sums.by_quarter')}>
            <Grid label={t('sums.by_quarter')} columns={columns(t('sums.key_quarter'))} rows={d.quarters.map((r) => row(quarter(r.quarter ?? ''), r))} total={row(t('board.total'), d.all)} />
          </Section>
          <Section title={t('sums.by_agency')}>
            <Grid label={t('sums.by_agency')} columns={columns(t('sums.key_unit'))} rows={d.units.map((r) => row(r.unit?.name ?? '', r, r.unit?.code))} />
          </Section>
          <p className="hint">{t('sums.levels_words')} {d.partial && t('sums.partial')}</p>
        </>
      )}
    </>
  )
}

const quarter = (q: string) => t('sums.quarter', { q: q.slice(-1), year: q.slice(0, 4) })

/* A figure that came as words, to one decimal. */
const asNumber = (words: string | null) => (words !== null && Number.isFinite(Number(words)) ? Number(words) : words)

/* --- indices ------------------------------------------------------------------------------------------------------------------ */

function ByIndex() {
  const scope = useScope(['unit', 'from', 'to'])
  const data = useGet<Indices>(url('/api/indices', scope.asked), { keep: true })
  const parts = data.data?.parts.filter((p) => p.rows.some((r) => (r.counted ?? 0) > 0)) ?? []
  return (
    <>
      <Scope value={scope.value} />
      {data.error && <Failed why={data.error} again={() => void data.refetch()} />}
      {data.isPending && <Loading />}
      {data.data && parts.length === 0 && <Empty icon="list" title={t('sums.none_index')}><p>{t('sums.none_index_words')}</p></Empty>}
      {parts.map((p) => (
        <Section key={`${p.index}${p.from}`} title={p.name}>
          <p className="hint">{[t('sums.period', { from: fmtDay(p.from), to: fmtDay(p.to) }), p.source].filter(Boolean).join(' · ')}</p>
          <Grid
            label={p.name}
            columns={[
              { key: 'name', name: t('sums.index_row') },
              { key: 'n', name: t('sums.matters'), num: true },
              { key: 'share', name: t('sums.result'), num: true, decimals: 1 },
              { key: 'worth', name: t('sums.points'), num: true, decimals: 1, strong: true },
              { key: 'points', name: t('sums.points_of'), num: true },
            ]}
            rows={p.rows.map((r) => ({ key: r.row, cells: { name: r.name, n: r.counted, share: asNumber(r.share), worth: asNumber(r.worth), points: r.points } }))}
            total={{ key: 'all', cells: { name: p.level ?? t('board.total'), worth: asNumber(p.together) } }}
          />
        </Section>
      ))}
    </>
  )
}

/* --- one unit's authority -------------------------------------------------------------------------------------------------------- */

function OfUnit() {
  const session = useSession()
  const scope = useScope([])
  const unit = scope.value('unit') ?? session.unit?.code ?? null
  const data = useGet<Authority>(unit ? url(`/api/units/${encodeURIComponent(unit)}/authority`, scope.asked) : null, { keep: true })
  const d = data.data
  return (
    <>
      <div className="filters noprint">
        <UnitPicker label={t('matters.unit')} value={unit ? [unit] : []} onChange={(v) => setQuery({ unit: v[0] ?? null })} must />
        <DayField label={t('board.as_of')} value={scope.value('as_of') ?? ''} onChange={(v) => setQuery({ as_of: v })} />
      </div>
      {!unit && <Empty icon="unit" title={t('sums.choose_unit')} />}
      {data.error && <Failed why={data.error} again={() => void data.refetch()} />}
      {unit && data.isPending && <Loading />}
      {d && (
        <>
          <Section title={t('sums.matrix', { unit: d.unit.name })} count={d.matrix.length}>
            <Grid
              label={t('sums.matrix', { unit: d.unit.name })}
              none={t('sums.no_matrix')}
              columns={[{ key: 'what', name: t('sums.decision') }, { key: 'own', name: t('sums.who_decides') }, { key: 'from', name: t('matter.from') }, { key: 'to', name: t('matter.to') }, { key: 'source', name: t('kinds.source') }]}
              rows={d.matrix.map((r, i) => ({
                key: String(i),
                faint: !r.in_force,
                cells: {
                  what: r.decision_name ? sentence(r.decision_name) : t('sums.any_decision'),
                  own: r.own ? t('sums.own') : t('sums.not_own_level'),
                  from: fmtDay(r.from),
                  to: r.to ? fmtDay(r.to) : t('matter.until_now'),
                  source: [r.source, r.of_class ? t('sums.of_class') : '', r.in_force ? '' : t('sums.no_longer')].filter(Boolean).join(' · '),
                },
              }))}
            />
          </Section>
          <Section title={t('sums.delegations')} count={d.delegations.length}>
            <Grid
              label={t('sums.delegations')}
              none={t('sums.no_delegations')}
              columns={[{ key: 'post', name: t('party.post') }, { key: 'from', name: t('sums.lender') }, { key: 'to', name: t('sums.borrower') }, { key: 'until', name: t('matter.to') }]}
              rows={d.delegations.map((l, i) => ({ key: String(i), cells: { post: l.post, from: [l.lender?.name, l.on ? t('sums.lent_on') : ''].filter(Boolean).join(', '), to: l.borrower?.name, until: l.to ? fmtDay(l.to) : t('matter.until_now') } }))}
            />
          </Section>
          <Lines title={t('sums.working_rules')} lines={d.working_rules} />
          <Lines title={t('sums.sensitive_posts')} lines={d.sensitive_posts} />
        </>
      )}
    </>
  )
}

/* Matters with the columns that their kind lists. */
function Lines({ title, lines }: { title: string; lines: Line[] }) {
  const values = lines[0]?.values ?? []
  return (
    <Section title={title} count={lines.length}>
      <Grid
        label={title}
        none={t('sums.no_lines')}
        columns={[{ key: 'code', name: t('sheet.code') }, { key: 'title', name: t('report.words') }, ...values.map((v) => ({ key: v.code, name: v.name })), { key: 'due', name: t('opening.due') }]}
        rows={lines.map((l) => ({
          key: l.code,
          cells: {
            code: { show: <a data-row className="code" href={matterPath(l.code)}>{l.code}</a> },
            title: l.title,
            ...Object.fromEntries((l.values ?? []).map((v) => [v.code, v.text])),
            due: l.due ? { show: fmtDue(l.due), late: l.is_late } : null,
          },
        }))}
      />
    </Section>
  )
}
