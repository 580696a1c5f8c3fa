/* kinds.tsx -- every kind the regulations know: its steps, limits and sources, its matters and its form; none is written into
 * the page. */
import type { Kind } from '../api.gen.ts'
import { formulaWords } from '../formula.ts'
import { t, tMaybe } from '../i18n.ts'
import { useGet } from '../state.ts'
import { fmtDay } from '../time.ts'
import { Failed, Head, LinkButton, Loading, Section } from '../ui/basics.tsx'
import { Narrow, useNarrow } from '../ui/narrow.tsx'

export default function Kinds({ rest }: { rest: string }) {
  const kinds = useGet<{ kinds: Kind[] }>('/api/kinds', { fresh: 600_000 })
  if (kinds.error) return <><Head title={t('kinds.title')} /><Failed why={kinds.error} again={() => void kinds.refetch()} /></>
  if (!kinds.data) return <><Head title={t('kinds.title')} /><Loading /></>
  const kind = kinds.data.kinds.find((k) => k.kind === rest)
  return kind ? <One kind={kind} /> : <All kinds={kinds.data.kinds} />
}

function All({ kinds }: { kinds: Kind[] }) {
  const by = useNarrow(kinds, (k) => `${k.name} ${k.kind} ${k.steps.map((s) => s.name).join(' ')}`)
  return (
    <>
      <Head title={t('kinds.title')} lead={t('kinds.lead')} />
      <Narrow label={t('kinds.narrow')} by={by} />
      <ul className="cards">
        {by.shown.map((k) => (
          <li key={k.kind}>
            <a className="card" data-row href={`/kinds/${encodeURIComponent(k.kind)}`}>
              <b>{k.name}</b>
              <span>{k.steps.map((s) => s.name).join(' → ') || t('kinds.no_steps')}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const mark = (m: string | null) => (m ? tMaybe(`mark.${m}`, m) : '')

function One({ kind }: { kind: Kind }) {
  return (
    <>
      <p className="crumbs noprint"><a href="/kinds">{t('kinds.title')}</a></p>
      <Head title={kind.name} lead={[kind.valid?.from ? t('kinds.valid', { from: fmtDay(kind.valid.from) }) : '', kind.source].filter(Boolean).join(' · ')}>
        <LinkButton href={`/matters?kind=${encodeURIComponent(kind.base)}`} icon="list">{t('kinds.list')}</LinkButton>
        <LinkButton href={`/new/${encodeURIComponent(kind.kind)}`} icon="plus">{t('work.new')}</LinkButton>
      </Head>
      <Section title={t('kinds.steps')} count={kind.steps.length}>
        <table className="stack">
          <thead><tr><th scope="col">{t('matter.step')}</th><th scope="col">{t('kinds.limit')}</th><th scope="col">{t('kinds.source')}</th></tr></thead>
          <tbody>
            {kind.steps.map((s) => (
              <tr key={s.code}><th scope="row">{s.name}</th><td data-label={t('kinds.limit')}>{s.limit ?? '–'}</td><td data-label={t('kinds.source')}>{s.source} {s.mark && <small>({mark(s.mark)})</small>}</td></tr>
            ))}
          </tbody>
        </table>
      </Section>
      {kind.fields.length > 0 && (
        <Section title={t('kinds.fields')} count={kind.fields.length}>
          <table className="stack">
            <thead><tr><th scope="col">{t('kinds.field')}</th><th scope="col">{t('kinds.stated_on')}</th><th scope="col">{t('kinds.source')}</th></tr></thead>
            <tbody>
              {kind.fields.map((f) => (
                <tr key={f.code}><th scope="row">{f.name}{f.measure && ` (${f.measure})`}{f.choices.length > 0 && <div><small>{f.choices.map((c) => c.name).join(' · ')}</small></div>}</th><td data-label={t('kinds.stated_on')}>{f.on.map((a) => (kind.acts.find((x) => x.act === a)?.name ?? a) + (f.must.includes(a) ? ` ${t('form.must')}` : '')).join(', ')}</td><td data-label={t('kinds.source')}>{f.source} {f.mark && <small>({mark(f.mark)})</small>}</td></tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {kind.figures.length > 0 && (
        <Section title={t('kinds.figures')} count={kind.figures.length}>
          <table className="stack">
            <thead><tr><th scope="col">{t('kinds.figure')}</th><th scope="col">{t('kinds.formula')}</th><th scope="col">{t('kinds.source')}</th></tr></thead>
            <tbody>
              {kind.figures.map((f) => (
                <tr key={f.code}><th scope="row">{f.name}{f.measure && ` (${f.measure})`}</th><td data-label={t('kinds.formula')}>{f.formula && formulaWords(f.formula, (code) => [...kind.fields, ...kind.figures].find((x) => x.code === code)?.name, (word) => tMaybe(`formula.${word}`, ''))}</td><td data-label={t('kinds.source')}>{f.source} {f.mark && <small>({mark(f.mark)})</small>}</td></tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {kind.checks.length > 0 && (
        <Section title={t('kinds.checks')} count={kind.checks.length}>
          <table className="stack">
            <thead><tr><th scope="col">{t('kinds.act')}</th><th scope="col">{t('kinds.refused_when')}</th><th scope="col">{t('kinds.source')}</th></tr></thead>
            <tbody>
              {kind.checks.map((c, i) => (
                <tr key={i}><td data-label={t('kinds.act')}>{c.on.map((a) => kind.acts.find((x) => x.act === a)?.name ?? a).join(', ')}</td><th scope="row">{c.words} {!c.refused && <small>({t('kinds.noted')})</small>}</th><td data-label={t('kinds.source')}>{c.source} {c.mark && <small>({mark(c.mark)})</small>}</td></tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {kind.reasons.length > 0 && (
        <Section title={t('kinds.reasons')} count={kind.reasons.length}>
          <table className="stack">
            <thead><tr><th scope="col">{t('kinds.act')}</th><th scope="col">{t('kinds.reason')}</th><th scope="col">{t('kinds.source')}</th></tr></thead>
            <tbody>
              {kind.reasons.map((r) => (
                <tr key={`${r.act}-${r.code}`}><td data-label={t('kinds.act')}>{kind.acts.find((a) => a.act === r.act)?.name ?? r.act}</td><th scope="row">{r.name}</th><td data-label={t('kinds.source')}>{r.source} {r.mark && <small>({mark(r.mark)})</small>}</td></tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  )
}
