/* admin.tsx -- what the record rests on: units on a day, people, calendar, regulations, accounts, imports. */
import { t, type Key } from '../i18n.ts'
import { useMay } from '../state.ts'
import { Head, Note, Tabs } from '../ui/basics.tsx'
import { Accounts } from './admin_accounts.tsx'
import { Hooks } from './admin_hooks.tsx'
import { Mail } from './admin_mail.tsx'
import { Calendar, Regulations } from './admin_rules.tsx'
import { Imports } from './admin_import.tsx'
import { People, Units } from './admin_register.tsx'
import { StandIns } from './admin_stand.tsx'

const TABS = [
  { key: 'units', label: 'admin.units', View: Units },
  { key: 'people', label: 'admin.people', View: People },
  { key: 'stand', label: 'admin.stand', View: StandIns },
  { key: 'calendar', label: 'admin.calendar', View: Calendar },
  { key: 'regulations', label: 'admin.regulations', View: Regulations },
  { key: 'accounts', label: 'admin.accounts', View: Accounts, right: 'admin' },
  { key: 'mail', label: 'admin.mail', View: Mail, right: 'admin' },
  { key: 'webhooks', label: 'admin.hooks', View: Hooks, right: 'admin' },
  { key: 'import', label: 'admin.import', View: Imports, right: 'register' },
] as const satisfies readonly { key: string; label: Key; View: () => React.ReactNode; right?: string }[]

export default function Admin({ rest }: { rest: string }) {
  const may: Record<string, boolean> = { admin: useMay('admin'), register: useMay('register') || useMay('admin') }
  const tabs = TABS.filter((tab) => !('right' in tab) || may[tab.right])
  const now = TABS.find((tab) => tab.key === (rest || 'units'))
  const allowed = now && (!('right' in now) || may[now.right])
  return (
    <>
      <Head title={t('admin.title')} />
      <Tabs tabs={tabs.map((tab) => ({ key: tab.key, label: tab.label }))} now={now?.key ?? ''} to={(key) => `/admin/${key}`} />
      {now && allowed ? <now.View /> : <Note tone="soon">{t('admin.may_not')}</Note>}
    </>
  )
}
