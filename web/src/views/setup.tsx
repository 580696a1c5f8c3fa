/* setup.tsx -- what a one-time link is for: the first administrator, or a password for an account. The token stands behind #,
 * so that it is in no log. */
import { useEffect, useState } from 'react'
import type { Link, Session } from '../api.gen.ts'
import { get, post } from '../http.ts'
import { t } from '../i18n.ts'
import { go, usePlace } from '../route.ts'
import { Button, Note, TextField, wordsOf } from '../ui/basics.tsx'
import { LangSwitch } from './signin.tsx'

const PASSWORD_MIN = 10


export function Setup({ session, done }: { session: Session; done: (session: Session) => void }) {
  const token = usePlace().hash.slice(1)
  const [name, setName] = useState('')
  const [link, setLink] = useState<Link | null>(null)
  const [spent, setSpent] = useState<unknown>(null)
  useEffect(() => {
    if (token) get<Link>(`/api/setup/${encodeURIComponent(token)}`).then(setLink, setSpent)
  }, [token])
  const first = link?.setup !== false
  const account = first ? name.trim() : (link?.name ?? '')
  const [password, setPassword] = useState('')
  const [same, setSame] = useState('')
  const [why, setWhy] = useState<unknown>(null)
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const short = [...password].length < PASSWORD_MIN
  const differ = password !== same

  const send = async () => {
    setShown(true)
    if (!account || short || differ || busy) return
    setBusy(true)
    setWhy(null)
    try {
      await post('/api/setup', { token, password, ...(first ? { name: account } : {}) })
      let next = await get<Session>('/api/session')
      if (!next.signed_in) next = await post<Session>('/api/session', { name: account, password })
      go(first ? '/first' : '/', 'replace')
      done(next)
    } catch (problem) {
      setWhy(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="alone signin">
      <img src="/icon.svg" alt="" width="48" height="48" />
      <h1>{first ? t('setup.title') : t('setup.password_title')}</h1>
      {!token ? (
        <Note tone="info" title={t('setup.no_link')}>
          <p>{t('setup.no_link_words')}</p>
        </Note>
      ) : spent !== null ? (
        <Note tone="late" role="alert" title={t('setup.spent')}>
          <p>{wordsOf(spent)}</p>
          <p>{t('setup.spent_words')}</p>
          <p><a href="/">{t('signin.do')}</a></p>
        </Note>
      ) : (
        <>
          <p className="lead">{first ? t('setup.words', { province: session.province }) : t('setup.password_words', { name: account })}</p>
          <form
            className="signin-form"
            noValidate
            onSubmit={(e) => {
              e.preventDefault()
              void send()
            }}
          >
            {first && <TextField label={t('signin.name')} help={t('setup.name_help')} value={name} onChange={setName} autoComplete="username" autoFocus must wrong={shown && !name.trim() ? t('form.missing') : null} />}
            <TextField label={t('signin.password')} help={t('setup.password_help', { n: PASSWORD_MIN })} type="password" value={password} onChange={setPassword} autoComplete="new-password" must wrong={shown && short ? t('setup.short', { n: PASSWORD_MIN }) : null} />
            <TextField label={t('setup.same')} type="password" value={same} onChange={setSame} autoComplete="new-password" must wrong={shown && differ ? t('setup.differ') : null} />
            {why !== null && (
              <Note tone="late" role="alert">
                <p>{wordsOf(why)}</p>
              </Note>
            )}
            <Button tone="main" type="submit" busy={busy} disabled={busy}>
              {first ? t('setup.do') : t('setup.password_do')}
            </Button>
          </form>
        </>
      )}
      <LangSwitch />
    </main>
  )
}
