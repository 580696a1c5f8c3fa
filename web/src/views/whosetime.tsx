/* whosetime.tsx -- whose time it was: the charges, which add up to the matter's working time; and lateness beside them. */
import type { Sheet } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { spanShort, spanWords } from '../time.ts'
import { Section } from '../ui/basics.tsx'
import { nameOf } from '../ui/words.ts'

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

/* To whom the outcome is attributed, and by which act: one rule for success and failure, and for every rank. */
export function Answers({ sheet }: { sheet: Sheet }) {
  if (sheet.attribution.length === 0) return null
  return (
    <Section title={t('matter.answers')}>
      <ul className="answers">
        {sheet.attribution.map((a, i) => (
          <li key={i}>
            <b>{nameOf(a.person) || nameOf(a.unit)}</b>
            {a.person && a.unit && <span className="quiet">, {a.unit.name}</span>}
            <p>
              {t(`part.${a.part}` as 'part.decided')} (<a href={`#act-${a.act}`}>{t('act.no', { n: a.act })}</a>)
              {!a.answers && <> – {t('part.answers_not')}</>}
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('matter.answers_rule')}</p>
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
            <th scope="row">
              {l.unit.name}
              <small>{l.step?.name ?? t('matter.whole_limit')}</small>
            </th>
            <td className="num">{spanShort(l.given)}</td>
            <td className="num">{spanShort(l.used)}</td>
            <td className="num">
              <b>{spanShort(l.late)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
