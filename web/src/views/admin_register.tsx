/* admin_register.tsx -- the register: the tree of units on a day, people with their posts. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { People as PeoplePage, UnitRow } from '../api.gen.ts'
import { get, url } from '../http.ts'
import { t } from '../i18n.ts'
import { setQuery, usePlace } from '../route.ts'
import { unitList, useUnits } from '../state.ts'
import { fmtDay, fmtDue } from '../time.ts'
import { Button, Empty, Failed, Loading, Tag } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { Icon } from '../ui/icon.tsx'
import { Narrow, useNarrow } from '../ui/narrow.tsx'
import { UnitPicker } from '../ui/picker.tsx'

export function Units() {
  const { query } = usePlace()
  const on = query.get('on')
  const units = useUnits(on)
  const list = unitList(units.data)
  const depth = useMemo(() => depths(list), [list])
  const by = useNarrow(list, (u) => `${u.name} ${u.abbr ?? ''} ${u.code}`)
  const abbr = list.some((u) => u.abbr)
  return (
    <>
      <div className="filters noprint">
        <Narrow label={t('admin.narrow')} by={by} />
        <DayField label={t('admin.on')} help={t('admin.on_help')} value={on ?? ''} onChange={(v) => setQuery({ on: /^\d{4}-\d{2}-\d{2}$/.test(v) ? v : null })} />
      </div>
      {units.error && <Failed why={units.error} again={() => void units.refetch()} />}
      {units.isPending && <Loading lines={8} />}
      {units.data && list.length === 0 && <Empty icon="unit" title={t('admin.no_units')} actions={<a className="btn btn-main" href="/admin/import">{t('admin.import')}</a>}><p>{t('admin.no_units_words')}</p></Empty>}
      {list.length > 0 && (
        <table className="tree">
          <caption>{on ? t('admin.units_on', { day: fmtDay(on), count: list.length }) : t('admin.units_now', { count: list.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('matters.unit')}</th>
              {abbr && <th scope="col">{t('admin.abbr')}</th>}
              <th scope="col">{t('party.head')}</th>
            </tr>
          </thead>
          <tbody>
            {by.shown.map((u) => (
              <tr key={u.code} className={`depth-${by.words.trim() ? 0 : Math.min(4, depth.get(u.code) ?? 0)}`}>
                <th scope="row">
                  <a data-row href={`/units/${encodeURIComponent(u.code)}`}>{u.name}</a>
                  {u.agency === u.code && (depth.get(u.code) ?? 0) > 1 && <Tag>{t('admin.agency')}</Tag>}
                </th>
                {abbr && <td>{u.abbr}</td>}
                <td>{u.head && <a href={`/people/${encodeURIComponent(u.head.code)}`}>{u.head.name}</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function depths(list: UnitRow[]): Map<string, number> {
  const parents = new Map(list.map((u) => [u.code, u.parent ?? null]))
  const out = new Map<string, number>()
  for (const u of list) {
    let n = 0
    for (let at = parents.get(u.code); at && n < 8; at = parents.get(at) ?? null) n++
    out.set(u.code, n)
  }
  return out
}

const PAGE = 50

export function People() {
  const { query } = usePlace()
  const unit = query.get('unit')
  const [words, setWords] = useState(query.get('q') ?? '')
  const asked = { q: query.get('q'), unit, limit: PAGE }
  const people = useInfiniteQuery({
    queryKey: [url('/api/people', asked), 'pages'],
    queryFn: ({ pageParam, signal }) => get<PeoplePage>(url('/api/people', { ...asked, after: pageParam }), signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  const list = (people.data?.pages ?? []).flatMap((p) => p.people)
  return (
    <>
      <form
        className="filters noprint"
        onSubmit={(e) => {
          e.preventDefault()
          setQuery({ q: words })
        }}
      >
        <div className="field">
          <label htmlFor="people-words">{t('admin.people_name')}</label>
          <span className="with-button">
            <input id="people-words" className="input" type="search" value={words} onChange={(e) => setWords(e.target.value)} onBlur={() => setQuery({ q: words })} />
            <button type="submit" className="btn btn-plain btn-icon" aria-label={t('ui.find')}>
              <Icon name="search" />
            </button>
          </span>
        </div>
        <UnitPicker label={t('matters.unit')} value={unit ? [unit] : []} onChange={(v) => setQuery({ unit: v[0] ?? null })} />
      </form>
      {people.error && <Failed why={people.error} again={() => void people.refetch()} />}
      {people.isPending && <Loading />}
      {people.data && list.length === 0 && <Empty icon="person" title={query.get('q') || unit ? t('matters.filtered') : t('admin.no_people')}><p>{query.get('q') || unit ? t('matters.filtered_words') : t('admin.no_people_words')}</p></Empty>}
      {list.length > 0 && (
        <table className="stack">
          <caption>{t('admin.people')}</caption>
          <thead><tr><th scope="col">{t('party.person')}</th><th scope="col">{t('party.post')}</th><th scope="col">{t('matters.unit')}</th></tr></thead>
          <tbody>
            {list.map((p) => (
              <tr key={p.code}>
                <th scope="row"><a data-row href={`/people/${encodeURIComponent(p.code)}`}>{p.name}</a> {p.absent_until && <Tag tone="wait">{t('admin.absent_until', { day: fmtDue(p.absent_until) })}</Tag>}</th>
                <td>{p.post}</td>
                <td>{p.unit && <a href={`/units/${encodeURIComponent(p.unit.code)}`}>{p.unit.name}</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {people.hasNextPage && (
        <p className="rows-more noprint">
          <Button icon="down" busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>{t('matters.more')}</Button>
        </p>
      )}
    </>
  )
}
