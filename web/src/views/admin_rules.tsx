/* admin_rules.tsx -- the calendar of a year and the regulations in force, each row with its source and how surely it is known. */
import { useState } from 'react'
import type { Regulation, Regulations as Data, Year } from '../api.gen.ts'
import { fold, matches } from '../fold.ts'
import { t, tMaybe } from '../i18n.ts'
import { setQuery, usePlace } from '../route.ts'
import { useGet, useSession } from '../state.ts'
import { dayParts, fmtDay, isoDay, monthGrid, weekday } from '../time.ts'
import { Button, Empty, Failed, Loading, Note } from '../ui/basics.tsx'
import { Narrow, useNarrow } from '../ui/narrow.tsx'

const mark = (m: string | null) => (m ? tMaybe(`mark.${m}`, m) : '')

export function Calendar() {
  const { query } = usePlace()
  const now = Number(useSession().now.slice(0, 4))
  const year = Number(query.get('year')) || now
  const data = useGet<Year>(`/api/calendar?year=${year}`, { keep: true })
  const c = data.data
  const rows = new Map((c?.days ?? []).map((d) => [d.day, d]))
  return (
    <>
      <div className="yearline">
        <Button icon="left" onClick={() => setQuery({ year: String(year - 1) })}>{String(year - 1)}</Button>
        <b>{t('calendar.year', { year })}</b>
        <Button icon="right" onClick={() => setQuery({ year: String(year + 1) })}>{String(year + 1)}</Button>
      </div>
      {data.error && <Failed why={data.error} again={() => void data.refetch()} />}
      {data.isPending && <Loading lines={8} />}
      {c && (
        <>
          {c.provisional ? <Note tone="soon">{t('calendar.provisional')}</Note> : c.announced && <p className="hint">{t('why.announced', { at: fmtDay(c.announced) })}</p>}
          {c.hours.length > 0 && <p>{t('calendar.hours')}: {hours(c)}</p>}
          <div className="year" aria-hidden="true">
            {Array.from({ length: 12 }, (_, m) => (
              <div key={m} className="year-month">
                <b>{t('day.month_only', { m: m + 1 })}</b>
                <div className="year-days">
                  {[1, 2, 3, 4, 5, 6, 7].map((n) => <i key={n}>{t(`day.short_${n}` as 'day.short_1')}</i>)}
                  {monthGrid(year, m + 1).map((d) => {
                    const row = rows.get(d)
                    const inside = d.slice(0, 7) === isoDay(year, m + 1, 1).slice(0, 7)
                    const off = row ? row.kind === 'off' : weekday(d) > 5
                    return <span key={d} className={!inside ? 'outside' : row?.kind === 'work' ? 'swap' : off ? (row ? 'holiday' : 'weekend') : ''} title={row?.name}>{inside ? dayParts(d)[2] : ''}</span>
                  })}
                </div>
              </div>
            ))}
          </div>
          {c.days.length === 0 ? (
            <Empty icon="clock" title={t('calendar.none', { year })}><p>{t('calendar.none_words')}</p></Empty>
          ) : (
            <table className="stack">
              <caption>{t('calendar.days', { year })}</caption>
              <thead><tr><th scope="col">{t('why.day')}</th><th scope="col">{t('why.weekday')}</th><th scope="col">{t('calendar.kind')}</th><th scope="col">{t('calendar.name')}</th><th scope="col">{t('kinds.source')}</th></tr></thead>
              <tbody>
                {c.days.map((d) => (
                  <tr key={d.day + d.kind}>
                    <th scope="row">{fmtDay(d.day)}</th>
                    <td>{t(`day.long_${weekday(d.day)}` as 'day.long_1')}</td>
                    <td>{d.kind === 'off' ? t('calendar.off') : t('calendar.work')}</td>
                    <td>{d.name}</td>
                    <td data-label={t('kinds.source')}>{d.source} {d.mark && <small>({mark(d.mark)})</small>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </>
  )
}

function hours(c: Year): string {
  const windows = new Map<string, number[]>()
  for (const weekdayNo of [1, 2, 3, 4, 5, 6, 7]) {
    const words = c.hours.filter((h) => h.weekday === weekdayNo).map((h) => `${h.from}–${h.to}`).join(', ')
    if (words) windows.set(words, [...(windows.get(words) ?? []), weekdayNo])
  }
  return [...windows].map(([words, days]) => `${t(`day.long_${days[0]}` as 'day.long_1')}${days.length > 1 ? ` – ${t(`day.long_${days[days.length - 1]}` as 'day.long_1')}` : ''}: ${words}`).join('; ')
}

/* Each kind's folded away: there are thousands of rows. What is looked for is shown at once. */
export function Regulations() {
  const data = useGet<Data>('/api/regulations', { fresh: 600_000 })
  const list = data.data?.regulations ?? []
  const by = useNarrow(list, (r) => `${nameWords(r)} ${r.rows.map(rowWords).join(' ')}`)
  return (
    <>
      {data.error && <Failed why={data.error} again={() => void data.refetch()} />}
      {data.isPending && <Loading />}
      {data.data && list.length === 0 && <Empty icon="flag" title={t('regulations.none')} />}
      {list.length > 0 && <Narrow label={t('regulations.narrow')} by={by} />}
      {by.shown.map((r) => <OfKind key={`${r.kind} ${r.valid.from} ${by.words.trim()}`} regulation={r} words={by.words.trim()} />)}
    </>
  )
}

const nameWords = (r: Regulation) => `${r.name} ${r.source}`
const rowWords = (x: Regulation['rows'][number]) => `${x.name} ${x.value ?? ''} ${x.source}`

function OfKind({ regulation: r, words }: { regulation: Regulation; words: string }) {
  const found = words ? r.rows.filter((x) => matches(fold(rowWords(x)), words)) : []
  const rows = found.length > 0 ? found : r.rows
  const [open, setOpen] = useState(found.length > 0)
  return (
    <details className="fold" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary data-row>
        <b>{r.name}</b> <span className="count">{t('regulations.rows', { count: rows.length })}</span>
      </summary>
      {open && (
        <>
          <p className="hint">
            {[r.valid.from ? t('kinds.valid', { from: fmtDay(r.valid.from) }) : '', r.source, mark(r.mark)].filter(Boolean).join(' · ')} · <a href={`/kinds/${encodeURIComponent(r.kind)}`}>{t('kinds.steps')}</a>
          </p>
          {rows.length > 0 && (
            <table className="stack">
              <caption className="sr">{r.name}</caption>
              <thead><tr><th scope="col">{t('regulations.what')}</th><th scope="col">{t('regulations.value')}</th><th scope="col">{t('kinds.source')}</th></tr></thead>
              <tbody>{rows.map((x, j) => <tr key={j}><th scope="row">{x.name}</th><td>{x.value}</td><td data-label={t('kinds.source')}>{x.source} {x.mark && <small>({mark(x.mark)})</small>}</td></tr>)}</tbody>
            </table>
          )}
        </>
      )}
    </details>
  )
}
