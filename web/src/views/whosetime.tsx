/* whosetime.tsx -- whose time it was: the charges, which add up to the matter's working time; and lateness beside them. */
import type { Sheet } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { spanWords } from '../time.ts'
import { Section } from '../ui/basics.tsx'

const whose = (s: Sheet['sums'][number]) => s.unit?.name ?? s.outside ?? t(`payee.${s.payee}` as 'payee.obstacle')

export function WhoseTime({ sheet }: { sheet: Sheet }) {
  const all = sheet.sums.reduce((sum, s) => sum + s.worked.seconds, 0)
  if (all === 0) return null
  return (
    <Section title={t('matter.whose_time')}>
      <ul className="shares">
        {sheet.sums.map((s, i) => {
          const percent = Math.round((s.worked.seconds / all) * 100)
          return (
            <li key={i}>
              <span className="share-name">{whose(s)}</span>
              <svg className={`share-bar payee-${s.payee}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect className="sharebar-ground" width="100" height="8" />
                <rect className="share-fill" width={percent} height="8" />
              </svg>
              <span className="share-words">
                {spanWords(s.worked)} ({percent}%)
              </span>
            </li>
          )
        })}
      </ul>
      <p className="quiet">{t('matter.whose_time_sum', { span: spanWords({ seconds: all, hm: '' }) })}</p>
      <Lateness sheet={sheet} />
    </Section>
  )
}

function Lateness({ sheet }: { sheet: Sheet }) {
  const late = sheet.lateness.filter((l) => l.late.seconds > 0 || l.shortfall.seconds > 0)
  if (late.length === 0) return sheet.lateness.length > 0 ? <p className="quiet">{t('matter.nobody_late')}</p> : null
  return (
    <table className="small">
      <caption>{t('matter.lateness')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matter.unit')}</th>
          <th scope="col" className="num">{t('matter.given')}</th>
          <th scope="col" className="num">{t('matter.used')}</th>
          <th scope="col" className="num">{t('matter.late')}</th>
        </tr>
      </thead>
      <tbody>
        {late.map((l, i) => (
          <tr key={i}>
            <th scope="row">{l.unit.name}</th>
            <td className="num">{l.given.hm}</td>
            <td className="num">{l.used.hm}</td>
            <td className="num">
              <b>{l.late.hm}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
