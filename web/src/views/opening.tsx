/* opening.tsx -- what accepting a draft would open, unit by unit, what waits and what blocks it: read before it is pressed. */
import { useRef, useState } from 'react'
import type { Draft, Opening } from '../api.gen.ts'
import { post, url } from '../http.ts'
import { t } from '../i18n.ts'
import { newKey } from '../kept.ts'
import { useGet } from '../state.ts'
import { fmtDay, fmtDue } from '../time.ts'
import { Button, Dialog, Failed, Loading, Note, wordsOf } from '../ui/basics.tsx'
import { useKeys } from '../ui/keys.ts'
import { recurWords } from '../ui/fields.tsx'
import { UnitPicker } from '../ui/picker.tsx'
import { DayField } from '../ui/day.tsx'

export function OpeningDialog({ draft, path, onClose, onTodo, onAccepted }: { draft: Draft; path: string; onClose: () => void; onTodo: (content: number) => void; onAccepted: (opened: number) => void }) {
  const [giver, setGiver] = useState(draft.giver?.code ?? '')
  const [day, setDay] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<unknown>(null)
  const key = useRef(newKey())
  const happened = /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T17:00:00+07:00` : undefined
  const opening = useGet<Opening>(url(`${path}/opening`, { giver, happened }), { fresh: 0, keep: true })
  const data = opening.data
  const accept = async () => {
    if (busy || !data || data.blocks.length > 0) return
    setBusy(true)
    setWhy(null)
    try {
      const done = await post<{ opened: string[] } | string>(`${path}/accept`, { ...(giver ? { giver } : {}), ...(happened ? { happened } : {}) }, { version: draft.version, key: key.current })
      onAccepted(typeof done === 'object' && Array.isArray(done.opened) ? done.opened.length : data.opens.length)
    } catch (problem) {
      setWhy(problem)
    } finally {
      setBusy(false)
    }
  }
  const told = new Set([...(data?.blocks ?? []), ...(data?.waits ?? [])].map((x) => x.content))
  const unclear = draft.contents.filter((c) => !c.dropped && c.problems.length > 0 && !told.has(c.n))
  useKeys([{ keys: 'Ctrl+Enter', says: t('review.accept'), inFields: true, run: () => void accept() }])
  return (
    <Dialog title={t('opening.title')} onClose={onClose} wide>
      <p>{t('opening.words')}</p>
      <div className="two">
        <UnitPicker label={t('opening.giver')} help={t('opening.giver_help')} value={giver ? [giver] : []} onChange={(v) => { key.current = newKey(); setGiver(v[0] ?? '') }} labels={draft.giver ? { [draft.giver.code]: draft.giver.name } : {}} />
        <DayField label={t('opening.happened')} help={t('opening.happened_help')} value={day} onChange={(v) => { key.current = newKey(); setDay(v) }} />
      </div>
      {opening.error && <Failed why={opening.error} again={() => void opening.refetch()} />}
      {!data && !opening.error && <Loading />}
      {data && data.blocks.length > 0 && (
        <Note tone="late" title={t('opening.blocks', { count: data.blocks.length })} role="alert">
          <ul>
            {data.blocks.map((b, i) => (
              <li key={i}>
                {b.content !== null && `${t('documents.content', { number: draft.contents.find((c) => c.n === b.content)?.number ?? b.content })}: `}
                {b.says}{' '}
                {b.content !== null && (
                  <button type="button" className="linklike" onClick={() => onTodo(b.content as number)}>
                    {t('review.settle')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {data && data.changes.length > 0 && (
        <Note tone="soon" title={t('opening.changes', { count: data.changes.length })}>
          <ul>{data.changes.map((c, i) => <li key={i}>{c.content > 0 && `${t('documents.content', { number: draft.contents.find((x) => x.n === c.content)?.number ?? c.content })}: `}{c.says}</li>)}</ul>
        </Note>
      )}
      {unclear.length > 0 && (
        <Note tone="late" title={t('opening.unclear', { count: unclear.length })}>
          <ul>
            {unclear.map((c) => (
              <li key={c.n}>
                {t('documents.content', { number: c.number ?? c.n })}: {c.problems.map((p) => p.says).join('; ')}{' '}
                <button type="button" className="linklike" onClick={() => onTodo(c.n)}>
                  {t('review.settle')}
                </button>
              </li>
            ))}
          </ul>
          <p>{t('opening.unclear_words')}</p>
        </Note>
      )}
      {data && data.waits.length > 0 && (
        <Note tone="soon" title={t('opening.waits', { count: data.waits.length })}>
          <ul>{data.waits.map((w, i) => <li key={i}>{t('documents.content', { number: draft.contents.find((c) => c.n === w.content)?.number ?? w.content })}: {w.why}</li>)}</ul>
        </Note>
      )}
      {data && (
        <div className="scroll opening-table" tabIndex={0} role="group" aria-label={t('opening.opens', { count: data.opens.length })}>
          <table>
            <caption>{t('opening.opens', { count: data.opens.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('opening.content')}</th>
                <th scope="col">{t('opening.unit')}</th>
                <th scope="col">{t('opening.due')}</th>
                <th scope="col">{t('opening.what')}</th>
              </tr>
            </thead>
            <tbody>
              {data.opens.map((o, i) => (
                <tr key={i}>
                  <td>{o.number ?? o.content}</td>
                  <td>{o.unit?.name ?? <span className="red">{t('line.to_allocate')}</span>}</td>
                  <td>{o.recur ? recurWords(o.recur) : (o.due ? (o.due.length > 10 ? fmtDue(o.due) : fmtDay(o.due)) : '–')}</td>
                  <td>{o.title}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {why !== null && (
        <Note tone="late" role="alert">
          <p>{wordsOf(why)}</p>
        </Note>
      )}
      <div className="form-do">
        <Button tone="main" icon="check" keys="Ctrl+Enter" busy={busy} disabled={busy || !data || data.blocks.length > 0} onClick={() => void accept()}>
          {t('opening.do', { count: data?.opens.length ?? 0 })}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
