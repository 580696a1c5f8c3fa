/* why.tsx -- why a matter is due then: ground, calendar, and each day, counted or not and why. */
import type { Why } from '../api.gen.ts'
import { matterUrl } from '../http.ts'
import { t } from '../i18n.ts'
import { useGet } from '../state.ts'
import { fmtDay, fmtDueLong, fmtInstant, spanWords } from '../time.ts'
import { Failed, Loading, Note } from '../ui/basics.tsx'

export default function WhyDue({ code, asOf }: { code: string; asOf: string | null }) {
  const why = useGet<Why>(matterUrl(code, asOf ? `/why?as_of=${encodeURIComponent(asOf)}` : '/why'))
  if (why.error) return <Failed why={why.error} again={() => void why.refetch()} />
  if (!why.data) return <Loading />
  const w = why.data
  return (
    <div className="why">
      <dl className="facts">
        {w.due && (
          <div>
            <dt>{t('why.due')}</dt>
            <dd>
              <b>{fmtDueLong(w.due.at)}</b> {w.due.provisional && t('matter.provisional')}
            </dd>
          </div>
        )}
        {w.moved && w.due_before && (
          <div>
            <dt>{t('why.before')}</dt>
            <dd>{fmtDueLong(w.due_before.at)}</dd>
          </div>
        )}
        {w.ground && (
          <>
            <div>
              <dt>{t('why.ground')}</dt>
              <dd>
                {w.ground.words} {w.ground.unverified && t('matter.unverified')}
              </dd>
            </div>
            {w.ground.from && (
              <div>
                <dt>{t('why.from')}</dt>
                <dd>
                  {fmtInstant(w.ground.from)}
                  {w.ground.act !== null && ` (${t('why.act', { n: w.ground.act })})`}
                </dd>
              </div>
            )}
          </>
        )}
        {w.calendar_announced && (
          <div>
            <dt>{t('why.calendar')}</dt>
            <dd>{t('why.announced', { at: fmtDay(w.calendar_announced) })}</dd>
          </div>
        )}
      </dl>
      {w.stopped_now && <Note tone="soon">{t('why.stopped_now')}</Note>}
      {w.stops.length > 0 && (
        <ul className="stops">
          {w.stops.map((s, i) => (
            <li key={i}>{t('why.stop', { from: fmtInstant(s.from), to: s.to ? fmtInstant(s.to) : t('matter.until_now') })}</li>
          ))}
        </ul>
      )}
      <div className="scroll" tabIndex={0} role="group" aria-label={t('why.days')}>
        <table className="days">
          <caption>{t('why.days')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('why.day')}</th>
              <th scope="col">{t('why.weekday')}</th>
              <th scope="col" className="num">{t('why.counted')}</th>
              <th scope="col">{t('why.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {w.days.map((d) => (
              <tr key={d.day} className={d.kind === 'counted' ? 'counted' : 'skipped'}>
                <th scope="row">{fmtDay(d.day)}</th>
                <td>{t(`day.long_${d.weekday}` as 'day.long_1')}</td>
                <td className="num">{d.worked ? spanWords(d.worked) : d.n ? d.n : '–'}</td>
                <td>
                  {d.words ?? (d.kind === 'counted' ? '' : t('why.not_counted'))}
                  {d.words && d.source && <small className="source">{d.source}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
