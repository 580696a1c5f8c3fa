/* picker.tsx -- choosing units, people or matters by typing a part of the name, with or without accents.
 *
 * A combobox as ARIA 1.2 describes it: the field keeps the focus, arrows move in the list, Enter takes, Escape closes.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Found, PersonRow } from '../api.gen.ts'
import { fold, matches } from '../fold.ts'
import { url } from '../http.ts'
import { t } from '../i18n.ts'
import { unitList, useGet, useUnits } from '../state.ts'
import { Labelled, describedBy } from './basics.tsx'
import { Icon } from './icon.tsx'

export type Choice = { value: string; label: string; help?: string; find?: string }

type Common = { label: string; help?: string | null; wrong?: string | null; must?: boolean; autoFocus?: boolean }

const SHOWN_MAX = 40

export function Picker({
  label,
  help,
  wrong,
  must,
  many,
  value,
  onChange,
  choices,
  onQuery,
  labels,
  autoFocus,
}: Common & {
  many?: boolean
  value: string[]
  onChange: (value: string[]) => void
  choices: Choice[]
  onQuery?: (query: string) => void
  labels?: Record<string, string>
}) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const known = useMemo(() => new Map(choices.map((c) => [c.value, c.label])), [choices])
  const nameOf = (code: string) => known.get(code) ?? labels?.[code] ?? code
  const folded = useMemo(() => choices.map((c) => ({ c, text: fold(`${c.label} ${c.find ?? ''} ${c.value}`) })), [choices])
  const shown = useMemo(
    () => (query && !onQuery ? folded.filter(({ text }) => matches(text, query)) : folded).slice(0, SHOWN_MAX).map(({ c }) => c),
    [folded, query, onQuery],
  )
  useEffect(() => setAt(0), [query, choices])

  const take = (choice: Choice) => {
    setQuery('')
    onQuery?.('')
    if (many) {
      if (!value.includes(choice.value)) onChange([...value, choice.value])
      input.current?.focus()
    } else {
      onChange([choice.value])
      setOpen(false)
    }
  }
  const onKey = (e: React.KeyboardEvent) => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      if (!open) setOpen(true)
      else setAt((n) => (shown.length === 0 ? 0 : (n + (e.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length))
    } else if (e.key === 'Enter' && open && shown[at]) {
      e.preventDefault()
      take(shown[at])
    } else if (e.key === 'Escape' && open) {
      e.preventDefault()
      e.stopPropagation()
      setOpen(false)
      setQuery('')
    } else if (e.key === 'Backspace' && query === '' && value.length > 0) {
      onChange(value.slice(0, -1))
    }
  }
  const words = !many && value.length > 0 && !open ? nameOf(value[0]) : query
  return (
    <Labelled id={id} label={label} help={help} wrong={wrong} must={must}>
      <div className="picker">
        {many && value.length > 0 && (
          <ul className="chips">
            {value.map((code) => (
              <li key={code} className="chip">
                {nameOf(code)}
                <button type="button" onClick={() => onChange(value.filter((v) => v !== code))} aria-label={t('ui.take_out', { name: nameOf(code) })}>
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="picker-line">
          <input
            ref={input}
            id={id}
            className="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open && shown[at] ? `${id}-${at}` : undefined}
            aria-describedby={describedBy(id, help, wrong)}
            aria-invalid={wrong ? true : undefined}
            aria-required={must}
            autoComplete="off"
            autoFocus={autoFocus}
            data-first={autoFocus || undefined}
            placeholder={many && value.length > 0 ? t('ui.add_more') : t('ui.type_to_find')}
            value={words}
            onChange={(e) => {
              setQuery(e.target.value)
              onQuery?.(e.target.value)
              setOpen(true)
              if (!many && value.length > 0) onChange([])
            }}
            onFocus={() => query && setOpen(true)}
            onClick={() => setOpen(true)}
            onBlur={() => {
              setOpen(false)
              setQuery('')
            }}
            onKeyDown={onKey}
          />
          {!many && value.length > 0 && (
            <button type="button" className="btn btn-quiet btn-icon" onClick={() => onChange([])} aria-label={t('ui.take_out', { name: nameOf(value[0]) })}>
              <Icon name="close" />
            </button>
          )}
        </div>
        <ul id={`${id}-list`} role="listbox" aria-label={label} className="picker-list" hidden={!open}>
          {shown.map((c, i) => (
            <li
              key={c.value}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              className={i === at ? 'at' : undefined}
              onMouseDown={(e) => {
                e.preventDefault()
                take(c)
              }}
              onMouseEnter={() => setAt(i)}
            >
              {c.label}
              {c.help && <small>{c.help}</small>}
            </li>
          ))}
          {shown.length === 0 && (
            <li className="picker-none" role="option" aria-selected="false" aria-disabled="true">
              {query === '' && onQuery ? t('ui.type_to_find') : t('ui.none_fits', { query })}
            </li>
          )}
        </ul>
      </div>
    </Labelled>
  )
}

export function UnitPicker(props: Common & { many?: boolean; value: string[]; onChange: (value: string[]) => void; labels?: Record<string, string> }) {
  const units = useUnits()
  const choices = useMemo(() => {
    const list = unitList(units.data)
    const names = new Map(list.map((u) => [u.code, u.name]))
    return list.map((u) => ({
      value: u.code,
      label: u.name,
      help: u.parent && u.agency !== u.code ? (names.get(u.parent) ?? undefined) : undefined,
      find: u.abbr ?? '',
    }))
  }, [units.data])
  return <Picker {...props} choices={choices} />
}

export function PersonPicker({ unit, ...props }: Common & { many?: boolean; value: string[]; onChange: (value: string[]) => void; unit?: string; labels?: Record<string, string> }) {
  const [query, setQuery] = useState('')
  const people = useGet<{ people: PersonRow[] }>(url('/api/people', { q: query, unit, limit: SHOWN_MAX }), { fresh: 60_000, keep: true })
  const choices = (people.data?.people ?? []).map((p) => ({
    value: p.code,
    label: p.name,
    help: [p.post, p.unit?.name, p.absent_until ? t('people.absent') : ''].filter(Boolean).join(', '),
  }))
  const seen = useRef<Record<string, string>>({})
  for (const c of choices) seen.current[c.value] = c.label
  return <Picker {...props} choices={choices} onQuery={setQuery} labels={{ ...seen.current, ...props.labels }} />
}

export function MatterPicker(props: Common & { many?: boolean; value: string[]; onChange: (value: string[]) => void }) {
  const [query, setQuery] = useState('')
  const found = useGet<Found>(query ? url('/api/search', { q: query }) : null, { keep: true })
  const choices = (found.data?.matters ?? []).map((m) => ({ value: m.code, label: `${m.code} · ${m.title}` }))
  return <Picker {...props} choices={choices} onQuery={setQuery} />
}
