/* admin_accounts.tsx -- who may sign in, as whom, with which rights; there is never a default password. */
import { useState } from 'react'
import type { Account, AccountLink, Accounts as Data } from '../api.gen.ts'
import { ask, post } from '../http.ts'
import { t, tMaybe } from '../i18n.ts'
import { unitList, useGet, useSession, useUnits } from '../state.ts'
import { fmtInstant } from '../time.ts'
import { Button, Dialog, Failed, Loading, Note, Secret, Tag, TextField, wordsOf } from '../ui/basics.tsx'
import { Narrow, useNarrow } from '../ui/narrow.tsx'
import { PersonPicker, UnitPicker } from '../ui/picker.tsx'
import { say } from '../ui/toast.tsx'

/* So many are seen at a glance. */
const FEW = 10
const ROLES = ['admin', 'clerk', 'register', 'read']

const roleName = (data: Data, role: string) => tMaybe(`role.${role}`, data.roles?.find((r) => r.role === role)?.name ?? role)
/* Rights that know no bounds: the whole office. */
const UNBOUND = new Set(['admin', 'register'])

export function Accounts() {
  const data = useGet<Data>('/api/accounts')
  const units = unitList(useUnits().data)
  const unitName = (unit: string | null) => units.find((u) => u.code === unit)?.name ?? unit ?? ''
  const [editing, setEditing] = useState<Account | 'new' | null>(null)
  const list = data.data?.accounts ?? []
  const by = useNarrow(list, (a) => `${a.name} ${a.person?.name ?? ''}`)
  if (data.error) return <Failed why={data.error} again={() => void data.refetch()} />
  if (!data.data) return <Loading />
  const again = () => void data.refetch()
  return (
    <>
      <div className="form-do noprint">
        <Button tone="main" icon="plus" onClick={() => setEditing('new')}>{t('accounts.new')}</Button>
      </div>
      {list.length > FEW && <Narrow label={t('accounts.narrow')} by={by} />}
      <table className="stack">
        <caption>{t('admin.accounts')}</caption>
        <thead><tr><th scope="col">{t('signin.name')}</th><th scope="col">{t('party.person')}</th><th scope="col">{t('accounts.roles')}</th><th scope="col">{t('accounts.last')}</th><th scope="col"><span className="sr">{t('ui.do')}</span></th></tr></thead>
        <tbody>
          {by.shown.map((a) => (
            <tr key={a.name}>
              <th scope="row">{a.name} {a.locked && <Tag tone="late">{t('accounts.locked')}</Tag>} {a.second_factor && <Tag tone="fine">{t('accounts.factor')}</Tag>} {!a.has_password && <Tag tone="soon">{t('accounts.no_password')}</Tag>}</th>
              <td data-label={t('party.person')}>{a.person?.name ?? '–'}</td>
              <td data-label={t('accounts.roles')}>{a.roles.map((r) => [roleName(data.data, r.role), unitName(r.unit)].filter(Boolean).join(': ')).join('; ') || '–'}</td>
              <td data-label={t('accounts.last')}>{fmtInstant(a.last_seen) || '–'}</td>
              <td className="do"><Button tone="quiet" aria-label={`${t('accounts.change')}: ${a.name}`} onClick={() => setEditing(a)}>{t('accounts.change')}</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing && <Edit account={editing === 'new' ? null : editing} data={data.data} onClose={() => setEditing(null)} onDone={() => { setEditing(null); again() }} />}
    </>
  )
}

function Edit({ account, data, onClose, onDone }: { account: Account | null; data: Data; onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState(account?.name ?? '')
  const [person, setPerson] = useState(account?.person?.code ?? '')
  const [link, setLink] = useState<string | null>(null)
  const [roles, setRoles] = useState<string[]>(account?.roles.map((r) => r.role) ?? [])
  const [unit, setUnit] = useState(account?.roles.find((r) => r.unit)?.unit ?? '')
  const [email, setEmail] = useState(account?.email ?? '')
  const by = useSession().sign_in_by
  const [subject, setSubject] = useState(account?.subject ?? '')
  const [locked, setLocked] = useState(account?.locked ?? false)
  const [factorOff, setFactorOff] = useState(false)
  const [why, setWhy] = useState<unknown>(null)
  const all = data.roles?.map((r) => r.role) ?? ROLES
  const send = () => {
    const body = { person, roles: roles.map((role) => ({ role, ...(unit && !UNBOUND.has(role) ? { unit } : {}) })), ...(by && subject !== (account?.subject ?? '') ? { subject } : {}), ...(email !== (account?.email ?? '') ? { email } : {}), ...(account ? { locked } : {}), ...(factorOff ? { second_factor: false } : {}) }
    const path = '/api/accounts'
    const sent = account ? ask<AccountLink | undefined>('PATCH', `${path}/${encodeURIComponent(account.name)}`, { body }) : post<AccountLink>(path, { name: name.trim(), ...body })
    sent.then((made) => {
      say(t('accounts.done'))
      if (made?.link) setLink(made.link)
      else onDone()
    }, setWhy)
  }
  const reset = () => {
    if (account) post<AccountLink>(`/api/accounts/${encodeURIComponent(account.name)}/link`).then((made) => setLink(made.link), setWhy)
  }
  if (link) return <LinkShown link={link} name={account?.name ?? name} onClose={onDone} />
  return (
    <Dialog title={account ? t('accounts.edit', { name: account.name }) : t('accounts.new')} onClose={onClose}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (name.trim()) send()
        }}
      >
        {!account && <TextField label={t('signin.name')} value={name} onChange={setName} must autoFocus autoComplete="off" />}
        <PersonPicker label={t('party.person')} help={t('accounts.person_help')} value={person ? [person] : []} onChange={(v) => setPerson(v[0] ?? '')} labels={account?.person ? { [account.person.code]: account.person.name } : {}} />
        <fieldset className="field radios">
          <legend>{t('accounts.roles')}</legend>
          {all.map((role) => (
            <label key={role} className="radio">
              <input type="checkbox" checked={roles.includes(role)} onChange={(e) => setRoles(e.target.checked ? [...roles, role] : roles.filter((r) => r !== role))} />
              <span>{roleName(data, role)}<small>{tMaybe(`role_help.${role}`, '')}</small></span>
            </label>
          ))}
        </fieldset>
        <UnitPicker label={t('accounts.unit')} help={t('accounts.unit_help')} value={unit ? [unit] : []} onChange={(v) => setUnit(v[0] ?? '')} />
        <TextField label={t('accounts.email')} help={t('accounts.email_help')} value={email} onChange={setEmail} autoComplete="off" />
        {by && <TextField label={t('accounts.subject')} help={t('accounts.subject_help')} value={subject} onChange={setSubject} autoComplete="off" />}
        {account && (
          <label className="radio">
            <input type="checkbox" checked={locked} onChange={(e) => setLocked(e.target.checked)} />
            <span>{t('accounts.lock')}<small>{t('accounts.lock_help')}</small></span>
          </label>
        )}
        {account?.second_factor && (
          <label className="radio">
            <input type="checkbox" checked={factorOff} onChange={(e) => setFactorOff(e.target.checked)} />
            <span>{t('accounts.factor_off')}<small>{t('accounts.factor_off_help')}</small></span>
          </label>
        )}
        {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
        <div className="form-do">
          <Button tone="main" type="submit" disabled={!name.trim()}>{t('ui.save')}</Button>
          {account && <Button icon="link" onClick={reset}>{t('accounts.new_link')}</Button>}
          <Button tone="quiet" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/* Nobody is given a password: the person sets it by a link that works once. */
function LinkShown({ link, name, onClose }: { link: string; name: string; onClose: () => void }) {
  const whole = link.startsWith('/') ? location.origin + link : link
  return (
    <Dialog title={t('accounts.link_title', { name })} onClose={onClose}>
      <p>{t('accounts.link_words')}</p>
      <Secret text={whole} />
      <div className="form-do">
        <Button tone="main" onClick={onClose}>{t('ui.close')}</Button>
      </div>
    </Dialog>
  )
}
