/* clock.tsx -- a matter's clock: in words, as a shape, and only then in colour.
 *
 *   ring, partly filled    runs; the filled part is the share of the limit that is gone
 *   triangle               past its due
 *   two bars               stopped          hourglass   somebody outside is waited for
 *   flag                   done, waits to be confirmed     tick   the result is there, or ended     open ring   no limit
 *
 * Once the result is there the clock is read at that moment, whatever step still follows: it is said so, for the due may be long past.
 */
import type { Line, Standing } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { fmtDueLong, spanWords } from '../time.ts'

export type Reading = { grade: 'late' | 'soon' | 'fine' | 'wait' | 'done' | 'none'; shape: Shape; words: string; share: number | null }
type Shape = 'ring' | 'late' | 'pause' | 'wait' | 'flag' | 'done' | 'none'

const SOON_SHARE = 75
const SOON_SECONDS = 2 * 8 * 3600

type Readable = Pick<Line, 'state' | 'stopped' | 'is_late' | 'left' | 'late' | 'due' | 'share' | 'ended'> & { finished?: string | null }

export function reading(m: Readable): Reading {
  const share = m.share ?? null
  if (m.ended || m.state === 'ended') {
    const late = m.is_late && m.late ? t('clock.ended_late', { span: spanWords(m.late) }) : t('clock.ended')
    return { grade: 'done', shape: 'done', words: late, share }
  }
  if (m.finished) {
    const late = m.is_late && m.late ? t('clock.finished_late', { span: spanWords(m.late) }) : t('clock.finished')
    return { grade: m.is_late ? 'late' : 'fine', shape: m.state === 'confirm' ? 'flag' : 'done', words: late, share }
  }
  if (m.is_late && m.late) {
    const shape = m.state === 'confirm' ? 'flag' : 'late'
    return { grade: 'late', shape, words: t('clock.late', { span: spanWords(m.late) }), share }
  }
  if (m.stopped || m.state === 'stopped') {
    const words = m.left ? t('clock.stopped_left', { span: spanWords(m.left) }) : t('clock.stopped')
    return { grade: 'wait', shape: 'pause', words, share }
  }
  if (!m.due || !m.left) return { grade: 'none', shape: m.state === 'outside' ? 'wait' : 'none', words: t('clock.no_limit'), share: null }
  const soon = (share !== null && share >= SOON_SHARE) || m.left.seconds <= SOON_SECONDS
  const shape = m.state === 'outside' ? 'wait' : m.state === 'confirm' ? 'flag' : 'ring'
  return { grade: soon ? 'soon' : 'fine', shape, words: t('clock.left', { span: spanWords(m.left) }), share }
}

export function Dial({ shape, share }: { shape: Shape; share: number | null }) {
  const r = 8
  const round = 2 * Math.PI * r
  const gone = Math.min(100, Math.max(0, share ?? 0)) / 100
  return (
    <svg className="dial" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shape === 'late' && (
        <>
          <path className="dial-fill" d="M12 2.5 23 21.5H1z" />
          <path className="dial-ink" d="M12 9v6M12 17.8v.4" />
        </>
      )}
      {shape !== 'late' && <circle className="dial-ground" cx="12" cy="12" r={r} />}
      {shape === 'ring' && <circle className="dial-gone" cx="12" cy="12" r={r} strokeDasharray={`${gone * round} ${round}`} transform="rotate(-90 12 12)" />}
      {shape === 'pause' && <path className="dial-line" d="M10 9v6M14 9v6" />}
      {shape === 'wait' && <path className="dial-line" d="M9.500 8h5M9.500 16h5M10 8c0 4 4 4 4 8M14 8c0 4-4 4-4 8" />}
      {shape === 'flag' && <path className="dial-line" d="M10 16.500V8h5l-1.500 2 1.500 2h-5" />}
      {shape === 'done' && <path className="dial-line" d="M8.500 12.500l2.500 2.500 4.500-5.500" />}
    </svg>
  )
}

export function ClockWords({ m, due = true }: { m: Readable; due?: boolean }) {
  const now = reading(m)
  return (
    <span className={`clock clock-${now.grade}`}>
      <Dial shape={now.shape} share={now.share} />
      <span className="clock-words">
        <b>{now.words}</b>
        {due && m.due && <small>{t('clock.due', { due: fmtDueLong(m.due) })}</small>}
      </span>
    </span>
  )
}

export function standingReading(s: Standing): Reading {
  const late = s.late && s.late.seconds > 0 ? s.late : null
  return reading({ state: s.state ?? 'held', stopped: s.stopped, is_late: late !== null, left: s.left, late, due: s.due, share: null, ended: s.state === 'ended' ? '-' : null })
}

/* How much of the limit is gone, and of it how much by who holds now. */
export function ShareBar({ share, own }: { share: number; own: number | null }) {
  const all = Math.min(100, share)
  const mine = own === null ? all : Math.min(all, own)
  return (
    <svg className={share > 100 ? 'sharebar over' : 'sharebar'} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="sharebar-ground" width="100" height="6" />
      <rect className="sharebar-others" width={all - mine} height="6" />
      <rect className="sharebar-own" x={all - mine} width={mine} height="6" />
    </svg>
  )
}
