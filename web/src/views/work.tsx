/* work.tsx -- what I hold, by time left; what I wait for, on whom and how long. The page one begins the day with. */
import { Suspense, lazy, useState } from 'react'
import type { DutyNext, Line, Work as WorkAnswer } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { list } from '../kept.ts'
import { matterPath } from '../route.ts'
import { useGet, useMay, useSession } from '../state.ts'
import { fmtDay, fmtDue, fmtInstant } from '../time.ts'
import { Button, Empty, Failed, Head, LinkButton, Loading, Section } from '../ui/basics.tsx'
import { reading } from '../ui/clock.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { doNext, useKeys } from '../ui/keys.ts'
import { FewRows, MatterRow, WaitRow } from '../ui/lines.tsx'

const QuickAdd = lazy(() => import('./quick.tsx'))

const EVERY_MS = 60_000

/* An account that is no official's holds nothing, and has nothing to ask for. */
type WorkData = Pick<WorkAnswer, 'as_of' | 'holds' | 'confirms' | 'unclaimed' | 'waits' | 'next_duties'>
const NOTHING: WorkData = { as_of: '', holds: [], confirms: [], unclaimed: [], waits: [], next_duties: [] }

export function Work(_: { rest: string }) {
  const session = useSession()
  const work = useGet<WorkAnswer>(session.person ? '/api/work' : null, { every: EVERY_MS })
  const data = session.person ? work.data : NOTHING
  const [quick, setQuick] = useState(false)
  useKeys(session.person ? [{ keys: 'a', says: t('quick.title'), run: () => setQuick(true) }] : [])
  const greeting = session.person?.name ?? session.account ?? ''
  return (
    <>
      <Head title={t('work.title')} lead={t('work.lead', { who: greeting, at: fmtInstant(data?.as_of || session.now) })}>
        {session.person && <LinkButton href="/record" icon="person">{t('work.record')}</LinkButton>}
        {session.person && <LinkButton href="/new" icon="doc" keys="n">{t('work.new')}</LinkButton>}
        {session.person && <Button tone="main" icon="plus" keys="a" onClick={() => setQuick(true)}>{t('quick.title')}</Button>}
      </Head>
      {work.error && !data && <Failed why={work.error} again={() => void work.refetch()} />}
      {!data && work.isPending && <Loading />}
      {data && <WorkParts data={data} />}
      {quick && <Suspense fallback={null}><QuickAdd onClose={() => setQuick(false)} /></Suspense>}
    </>
  )
}

const held = (line: Line) => <MatterRow key={line.code} line={line} />

function WorkParts({ data }: { data: WorkData }) {
  useKeys([1, 2, 3].map((nth) => ({ keys: String(nth), says: t('keys.act'), hidden: nth > 1, run: () => doNext(nth) })))
  const session = useSession()
  const admin = useMay('admin')
  const holds = data.holds
  const late = holds.filter((l) => l.is_late)
  const soon = holds.filter((l) => !l.is_late && reading(l).grade === 'soon')
  const rest = holds.filter((l) => !l.is_late && reading(l).grade !== 'soon')
  const nothing = holds.length === 0 && data.confirms.length === 0 && data.unclaimed.length === 0 && data.waits.length === 0
  return (
    <>
      {session.person && <Sums data={data} late={late.length} soon={soon.length} />}
      <Unsent account={session.account ?? ''} />
      {late.length > 0 && (
        <Section id="late" title={t('work.late')} count={late.length}>
          <FewRows label={t('work.late')} lines={late} row={held} />
        </Section>
      )}
      {data.confirms.length > 0 && (
        <Section id="confirm" title={t('work.confirms')} count={data.confirms.length}>
          <FewRows label={t('work.confirms')} lines={data.confirms} row={held} />
        </Section>
      )}
      {soon.length > 0 && (
        <Section id="soon" title={t('work.soon')} count={soon.length}>
          <FewRows label={t('work.soon')} lines={soon} row={held} />
        </Section>
      )}
      {rest.length > 0 && (
        <Section id="rest" title={late.length + soon.length > 0 ? t('work.rest') : t('work.holds')} count={rest.length}>
          <FewRows label={t('work.rest')} lines={rest} row={held} />
        </Section>
      )}
      {holds.length === 0 && data.confirms.length === 0 && data.unclaimed.length === 0 && (
        <Empty title={session.person ? t('work.none') : t('work.none_account')} actions={<FirstDoings admin={admin} bare={nothing} />}>
          <p>{session.person ? t('work.none_words') : t('work.none_account_words')}</p>
        </Empty>
      )}
      {data.unclaimed.length > 0 && (
        <Section id="unclaimed" title={t('work.unclaimed')} count={data.unclaimed.length}>
          <p className="hint">{t('work.unclaimed_words')}</p>
          <FewRows label={t('work.unclaimed')} lines={data.unclaimed} row={held} />
        </Section>
      )}
      {data.next_duties.length > 0 && <Duties duties={data.next_duties} />}
      {session.person && <Waits waits={data.waits} />}
    </>
  )
}

function FirstDoings({ admin, bare }: { admin: boolean; bare: boolean }) {
  const clerk = useMay('clerk')
  return (
    <>
      {admin && bare && (
        <LinkButton href="/first" tone="main" icon="flag">
          {t('work.first')}
        </LinkButton>
      )}
      {clerk && (
        <LinkButton href="/documents?new=1" icon="doc">
          {t('work.upload')}
        </LinkButton>
      )}
      <LinkButton href="/board" icon="board">
        {t('nav.board')}
      </LinkButton>
    </>
  )
}

/* As many as the group it leads to has lines; how many of them are late stands beside it. */
function Sums({ data, late, soon }: { data: WorkData; late: number; soon: number }) {
  const figures: { n: number; label: string; icon: IconName; tone?: string; to: string; of?: Line[] }[] = [
    { n: data.holds.length, label: t('work.sum_holds'), icon: 'inbox', to: late > 0 ? 'late' : soon > 0 ? 'soon' : 'rest' },
    { n: late, label: t('work.sum_late'), icon: 'warn', tone: 'late', to: 'late' },
    { n: soon, label: t('work.sum_soon'), icon: 'clock', tone: 'soon', to: 'soon' },
    { n: data.confirms.length, label: t('work.sum_confirms'), icon: 'flag', to: 'confirm', of: data.confirms },
    { n: data.unclaimed.length, label: t('work.sum_unclaimed'), icon: 'person', to: 'unclaimed', of: data.unclaimed },
    { n: data.waits.length, label: t('work.sum_waits'), icon: 'wait', to: 'wait', of: data.waits },
  ]
  return (
    <dl className="sums">
      {figures.map((f) => {
        const behind = (f.of ?? []).filter((l) => l.is_late && !l.ended).length
        return (
          <div key={f.label} className={`sum sum-${f.n > 0 && f.tone ? f.tone : 'plain'}`}>
            <dt>
              <Icon name={f.icon} /> {f.label}
            </dt>
            <dd>
              {f.n > 0 ? <a href={`#${f.to}`}>{f.n}</a> : 0}
              {behind > 0 && <small className="sum-behind">{t('work.sum_behind', { count: behind })}</small>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/* What was typed and not sent: never lost, and not forgotten either. */
function Unsent({ account }: { account: string }) {
  const unsent = list(localStorage, account).filter((k) => /^[^:]+:[a-z]+$/.test(k.what))
  if (unsent.length === 0) return null
  return (
    <Section title={t('work.unsent')} count={unsent.length}>
      <ul className="unsent">
        {unsent.slice(0, 5).map(({ what }) => {
          const [code, act] = what.split(':')
          const href = code === 'new' ? `/new/${act}` : `${matterPath(code)}?act=${act}`
          return (
            <li key={what}>
              <a href={href} data-row>
                {code === 'new' ? t('work.unsent_new') : t('work.unsent_act', { code })}
              </a>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/* Cut-offs of duties: what is owed, and what went by without a report. */
function Duties({ duties }: { duties: DutyNext[] }) {
  return (
    <Section id="duties" title={t('work.duties')} count={duties.length}>
      <ul className="rows" aria-label={t('work.duties')}>
        {duties.map((d) => (
          <li key={`${d.code} ${d.cutoff}`} className={d.state === 'silent' ? 'row row-late' : 'row'}>
            <div className="row-main">
              <a className="row-title" data-row href={matterPath(d.code)}>
                {d.title}
              </a>
              <p className="row-facts">
                <span className="code">{d.code}</span>
                <span>{t('duty.cut_off', { day: fmtDay(d.cutoff) })}</span>
                {d.state === 'silent' && <span>{t('duty.silent', { count: d.silent })}</span>}
              </p>
            </div>
            <div className="row-clock">{d.due && <b>{t('duty.due', { due: fmtDue(d.due.at) })}</b>}</div>
            <div className="row-do noprint">
              <a className="btn btn-plain" data-next={1} href={`${matterPath(d.code)}?act=report`} aria-label={`${t('next.report')}: ${d.code}, ${fmtDay(d.cutoff)}`}>
                <span>{t('next.report')}</span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Waits({ waits }: { waits: Line[] }) {
  return (
    <Section id="wait" title={t('work.waits')} count={waits.length}>
      {waits.length === 0 ? <p className="hint">{t('work.waits_none')}</p> : <FewRows label={t('work.waits')} lines={waits} row={(l) => <WaitRow key={l.code} line={l} />} />}
    </Section>
  )
}

export default Work
