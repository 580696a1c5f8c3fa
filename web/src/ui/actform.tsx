/* actform.tsx -- a form made from the server's data: filled in, looked at before it counts, sent once.
 *
 *   typed ──► kept on this machine ──► complete? ──► preview: who holds then, until when ──► sent with its key ──► forgotten
 *
 * What is missing is said at the field and at the top; an incomplete form is never sent.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Form, Preview, Standing } from '../api.gen.ts'
import { Offline, Problem, post } from '../http.ts'
import { t } from '../i18n.ts'
import { find, forget, isEmpty, keep, newKey, type Kept, type Values } from '../kept.ts'
import { anyOf, inSight, isList, isNeeded, missing, stated, statedOnly } from '../needs.ts'
import { useSession } from '../state.ts'
import { fmtDueLong } from '../time.ts'
import { Button, Note, wordsOf } from './basics.tsx'
import { ClockWords, standingReading } from './clock.tsx'
import { DayField } from './day.tsx'
import { FieldOf, labelOf } from './fields.tsx'
import { Icon } from './icon.tsx'
import { useKeys } from './keys.ts'
import { nameOf, sentence } from './words.ts'

const PREVIEW_AFTER_MS = 450
const EARLIER = ['happened_day', 'happened_time'] as const

export type Sent = { seq: number; code: string; child: string | null; version: number; secret?: string }

export function ActForm({
  form,
  what,
  version,
  previewPath,
  sendPath,
  onSent,
  onCancel,
  sendLabel,
  settled,
  stale,
}: {
  form: Form
  what: string
  version?: number | null
  previewPath: string | null
  sendPath: string
  onSent: (sent: Sent) => void
  onCancel: () => void
  sendLabel?: string
  settled?: Values /* stated without being asked */
  stale?: () => void
}) {
  const session = useSession()
  const account = session.account ?? ''
  const kept = useMemo(() => find(localStorage, account, what), [account, what])
  const [values, setValues] = useState<Values>(() => kept?.values ?? {})
  const key = useRef(kept?.key ?? newKey())
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const box = useRef<HTMLFormElement>(null)

  const set = (name: string, value: string | string[]) => {
    setRefusal(null)
    setValues((old) => {
      const next = { ...old, [name]: value }
      key.current = newKey()
      const record: Kept = { values: next, key: key.current, at: Date.now() }
      keep(localStorage, account, what, record)
      return next
    })
  }
  const lacks = missing(form, values)
  const any = anyOf(form)
  const happened = happenedOf(values)
  const body = { kind: form.act, fields: { ...settled, ...statedOnly(form, values) }, ...(happened ? { happened } : {}) }
  const ready = lacks.length === 0
  const preview = usePreview(ready ? previewPath : null, body)

  const wrongOf = (name: string): string | null => {
    if (refusal instanceof Problem && refusal.field === name) return refusal.message
    if (!shown || !lacks.includes(name)) return null
    return any.includes(name) && !form.fields.find((f) => f.key === name)?.must ? t('form.one_of', { fields: any.map((a) => form.fields.find((f) => f.key === a)).flatMap((f) => (f ? [labelOf(form.act, f)] : [])).join(', ') }) : t('form.missing')
  }
  const firstWrong = () => {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.field-wrong input, .field-wrong textarea, .field-wrong select')?.focus())
  }
  const send = async () => {
    if (busy) return
    if (!ready) {
      setShown(true)
      firstWrong()
      return
    }
    setBusy(true)
    setRefusal(null)
    try {
      const sent = await post<Sent>(sendPath, body, { version, key: key.current })
      forget(localStorage, account, what)
      onSent(sent)
    } catch (why) {
      setRefusal(why)
      if (why instanceof Problem && why.problem === 'idempotency-key-reused') key.current = newKey()
      if (why instanceof Problem && why.field) firstWrong()
    } finally {
      setBusy(false)
    }
  }
  useKeys([{ keys: 'Ctrl+Enter', says: t('keys.send'), inFields: true, run: () => void send() }])

  const { usual, rare } = inSight(form, values)
  const refusedAt = preview?.why instanceof Problem ? preview.why.field : null
  const asked = rare.some((f) => wrongOf(f.key) !== null || f.key === refusedAt || stated(values, f.key))
  const [unfolded, setUnfolded] = useState(false)
  useEffect(() => {
    if (asked) setUnfolded(true)
  }, [asked])
  const field = (f: (typeof form.fields)[number], first: boolean) => (
    <FieldOf key={f.key} act={form.act} field={f} value={values[f.key] ?? (isList(f) ? [] : '')} onChange={(v) => set(f.key, v)} must={isNeeded(form, f, values)} wrong={wrongOf(f.key)} autoFocus={first} />
  )
  return (
    <form
      ref={box}
      className="actform"
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        void send()
      }}
    >
      {form.help && <p className="form-help">{sentence(form.help)}</p>}
      {kept && !isEmpty(kept.values) && (
        <Note tone="info" role="status">
          <p>
            {t('form.kept')}{' '}
            <button
              type="button"
              className="linklike"
              onClick={() => {
                forget(localStorage, account, what)
                setValues({})
                key.current = newKey()
              }}
            >
              {t('form.start_again')}
            </button>
          </p>
        </Note>
      )}
      {usual.map((f, i) => field(f, i === 0))}
      {rare.length > 0 && (
        <details className="more" open={unfolded} onToggle={(e) => setUnfolded(e.currentTarget.open)}>
          <summary>{moreOf(rare.map((f) => labelOf(form.act, f).toLowerCase()))}</summary>
          <div className="more-in">{rare.map((f) => field(f, false))}</div>
        </details>
      )}
      {form.fields.some((f) => f.key === 'document') && form.act !== 'open' && <Earlier values={values} set={set} wrong={refusal instanceof Problem && refusal.field === 'happened' ? refusal.message : null} />}
      <div className="form-end">
        <PreviewNote ready={ready} lacks={lacks.length} preview={preview} has={previewPath !== null} />
        {refusal !== null && <Refused why={refusal} again={() => void send()} stale={stale} />}
        <div className="form-do">
          <Button tone="main" type="submit" icon="check" keys="Ctrl+Enter" busy={busy} disabled={busy}>
            {busy ? t('form.sending') : (sendLabel ?? sentence(form.name))}
          </Button>
          <Button tone="quiet" onClick={onCancel}>
            {t('form.later')}
          </Button>
          <span className="form-kept">{t('form.keeps')}</span>
        </div>
      </div>
    </form>
  )
}

const NAMED = 4
/* What is folded is named while that is short. */
const moreOf = (names: string[]) => (names.length <= NAMED + 1 ? t('form.more', { fields: names.join(', ') }) : t('form.more_than', { fields: names.slice(0, NAMED).join(', '), count: names.length - NAMED }))

function happenedOf(values: Values): string | null {
  const day = values.happened_day
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const time = typeof values.happened_time === 'string' && /^\d{1,2}:\d{2}$/.test(values.happened_time) ? values.happened_time.padStart(5, '0') : '17:00'
  return `${day}T${time}:00+07:00`
}

function Earlier({ values, set, wrong }: { values: Values; set: (name: string, value: string) => void; wrong: string | null }) {
  const word = (name: (typeof EARLIER)[number]) => (typeof values[name] === 'string' ? (values[name] as string) : '')
  return (
    <details className="more" open={wrong !== null || word('happened_day') !== '' || undefined}>
      <summary>{t('form.earlier')}</summary>
      <div className="more-in two">
        <DayField label={t('form.happened_day')} help={t('form.earlier_help')} value={word('happened_day')} wrong={wrong} onChange={(v) => set('happened_day', v)} />
        <div className="field">
          <label htmlFor="happened-time">{t('form.happened_time')}</label>
          <input id="happened-time" className="input" type="time" value={word('happened_time')} onChange={(e) => set('happened_time', e.target.value)} />
        </div>
      </div>
    </details>
  )
}

type PreviewState = { of: string; preview: Preview | null; why: unknown } | null

function usePreview(path: string | null, body: unknown): PreviewState {
  const [state, setState] = useState<PreviewState>(null)
  const of = path === null ? '' : `${path} ${JSON.stringify(body)}`
  useEffect(() => {
    if (path === null) return setState(null)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      post<Preview>(path, JSON.parse(of.slice(path.length + 1)), { signal: stop.signal })
        .then((preview) => setState({ of, preview, why: null }))
        .catch((why) => !stop.signal.aborted && setState({ of, preview: null, why }))
    }, PREVIEW_AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [of, path])
  return state && state.of === of ? state : null
}

function PreviewNote({ ready, lacks, preview, has }: { ready: boolean; lacks: number; preview: PreviewState; has: boolean }) {
  if (!has) return null
  if (!ready) return <p className="preview-wait">{t('preview.lacks', { count: lacks })}</p>
  if (!preview) return <p className="preview-wait">{t('preview.reading')}</p>
  if (preview.why) return preview.why instanceof Offline ? <p className="preview-wait">{t('ui.offline_words')}</p> : <Note tone="soon" title={t('preview.refused')}>{<p>{wordsOf(preview.why)}</p>}</Note>
  const { before, after, says } = preview.preview as Preview
  return (
    <section className="preview" aria-label={t('preview.title')} aria-live="polite">
      <p className="preview-title">{t('preview.title')}</p>
      <div className="preview-two">
        {before && <StandingCard title={t('preview.before')} standing={before} />}
        {before && <Icon name="right" />}
        {after && <StandingCard title={t('preview.after')} standing={after} />}
      </div>
      {says.length > 0 && (
        <ul className="preview-says">
          {says.map((s, i) => (
            <li key={i}>{s}</li>
          ))}
        </ul>
      )}
      <p className="help">{t('preview.nothing_yet')}</p>
    </section>
  )
}

function StandingCard({ title, standing }: { title: string; standing: Standing }) {
  const holder = [nameOf(standing.unit), nameOf(standing.person)].filter(Boolean).join(' – ')
  const now = standingReading(standing)
  const late = standing.late && standing.late.seconds > 0 ? standing.late : null
  return (
    <div className="standing">
      <p className="standing-title">{title}</p>
      <p className="standing-holder">{holder || standing.state_name}</p>
      <p>{[standing.step, standing.state_name].filter((w, i, all) => w && all.indexOf(w) === i).join(' · ')}</p>
      {now.grade !== 'none' && <ClockWords m={{ state: standing.state ?? 'held', stopped: standing.stopped, is_late: late !== null, left: standing.left, late, due: standing.due, share: null, ended: standing.state === 'ended' ? '-' : null }} due={false} />}
      {standing.due && <p className="standing-due">{t('clock.due', { due: fmtDueLong(standing.due) })}</p>}
      {standing.children > 0 && <p>{t('preview.children', { count: standing.children })}</p>}
    </div>
  )
}

function Refused({ why, again, stale }: { why: unknown; again: () => void; stale?: () => void }) {
  if (why instanceof Offline) {
    return (
      <Note tone="soon" role="alert" title={t('form.line_lost')}>
        <p>{t('form.line_lost_words')}</p>
        <Button icon="again" onClick={again}>
          {t('form.send_again')}
        </Button>
      </Note>
    )
  }
  const moved = why instanceof Problem && why.problem === 'stale-version'
  return (
    <Note tone="late" role="alert" title={moved ? t('form.moved') : t('form.refused')}>
      <p>{moved ? t('form.moved_words') : wordsOf(why)}</p>
      {moved && stale && (
        <Button icon="again" onClick={stale}>
          {t('form.look_again')}
        </Button>
      )}
    </Note>
  )
}

