/* fields.tsx -- one field of a form made from data: what the server calls a type becomes what a person can fill in. */
import { useId } from 'react'
import type { Field } from '../api.gen.ts'
import { t, tMaybe } from '../i18n.ts'
import { Labelled, describedBy } from './basics.tsx'
import { DayField } from './day.tsx'
import { sentence } from './words.ts'
import { MatterPicker, PersonPicker, Picker, UnitPicker } from './picker.tsx'

type Props = { act: string; field: Field; value: string | string[]; onChange: (value: string | string[]) => void; must: boolean; wrong?: string | null; autoFocus?: boolean }

const RADIO_MAX = 8
const one = (v: string | string[]) => (Array.isArray(v) ? (v[0] ?? '') : v)
const many = (v: string | string[]) => (Array.isArray(v) ? v : v ? [v] : [])

/* Help that only says the label again is none. */
function helpOf(act: string, field: Field): string | null {
  const own = tMaybe(`fieldhelp.${act}.${field.key}`, '')
  if (own) return own
  return field.help && field.help.toLowerCase() !== field.label.toLowerCase() ? sentence(field.help) : null
}

/* The server's word for a field, or what an office says for it in this act. */
export const labelOf = (act: string, field: Field): string => tMaybe(`fieldof.${act}.${field.key}`, sentence(field.label))

export function FieldOf({ act, field, value, onChange, must, wrong, autoFocus }: Props) {
  const common = { label: labelOf(act, field), help: helpOf(act, field), wrong, must, autoFocus }
  const options = field.options ?? []
  switch (field.type) {
    case 'unit':
    case 'person':
    case 'units':
    case 'persons': {
      const several = field.type === 'units' || field.type === 'persons'
      const set = (v: string[]) => onChange(several ? v : (v[0] ?? ''))
      if (options.length > 0) return <Picker {...common} many={several} value={many(value)} onChange={set} choices={options} />
      const P = field.type.startsWith('unit') ? UnitPicker : PersonPicker
      return <P {...common} many={several} value={many(value)} onChange={set} />
    }
    case 'matters':
      if (options.length > 0) return <Picker {...common} many value={many(value)} onChange={onChange} choices={options} />
      return <MatterPicker {...common} many value={many(value)} onChange={onChange} />
    case 'day':
    case 'limit':
      return <DayField {...common} value={one(value)} onChange={onChange} limits={field.type === 'limit'} />
    case 'recur':
      return <Recur {...common} value={one(value)} onChange={onChange} />
    case 'yesno': {
      const words = field.key === 'follows' ? (['form.follows', 'form.follows_not'] as const) : (['form.yes', 'form.no'] as const)
      const two = options.length > 0 ? options : [{ value: 'yes', label: t(words[0]) }, { value: 'no', label: t(words[1]) }]
      return <Radios {...common} clearable value={one(value)} onChange={onChange} options={two} />
    }
    case 'code':
    case 'form':
    case 'answer':
      if (options.length === 0) return <Words {...common} value={one(value)} onChange={onChange} />
      if (options.length <= RADIO_MAX) return <Radios {...common} clearable value={one(value)} onChange={onChange} options={options} />
      return <Choose {...common} value={one(value)} onChange={onChange} options={options} />
    case 'long':
      return <Words {...common} value={one(value)} onChange={onChange} long few={!OF_ACTS.has(field.key)} />
    case 'share':
    case 'number':
      return <Words {...common} value={one(value)} onChange={onChange} number unit={field.type === 'share' ? '%' : field.measure} />
    case 'lines':
      return <Words {...common} help={common.help ?? t('form.lines')} value={many(value).join('\n')} onChange={(v) => onChange(v === '' ? [] : v.split('\n'))} long />
    case 'per_entry':
      return <Words {...common} help={t('form.per_entry', { of: field.of?.toLowerCase() ?? '' })} value={many(value).join('\n')} onChange={(v) => onChange(v === '' ? [] : v.split('\n'))} long />
    case 'period':
      return <Words {...common} help={t('form.period')} value={one(value)} onChange={onChange} />
    case 'per_period':
      return <PerPeriod {...common} value={one(value)} onChange={onChange} unit={field.measure} />
    default:
      if (options.length > 0) return <Choose {...common} value={one(value)} onChange={onChange} options={options} />
      return <Words {...common} value={one(value)} onChange={onChange} />
  }
}

type Base = { label: string; help?: string | null; wrong?: string | null; must?: boolean; autoFocus?: boolean; value: string; onChange: (value: string) => void }

/* What every act knows needs room; what a kind states besides is mostly a name, a number, an address: a line that grows. */
const OF_ACTS = new Set(['words', 'view', 'work', 'outcome', 'ground', 'evidence', 'missing', 'came', 'basis', 'product'])
const LINE = 70
const linesOf = (value: string, few?: boolean) => Math.min(12, Math.max(few ? 1 : 3, value.split('\n').reduce((n, line) => n + 1 + Math.floor(line.length / LINE), few ? 0 : 1)))

function Words({ label, help, wrong, must, autoFocus, value, onChange, long, few, number, unit }: Base & { long?: boolean; few?: boolean; number?: boolean; unit?: string }) {
  const id = useId()
  const shared = { id, className: 'input', value, autoFocus, required: must, 'aria-describedby': describedBy(id, help, wrong), 'aria-invalid': wrong ? (true as const) : undefined }
  return (
    <Labelled id={id} label={label} help={help} wrong={wrong} must={must}>
      {long ? (
        <textarea {...shared} rows={linesOf(value, few)} onChange={(e) => onChange(e.target.value)} />
      ) : (
        <span className={number ? 'with-unit' : undefined}>
          <input {...shared} inputMode={number ? 'decimal' : undefined} autoComplete="off" onChange={(e) => onChange(e.target.value)} />
          {unit && <span aria-hidden="true">{unit}</span>}
        </span>
      )}
    </Labelled>
  )
}

/* '2025-Q3=300': the period, and what is stated for it. */
function PerPeriod({ label, help, wrong, must, autoFocus, value, onChange, unit }: Base & { unit?: string }) {
  const id = useId()
  const [period, ...rest] = value.split('=')
  const amount = rest.join('=')
  const set = (p: string, a: string) => onChange(p || a ? `${p}=${a}` : '')
  const said = help ?? t('form.period')
  return (
    <Labelled id={id} label={label} help={said} wrong={wrong} must={must}>
      <span className="with-unit">
        <input id={id} className="input" placeholder="2025-Q3" aria-label={`${label}: ${t('form.which_period')}`} value={period} autoFocus={autoFocus} required={must} aria-describedby={describedBy(id, said, wrong)} autoComplete="off" onChange={(e) => set(e.target.value, amount)} />
        <input className="input" aria-label={label} inputMode="decimal" value={amount} required={must} autoComplete="off" onChange={(e) => set(period, e.target.value)} />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
    </Labelled>
  )
}

function Choose({ label, help, wrong, must, autoFocus, value, onChange, options }: Base & { options: { value: string; label: string }[] }) {
  const id = useId()
  return (
    <Labelled id={id} label={label} help={help} wrong={wrong} must={must}>
      <select id={id} className="input" value={value} autoFocus={autoFocus} required={must} aria-describedby={describedBy(id, help, wrong)} onChange={(e) => onChange(e.target.value)}>
        <option value="">{t('form.choose')}</option>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export function Radios({ label, help, wrong, must, autoFocus, value, onChange, options, clearable }: Base & { clearable?: boolean; options: { value: string; label: string; help?: string }[] }) {
  const id = useId()
  return (
    <fieldset className={wrong ? 'field radios field-wrong' : 'field radios'} aria-describedby={describedBy(id, help, wrong)}>
      <legend>
        {label}
        {must && <span className="must"> {t('form.must')}</span>}
      </legend>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {options.map((o, i) => (
        <label key={o.value} className="radio">
          <input type="radio" name={id} value={o.value} checked={value === o.value} autoFocus={autoFocus && i === 0} onChange={() => onChange(o.value)} />
          <span>
            {o.label}
            {o.help && <small>{o.help}</small>}
          </span>
        </label>
      ))}
      {clearable && !must && value && (
        <button type="button" className="quick-one" onClick={() => onChange('')}>
          {t('form.none')}
        </button>
      )}
      {wrong && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </fieldset>
  )
}

/* 'month 25' as an office says it. */
export function recurWords(value: string): string {
  const [period, ...rest] = value.split(' ')
  const detail = rest.join(' ')
  const name = tMaybe(`recur.${period}`, value)
  if (!detail) return name
  if (detail === 'last') return t('recur.on_last', { period: name })
  const weekday = WEEKDAYS.indexOf(detail)
  return t('recur.on', { period: name, day: weekday >= 0 ? t(`day.long_${weekday + 1}` as 'day.long_1') : t('recur.day_n', { day: detail }) })
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const RECURS = ['week', 'month', 'quarter', 'half', 'year'] as const

/* 'month 25', 'week friday', 'half 20/6': the period, and which day in it. */
export function Recur({ label, help, wrong, must, value, onChange }: Base) {
  const id = useId()
  const [period, ...rest] = value.split(' ')
  const detail = rest.join(' ')
  return (
    <Labelled id={id} label={label} help={help} wrong={wrong} must={must}>
      <span className="recur">
        <select id={id} className="input" value={period} aria-describedby={describedBy(id, help, wrong)} onChange={(e) => onChange(e.target.value === 'day' || !e.target.value ? e.target.value : `${e.target.value} ${detail}`.trim())}>
          <option value="">{t('form.choose')}</option>
          <option value="day">{t('recur.day')}</option>
          {RECURS.map((r) => (
            <option key={r} value={r}>
              {t(`recur.${r}`)}
            </option>
          ))}
        </select>
        {period === 'week' ? (
          <select className="input" aria-label={t('recur.which')} value={detail} onChange={(e) => onChange(`week ${e.target.value}`.trim())}>
            <option value="">{t('form.choose')}</option>
            {WEEKDAYS.map((d, i) => (
              <option key={d} value={d}>
                {t(`day.long_${i + 1}` as 'day.long_1')}
              </option>
            ))}
          </select>
        ) : (
          period !== '' &&
          period !== 'day' && <input className="input" aria-label={t('recur.which')} placeholder={t(`recur.${period}_example` as 'recur.month_example')} value={detail} onChange={(e) => onChange(`${period} ${e.target.value}`.trim())} />
        )}
      </span>
    </Labelled>
  )
}
