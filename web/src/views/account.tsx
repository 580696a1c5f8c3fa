/* account.tsx -- one's own account: language, keys, digest, password, second factor, tokens for programs. */
import { useState } from 'react'
import type { Token } from '../api.gen.ts'
import { ask, post } from '../http.ts'
import { rememberLang, t, type Lang } from '../i18n.ts'
import { useGet, useWho } from '../state.ts'
import { fmtDue } from '../time.ts'
import { Button, Failed, Head, Note, Secret, Section, SelectField, TextField, wordsOf } from '../ui/basics.tsx'
import { DayField } from '../ui/day.tsx'
import { say, told } from '../ui/toast.tsx'


export default function Account({ rest: _ }: { rest: string }) {
  const { session } = useWho()
  const out = () => {
    ask('DELETE', '/api/session').then(() => location.assign('/'), told)
  }
  return (
    <div className="narrow">
      <Head title={session.person?.name ?? session.account ?? ''} lead={[session.post, session.unit?.name].filter(Boolean).join(', ') || t('account.no_person')}>
        <Button icon="out" onClick={out}>{t('account.out')}</Button>
      </Head>
      <p className="hint">{t('account.name', { name: session.account ?? '' })} · {t(session.surety === 'second_factor' ? 'account.two' : 'account.one')}</p>
      <Settings />
      <Password />
      <SecondFactor />
      <Tokens />
    </div>
  )
}

function Settings() {
  const { session, refresh } = useWho()
  const s = session.settings ?? { lang: '', keys: true, digest: false }
  const save = (change: Record<string, unknown>, after?: () => void) => {
    ask('PUT', '/api/account/settings', { body: { lang: s.lang || 'vi', keys: s.keys !== false, digest: s.digest === true, ...change } }).then(() => {
      say(t('account.saved'))
      refresh()
      after?.()
    }, told)
  }
  return (
    <Section title={t('account.settings')}>
      <SelectField
        label={t('account.lang')}
        value={s.lang || 'vi'}
        options={[{ value: 'vi', label: 'Tiếng Việt' }, { value: 'en', label: 'English' }]}
        onChange={(lang) => save({ lang }, () => {
          rememberLang(lang as Lang)
          location.reload()
        })}
      />
      <Check label={t('account.keys')} help={t('account.keys_help')} on={s.keys !== false} onChange={(keys) => save({ keys })} />
      <Check label={t('account.digest')} help={t('account.digest_help')} on={s.digest === true} onChange={(digest) => save({ digest })} />
    </Section>
  )
}

function Check({ label, help, on, onChange }: { label: string; help: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="radio">
      <input type="checkbox" checked={on} onChange={(e) => onChange(e.target.checked)} />
      <span>
        {label}
        <small>{help}</small>
      </span>
    </label>
  )
}

function Password() {
  const { refresh } = useWho()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [why, setWhy] = useState<unknown>(null)
  const save = () => {
    setWhy(null)
    post('/api/account/password', { old, new: next }).then(() => {
      setOld('')
      setNext('')
      say(t('account.password_done'))
      refresh()
    }, setWhy)
  }
  return (
    <Section title={t('account.password')}>
      <form onSubmit={(e) => { e.preventDefault(); if (old && next) save() }}>
        <TextField label={t('account.password_old')} type="password" autoComplete="current-password" value={old} onChange={setOld} />
        <TextField label={t('account.password_new')} type="password" autoComplete="new-password" value={next} onChange={setNext} help={`${t('setup.password_help', { n: 10 })} ${t('account.password_ends')}`} />
        {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
        <Button type="submit" disabled={!old || !next}>{t('account.password_do')}</Button>
      </form>
    </Section>
  )
}

function SecondFactor() {
  const { session, refresh } = useWho()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  const on = session.second_factor === true || session.surety === 'second_factor'
  const done = (words: string) => {
    setSecret(null)
    setPassword('')
    setCode('')
    say(words)
    refresh()
  }
  return (
    <Section title={t('account.factor')}>
      <p>{on ? t('account.factor_on') : t('account.factor_off')}</p>
      {!secret && (
        <form
          onSubmit={(e) => {
            e.preventDefault()
            setWhy(null)
            if (on) ask('DELETE', '/api/account/second-factor', { body: { password } }).then(() => done(t('account.factor_removed')), setWhy)
            else post<{ secret: string; uri: string }>('/api/account/second-factor', { password }).then(setSecret, setWhy)
          }}
        >
          <TextField label={t('account.password_old')} type="password" autoComplete="current-password" value={password} onChange={setPassword} />
          <Button type="submit" disabled={!password}>{on ? t('account.factor_remove') : t('account.factor_add')}</Button>
        </form>
      )}
      {secret && (
        <form
          onSubmit={(e) => {
            e.preventDefault()
            setWhy(null)
            ask('PUT', '/api/account/second-factor', { body: { code: code.replace(/\s/g, '') } }).then(() => done(t('account.factor_done')), setWhy)
          }}
        >
          <Note>
            <p>{t('account.factor_words')}</p>
            <p><code className="secret">{secret.secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>
            <p><a href={secret.uri}>{t('account.factor_link')}</a></p>
          </Note>
          <TextField label={t('signin.code')} inputMode="numeric" autoComplete="one-time-code" value={code} onChange={setCode} autoFocus />
          <Button type="submit" tone="main" disabled={!code}>{t('account.factor_confirm')}</Button>
        </form>
      )}
      {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
    </Section>
  )
}

function Tokens() {
  const tokens = useGet<{ tokens: Token[] } | Token[]>('/api/account/tokens')
  const [label, setLabel] = useState('')
  const [scope, setScope] = useState('read')
  const [expires, setExpires] = useState('')
  const [made, setMade] = useState<string | null>(null)
  const list = !tokens.data ? [] : Array.isArray(tokens.data) ? tokens.data : tokens.data.tokens
  const again = () => void tokens.refetch()
  return (
    <Section title={t('account.tokens')} count={list.length}>
      <p className="hint">{t('account.tokens_words')}</p>
      {tokens.error && <Failed why={tokens.error} again={again} />}
      {list.length > 0 && (
        <table>
          <thead><tr><th scope="col">{t('account.token_label')}</th><th scope="col">{t('account.token_scope')}</th><th scope="col">{t('account.token_expires')}</th><th scope="col"><span className="sr">{t('ui.do')}</span></th></tr></thead>
          <tbody>
            {list.map((k) => (
              <tr key={k.id}>
                <th scope="row">{k.label}</th>
                <td>{t(k.scope === 'write' ? 'account.scope_write' : k.scope === 'feed' ? 'account.scope_feed' : 'account.scope_read')}</td>
                <td>{fmtDue(k.expires)}</td>
                <td><Button tone="quiet" onClick={() => void ask('DELETE', `/api/account/tokens/${k.id}`).then(again, told)} aria-label={t('ui.take_out', { name: k.label })}>{t('account.token_end')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {made && <Note tone="fine" role="status" title={t('account.token_made')}><Secret text={made} /></Note>}
      <details className="more">
        <summary>{t('account.token_new')}</summary>
        <form
          className="more-in"
          onSubmit={(e) => {
            e.preventDefault()
            if (label.trim()) post<{ token: string }>('/api/account/tokens', { label: label.trim(), scope, ...(expires ? { expires } : {}) }).then((k) => { setMade(k.token); setLabel(''); again() }, told)
          }}
        >
          <TextField label={t('account.token_label')} value={label} onChange={setLabel} must />
          <SelectField label={t('account.token_scope')} value={scope} onChange={setScope} options={[{ value: 'read', label: t('account.scope_read') }, { value: 'write', label: t('account.scope_write') }, { value: 'feed', label: t('account.scope_feed') }]} />
          <DayField label={t('account.token_expires')} value={expires} onChange={setExpires} />
          <Button type="submit" disabled={!label.trim()}>{t('account.token_do')}</Button>
        </form>
      </details>
    </Section>
  )
}
