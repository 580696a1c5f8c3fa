/* grid.tsx -- rows and described columns as a table: the one way in which figures stand on a page, whatever they are of.
 *
 *   <Grid label="Giải ngân theo nguồn" columns={[{ key: 'plan', name: 'Kế hoạch', measure: 'triệu đồng', num: true }]} rows={...} total={...} />
 *
 * The first column names the row. On a phone a row is a block, and each figure says its column.
 */
import type { ReactNode } from 'react'
import { t } from '../i18n.ts'
import { fmtNumber } from './number.ts'

export type Cell = string | number | null | undefined | { show: ReactNode; late?: boolean }
export type Column = { key: string; name: string; measure?: string | null; num?: boolean; decimals?: number; strong?: boolean; bar?: boolean }
export type Row = { key: string; cells: Record<string, Cell>; faint?: boolean }

const isShown = (c: Cell): c is { show: ReactNode; late?: boolean } => typeof c === 'object' && c !== null

function shown(c: Cell, column: Column): ReactNode {
  if (c === null || c === undefined || c === '') return <span className="grid-none">–</span>
  if (isShown(c)) return c.show
  return typeof c === 'number' ? fmtNumber(c, column.decimals ?? 0) : c
}

/* How much of a hundred: beside the figure, never instead of it. */
function Bar({ of }: { of: number }) {
  return (
    <svg className="grid-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className="sharebar-ground" width="100" height="6" />
      <rect className="grid-fill" width={Math.max(0, Math.min(100, of))} height="6" />
    </svg>
  )
}

function Line({ columns, row, foot }: { columns: Column[]; row: Row; foot?: boolean }) {
  return (
    <tr className={row.faint ? 'faint' : undefined}>
      {columns.map((c, i) => {
        const value = row.cells[c.key]
        const late = isShown(value) && value.late
        if (i === 0) return <th key={c.key} scope="row">{shown(value, c)}</th>
        return (
          <td key={c.key} className={[c.num ? 'num' : '', late ? 'late' : '', c.strong || foot ? 'strong' : ''].filter(Boolean).join(' ') || undefined} data-label={c.name}>
            {shown(value, c)}
            {c.bar && typeof value === 'number' && <Bar of={value} />}
          </td>
        )
      })}
    </tr>
  )
}

export function Grid({ label, columns, rows, total, none }: { label: string; columns: Column[]; rows: Row[]; total?: Row; none?: string }) {
  if (rows.length === 0 && !total) return <p className="hint">{none ?? t('sums.none')}</p>
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="grid">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.num ? 'num' : undefined}>
                {c.name}
                {c.measure && <small> ({c.measure})</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((r) => <Line key={r.key} columns={columns} row={r} />)}</tbody>
        {total && (
          <tfoot>
            <Line columns={columns} row={total} foot />
          </tfoot>
        )}
      </table>
    </div>
  )
}
