/* main.tsx -- from nothing to a page: the reader's language, who is signed in, then the shell. */
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useCallback, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Session } from './api.gen.ts'
import { get, onExpired, setCsrf } from './http.ts'
import { chosenLang, initLang, rememberLang } from './i18n.ts'
import { sweep } from './kept.ts'
import { followLinks } from './route.ts'
import { Shell } from './shell.tsx'
import { WhoContext, queries } from './state.ts'
import { setWorkingDay } from './time.ts'
import { Failed, Loading } from './ui/basics.tsx'
import { pressed, setKeysEnabled } from './ui/keys.ts'
import { applyTheme } from './theme.ts'
import { SignInAgain, goSignIn, returnToPlace } from './views/signin.tsx'

function Page() {
  const [session, setSession] = useState<Session | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  const [again, setAgain] = useState<((ok: Session) => void) | null>(null)

  const take = useCallback((next: Session) => {
    setCsrf(next.csrf)
    if (next.working_day) setWorkingDay(next.working_day.seconds)
    setKeysEnabled(next.settings?.keys !== false)
    const lang = next.settings?.lang || null
    if (next.signed_in && lang && lang !== chosenLang()) {
      rememberLang(lang)
      location.reload()
    }
    if (next.signed_in) returnToPlace()
    else goSignIn(next.setup_needed)
    setSession(next)
    setWhy(null)
  }, [])
  const read = useCallback(() => {
    get<Session>('/api/session').then(take, setWhy)
  }, [take])
  useEffect(read, [read])

  useEffect(() => {
    if (!session?.signed_in) return
    const account = session.account
    let open: Promise<void> | null = null
    onExpired(() => {
      open ??= new Promise<void>((done) => {
        setAgain(() => (next: Session) => {
          open = null
          setAgain(null)
          if (next.account !== account) return location.assign('/')
          take(next)
          done()
        })
      })
      return open
    })
    return () => onExpired(null)
  }, [session, take])

  if (why && !session) return <main className="alone"><Failed why={why} again={read} /></main>
  if (!session?.signed_in) return <main className="alone"><Loading /></main>
  return (
    <WhoContext.Provider value={{ session, refresh: read }}>
      <Shell />
      {again && <SignInAgain session={session} done={again} />}
    </WhoContext.Provider>
  )
}

async function start(): Promise<void> {
  const lang = chosenLang()
  document.documentElement.lang = lang
  applyTheme()
  const words = lang === 'en' ? await import('./lang/en.json') : await import('./lang/vi.json')
  await initLang(lang, words.default)
  sweep(localStorage, Date.now())
  document.addEventListener('click', followLinks)
  document.addEventListener('keydown', pressed)
  createRoot(document.getElementById('page') as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Page />
      </QueryClientProvider>
    </StrictMode>,
  )
}

void start()
