/* day.tsx -- a day as offices write it (30/9/2025), typed or taken from a calendar that shows the days off. */
import { useEffect, useId, useRef, useState } from 'react'
import type { Year } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { useGet, useSession } from '../state.ts'
import { addDays, dayParts, fmtDay, isoDay, monthGrid, parseDay, weekday } from '../time.ts'
import { Labelled, describedBy } from './basics.tsx'
import { Icon } from './icon.tsx'

type Off = Map<string, { kind: 'off' | 'work'; name: string }>

function useOff(year: number): Off {
  const data = useGet<Year>(`/api/calendar?year=${year}`, { fresh: 3_600_000 }).data
  return new Map((data?.days ?? []).map((d) => [d.day, d]))
}

function isOff(day: string, off: Off): boolean {
  const row = off.get(day)
  return row ? row.kind === 'off' : weekday(day) > 5
}

function Month({ at, today, onPick, onClose }: { at: string; today: string; onPick: (day: string) => void; onClose: () => void }) {
  const [day, setDay] = useState(at)
  const [y, m] = dayParts(day)
  const off = useOff(y)
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [day])
  const step = (months: number) => {
    const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate()
    const first = new Date(Date.UTC(y, m - 1 + months, 1))
    setDay(isoDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(dayParts(day)[2], last)))
  }
  const moves: Record<string, () => void> = {
    ArrowLeft: () => setDay(addDays(day, -1)),
    ArrowRight: () => setDay(addDays(day, 1)),
    ArrowUp: () => setDay(addDays(day, -7)),
    ArrowDown: () => setDay(addDays(day, 7)),
    PageUp: () => step(-1),
    PageDown: () => step(1),
    Escape: onClose,
  }
  const cells = monthGrid(y, m)
  return (
    <div
      className="month"
      role="dialog"
      aria-label={t('day.choose')}
      onKeyDown={(e) => {
        const move = moves[e.key]
        if (!move) return
        e.preventDefault()
        e.stopPropagation()
        move()
      }}
    >
      <div className="month-head">
        <button type="button" className="btn btn-quiet btn-icon" onClick={() => step(-1)} aria-label={t('day.month_before')}>
          <Icon name="left" />
        </button>
        <b aria-live="polite">{t('day.month', { m, y })}</b>
        <button type="button" className="btn btn-quiet btn-icon" onClick={() => step(1)} aria-label={t('day.month_after')}>
          <Icon name="right" />
        </button>
      </div>
      <div ref={grid} role="grid" className="month-grid">
        <div role="row" className="month-row month-names">
          {[1, 2, 3, 4, 5, 6, 7].map((d) => (
            <span key={d} role="columnheader">
              {t(`day.short_${d}` as 'day.short_1')}
            </span>
          ))}
        </div>
        {[0, 1, 2, 3, 4, 5].map((w) => (
          <div key={w} role="row" className="month-row">
            {cells.slice(w * 7, w * 7 + 7).map((d) => {
              const name = off.get(d)?.name
              const marks = [isOff(d, off) ? 'off' : '', d.slice(5, 7) !== isoDay(y, m, 1).slice(5, 7) ? 'other' : '', d === today ? 'today' : '', d === at ? 'picked' : '']
              const says = [fmtDay(d), isOff(d, off) ? t('day.off') : '', name ?? ''].filter(Boolean).join(', ')
              return (
                <button key={d} type="button" role="gridcell" tabIndex={d === day ? 0 : -1} className={`month-day ${marks.join(' ')}`} aria-label={says} title={name} aria-selected={d === at} onClick={() => onPick(d)}>
                  {dayParts(d)[2]}
                </button>
              )
            })}
          </div>
        ))}
      </div>
      <p className="month-help">{t('day.off_help')}</p>
    </div>
  )
}

/* `limits`: also a length ('5 ngày làm việc') may be typed; `value` is then words, else an ISO day or what was typed. */
export function DayField({
  label,
  help,
  wrong,
  must,
  value,
  onChange,
  limits,
  autoFocus,
}: {
  label: string
  help?: string | null
  wrong?: string | null
  must?: boolean
  value: string
  onChange: (value: string) => void
  limits?: boolean
  autoFocus?: boolean
}) {
  const id = useId()
  const today = useSession().now.slice(0, 10)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const isIso = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const [words, setWords] = useState(isIso ? fmtDay(value) : value)
  useEffect(() => setWords(/^\d{4}-\d{2}-\d{2}$/.test(value) ? fmtDay(value) : value), [value])
  const day = parseDay(words, today)
  const settle = () => onChange(day ?? words.trim())
  const off = useOff(dayParts(day ?? today)[0])
  const offName = day && isOff(day, off) ? (off.get(day)?.name ?? t('day.weekend')) : null
  return (
    <Labelled id={id} label={label} help={help} wrong={wrong} must={must}>
      <div
        className="dayfield"
        ref={box}
        onBlur={(e) => {
          if (!box.current?.contains(e.relatedTarget as Node)) setOpen(false)
        }}
      >
        <input
          id={id}
          className="input"
          value={words}
          inputMode={limits ? 'text' : 'numeric'}
          placeholder={limits ? t('day.limit_example') : t('day.example')}
          autoComplete="off"
          autoFocus={autoFocus}
          aria-describedby={describedBy(id, help, wrong)}
          aria-invalid={wrong ? true : undefined}
          aria-required={must}
          onChange={(e) => setWords(e.target.value)}
          onBlur={settle}
          onKeyDown={(e) => {
            if (e.key === 'Enter') settle()
            if (e.key === 'ArrowDown' && e.altKey) setOpen(true)
          }}
        />
        <button type="button" className="btn btn-plain btn-icon" aria-expanded={open} aria-label={t('day.choose')} onClick={() => setOpen(!open)}>
          <Icon name="day" />
        </button>
        {open && (
          <Month
            at={day ?? today}
            today={today}
            onClose={() => {
              setOpen(false)
              document.getElementById(id)?.focus()
            }}
            onPick={(d) => {
              onChange(d)
              setOpen(false)
              document.getElementById(id)?.focus()
            }}
          />
        )}
      </div>
      {limits && (
        <div className="quick" role="group" aria-label={t('day.quick')}>
          {[3, 5, 10, 20].map((n) => (
            <button key={n} type="button" className="quick-one" onClick={() => onChange(t('day.working_days', { count: n }))}>
              {t('day.working_days', { count: n })}
            </button>
          ))}
        </div>
      )}
      {offName && <p className="hint">{t('day.falls_off', { name: offName })}</p>}
    </Labelled>
  )
}
