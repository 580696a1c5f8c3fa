/* shell.tsx -- what stands around every view: where one can go, who is signed in, what time it is here. */
import { Component, Suspense, lazy, useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react'
import { onLine } from './http.ts'
import { t, tMaybe, type Key } from './i18n.ts'
import { go, usePlace } from './route.ts'
import { useMay, useSession } from './state.ts'
import { chosenTheme, setTheme } from './theme.ts'
import { fmtInstant } from './time.ts'
import { Button, Failed, Loading } from './ui/basics.tsx'
import { Icon, type IconName } from './ui/icon.tsx'
import { moveRow, useKeys } from './ui/keys.ts'
import { Toasts } from './ui/toast.tsx'
import { Work } from './views/work.tsx'

const Palette = lazy(() => import('./views/palette.tsx'))
const KeyHelp = lazy(() => import('./views/keyhelp.tsx'))

type View = ComponentType<{ rest: string }>
const load = (f: () => Promise<{ default: View }>) => lazy(f)

/* A path's first word and the view that shows it; `rest` is what follows. */
const VIEWS: Record<string, View> = {
  '': Work,
  matters: load(() => import('./views/matters.tsx')),
  new: load(() => import('./views/open.tsx')),
  documents: load(() => import('./views/documents.tsx')),
  drafts: load(() => import('./views/draft.tsx')),
  sheets: load(() => import('./views/sheet.tsx')),
  board: load(() => import('./views/board.tsx')),
  report: load(() => import('./views/report.tsx')),
  sums: load(() => import('./views/sums.tsx')),
  kinds: load(() => import('./views/kinds.tsx')),
  units: load(() => import('./views/party.tsx')),
  people: load(() => import('./views/party.tsx')),
  admin: load(() => import('./views/admin.tsx')),
  account: load(() => import('./views/account.tsx')),
  record: load(() => import('./views/record.tsx')),
  first: load(() => import('./views/first.tsx')),
}

type Entry = { path: string; label: Key; icon: IconName; letter: string; right?: string; phone?: boolean }

const ENTRIES: Entry[] = [
  { path: '/', label: 'nav.work', icon: 'work', letter: 'w', phone: true },
  { path: '/documents', label: 'nav.documents', icon: 'doc', letter: 'd', phone: true },
  { path: '/board', label: 'nav.board', icon: 'board', letter: 'b', phone: true },
  { path: '/matters', label: 'nav.matters', icon: 'list', letter: 'm' },
  { path: '/report', label: 'nav.report', icon: 'report', letter: 'r' },
  { path: '/sums', label: 'nav.sums', icon: 'sheet', letter: 's' },
  { path: '/kinds', label: 'nav.kinds', icon: 'flag', letter: 'k' },
  { path: '/admin/units', label: 'nav.admin', icon: 'admin', letter: 'a' },
]

function usePick(): { View: View | null; rest: string } {
  const { path } = usePlace()
  const [, first = '', ...rest] = path.split('/')
  return { View: VIEWS[first] ?? null, rest: rest.map(safeDecode).join('/') }
}

function safeDecode(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}

export function Shell() {
  const session = useSession()
  const at = usePlace()
  const { View, rest } = usePick()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const [menu, setMenu] = useState(false)
  const main = useRef<HTMLElement>(null)
  const before = useRef(at.path)
  const clerk = useMay('clerk')

  useEffect(() => {
    setMenu(false)
    if (before.current !== at.path) {
      before.current = at.path
      requestAnimationFrame(() => main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }))
    }
  }, [at.path])
  useEffect(() => {
    const h1 = main.current?.querySelector('h1')?.textContent
    document.title = h1 ? `${h1.slice(0, 80)} · ${t('app.name')}` : t('app.name')
  })
  useKeys([
    { keys: 'Ctrl+K', says: t('keys.find'), inFields: true, run: () => setPalette(true) },
    { keys: '/', says: t('keys.find'), hidden: true, run: () => setPalette(true) },
    { keys: '?', says: t('keys.help'), run: () => setHelp(true) },
    { keys: 'j', says: t('keys.next'), run: () => moveRow(1) },
    { keys: 'k', says: t('keys.before'), run: () => moveRow(-1) },
    { keys: 'n', says: t('keys.new'), run: () => go('/new') },
    ...(clerk ? [{ keys: 'u', says: t('keys.upload'), run: () => go('/documents?new=1') }] : []),
    ...ENTRIES.map((e) => ({ keys: `g ${e.letter}`, says: t('keys.go', { place: t(e.label) }), run: () => go(e.path) })),
  ])
  return (
    <div className={menu ? 'shell menu-open' : 'shell'}>
      <a className="skip" href="#main" onClick={(e) => { e.preventDefault(); main.current?.focus() }}>
        {t('ui.skip')}
      </a>
      <Side path={at.path} onFind={() => setPalette(true)} onKeys={() => setHelp(true)} open={menu} onClose={() => setMenu(false)} />
      <div className="page">
        <Top onMenu={() => setMenu(!menu)} onFind={() => setPalette(true)} menu={menu} />
        {session.exercise && (
          <aside className="exercise" aria-label={t('app.exercise_name')}>
            <Icon name="info" /> {t('app.exercise', { at: fmtInstant(session.now) })}
          </aside>
        )}
        <LineLost />
        <main id="main" ref={main} tabIndex={-1}>
          <Guard key={at.path}>
            <Suspense fallback={<Loading />}>{View ? <View rest={rest} /> : <NoPage />}</Suspense>
          </Guard>
        </main>
        <footer className="foot">
          {session.province} · {t('app.as_of', { at: fmtInstant(session.now) })} · congvu {session.version}
        </footer>
      </div>
      <Bottom path={at.path} onMenu={() => setMenu(!menu)} menu={menu} />
      <Toasts />
      <Suspense fallback={null}>
        {palette && <Palette onClose={() => setPalette(false)} />}
        {help && <KeyHelp onClose={() => setHelp(false)} />}
      </Suspense>
    </div>
  )
}

const isNow = (path: string, entry: string) => (entry === '/' ? path === '/' : path.startsWith(`/${entry.split('/')[1]}`))

function Side({ path, onFind, onKeys, open, onClose }: { path: string; onFind: () => void; onKeys: () => void; open: boolean; onClose: () => void }) {
  const session = useSession()
  return (
    <header className="side noprint" id="side">
      <div className="side-brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <div>
          <b>{t('app.name')}</b>
          <small>{session.province}</small>
        </div>
        <button type="button" className="btn btn-quiet btn-icon side-close" onClick={onClose} aria-label={t('ui.close')} hidden={!open}>
          <Icon name="close" />
        </button>
      </div>
      <button type="button" className="side-find" onClick={onFind}>
        <Icon name="search" />
        <span>{t('ui.find')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <nav aria-label={t('ui.places')}>
        {ENTRIES.map((e) => (
          <a key={e.path} href={e.path} className="side-link" aria-current={isNow(path, e.path) ? 'page' : undefined}>
            <Icon name={e.icon} />
            <span>{t(e.label)}</span>
          </a>
        ))}
      </nav>
      <div className="side-end">
        <button type="button" className="side-link" onClick={onKeys}>
          <Icon name="keys" />
          <span>{t('ui.keys')}</span>
          <kbd aria-hidden="true">?</kbd>
        </button>
        <ThemeSwitch />
        <a className="side-who" href="/account" aria-current={path === '/account' ? 'page' : undefined}>
          <Icon name="user" />
          <span>
            <b>{session.person?.name ?? session.account}</b>
            <small>{[session.post, session.unit?.name].filter(Boolean).join(', ') || t('account.no_person')}</small>
          </span>
        </a>
      </div>
    </header>
  )
}

function ThemeSwitch() {
  const [theme, set] = useState(chosenTheme())
  const order = { auto: 'light', light: 'dark', dark: 'auto' } as const
  return (
    <button
      type="button"
      className="side-link"
      onClick={() => {
        setTheme(order[theme])
        set(order[theme])
      }}
    >
      <Icon name="moon" />
      <span>{t(`theme.${theme}`)}</span>
    </button>
  )
}

function Top({ onMenu, onFind, menu }: { onMenu: () => void; onFind: () => void; menu: boolean }) {
  return (
    <header className="top noprint">
      <button type="button" className="btn btn-quiet btn-icon" onClick={onMenu} aria-expanded={menu} aria-controls="side" aria-label={t('ui.menu')}>
        <Icon name="list" />
      </button>
      <a href="/" className="top-name">
        <img src="/icon.svg" alt="" width="24" height="24" /> {t('app.name')}
      </a>
      <button type="button" className="btn btn-quiet btn-icon" onClick={onFind} aria-label={t('ui.find')}>
        <Icon name="search" />
      </button>
    </header>
  )
}

function Bottom({ path, onMenu, menu }: { path: string; onMenu: () => void; menu: boolean }) {
  return (
    <nav className="bottom noprint" aria-label={t('ui.places_short')}>
      {ENTRIES.filter((e) => e.phone).map((e) => (
        <a key={e.path} href={e.path} aria-current={isNow(path, e.path) ? 'page' : undefined}>
          <Icon name={e.icon} />
          <span>{tMaybe(`${e.label}_short`, t(e.label))}</span>
        </a>
      ))}
      <button type="button" onClick={onMenu} aria-expanded={menu} aria-controls="side">
        <Icon name="list" />
        <span>{t('ui.menu')}</span>
      </button>
    </nav>
  )
}

function LineLost() {
  const [up, setUp] = useState(true)
  useEffect(() => onLine(setUp), [])
  return (
    <div role="status">
      {!up && (
        <p className="line-lost">
          <Icon name="warn" /> {t('ui.line_lost')}
        </p>
      )}
    </div>
  )
}

function NoPage() {
  return (
    <div className="empty">
      <h1 tabIndex={-1}>{t('ui.no_page')}</h1>
      <a className="btn btn-main" href="/">
        {t('nav.work')}
      </a>
    </div>
  )
}

/* A mistake of ours in one view leaves the rest of the page usable. */
class Guard extends Component<{ children: ReactNode }, { why: unknown }> {
  state = { why: null as unknown }
  static getDerivedStateFromError(why: unknown) {
    return { why }
  }
  render() {
    if (this.state.why === null) return this.props.children
    return (
      <>
        <Failed why={this.state.why} />
        <Button icon="again" onClick={() => location.reload()}>
          {t('ui.reload')}
        </Button>
      </>
    )
  }
}
