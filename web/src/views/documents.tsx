/* documents.tsx -- directives received: those being reviewed, those whose matters run; and the way in for a new one. */
import { useEffect, useRef, useState } from 'react'
import type { Document, DocumentLine, Draft, TaskSheet } from '../api.gen.ts'
import { post, url } from '../http.ts'
import { t } from '../i18n.ts'
import { go, usePlace } from '../route.ts'
import { changed, useGet, useMay } from '../state.ts'
import { fmtDay } from '../time.ts'
import { Button, Dialog, Empty, Failed, Head, LinkButton, Loading, Note, Section, Tag, wordsOf } from '../ui/basics.tsx'
import { Icon } from '../ui/icon.tsx'
import { useKeys } from '../ui/keys.ts'
import { MatterRow, Rows } from '../ui/lines.tsx'

export default function Documents({ rest }: { rest: string }) {
  return rest ? <OneDocument id={rest} /> : <List />
}

function List() {
  const { query } = usePlace()
  const docs = useGet<{ documents: DocumentLine[]; next: string | null }>('/api/documents?limit=100')
  const clerk = useMay('clerk')
  const adding = clerk && query.get('new') !== null
  const close = () => go('/documents', 'replace')
  const all = docs.data?.documents ?? []
  const drafts = all.filter((d) => d.state === 'draft')
  const done = all.filter((d) => d.state !== 'draft')
  return (
    <>
      <Head title={t('documents.title')} lead={t('documents.lead')}>
        {clerk && (
          <Button tone="main" icon="plus" keys="u" onClick={() => go('/documents?new=1', 'replace')}>
            {t('documents.add')}
          </Button>
        )}
      </Head>
      {docs.error && <Failed why={docs.error} again={() => void docs.refetch()} />}
      {docs.isPending && <Loading />}
      {docs.data && all.length === 0 && (
        <Empty
          icon="doc"
          title={t('documents.none')}
          actions={clerk && <Button tone="main" icon="plus" onClick={() => go('/documents?new=1', 'replace')}>{t('documents.add')}</Button>}
        >
          <p>{t('documents.none_words')}</p>
        </Empty>
      )}
      {drafts.length > 0 && (
        <Section title={t('documents.drafts')} count={drafts.length}>
          <ul className="rows">{drafts.map((d) => <Row key={`d${d.draft ?? d.id}`} d={d} />)}</ul>
        </Section>
      )}
      {done.length > 0 && (
        <Section title={t('documents.accepted')} count={done.length}>
          <ul className="rows">{done.map((d) => <Row key={d.id} d={d} />)}</ul>
        </Section>
      )}
      {adding && <Add onClose={close} />}
    </>
  )
}

function Row({ d }: { d: DocumentLine }) {
  const draft = d.state === 'draft'
  return (
    <li className="row">
      <div className="row-main">
        <a className="row-title" data-row href={draft ? `/drafts/${d.draft ?? d.id}` : `/documents/${d.id}`}>
          {[d.type, d.number].filter(Boolean).join(' ') || t('documents.no_number')}
          {d.title && <span className="row-sub">{d.title}</span>}
        </a>
        <p className="row-facts">
          <span>{[d.issuer, fmtDay(d.date)].filter(Boolean).join(', ')}</span>
        </p>
      </div>
      <div className="row-clock">
        {draft ? (
          <Tag tone="soon">{t('documents.to_review', { count: d.contents })}</Tag>
        ) : (
          <span className="doc-counts">
            <span>{t('documents.matters', { count: d.matters })}</span>
            <span>{t('documents.open', { count: d.open })}</span>
            {d.late > 0 && <Tag tone="late" icon="warn">{t('documents.late', { count: d.late })}</Tag>}
          </span>
        )}
      </div>
    </li>
  )
}

const TEXTS = /\.(txt|docx|pdf|png|jpe?g|tiff?)$/i
const SHEETS = /\.(xlsx|csv|tsv)$/i
/* Rows copied from Excel or Calc come as cells apart by tabs. */
const isTable = (words: string) => words.trim().split('\n').length > 1 && /\S\t|\t\S/.test(words.split('\n')[0])
const FILE_MAX = 32 * 1024 * 1024

function Add({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState<string | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  const [words, setWords] = useState<string | null>(null)
  const [pasted, setPasted] = useState('')
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const send = async (name: string, bytes: Blob) => {
    setWhy(null)
    setWords(null)
    if (!TEXTS.test(name) && !SHEETS.test(name)) return setWords(t('documents.wrong_kind', { name }))
    if (bytes.size > FILE_MAX) return setWords(t('documents.too_large'))
    setBusy(name)
    try {
      if (SHEETS.test(name)) {
        const sheet = await post<TaskSheet>(url('/api/sheets', { name }), undefined, { bytes })
        go(`/sheets/${sheet.id}`)
      } else {
        const draft = await post<Draft>(url('/api/drafts', { name }), undefined, { bytes })
        await changed()
        go(`/drafts/${draft.id}`)
      }
    } catch (problem) {
      setWhy(problem)
    } finally {
      setBusy(null)
    }
  }
  return (
    <Dialog title={t('documents.add')} onClose={onClose} wide>
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault()
          setOver(false)
          const file = e.dataTransfer.files[0]
          if (file) void send(file.name, file)
        }}
      >
        <Icon name="doc" />
        <p>
          <b>{t('documents.drop')}</b>
        </p>
        <p>{t('documents.kinds')}</p>
        <input
          ref={input}
          type="file"
          className="sr"
          id="file"
          accept=".txt,.docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.xlsx,.csv,.tsv"
          tabIndex={-1}
          aria-label={t('documents.choose')}
          onChange={(e) => {
            const file = e.target.files?.[0]
            if (file) void send(file.name, file)
          }}
        />
        <Button tone="main" busy={busy !== null} disabled={busy !== null} onClick={() => input.current?.click()} autoFocus>
          {busy ? t('documents.reading', { name: busy }) : t('documents.choose')}
        </Button>
      </div>
      <details className="more">
        <summary>{t('documents.paste')}</summary>
        <div className="more-in field">
          <label htmlFor="pasted">{t('documents.paste_label')}</label>
          <textarea id="pasted" className="input" rows={8} value={pasted} onChange={(e) => setPasted(e.target.value)} />
          {isTable(pasted) ? (
            <Button tone="main" disabled={busy !== null} onClick={() => void send(`${t('documents.pasted_table')}.tsv`, new Blob([pasted], { type: 'text/tab-separated-values' }))}>
              {t('documents.read_table', { count: pasted.trim().split('\n').length })}
            </Button>
          ) : (
            <Button disabled={!pasted.trim() || busy !== null} onClick={() => void send(`${t('documents.pasted_name')}.txt`, new Blob([pasted], { type: 'text/plain' }))}>
              {t('documents.read')}
            </Button>
          )}
        </div>
      </details>
      {(why !== null || words) && (
        <Note tone="late" role="alert" title={t('documents.refused')}>
          <p>{words ?? wordsOf(why)}</p>
        </Note>
      )}
      <p className="hint">{t('documents.no_secret')}</p>
    </Dialog>
  )
}

function OneDocument({ id }: { id: string }) {
  const doc = useGet<Document>(`/api/documents/${encodeURIComponent(id)}`)
  const [at, setAt] = useState<number | null>(null)
  useKeys([{ keys: 'p', says: t('keys.print'), run: () => print() }])
  const marked = useRef<HTMLElement>(null)
  useEffect(() => marked.current?.scrollIntoView({ block: 'center' }), [at])
  if (doc.error) return <><Head title={t('documents.title')} /><Failed why={doc.error} again={() => void doc.refetch()} /></>
  if (!doc.data) return <><Head title={t('documents.title')} /><Loading /></>
  const d = doc.data
  const points = [...d.text]
  let from = 0
  return (
    <>
      <p className="crumbs"><a href="/documents">{t('documents.title')}</a></p>
      <Head title={[d.type, d.number].filter(Boolean).join(' ')} lead={[d.title, [d.issuer, fmtDay(d.date)].filter(Boolean).join(', ')].filter(Boolean).join(' · ')}>
        {d.number && <LinkButton href={url('/report', { directive: d.number })} icon="report">{t('documents.report')}</LinkButton>}
        <Button icon="print" onClick={() => print()}>{t('ui.print')}</Button>
      </Head>
      {!d.text && <Note>{t('documents.by_number')}</Note>}
      <div className={d.text ? 'review' : undefined}>
        {d.text && <div className="review-text doc-text" tabIndex={0} role="region" aria-label={t('matter.text')}>
          {d.contents.map((c) => {
            const before = points.slice(from, c.start).join('')
            from = c.end
            return (
              <span key={c.n}>
                {before}
                <mark ref={at === c.n ? marked : undefined} className={at === c.n ? 'now' : undefined}>{points.slice(c.start, c.end).join('')}</mark>
              </span>
            )
          })}
          {points.slice(from).join('')}
        </div>}
        <div className="review-list">
          {d.contents.map((c) => (
            <section key={c.n} className="doc-content" aria-label={t('matter.content_number', { number: c.number ?? c.n })}>
              <button type="button" className="linklike" onClick={() => setAt(c.n)}>{t('documents.content', { number: c.number ?? c.n })}</button>
              {c.matters.length === 0 ? <p className="hint">{t('documents.no_matter')}</p> : <Rows label={t('documents.content', { number: c.number ?? c.n })}>{c.matters.map((l) => <MatterRow key={l.code} line={l} showUnit action={false} />)}</Rows>}
            </section>
          ))}
        </div>
      </div>
    </>
  )
}

