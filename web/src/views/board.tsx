/* board.tsx -- units by state, in the register's order; every number opens its matters. No ranking. */
import { useMemo, useState } from 'react'
import type { Heat, Kind } from '../api.gen.ts'
import { url } from '../http.ts'
import { t, tMaybe } from '../i18n.ts'
import { setQuery, usePlace } from '../route.ts'
import { useGet } from '../state.ts'
import { fmtInstant } from '../time.ts'
import { Button, Empty, Failed, Head, Loading, SelectField } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { useKeys } from '../ui/keys.ts'
import { Picture } from '../ui/picture.tsx'
import { sentence } from '../ui/words.ts'
import { SaveView, SavedViews } from './saved.tsx'

export const COLUMNS = ['held', 'late', 'unreported', 'unanswered', 'to_assign', 'decide', 'confirm', 'stopped', 'outside'] as const
const LOUD = new Set<string>(['late', 'unreported', 'unanswered'])

/* 0 none, 1 few … 5 the most in this column: a tint, never the only sign. */
export function heat(n: number, most: number): number {
  if (n <= 0 || most <= 0) return 0
  return Math.max(1, Math.ceil((n / Math.max(most, 5)) * 5))
}

export default function Board({ rest: _ }: { rest: string }) {
  const { query } = usePlace()
  const asOf = query.get('as_of')
  const kind = query.get('kind')
  const kinds = useGet<{ kinds: Kind[] }>('/api/kinds', { fresh: 600_000 })
  const board = useGet<Heat>(url('/api/board', { as_of: asOf, kind }), { every: 120_000, keep: true })
  const asPicture = query.get('show') === 'picture'
  useKeys([{ keys: 'p', says: t('keys.print'), run: () => print() }])
  const day = asOf?.slice(0, 10) ?? ''
  return (
    <>
      <Head title={t('board.title')} lead={board.data ? t('board.lead', { at: fmtInstant(board.data.as_of) }) : undefined}>
        <SaveView title={t('board.title')} />
        <Button icon="print" onClick={() => print()}>
          {t('ui.print')}
        </Button>
      </Head>
      <SavedViews />
      <div className="filters noprint">
        <SelectField label={t('matters.kind')} value={kind ?? ''} onChange={(v) => setQuery({ kind: v })} options={[{ value: '', label: t('matters.any') }, ...(kinds.data?.kinds ?? []).filter((k) => k.kind === k.base).map((k) => ({ value: k.kind, label: k.name }))]} />
        <DayField label={t('board.as_of')} value={day} onChange={(v) => setQuery({ as_of: /^\d{4}-\d{2}-\d{2}$/.test(v) ? `${v}T23:59:59+07:00` : null })} />
        <SelectField label={t('board.form')} value={asPicture ? 'picture' : ''} onChange={(v) => setQuery({ show: v })} options={[{ value: '', label: t('board.table') }, { value: 'picture', label: t('board.picture') }]} />
      </div>
      {board.error && !board.data && <Failed why={board.error} again={() => void board.refetch()} />}
      {board.isPending && <Loading lines={8} />}
      {asPicture && <Picture src={url('/api/board.svg', { as_of: asOf, kind })} />}
      {board.data && !asPicture && <Table data={board.data} asOf={asOf} kind={kind} />}
    </>
  )
}

function Table({ data, asOf, kind }: { data: Heat; asOf: string | null; kind: string | null }) {
  const [all, setAll] = useState(false)
  const columns = data.columns?.map((c) => ({ key: c.key, name: c.name })) ?? COLUMNS.map((key) => ({ key: key as string, name: t(`state.${key}`) }))
  const rows = useMemo(() => (all ? data.rows : data.rows.filter((r) => columns.some((c) => (r.counts[c.key] ?? 0) > 0))), [all, data.rows, columns])
  const most = Object.fromEntries(columns.map((c) => [c.key, Math.max(0, ...data.rows.map((r) => r.counts[c.key] ?? 0))]))
  const to = (unit: string | null, state: string) => url('/matters', { unit, state, kind, as_of: asOf })
  if (rows.length === 0 && !all) {
    return (
      <Empty icon="board" title={t('board.none')} actions={<Button onClick={() => setAll(true)}>{t('board.show_all')}</Button>}>
        <p>{t('board.none_words')}</p>
      </Empty>
    )
  }
  const cell = (unit: string | null, name: string, key: string, column: string, n: number) => (
    <td key={key} className={`heat heat-${unit === null ? 0 : heat(n, most[key])} ${LOUD.has(key) ? 'loud' : ''}`} data-label={sentence(column)}>
      {n > 0 ? (
        <a href={to(unit, key)} aria-label={t('board.cell', { unit: name, state: tMaybe(`state.${key}`, column), count: n })}>
          {n}
        </a>
      ) : (
        <span className="zero">·</span>
      )}
    </td>
  )
  return (
    <>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('board.title')}>
        <table className="board">
          <caption className="sr">{t('board.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.unit')}</th>
              {columns.map((c) => (
                <th key={c.key} scope="col" className="num">
                  {sentence(c.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.unit.code}>
                <th scope="row">
                  <a data-row href={`/units/${encodeURIComponent(r.unit.code)}`}>
                    {r.unit.name}
                  </a>
                </th>
                {columns.map((c) => cell(r.unit.code, r.unit.name, c.key, c.name, r.counts[c.key] ?? 0))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('board.total')}</th>
              {columns.map((c) => cell(null, t('board.total'), c.key, c.name, data.total[c.key] ?? 0))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="hint">
        {t('board.order')} {t('board.seen')}{' '}
        {data.rows.length > rows.length || all ? (
          <button type="button" className="linklike noprint" onClick={() => setAll(!all)}>
            {all ? t('board.hide_empty') : t('board.show_all')}
          </button>
        ) : null}
      </p>
    </>
  )
}
