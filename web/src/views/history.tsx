/* history.tsx -- what was done, in order; what was asked, of whom, and whether it was answered; what each period owed. */
import type { Act, Question, Sheet } from '../api.gen.ts'
import { nameOf, sentence } from '../ui/words.ts'
import { t, tMaybe } from '../i18n.ts'
import { matterPath } from '../route.ts'
import { fmtDay, fmtInstant } from '../time.ts'
import { Section, Tag } from '../ui/basics.tsx'
import { Icon } from '../ui/icon.tsx'
import { ClockWords } from '../ui/clock.tsx'

export function Acts({ sheet }: { sheet: Sheet }) {
  return (
    <Section title={t('matter.acts')} count={sheet.acts.length}>
      <ol className="acts">
        {sheet.acts.map((a, i) => (
          <ActItem key={a.seq} act={a} n={i + 1} sheet={sheet} />
        ))}
      </ol>
    </Section>
  )
}

const isFar = (a: Act) => a.happened.slice(0, 10) !== a.recorded.slice(0, 10)

/* `n`: the number it has on the time line too; in the ledger it has another, which its receipt names. */
function ActItem({ act, n, sheet }: { act: Act; n: number; sheet: Sheet }) {
  const code = sheet.matter.code
  const nameOfField = (key: string) => sheet.values.find((v) => v.key === key)?.name ?? tMaybe(`said.${act.kind}.${key}`, tMaybe(`field.${key}`, key))
  const stated = Object.entries(act.stated).filter(([key]) => key !== 'kind' && key !== 'content')
  return (
    <li className={`act act-${act.kind}`} id={`act-${act.seq}`}>
      <div className="act-head">
        <b>{n}. {sentence(act.name)}</b>
        <time dateTime={act.happened}>{fmtInstant(act.happened)}</time>
        <span className="quiet">{t('act.no', { n: act.seq })}</span>
        <a className="act-receipt noprint" href={`/api/matters/${encodeURIComponent(code)}/acts/${act.seq}/receipt`} download title={t('act.receipt_help')} aria-label={t('act.receipt_of', { name: act.name, n: act.seq })}>
          <Icon name="save" />
          {t('act.receipt')}
        </a>
      </div>
      <p>
        {act.person?.name ?? t('act.system')}
        {[act.post, act.unit?.name].filter(Boolean).length > 0 && <span className="quiet">, {[act.post, act.unit?.name].filter(Boolean).join(', ')}</span>}
      </p>
      {act.by_delegation_of && <p className="quiet">{t('act.delegated', { who: act.by_delegation_of.name })}</p>}
      {act.operator && <p className="quiet">{t('act.console', { who: act.operator })}</p>}
      {isFar(act) && <p className="quiet">{t('act.recorded', { at: fmtInstant(act.recorded) })}</p>}
      {act.authority === 'own' && <Tag tone="soon">{t('act.own_authority')}</Tag>}
      {stated.length > 0 && (
        <dl className="stated">
          {stated.map(([key, words]) => (
            <div key={key}>
              <dt>{nameOfField(key)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {act.question && (
        <p>
          {t('act.question')} <a className="code" href={matterPath(act.question)}>{act.question}</a>
        </p>
      )}
    </li>
  )
}

export function Children({ sheet }: { sheet: Sheet }) {
  if (sheet.questions.length === 0) return null
  return (
    <Section title={t('matter.children')} count={sheet.questions.length}>
      <ul className="rows">
        {sheet.questions.map((q) => (
          <Child key={q.code} q={q} />
        ))}
      </ul>
    </Section>
  )
}

function Child({ q }: { q: Question }) {
  const late = (q.clock.late?.seconds ?? 0) > 0
  const answer = q.answer ? tMaybe(`answer.${q.answer}`, q.answer) : q.end ? tMaybe(`end.${q.end}`, q.end) : t('child.open')
  return (
    <li className={late && !q.ended ? 'row row-late' : 'row'}>
      <div className="row-main">
        <a className="row-title" data-row href={matterPath(q.code)}>
          {tMaybe(`askform.${q.form}`, q.form)} – {nameOf(q.asked)}
        </a>
        <p className="row-facts">
          <span className="code">{q.code}</span>
          <span>{answer}</span>
          {q.ended && <span>{fmtInstant(q.ended)}</span>}
          {q.waited_for && !q.ended && <Tag tone="soon">{t('child.waited_for')}</Tag>}
          {q.consent_by_silence && !q.ended && <Tag tone="info">{t('child.consent')}</Tag>}
          {q.to_answer && <Tag tone="late">{t('child.to_answer')}</Tag>}
        </p>
      </div>
      <div className="row-clock">
        <ClockWords m={{ state: q.ended ? 'ended' : 'held', stopped: q.clock.stopped, is_late: late, left: q.clock.left, late: q.clock.late, due: q.due?.at ?? null, ended: q.ended, share: null }} />
      </div>
    </li>
  )
}

export function Occurrences({ sheet }: { sheet: Sheet }) {
  if (sheet.occurrences.length === 0) return null
  return (
    <Section title={t('matter.occurrences')} count={sheet.occurrences.length}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('duty.period_head')}</th>
            <th scope="col">{t('duty.reported')}</th>
            <th scope="col">{t('matter.who')}</th>
            <th scope="col">{t('duty.state')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.occurrences.map((o) => (
            <tr key={o.cutoff}>
              <th scope="row">{fmtDay(o.cutoff)}</th>
              <td>{o.reported ? fmtInstant(o.reported) : ''}</td>
              <td>{[nameOf(o.unit), nameOf(o.person)].filter(Boolean).join(' – ')}</td>
              <td>{o.state && <Tag tone={o.state === 'met' ? 'fine' : o.state === 'owed' ? 'plain' : 'late'}>{tMaybe(`occurrence.${o.state}`, o.state)}</Tag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
