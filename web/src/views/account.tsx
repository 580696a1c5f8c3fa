/* account.tsx -- one's own account: language, keys, digest, tokens for programs; password and second factor are a plain page. */
import { useState } from 'react'
import type { Token } from '../api.gen.ts'
import { ask, post } from '../http.ts'
import { chosenLang, rememberLang, t, type Lang } from '../i18n.ts'
import { useGet, useWho } from '../state.ts'
import { fmtDue } from '../time.ts'
import { Button, Failed, Head, LinkButton, Note, Secret, Section, SelectField, TextField } from '../ui/basics.tsx'
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
      <Door />
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

/* Plain pages of the server's: they work where no script does. */
function Door() {
  const { session } = useWho()
  const on = session.second_factor === true || session.surety === 'second_factor'
  return (
    <Section title={t('account.door')}>
      <p>{on ? t('account.factor_on') : t('account.factor_off')}</p>
      <p><LinkButton href={`/tai-khoan?lang=${chosenLang()}`}>{t('account.door_do')}</LinkButton></p>
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
