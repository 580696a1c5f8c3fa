/* sheet.tsx -- a spreadsheet of tasks, as offices keep it: which column is what, beside the first rows; a dry run; then the run. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TaskSheet, TaskRun } from '../api.gen.ts'
import { fileOf, post } from '../http.ts'
import { t } from '../i18n.ts'
import { matterPath } from '../route.ts'
import { changed, useGet } from '../state.ts'
import { fmtDay, fmtDue } from '../time.ts'
import { sentence } from '../ui/words.ts'
import { UnitPicker } from '../ui/picker.tsx'
import { Button, Failed, Head, Loading, Note, wordsOf } from '../ui/basics.tsx'

export default function Sheet({ rest }: { rest: string }) {
  const path = `/api/sheets/${encodeURIComponent(rest)}`
  const sheet = useGet<TaskSheet>(path, { fresh: Infinity })
  if (sheet.error) return <><Head title={t('sheet.title')} /><Failed why={sheet.error} again={() => void sheet.refetch()} /></>
  if (!sheet.data) return <><Head title={t('sheet.title')} /><Loading lines={8} /></>
  return <Mapping sheet={sheet.data} path={path} />
}

type Asked = { map: Record<string, number>; giver?: string; backdate?: boolean }

function Mapping({ sheet, path }: { sheet: TaskSheet; path: string }) {
  const [map, setMap] = useState<Record<string, number>>(sheet.map)
  const [giver, setGiver] = useState('')
  const [backdate, setBackdate] = useState(false)
  const [result, setResult] = useState<TaskRun | null>(null)
  const asked: Asked = { map, ...(giver ? { giver } : {}), ...(backdate ? { backdate } : {}) }
  const run = useMutation({
    mutationFn: (dry: boolean) => post<TaskRun>(`${path}/run`, { ...asked, dry_run: dry }),
    onSuccess: (done) => {
      setResult(done)
      if (!done.dry_run) void changed()
      requestAnimationFrame(() => document.getElementById('sheet-result')?.focus())
    },
  })
  useEffect(() => setResult(null), [map, giver, backdate])
  const lacks = sheet.targets.filter((x) => x.must && map[x.key] === undefined)
  const targetOf = (column: number) => Object.keys(map).find((key) => map[key] === column) ?? ''
  const choose = (column: number, key: string) => {
    const next = Object.fromEntries(Object.entries(map).filter(([k, c]) => c !== column && k !== key))
    if (key) next[key] = column
    setMap(next)
  }
  return (
    <>
      <p className="crumbs"><a href="/documents">{t('documents.title')}</a></p>
      <Head title={sheet.file} lead={t('sheet.lead', { count: sheet.total })} />
      <p>{t('sheet.words')}</p>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('sheet.first_rows')}>
        <table className="mapping">
          <caption>{t('sheet.first_rows')}</caption>
          <thead>
            <tr>
              {sheet.columns.map((c) => (
                <th key={c.n} scope="col">
                  <span>{c.name || t('sheet.column', { n: c.n })}</span>
                  <select className="input" aria-label={t('sheet.means', { name: c.name || c.n })} value={targetOf(c.n)} onChange={(e) => choose(c.n, e.target.value)}>
                    <option value="">{t('sheet.leave')}</option>
                    {sheet.targets.map((x) => (
                      <option key={x.key} value={x.key}>
                        {sentence(x.label)}
                        {x.must ? ' *' : ''}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.slice(0, 8).map((row, i) => (
              <tr key={i}>
                {sheet.columns.map((c) => (
                  <td key={c.n} className={targetOf(c.n) ? undefined : 'left-out'}>
                    {row[c.n - 1]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="two">
        <UnitPicker label={t('opening.giver')} help={t('sheet.giver_help')} value={giver ? [giver] : []} onChange={(v) => setGiver(v[0] ?? '')} />
        <label className="radio">
          <input type="checkbox" checked={backdate} onChange={(e) => setBackdate(e.target.checked)} />
          <span>
            {t('sheet.backdate')} <small>{t('sheet.backdate_help')}</small>
          </span>
        </label>
      </div>
      {lacks.length > 0 && <Note tone="late">{t('sheet.lacks', { columns: lacks.map((x) => sentence(x.label)).join(', ') })}</Note>}
      {run.error && (
        <Note tone="late" role="alert">
          <p>{wordsOf(run.error)}</p>
        </Note>
      )}
      <div className="form-do">
        <Button tone={result?.dry_run ? 'plain' : 'main'} busy={run.isPending} disabled={run.isPending || lacks.length > 0} onClick={() => run.mutate(true)}>
          {t('sheet.try')}
        </Button>
        {result?.dry_run && result.errors.length === 0 && (
          <Button tone="main" icon="check" disabled={run.isPending || result.opened === 0} onClick={() => run.mutate(false)}>
            {t('sheet.do', { count: result.opened })}
          </Button>
        )}
      </div>
      {result && <Result sheet={sheet} run={result} path={path} asked={asked} />}
    </>
  )
}

/* An error names what the column was taken for; a person knows it by its head. */
function columnName(sheet: TaskSheet, key: string | null | undefined): string {
  if (!key) return ''
  const n = sheet.map[key]
  return sheet.columns.find((c) => c.n === n)?.name || sheet.targets.find((x) => x.key === key)?.label || key
}

function Result({ sheet, run, path, asked }: { sheet: TaskSheet; run: TaskRun; path: string; asked: Asked }) {
  return (
    <section id="sheet-result" tabIndex={-1} aria-label={t('sheet.result')}>
      <Note tone={run.errors.length > 0 ? 'soon' : 'fine'} role="status" title={run.errors.length > 0 ? t('sheet.stopped', { count: run.errors.length }) : run.dry_run ? t('sheet.would', { count: run.opened }) : t('sheet.did', { count: run.opened })}>
        <p>
          {run.errors.length > 0 && t('sheet.stopped_words')} {run.same > 0 && t('sheet.same', { count: run.same })} {(run.ended ?? 0) > 0 && t('sheet.ended', { count: run.ended ?? 0 })}
        </p>
      </Note>
      {run.errors.length > 0 && (
        <>
          <table>
            <caption>{t('sheet.row_errors')}</caption>
            <thead>
              <tr>
                <th scope="col" className="num">{t('sheet.row')}</th>
                <th scope="col">{t('sheet.column_name')}</th>
                <th scope="col">{t('sheet.says')}</th>
              </tr>
            </thead>
            <tbody>
              {run.errors.map((e, i) => (
                <tr key={i}>
                  <th scope="row" className="num">{e.row}</th>
                  <td>{columnName(sheet, e.column)}</td>
                  <td>{e.says}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FailedRows sheet={sheet} path={path} asked={asked} />
        </>
      )}
      {run.lines.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={t('sheet.lines')}>
          <table>
            <caption>{t('sheet.lines')}</caption>
            <thead>
              <tr>
                <th scope="col" className="num">{t('sheet.row')}</th>
                <th scope="col">{t('opening.what')}</th>
                <th scope="col">{t('opening.unit')}</th>
                <th scope="col">{t('opening.due')}</th>
                <th scope="col">{t('sheet.code')}</th>
              </tr>
            </thead>
            <tbody>
              {run.lines.map((l) => (
                <tr key={l.row}>
                  <th scope="row" className="num">{l.row}</th>
                  <td>{l.title}</td>
                  <td>{l.unit || t('line.to_allocate')}</td>
                  <td>{l.due ? (l.due.length > 10 ? fmtDue(l.due) : fmtDay(l.due)) : ''}</td>
                  <td className="code">{l.code && <a href={matterPath(l.code)}>{l.code}</a>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/* The rows that were refused, with the reason beside each, to mend in the spreadsheet and bring again. */
function FailedRows({ sheet, path, asked }: { sheet: TaskSheet; path: string; asked: Asked }) {
  const save = useMutation({
    mutationFn: () => fileOf(`${path}/failed`, asked),
    onSuccess: (bytes) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(bytes)
      link.download = `${sheet.file.replace(/\.\w+$/, '')}-${t('sheet.errors_name')}.xlsx`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    },
  })
  return (
    <>
      <Button icon="save" busy={save.isPending} onClick={() => save.mutate()}>
        {t('sheet.save_errors')}
      </Button>
      {save.error && (
        <Note tone="late" role="alert">
          <p>{wordsOf(save.error)}</p>
        </Note>
      )}
    </>
  )
}
