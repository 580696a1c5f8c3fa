/* report.tsx -- the official report: choose a directive, a unit or a period; look at the figures; take it as Word or Excel. */
import { useMemo } from 'react'
import type { DocumentLine, Tally } from '../api.gen.ts'
import { url } from '../http.ts'
import { t, tMaybe } from '../i18n.ts'
import { matterPath, setQuery, usePlace } from '../route.ts'
import { useGet } from '../state.ts'
import { fmtDay, fmtDue, fmtInstant } from '../time.ts'
import { Button, Empty, Failed, Head, LinkButton, Loading, Section, SelectField } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { Radios } from '../ui/fields.tsx'
import { useKeys } from '../ui/keys.ts'
import { Picker, UnitPicker } from '../ui/picker.tsx'

const BY = ['directive', 'unit', 'period'] as const
const isDay = (s: string | null) => s !== null && /^\d{4}-\d{2}-\d{2}$/.test(s)

export default function Report({ rest: _ }: { rest: string }) {
  const { query } = usePlace()
  const value = (key: string) => query.get(key)
  const by = (BY as readonly string[]).includes(value('by') ?? '') ? (value('by') as (typeof BY)[number]) : value('unit') ? 'unit' : value('from') ? 'period' : 'directive'
  const asOf = isDay(value('as_of')) ? `${value('as_of')}T23:59:59+07:00` : null
  const chosen = by === 'directive' ? { directive: value('directive') } : by === 'unit' ? { unit: value('unit'), from: value('from'), to: value('to') } : { from: value('from'), to: value('to') }
  const ready = by === 'directive' ? !!value('directive') : by === 'unit' ? !!value('unit') : isDay(value('from')) && isDay(value('to'))
  const form = value('form') ?? 'state'
  const link = (format: string) => url('/api/report', { ...chosen, format, form, as_of: asOf })
  const tally = useGet<Tally>(ready ? link('json') : null)
  useKeys([{ keys: 'p', says: t('keys.print'), run: () => print() }])
  return (
    <>
      <Head title={t('report.title')} lead={t('report.lead')} />
      <div className="report-choose noprint">
        <Radios label={t('report.by')} value={by} onChange={(v) => setQuery({ by: v })} options={BY.map((b) => ({ value: b, label: t(`report.by_${b}`) }))} />
        {by === 'directive' && <Directive value={value('directive')} />}
        {by === 'unit' && <UnitPicker label={t('matters.unit')} value={value('unit') ? [value('unit') as string] : []} onChange={(v) => setQuery({ unit: v[0] ?? null })} must />}
        {by !== 'directive' && (
          <div className="two">
            <DayField label={t('report.from')} value={value('from') ?? ''} onChange={(v) => setQuery({ from: v })} must={by === 'period'} />
            <DayField label={t('report.to')} value={value('to') ?? ''} onChange={(v) => setQuery({ to: v })} must={by === 'period'} />
          </div>
        )}
        <div className="two">
          <DayField label={t('board.as_of')} help={t('report.as_of_help')} value={value('as_of') ?? ''} onChange={(v) => setQuery({ as_of: v })} />
          <SelectField label={t('report.form')} value={form} onChange={(v) => setQuery({ form: v })} options={[{ value: 'state', label: t('report.form_state') }, { value: 'party', label: t('report.form_party') }]} />
        </div>
      </div>
      {!ready && (
        <Empty icon="report" title={t('report.choose')}>
          <p>{t('report.choose_words')}</p>
        </Empty>
      )}
      {ready && (
        <div className="form-do noprint">
          <LinkButton href={link('docx')} tone="main" icon="save" download>
            {t('report.docx')}
          </LinkButton>
          <LinkButton href={link('xlsx')} icon="sheet" download>
            {t('report.xlsx')}
          </LinkButton>
          {by === 'directive' && (
            <LinkButton href={url('/api/report/urging', { directive: value('directive'), as_of: asOf })} icon="bell" download>
              {t('report.urging')}
            </LinkButton>
          )}
          <Button icon="print" onClick={() => print()}>
            {t('ui.print')}
          </Button>
        </div>
      )}
      {tally.error && <Failed why={tally.error} again={() => void tally.refetch()} />}
      {ready && tally.isPending && <Loading />}
      {tally.data && <Figures tally={tally.data} />}
    </>
  )
}

function Directive({ value }: { value: string | null }) {
  const docs = useGet<{ documents: DocumentLine[] }>('/api/documents?state=accepted&limit=500')
  const choices = useMemo(
    () => (docs.data?.documents ?? []).filter((d) => d.state === 'accepted' && d.number).map((d) => ({ value: d.number as string, label: [d.type, d.number].filter(Boolean).join(' '), help: [d.title, fmtDay(d.date)].filter(Boolean).join(' · ') })),
    [docs.data],
  )
  return <Picker label={t('report.directive')} value={value ? [value] : []} onChange={(v) => setQuery({ directive: v[0] ?? null })} choices={choices} must />
}

const CATEGORIES = ['done_in_time', 'done_late', 'not_done_within', 'not_done_overdue', 'not_reported', 'exhortation', 'cancelled'] as const

function Figures({ tally }: { tally: Tally }) {
  return (
    <>
      <Section title={tally.title || t('report.figures')}>
        <p className="hint">{t('app.as_of', { at: fmtInstant(tally.as_of) })} · {t('report.n', { count: tally.n })}</p>
        <dl className="sums">
          {CATEGORIES.filter((c) => (tally.counts[c] ?? 0) > 0).map((c) => (
            <div key={c} className={c === 'not_done_overdue' || c === 'not_reported' || c === 'done_late' ? 'sum sum-late' : 'sum'}>
              <dt>{t(`category.${c}`)}</dt>
              <dd>{tally.counts[c]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {CATEGORIES.map((c) => {
        const rows = tally.rows.filter((r) => r.category === c)
        if (rows.length === 0) return null
        return (
          <Section key={c} title={t(`category.${c}`)} count={rows.length}>
            <div className="scroll" tabIndex={0} role="group" aria-label={t(`category.${c}`)}>
              <table className="tally stack">
                <thead>
                  <tr>
                    <th scope="col">{t('report.number')}</th>
                    <th scope="col">{t('report.words')}</th>
                    <th scope="col">{t('report.lead_unit')}</th>
                    <th scope="col">{t('opening.due')}</th>
                    <th scope="col">{t('sheet.code')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((r, i) => (
                    <tr key={r.code || i}>
                      <td>{r.number}</td>
                      <td>{r.words}</td>
                      <td data-label={t('report.lead_unit')}>{r.lead}</td>
                      <td data-label={t('opening.due')}>
                        {fmtDue(r.due)}
                        {r.lateness && <small>{t('report.late_by', { words: r.lateness })}</small>}
                      </td>
                      <td className="code">{r.code && <a data-row href={matterPath(r.code)}>{r.code}</a>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
        )
      })}
      <p className="hint">{tMaybe('report.recompute', '')}</p>
    </>
  )
}
