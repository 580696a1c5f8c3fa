/* basics.tsx -- the small parts every view is made of. */
import { useEffect, useId, useRef, useState, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { Offline, Problem } from '../http.ts'
import { t, type Key } from '../i18n.ts'
import { matterPath } from '../route.ts'
import { Icon, type IconName } from './icon.tsx'

export function Button({
  tone = 'plain',
  icon,
  keys,
  busy,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { tone?: 'main' | 'plain' | 'quiet' | 'danger'; icon?: IconName; keys?: string; busy?: boolean }) {
  return (
    <button type="button" data-first={rest.autoFocus || undefined} {...rest} aria-busy={busy || undefined} className={`btn btn-${tone} ${rest.className ?? ''}`}>
      {icon && <Icon name={icon} />}
      {children && <span>{children}</span>}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  )
}

export function LinkButton({ href, tone = 'plain', icon, children, keys, ...rest }: { href: string; tone?: 'main' | 'plain' | 'quiet'; icon?: IconName; children: ReactNode; keys?: string; download?: boolean | string }) {
  return (
    <a href={href} className={`btn btn-${tone}`} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </a>
  )
}

/* Codes of matters, each a link to its matter. */
export function Codes({ of }: { of: string[] }) {
  return <>{of.map((code, i) => <span key={code}>{i > 0 && ', '}<a className="code" href={matterPath(code)}>{code}</a></span>)}</>
}

export function Tag({ tone = 'plain', icon, children }: { tone?: 'plain' | 'late' | 'soon' | 'fine' | 'wait' | 'info'; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

/* A page's head: one h1, what it is about, what can be done. */
export function Head({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children && <div className="head-do noprint">{children}</div>}
    </header>
  )
}

export function Section({ title, count, children, more, id }: { title: ReactNode; count?: number; children: ReactNode; more?: ReactNode; id?: string }) {
  const own = useId()
  return (
    <section className="section" id={id} aria-labelledby={own}>
      <div className="section-head">
        <h2 id={own}>
          {title}
          {count !== undefined && <span className="count">{count}</span>}
        </h2>
        {more}
      </div>
      {children}
    </section>
  )
}

/* Nothing is here: says what will appear, and what to do about it. */
export function Empty({ icon = 'inbox', title, children, actions }: { icon?: IconName; title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      {children && <div className="empty-words">{children}</div>}
      {actions && <div className="empty-do">{actions}</div>}
    </div>
  )
}

export function Loading({ lines = 4 }: { lines?: number }) {
  return (
    <div className="loading" role="status">
      <span className="sr">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className={`bone bone-${i % 3}`} />
      ))}
    </div>
  )
}

export function wordsOf(why: unknown): string {
  if (why instanceof Offline) return t('ui.offline_words')
  if (why instanceof Problem) return why.message
  return t('ui.failed')
}

export function Note({ tone = 'info', title, children, role }: { tone?: 'info' | 'late' | 'soon' | 'fine'; title?: string; children?: ReactNode; role?: 'alert' | 'status' }) {
  return (
    <div className={`note note-${tone}`} role={role}>
      <Icon name={tone === 'late' || tone === 'soon' ? 'warn' : tone === 'fine' ? 'check' : 'info'} />
      <div>
        {title && <p className="note-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/* What is shown this once: to be read, copied or handed on. */
export function Secret({ text }: { text: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <p className="secret-line">
      <code className="secret">{text}</code>
      <Button icon={copied ? 'check' : 'copy'} onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(true))}>
        {copied ? t('ui.copied') : t('ui.copy')}
      </Button>
    </p>
  )
}

export function Failed({ why, again }: { why: unknown; again?: () => void }) {
  const gone = why instanceof Problem && why.status === 404
  return (
    <Note tone="late" role="alert" title={gone ? t('ui.not_there') : t('ui.cannot_show')}>
      <p>{wordsOf(why)}</p>
      {again && !gone && (
        <p>
          <Button icon="again" onClick={again}>
            {t('ui.try_again')}
          </Button>
        </p>
      )}
    </Note>
  )
}

/* A native dialog: the browser keeps the focus inside and closes it on Escape. What bears data-first has the focus first. */
export function Dialog({ title, onClose, children, wide, must }: { title: string; onClose: () => void; children: ReactNode; wide?: boolean; must?: boolean }) {
  const ref = useRef<HTMLDialogElement>(null)
  const label = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const before = document.activeElement as HTMLElement | null
    if (!dialog.open) dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      dialog.close()
      before?.focus?.()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={label}
      onCancel={(e) => {
        if (e.target !== ref.current) return
        e.preventDefault()
        if (!must) onClose()
      }}
      onMouseDown={(e) => {
        if (e.target === ref.current && !must) onClose()
      }}
    >
      <div className="dialog-in">
        <div className="dialog-head">
          <h2 id={label}>{title}</h2>
          {!must && (
            <button type="button" className="btn btn-quiet btn-icon" onClick={onClose} aria-label={t('ui.close')}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  )
}

/* A label, its field, its help and its mistake, tied together for who cannot see. */
export function Labelled({
  label,
  help,
  wrong,
  must,
  id,
  children,
}: {
  label: string
  help?: ReactNode
  wrong?: string | null
  must?: boolean
  id: string
  children: ReactNode
}) {
  return (
    <div className={wrong ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {must && <span className="must"> {t('form.must')}</span>}
      </label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children}
      {wrong && (
        <p className="wrong" id={`${id}-wrong`}>
          <Icon name="warn" /> {wrong}
        </p>
      )}
    </div>
  )
}

export function describedBy(id: string, help: unknown, wrong: unknown): string | undefined {
  const ids = [help ? `${id}-help` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  return ids || undefined
}

export function TextField({
  label,
  help,
  wrong,
  must,
  value,
  onChange,
  ...rest
}: {
  label: string
  help?: ReactNode
  wrong?: string | null
  must?: boolean
  value: string
  onChange: (value: string) => void
  type?: string
  autoComplete?: string
  autoFocus?: boolean
  inputMode?: 'numeric' | 'text'
  placeholder?: string
  name?: string
  maxLength?: number
}) {
  const id = useId()
  return (
    <Labelled id={id} label={label} help={help} wrong={wrong} must={must}>
      <input id={id} className="input" value={value} onChange={(e) => onChange(e.target.value)} aria-describedby={describedBy(id, help, wrong)} aria-invalid={wrong ? true : undefined} required={must} data-first={rest.autoFocus || undefined} {...rest} />
    </Labelled>
  )
}

export function SelectField({ label, value, onChange, options, help }: { label: string; value: string; onChange: (value: string) => void; options: { value: string; label: string }[]; help?: ReactNode }) {
  const id = useId()
  return (
    <Labelled id={id} label={label} help={help}>
      <select id={id} className="input" value={value} onChange={(e) => onChange(e.target.value)} aria-describedby={describedBy(id, help, null)}>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export function Tabs({ tabs, now, to }: { tabs: { key: string; label: Key }[]; now: string; to: (key: string) => string }) {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const at = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && at) bar.current.scrollLeft = at.offsetLeft - bar.current.offsetLeft - 24
  }, [now])
  return (
    <nav ref={bar} className="tabs noprint" aria-label={t('ui.parts')}>
      {tabs.map((tab) => (
        <a key={tab.key} href={to(tab.key)} aria-current={tab.key === now ? 'page' : undefined}>
          {t(tab.label)}
        </a>
      ))}
    </nav>
  )
}

/* A file is chosen by a button in our words; the browser's own would speak the browser's language. */
export function FileButton({ label, accept, describedBy, onFile }: { label: string; accept: string; describedBy?: string; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  return (
    <span className="file-pick">
      <input
        ref={input}
        type="file"
        className="sr"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(e) => {
          const file = e.target.files?.[0]
          if (!file) return
          setName(file.name)
          onFile(file)
        }}
      />
      <Button icon="doc" aria-describedby={describedBy} onClick={() => input.current?.click()}>{label}</Button>
      {name && <span className="quiet">{name}</span>}
    </span>
  )
}
