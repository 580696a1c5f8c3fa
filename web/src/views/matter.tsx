/* matter.tsx -- one matter: who holds it, until when, what can be done, how it came to this. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Document, Form, Forms, Sheet, StatedValue } from '../api.gen.ts'
import { matterUrl } from '../http.ts'
import { t } from '../i18n.ts'
import { go, matterPath, setQuery, usePlace } from '../route.ts'
import { changed, useGet } from '../state.ts'
import { fmtDueLong, fmtInstant, spanWords } from '../time.ts'
import { ActForm } from '../ui/actform.tsx'
import { Button, Codes, Failed, Head, Loading, Note, Section, Tag } from '../ui/basics.tsx'
import { ClockWords } from '../ui/clock.tsx'
import { NewSecret } from '../ui/given.tsx'
import { Icon } from '../ui/icon.tsx'
import { useKeys } from '../ui/keys.ts'
import { Picture } from '../ui/picture.tsx'
import { say } from '../ui/toast.tsx'
import { nameOf, sentence } from '../ui/words.ts'
import { Totals } from '../ui/totals.tsx'
import { Acts, Children, Occurrences } from './history.tsx'
import { Passage } from './passage.tsx'
import { Answers, WhoseTime } from './whosetime.tsx'
import WhyDue from './why.tsx'

export default function Matter({ code }: { code: string }) {
  const { query } = usePlace()
  const asOf = query.get('as_of')
  const sheet = useGet<Sheet>(matterUrl(code, asOf ? `?as_of=${encodeURIComponent(asOf)}` : ''), { keep: true })
  if (sheet.error && !sheet.data) return <><Head title={code} /><Failed why={sheet.error} again={() => void sheet.refetch()} /></>
  if (!sheet.data) return <><Head title={code} /><Loading lines={8} /></>
  return <Whole sheet={sheet.data} code={code} asOf={asOf} again={() => void sheet.refetch()} />
}

function Whole({ sheet, code, asOf, again }: { sheet: Sheet; code: string; asOf: string | null; again: () => void }) {
  const m = sheet.matter
  const picture = matterUrl(code, `/timeline.svg${asOf ? `?as_of=${encodeURIComponent(asOf)}` : ''}`)
  return (
    <article className="matter">
      <p className="crumbs">
        {m.parent ? <a href={matterPath(m.parent)}>{t('matter.question_of', { code: m.parent })}</a> : <a href={`/matters?kind=${m.kind}`}>{m.kind_name}</a>}
        <span className="code">{m.code}</span>
      </p>
      <Head title={m.title} />
      {asOf && (
        <Note tone="soon">
          {t('matter.as_of', { at: fmtInstant(sheet.as_of) })} <a href={matterPath(code)}>{t('matter.as_of_now')}</a>
        </Note>
      )}
      <Standing sheet={sheet} />
      <div className="matter-two">
        <div className="matter-main matter-do">{!asOf && <Doings sheet={sheet} code={code} again={again} />}</div>
        <aside className="matter-side" aria-label={t('matter.side')}>
          <TextOf sheet={sheet} />
          <WhoseTime sheet={sheet} />
          <Answers sheet={sheet} />
          {!asOf && !m.parent && <NewSecret code={code} kind={m.kind} />}
        </aside>
        <div className="matter-main">
          <DataSection sheet={sheet} />
          {sheet.totals.map((total) => <Section key={total.kind + total.name} title={total.name}><Totals total={total} label={total.name} /></Section>)}
          {!m.parent && m.kind.split('.')[0] === 'proposal' && <p className="noprint"><a href={matterUrl(code, `/protection.docx${asOf ? `?as_of=${encodeURIComponent(asOf)}` : ''}`)} download>{t('matter.protection')}</a></p>}
          <Section title={t('matter.timeline')} more={!m.parent && <span><a href={matterUrl(code, `/slip.html${asOf ? `?as_of=${encodeURIComponent(asOf)}` : ''}`)} target="_blank" rel="noreferrer">{t('matter.slip')}</a> · <a href={matterUrl(code, `/slip.docx${asOf ? `?as_of=${encodeURIComponent(asOf)}` : ''}`)} download>{t('matter.slip_docx')}</a></span>}>
            <Picture src={picture} whenGone={null} />
            <HoldingsTable sheet={sheet} />
          </Section>
          <Children sheet={sheet} />
          <Occurrences sheet={sheet} />
          <Acts sheet={sheet} />
        </div>
      </div>
      <WhySection code={code} asOf={asOf} limited={m.due !== null} />
    </article>
  )
}

function Standing({ sheet }: { sheet: Sheet }) {
  const { matter: m, holder, clocks } = sheet
  const who = holder ? nameOf(holder.unit) : ''
  const late = (clocks.matter.late?.seconds ?? 0) > 0
  const moved = m.first_due && m.due && m.first_due.at !== m.due.at
  return (
    <section className={`standing-now ${late && !m.ended ? 'standing-late' : ''}`} aria-label={t('matter.now')}>
      <div>
        <h2 className="label">{m.ended ? t('matter.ended') : holder?.outside ? t('matter.keeper') : t('matter.holder')}</h2>
        <p className="big">{m.ended ? endWords(m.end) : who || t('matter.nobody')}</p>
        {!m.ended && (
          <p>
            {holder?.outside ? `${t('matter.waits_outside')}: ${holder.outside}` : holder?.person?.name ? <><Icon name="person" /> {holder.person.name}</> : holder?.to_allocate ? t('line.to_allocate') : t('matter.no_person')}
          </p>
        )}
        {!m.ended && holder && <p className="quiet">{t('matter.held_for', { span: spanWords(clocks.holding.ran), at: fmtInstant(holder.since) })}</p>}
        {m.ended && <p className="quiet">{fmtInstant(m.ended)}</p>}
      </div>
      <div>
        <h2 className="label">{t('matter.clock')}</h2>
        <ClockWords m={{ state: sheet.state ?? '', stopped: clocks.matter.stopped, is_late: late, left: clocks.matter.left, late: clocks.matter.late, due: clocks.matter.due, share: share(sheet), ended: m.ended, finished: m.finished }} />
        {m.finished && !m.ended && <p className="quiet">{t('matter.finished', { at: fmtInstant(m.finished) })}</p>}
        {clocks.step?.limited && clocks.step.due && !m.ended && <p className="quiet">{t('matter.step_due', { step: holder?.step?.name ?? '', due: fmtDueLong(clocks.step.due) })}</p>}
        {moved && m.first_due && (
          <p className="quiet">
            {t('matter.first_due', { due: fmtDueLong(m.first_due.at) })} · {t(`due_cause.${m.due_cause ?? 'extend'}` as 'due_cause.extend')}
          </p>
        )}
        <p className="tags">
          {m.due?.provisional && <Tag tone="soon">{t('matter.provisional')}</Tag>}
          {m.due_unverified && <Tag tone="soon">{t('matter.unverified')}</Tag>}
          {m.due && <a href={`${matterPath(m.code)}?show=why#why`} onClick={(e) => { e.preventDefault(); setQuery({ show: 'why' }) }}>{t('matter.why')}</a>}
        </p>
      </div>
      <div>
        <h2 className="label">{t('matter.step')}</h2>
        <p className="big">{m.ended ? '–' : (holder?.step?.name ?? '–')}</p>
        <p className="quiet">{[m.giver && t('line.from', { who: m.giver.name }), m.lead && t('matter.lead', { who: m.lead.name })].filter(Boolean).join(' · ')}</p>
        <p className="tags">
          {Object.entries(m.counts).filter(([, n]) => n > 0).map(([key, n]) => (
            <Tag key={key} tone={key === 'reported' ? 'info' : 'soon'}>{t(`count.${key}` as 'count.urged', { count: n })}</Tag>
          ))}
        </p>
      </div>
    </section>
  )
}

const endWords = (end: string | null) => t(`end.${end ?? 'done'}` as 'end.done')

function share(sheet: Sheet): number | null {
  const { left, ran, late } = sheet.clocks.matter
  if (!left) return null
  if (late && late.seconds > 0) return 100
  const all = ran.seconds + left.seconds
  return all > 0 ? Math.round((ran.seconds / all) * 100) : null
}

const USUAL = 6
/* Never what the page itself suggests, even where nothing else may be done. */
const SELDOM = new Set(['correct', 'cancel', 'recuse', 'extend', 'assign'])

/* Held back until asked for: a button an act, what comes next most often first, as the server orders them; then its form. */
function Doings({ sheet, code, again }: { sheet: Sheet; code: string; again: () => void }) {
  const { query } = usePlace()
  const chosen = query.get('act')
  const data = useGet<Forms | Form[]>(matterUrl(code, '/forms'), { keep: true })
  const forms = useMemo(() => (!data.data ? [] : Array.isArray(data.data) ? data.data : data.data.forms), [data.data])
  const [all, setAll] = useState(false)
  const open = forms.find((f) => f.act === chosen)
  const shown = all || forms.length <= USUAL + 1 || (open && forms.indexOf(open) >= USUAL) ? forms.length : USUAL
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) box.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  useKeys([
    ...forms.slice(0, 9).map((f, i) => ({ keys: String(i + 1), says: sentence(f.name), run: () => setQuery({ act: f.act }) })),
    { keys: 'y', says: t('matter.why'), run: () => setQuery({ show: 'why' }) },
    { keys: '.', says: t('keys.copy'), run: () => void navigator.clipboard?.writeText(code).then(() => say(t('matter.copied', { code }))) },
    ...(chosen ? [{ keys: 'Escape', says: t('form.later'), inFields: true, run: () => setQuery({ act: null }) }] : []),
  ])
  if (data.error && forms.length === 0) return <Failed why={data.error} again={() => void data.refetch()} />
  if (forms.length === 0) {
    if (data.isPending) return <Loading lines={1} />
    return <p className="hint">{sheet.matter.ended ? t('matter.no_acts_ended') : t('matter.no_acts')}</p>
  }
  return (
    <section className="doings noprint" aria-labelledby="doings">
      <h2 id="doings" className="label">
        {t('matter.doings')}
      </h2>
      <div className="doings-all">
        {forms.slice(0, shown).map((f, i) => (
          <Button key={f.act} tone={open === f || (i === 0 && !open && !SELDOM.has(f.act)) ? 'main' : 'plain'} keys={i < 9 ? String(i + 1) : undefined} aria-expanded={open === f} title={f.help ?? undefined} onClick={() => setQuery({ act: open === f ? null : f.act })}>
            {sentence(f.name)}
          </Button>
        ))}
        {forms.length > shown && (
          <Button tone="quiet" icon="down" onClick={() => setAll(true)}>
            {t('matter.more_acts', { count: forms.length - shown })}
          </Button>
        )}
      </div>
      {chosen && !open && !data.isPending && <Note tone="soon">{t('matter.act_not_now')}</Note>}
      {open && (
        <div ref={box} className="doing" role="region" aria-label={open.name}>
          <h3>{sentence(open.name)}</h3>
          <ActForm
            key={open.act}
            form={open}
            what={`${code}:${open.act}`}
            version={sheet.matter.version}
            previewPath={matterUrl(code, '/preview')}
            sendPath={matterUrl(code, '/acts')}
            onCancel={() => setQuery({ act: null })}
            stale={again}
            onSent={(sent) => {
              setQuery({ act: null })
              say(t('matter.recorded', { act: sentence(open.name) }), sent.child ? { href: matterPath(sent.child), link: sent.child } : {})
              void changed()
            }}
          />
        </div>
      )}
    </section>
  )
}

function HoldingsTable({ sheet }: { sheet: Sheet }) {
  return (
    <details className="more">
      <summary>{t('matter.holdings_table')}</summary>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('matter.holdings_table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('matter.from')}</th>
              <th scope="col">{t('matter.to')}</th>
              <th scope="col">{t('matter.who')}</th>
              <th scope="col">{t('matter.step')}</th>
              <th scope="col" className="num">{t('matter.worked')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.timeline.map((h) => (
              <tr key={h.from + (h.unit?.code ?? h.outside)}>
                <td>{fmtInstant(h.from)}</td>
                <td>{h.to ? fmtInstant(h.to) : t('matter.until_now')}</td>
                <td>{[h.outside ?? nameOf(h.unit), nameOf(h.person)].filter(Boolean).join(' – ')}</td>
                <td>{h.step?.name}</td>
                <td className="num">{spanWords(h.worked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function TextOf({ sheet }: { sheet: Sheet }) {
  const m = sheet.matter
  const text = sheet.text
  const doc = useGet<Document>(text ? `/api/documents/${text.document}` : null, { fresh: 600_000 })
  if (!m.document && !m.content_words) return null
  return (
    <Section title={t('matter.text')}>
      <p className="doc-name">
        <Icon name="doc" /> {text ? <a href={`/documents/${text.document}#content`}>{m.document}</a> : m.document}
        {m.content_number && <span className="code">{t('matter.content_number', { number: m.content_number })}</span>}
      </p>
      {doc.data && text ? <Passage text={doc.data.text} start={text.start} end={text.end} /> : <blockquote className="passage">{m.content_words ?? m.title}</blockquote>}
    </Section>
  )
}

/* Other matters that it names, by field: an entry of several has its number behind the field's name. */
function mattersNamed(values: StatedValue[]): { field: string; name: string; codes: string[] }[] {
  const groups: { field: string; name: string; codes: string[] }[] = []
  for (const v of values.filter((x) => x.type === 'matter')) {
    const group = groups.find((g) => g.field === v.field)
    if (group) group.codes.push(v.value)
    else groups.push({ field: v.field, name: v.name.replace(/ 1$/, ''), codes: [v.value] })
  }
  return groups
}

/* What its kind states and works out. */
function DataSection({ sheet }: { sheet: Sheet }) {
  const figures = sheet.figures.filter((f) => f.text)
  const values = sheet.values.filter((v) => v.in_force)
  const named = mattersNamed(values)
  if (figures.length + values.length + sheet.notes.length + sheet.protection.length === 0) return null
  return (
    <Section title={t('matter.data')}>
      {sheet.notes.map((n) => (
        <Note key={n.act} tone="late">{t('matter.noted', { act: n.act, words: n.words, source: n.source })}</Note>
      ))}
      {sheet.protection.map((p) => <Note key={p.code}><a className="code" href={matterPath(p.code)}>{p.code}</a> {p.words}</Note>)}
      <dl className="facts">
        {figures.map((f) => (
          <div key={f.code}><dt>{f.name}</dt><dd><b>{f.text}</b></dd></div>
        ))}
        {named.map((group) => (
          <div key={group.field}><dt>{group.name}</dt><dd><Codes of={group.codes} /></dd></div>
        ))}
        {values.filter((v) => v.type !== 'matter').map((v) => (
          <div key={v.key}><dt>{v.name}</dt><dd>{v.text}{v.sealed && <> <Tag tone="info">{t('matter.sealed')}</Tag></>}</dd></div>
        ))}
      </dl>
    </Section>
  )
}

function WhySection({ code, asOf, limited }: { code: string; asOf: string | null; limited: boolean }) {
  const { query } = usePlace()
  const open = query.get('show') === 'why'
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) box.current?.scrollIntoView({ block: 'start' })
  }, [open])
  if (!limited) return null
  return (
    <div id="why" ref={box}>
      <Section title={t('matter.why')} more={<Button tone="quiet" aria-expanded={open} onClick={() => (open ? setQuery({ show: null }) : go(`${matterPath(code)}?show=why${asOf ? `&as_of=${encodeURIComponent(asOf)}` : ''}`, 'replace'))}>{open ? t('ui.hide') : t('ui.show')}</Button>}>
        {open ? <WhyDue code={code} asOf={asOf} /> : <p className="hint">{t('matter.why_words')}</p>}
      </Section>
    </div>
  )
}
