/* setup.tsx -- the first administrator, from the one-time link the server printed. The token stands behind #, so that it is
 * in no log. */
import { useState } from 'react'
import type { Session } from '../api.ts'
import { get, post } from '../http.ts'
import { t } from '../i18n.ts'
import { go, usePlace } from '../route.ts'
import { Button, Note, TextField, wordsOf } from '../ui/basics.tsx'
import { LangSwitch } from './signin.tsx'

const PASSWORD_MIN = 12

export function Setup({ session, done }: { session: Session; done: (session: Session) => void }) {
  const token = usePlace().hash.slice(1)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [same, setSame] = useState('')
  const [why, setWhy] = useState<unknown>(null)
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const short = [...password].length < PASSWORD_MIN
  const differ = password !== same

  const send = async () => {
    setShown(true)
    if (!name.trim() || short || differ || busy) return
    setBusy(true)
    setWhy(null)
    try {
      await post('/api/setup', { token, name: name.trim(), password })
      let next = await get<Session>('/api/session')
      if (!next.signed_in) next = await post<Session>('/api/session', { name: name.trim(), password })
      go('/first', 'replace')
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
      <h1>{t('setup.title')}</h1>
      {!token ? (
        <Note tone="info" title={t('setup.no_link')}>
          <p>{t('setup.no_link_words')}</p>
        </Note>
      ) : (
        <>
          <p className="lead">{t('setup.words', { province: session.province })}</p>
          <form
            className="signin-form"
            noValidate
            onSubmit={(e) => {
              e.preventDefault()
              void send()
            }}
          >
            <TextField label={t('signin.name')} help={t('setup.name_help')} value={name} onChange={setName} autoComplete="username" autoFocus must wrong={shown && !name.trim() ? t('form.missing') : null} />
            <TextField label={t('signin.password')} help={t('setup.password_help', { n: PASSWORD_MIN })} type="password" value={password} onChange={setPassword} autoComplete="new-password" must wrong={shown && short ? t('setup.short', { n: PASSWORD_MIN }) : null} />
            <TextField label={t('setup.same')} type="password" value={same} onChange={setSame} autoComplete="new-password" must wrong={shown && differ ? t('setup.differ') : null} />
            {why !== null && (
              <Note tone="late" role="alert">
                <p>{wordsOf(why)}</p>
              </Note>
            )}
            <Button tone="main" type="submit" busy={busy} disabled={busy}>
              {t('setup.do')}
            </Button>
          </form>
        </>
      )}
      <LangSwitch />
    </main>
  )
}
