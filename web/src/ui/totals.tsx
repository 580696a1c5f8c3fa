/* totals.tsx -- groups of matters with their sums, as the server described them: keys, columns, measures. Knows no kind. */
import type { SumRow, Total } from '../api.gen.ts'
import { t, tMaybe } from '../i18n.ts'
import { url } from '../http.ts'
import { Grid, type Cell, type Column, type Row } from './grid.tsx'

function columnsOf(total: Total): Column[] {
  return [
    ...total.by.map((k, i) => ({ key: `by${i}`, name: k.name ?? tMaybe(`sums.key_${k.code}`, k.code ?? '') })),
    ...(total.by.length === 0 ? [{ key: 'by0', name: t('sums.group') }] : []),
    { key: 'n', name: t('sums.matters'), num: true, strong: true },
    { key: 'open', name: t('sums.open'), num: true },
    { key: 'late', name: t('sums.late'), num: true },
    ...total.columns.map((c) => ({ key: c.code, name: c.name, measure: c.measure, num: true, decimals: c.decimals, strong: c.figure, bar: c.figure && c.measure === '%' })),
  ]
}

function rowOf(row: SumRow, key: string, names: Cell[]): Row {
  const by = Object.fromEntries(names.map((name, i) => [`by${i}`, name]))
  const late: Cell = row.late > 0 ? { show: row.late, late: true } : 0
  return { key, cells: { ...by, n: row.matters, open: row.open, late, ...row.sums } }
}

export function Totals({ total, label, list }: { total: Total; label: string; list?: boolean }) {
  const rows = total.rows.map((r, i) => rowOf(r, String(i), (r.group ?? []).map((g) => g.name ?? t('sums.not_stated'))))
  return (
    <>
      <Grid label={label} columns={columnsOf(total)} rows={rows} total={rowOf(total.all, 'all', [t('board.total')])} />
      {total.undated > 0 && <p className="hint">{t('sums.undated', { count: total.undated })}</p>}
      {total.partial && <p className="hint">{t('sums.partial')}</p>}
      {list && (
        <p className="hint noprint">
          <a href={url('/matters', { kind: total.kind })}>{t('sums.list')}</a>
        </p>
      )}
    </>
  )
}
