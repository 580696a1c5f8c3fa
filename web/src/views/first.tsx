/* first.tsx -- the first day: what to set up, in which order, and what is already there. */
import type { Account, Year, DocumentLine } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { unitList, useGet, useMay, useSession, useUnits } from '../state.ts'
import { Head, LinkButton, Note } from '../ui/basics.tsx'
import { Icon } from '../ui/icon.tsx'

export default function First({ rest: _ }: { rest: string }) {
  const session = useSession()
  const admin = useMay('admin')
  const units = unitList(useUnits().data)
  const year = session.now.slice(0, 4)
  const read = useGet<Year>(`/api/calendar?year=${year}`)
  const calendar = read.data
  const accounts = useGet<{ accounts: Account[] }>(admin ? '/api/accounts' : null).data
  const documents = useGet<{ documents: DocumentLine[] }>('/api/documents?limit=1').data
  const steps = [
    { done: units.length > 1, title: t('first.units'), words: units.length > 1 ? t('first.units_done', { count: units.length }) : t('first.units_words'), to: '/admin/units', link: t('first.units_do') },
    { done: (calendar?.days.length ?? 0) > 0, title: t('first.calendar'), words: calendar && calendar.days.length > 0 ? t('first.calendar_done', { year, count: calendar.days.filter((d) => d.kind === 'off').length }) : t('first.calendar_words', { year }), to: '/admin/calendar', link: t('first.calendar_do') },
    { done: (accounts?.accounts.length ?? 0) > 1, title: t('first.accounts'), words: accounts && accounts.accounts.length > 1 ? t('first.accounts_done', { count: accounts.accounts.length }) : t('first.accounts_words'), to: '/admin/accounts', link: t('first.accounts_do') },
    { done: (documents?.documents.length ?? 0) > 0, title: t('first.document'), words: t('first.document_words'), to: '/documents?new=1', link: t('documents.add') },
  ]
  /* What cannot be read cannot be said to be missing. */
  if (read.error) steps.splice(1, 1)
  const next = steps.findIndex((s) => !s.done)
  return (
    <div className="narrow">
      <Head title={t('first.title')} lead={t('first.lead', { province: session.province })} />
      {session.exercise && <Note tone="soon">{t('first.exercise')}</Note>}
      <ol className="steps">
        {steps.map((s, i) => (
          <li key={s.to} className={s.done ? 'step done' : i === next ? 'step now' : 'step'}>
            <span className="step-n" aria-hidden="true">{s.done ? <Icon name="check" /> : i + 1}</span>
            <div>
              <h2>
                {s.title}
                {s.done && <span className="sr"> – {t('first.done')}</span>}
              </h2>
              <p>{s.words}</p>
              <LinkButton href={s.to} tone={i === next ? 'main' : 'plain'}>{s.link}</LinkButton>
            </div>
          </li>
        ))}
      </ol>
      {next < 0 && <Note tone="fine" title={t('first.all')}><p><a href="/">{t('nav.work')}</a></p></Note>}
    </div>
  )
}
