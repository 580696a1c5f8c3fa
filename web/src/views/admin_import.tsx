/* admin_import.tsx -- a table of units, officials or posts brought into the register: which column is what, tried row by row, then recorded.
 *
 *   file or pasted rows ──► columns ──► preview ──► dry run: every row that is refused, with why ──► recorded, all or none
 *
 * One request tries the whole: the server tells all refusals at once.
 */
import { useId, useMemo, useState } from 'react'
import type { Grid, People, Rows } from '../api.gen.ts'
import { ask, post, url } from '../http.ts'
import { t, tMaybe, type Key } from '../i18n.ts'
import { KINDS, csvOf, fileOf, guess, make, wrongOf, type Item, type Kind, type Known, type Made, type Map, type Wrong } from '../register.ts'
import { queries, unitList, useSession, useUnits } from '../state.ts'
import { Button, FileButton, Labelled, Loading, Note, Section, SelectField, TextField, wordsOf } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { say } from '../ui/toast.tsx'
import { Yaml } from './admin_yaml.tsx'

const ORDER: Kind[] = ['staff', 'units', 'people', 'posts', 'tenures', 'absences', 'delegations']
const SHOWN = 8

const label = (key: string) => tMaybe(`register.${key}`, key)
const saysOf = (key: string, words = '') => t(`register.says_${key}` as 'register.says_lacks', { words })

type Result = { wrong: Wrong[]; more: number; all: boolean; whole: unknown }
const FITS: Result = { wrong: [], more: 0, all: true, whole: null }

/* Every official there is, page by page: to know whom the table says again. */
async function everybody(): Promise<Known['people']> {
  const all: Known['people'] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: People = await ask<People>('GET', url('/api/people', { after, limit: 500 }))
    all.push(...page.people)
    after = page.next
  }
  return all
}

async function tryRows(items: Item[], all: { from?: string; announced: string; source: string }): Promise<Result> {
  if (items.length === 0) return FITS
  const file = fileOf(items, all)
  try {
    const tried = await post<Rows>('/api/register?dry_run=1', undefined, { bytes: new Blob([file.text], { type: 'application/yaml' }) })
    return { wrong: wrongOf(tried.refused ?? [], file.lines), more: tried.more ?? 0, all: tried.all !== false, whole: null }
  } catch (whole) {
    return { ...FITS, whole }
  }
}

export function Imports() {
  const [kind, setKind] = useState<Kind>('staff')
  const [grid, setGrid] = useState<Grid | null>(null)
  return (
    <>
      <p>{t('register.words')}</p>
      <Choose kind={kind} setKind={setKind} onRead={setGrid} />
      {grid && <Table key={`${kind}:${grid.file}:${grid.rows.length}`} kind={kind} grid={grid} onDone={() => setGrid(null)} />}
      <details className="more">
        <summary>{t('register.yaml')}</summary>
        <div className="more-in"><Yaml /></div>
      </details>
    </>
  )
}

function Choose({ kind, setKind, onRead }: { kind: Kind; setKind: (kind: Kind) => void; onRead: (grid: Grid | null) => void }) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<unknown>(null)
  const file = useId()
  const pasted = useId()
  const read = (bytes: Blob, name: string) => {
    setBusy(true)
    setWhy(null)
    onRead(null)
    post<Grid>(url('/api/register/table', { name }), undefined, { bytes }).then(onRead, setWhy).finally(() => setBusy(false))
  }
  return (
    <Section title={t('register.what')}>
      <SelectField label={t('register.kind')} help={t(`register.kind_help_${kind}` as 'register.kind_help_staff')} value={kind} onChange={(v) => setKind(v as Kind)} options={ORDER.map((k) => ({ value: k, label: t(`register.kind_${k}` as 'register.kind_staff') }))} />
      <div className="two two-top">
        <div className="field">
          <FileButton label={t('register.file')} describedBy={`${file}-help`} accept=".xlsx,.csv,.tsv,.txt,.docx" onFile={(chosen) => read(chosen, chosen.name)} />
          <p className="help" id={`${file}-help`}>{t('register.file_help')}</p>
        </div>
        <Labelled id={pasted} label={t('register.paste')} help={t('register.paste_help')}>
          <textarea id={pasted} className="input" rows={3} aria-describedby={`${pasted}-help`} value={text} onChange={(e) => setText(e.target.value)} />
        </Labelled>
      </div>
      {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
      <div className="form-do">
        <Button busy={busy} disabled={busy || !text.trim()} onClick={() => read(new Blob([text]), `${t('register.pasted')}.tsv`)}>{t('register.read')}</Button>
      </div>
    </Section>
  )
}

function Table({ kind, grid, onDone }: { kind: Kind; grid: Grid; onDone: () => void }) {
  const today = useSession().now.slice(0, 10)
  const units = useUnits()
  const first = useMemo(() => guess(kind, grid.rows), [kind, grid])
  const [map, setMap] = useState<Map>(first.map)
  const [from, setFrom] = useState(today)
  const [source, setSource] = useState('')
  const [known, setKnown] = useState<Known | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const rows = grid.rows.slice(first.head + 1)
  const list = unitList(units.data).map((u) => ({ code: u.code, name: u.name, abbr: u.abbr, head: u.head }))
  const lacks = KINDS[kind].filter((f) => f.must && map[f.key] === undefined)
  const all = { from: KINDS[kind].some((f) => f.key === 'from') || kind === 'people' || kind === 'posts' ? from : undefined, announced: today, source: source.trim() }
  const made: Made | null = lacks.length > 0 || !units.data ? null : make(kind, rows, map, { units: list, people: known?.people ?? [] }, today, saysOf)
  if (units.isPending) return <Loading />
  const choose = (column: number, key: string) => {
    const next = Object.fromEntries(Object.entries(map).filter(([k, c]) => c !== column && k !== key))
    if (key) next[key] = column
    setMap(next)
    setResult(null)
  }
  const run = async (dry: boolean) => {
    setShown(true)
    if (!source.trim() || lacks.length > 0) return
    setBusy(true)
    try {
      const there = known ?? { units: list, people: await everybody() }
      setKnown(there)
      const now = make(kind, rows, map, there, today, saysOf)
      const tried = await tryRows(now.items, all)
      const wrong = [...now.wrong, ...tried.wrong].sort((a, b) => a.row - b.row)
      if (!dry && wrong.length === 0 && tried.whole === null && now.items.length > 0) {
        await post('/api/register', undefined, { bytes: new Blob([fileOf(now.items, all).text], { type: 'application/yaml' }) })
        say(t('register.done', { count: new Set(now.items.map((i) => i.row)).size }))
        void queries.invalidateQueries()
        onDone()
        return
      }
      setResult({ ...tried, wrong })
    } catch (whole) {
      setResult({ ...FITS, whole })
    } finally {
      setBusy(false)
    }
  }
  const ready = result !== null && result.wrong.length === 0 && result.whole === null && (made?.items.length ?? 0) > 0
  return (
    <Section title={grid.file} count={rows.length}>
      <p>{first.head >= 0 ? t('register.columns') : t('register.no_head')}</p>
      <Columns kind={kind} grid={grid} head={first.head} map={map} choose={choose} wrong={result?.wrong ?? []} />
      {lacks.length > 0 && <Note tone="soon">{t('register.needs', { columns: lacks.map((f) => label(f.key)).join(', ') })}</Note>}
      <div className="two">
        <DayField label={t('register.from_all')} help={t('register.from_help')} value={from} onChange={(v) => { setFrom(v); setResult(null) }} />
        <TextField label={t('stand.source')} help={t('register.source_help')} value={source} onChange={setSource} must wrong={shown && !source.trim() ? t('form.missing') : null} />
      </div>
      {made && made.items.length > 0 && <Preview kind={kind} items={made.items} />}
      {result && <Outcome kind={kind} grid={grid} rows={rows} result={result} same={made?.same ?? 0} items={made?.items ?? []} />}
      <div className="form-do">
        <Button tone={ready ? 'plain' : 'main'} busy={busy} disabled={busy || lacks.length > 0} onClick={() => void run(true)}>{t('sheet.try')}</Button>
        {ready && <Button tone="main" icon="check" busy={busy} disabled={busy} onClick={() => void run(false)}>{t('register.do', { count: new Set(made?.items.map((i) => i.row)).size })}</Button>}
        <Button tone="quiet" onClick={onDone}>{t('ui.cancel')}</Button>
      </div>
    </Section>
  )
}

function Columns({ kind, grid, head, map, choose, wrong }: { kind: Kind; grid: Grid; head: number; map: Map; choose: (column: number, key: string) => void; wrong: Wrong[] }) {
  const heads = head >= 0 ? grid.rows[head].cells : []
  const keyOf = (column: number) => Object.keys(map).find((key) => map[key] === column) ?? ''
  const bad = new Set(wrong.map((w) => w.row))
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('sheet.first_rows')}>
      <table className="mapping">
        <caption>{t('sheet.first_rows')}</caption>
        <thead>
          <tr>
            {Array.from({ length: grid.columns }, (_, n) => (
              <th key={n} scope="col">
                <span>{heads[n] || t('sheet.column', { n: n + 1 })}</span>
                <select className="input" aria-label={t('sheet.means', { name: heads[n] || n + 1 })} value={keyOf(n)} onChange={(e) => choose(n, e.target.value)}>
                  <option value="">{t('sheet.leave')}</option>
                  {KINDS[kind].map((f) => <option key={f.key} value={f.key}>{label(f.key)}{f.must ? ' *' : ''}</option>)}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.slice(head + 1, head + 1 + SHOWN).map((row) => (
            <tr key={row.row} className={bad.has(row.row) ? 'row-wrong' : undefined}>
              {row.cells.map((cell, n) => <td key={n} className={keyOf(n) ? undefined : 'left-out'}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/* As they would be recorded: what the page worked out itself is seen here before it counts. */
function Preview({ kind, items }: { kind: Kind; items: Item[] }) {
  const rows = [...new globalThis.Map(items.map((i) => [i.row, i])).values()]
  const fields = KINDS[kind].map((f, n) => ({ f, n })).filter(({ n }) => rows.some((r) => r.shown[n] !== ''))
  return (
    <details className="more">
      <summary>{t('register.preview', { count: rows.length })}</summary>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('register.preview', { count: rows.length })}>
        <table>
          <thead><tr><th scope="col" className="num">{t('sheet.row')}</th>{fields.map(({ f }) => <th key={f.key} scope="col">{label(f.key)}</th>)}</tr></thead>
          <tbody>
            {rows.slice(0, 200).map((r) => (
              <tr key={r.row}><th scope="row" className="num">{r.row}</th>{fields.map(({ f, n }) => <td key={f.key}>{f.kind === 'rank' ? tMaybe(`register.rank_${r.shown[n]}`, r.shown[n]) : r.shown[n]}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Outcome({ kind, grid, rows, result, same, items }: { kind: Kind; grid: Grid; rows: Grid['rows']; result: Result; same: number; items: Item[] }) {
  const count = new Set(items.map((i) => i.row)).size
  const save = () => {
    const heads = grid.rows[rows.length > 0 ? grid.rows.indexOf(rows[0]) - 1 : 0]?.cells ?? []
    const says = new globalThis.Map<number, string[]>()
    for (const w of result.wrong) says.set(w.row, [...(says.get(w.row) ?? []), w.key ? `${label(w.key)}: ${w.says}` : w.says])
    const bad = rows.filter((r) => says.has(r.row)).map((r) => [...r.cells, (says.get(r.row) ?? []).join('; ')])
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csvOf([[...heads, t('sheet.says')], ...bad])], { type: 'text/csv' }))
    link.download = `${grid.file.replace(/\.\w+$/, '')}-${t('sheet.errors_name')}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  if (result.whole !== null) return <Note tone="late" role="alert"><p>{wordsOf(result.whole)}</p></Note>
  if (result.wrong.length === 0) {
    return (
      <Note tone="fine" role="status" title={items.length > 0 ? t('register.fits', { count }) : t('register.nothing')}>
        {same > 0 && <p>{t('register.same', { count: same })}</p>}
      </Note>
    )
  }
  return (
    <>
      <Note tone="soon" role="status" title={t('register.wrong', { count: new Set(result.wrong.map((w) => w.row)).size })}>
        <p>{t('register.stopped')} {!result.all && t('register.not_all')} {result.more > 0 && t('register.more', { count: result.more })} {same > 0 && t('register.same', { count: same })}</p>
      </Note>
      <div className="scroll">
      <table>
        <caption>{t('sheet.row_errors')}</caption>
        <thead><tr><th scope="col" className="num">{t('sheet.row')}</th><th scope="col">{t('sheet.column_name')}</th><th scope="col">{t('sheet.says')}</th></tr></thead>
        <tbody>
          {result.wrong.map((w, i) => (
            <tr key={i}><th scope="row" className="num">{w.row}</th><td>{w.key ? label(w.key) : t(`register.kind_${kind}` as Key)}</td><td>{w.says}</td></tr>
          ))}
        </tbody>
      </table>
      </div>
      <p><Button icon="save" onClick={save}>{t('register.save_errors')}</Button></p>
    </>
  )
}
