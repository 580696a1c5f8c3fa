/* signin.tsx -- name, password, second factor in a dialog over the page, when a session has ended; and the way to the page that signs in. */
import { useEffect, useState } from 'react'
import type { Session } from '../api.gen.ts'
import { Problem, get, post, setCsrf, url } from '../http.ts'
import { chosenLang, t } from '../i18n.ts'
import { go } from '../route.ts'
import { Button, Dialog, Note, TextField, wordsOf } from '../ui/basics.tsx'

type Step = 'password' | 'code'

function SignInForm({ name: known, done }: { name?: string; done: (session: Session) => void }) {
  const [name, setName] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<Step>('password')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<unknown>(null)
  const [wait, setWait] = useState(0)

  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])

  const send = async () => {
    if (busy || wait > 0 || !name.trim() || !password || (step === 'code' && !code.trim())) return
    setBusy(true)
    setWhy(null)
    try {
      const before = await get<Session>('/api/session')
      setCsrf(before.csrf)
      done(await post<Session>('/api/session', { name: name.trim(), password, ...(step === 'code' ? { code: code.replace(/\s/g, '') } : {}) }))
    } catch (problem) {
      if (problem instanceof Problem && problem.problem === 'second-factor-needed') setStep('code')
      else {
        setWhy(problem)
        setCode('')
        if (problem instanceof Problem && problem.retryAfter) setWait(problem.retryAfter)
      }
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="signin-form"
      onSubmit={(e) => {
        e.preventDefault()
        void send()
      }}
    >
      {step === 'password' ? (
        <>
          <TextField label={t('signin.name')} value={name} onChange={setName} autoComplete="username" name="username" autoFocus={!known} must />
          <TextField label={t('signin.password')} value={password} onChange={setPassword} type="password" name="password" autoComplete="current-password" autoFocus={!!known} must />
        </>
      ) : (
        <TextField label={t('signin.code')} help={t('signin.code_help')} value={code} onChange={setCode} inputMode="numeric" autoComplete="one-time-code" name="code" maxLength={10} autoFocus must />
      )}
      {why !== null && (
        <Note tone="late" role="alert">
          <p>{wordsOf(why)}</p>
          {wait > 0 && <p>{t('signin.wait', { seconds: wait })}</p>}
        </Note>
      )}
      <Button tone="main" type="submit" busy={busy} disabled={busy || wait > 0}>
        {busy ? t('signin.busy') : t('signin.do')}
      </Button>
    </form>
  )
}

/* The province's own sign-in service. It comes back to the first page, so where one was is kept in this tab until then. */
const BACK = 'congvu.back'

function Elsewhere({ name }: { name: string }) {
  return (
    <p className="signin-or">
      <a className="btn" href="/api/oidc/start" onClick={() => sessionStorage.setItem(BACK, location.pathname + location.search)}>
        {t('signin.by', { name })}
      </a>
    </p>
  )
}

export function returnToPlace(): void {
  const to = sessionStorage.getItem(BACK)
  sessionStorage.removeItem(BACK)
  if (to && to.startsWith('/') && !to.startsWith('//') && location.pathname === '/') go(to, 'replace')
}

/* Signing in is a plain page of the server's, which needs no script; it comes back to where one was. */
export function goSignIn(nobody: boolean): void {
  const here = location.pathname + location.search
  sessionStorage.setItem(BACK, here)
  location.replace(nobody ? `/setup?lang=${chosenLang()}` : url('/dang-nhap', { lang: chosenLang(), next: here === '/' ? null : here }))
}

export function SignInAgain({ session, done }: { session: Session; done: (session: Session) => void }) {
  return (
    <Dialog title={t('signin.again')} onClose={() => undefined} must>
      <p>{t('signin.again_words')}</p>
      <SignInForm name={session.account} done={done} />
      {session.sign_in_by && <Elsewhere name={session.sign_in_by} />}
    </Dialog>
  )
}
