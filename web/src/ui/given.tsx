/* given.tsx -- the secret by which an applicant looks the own dossier up: shown this once, to be copied, printed or read out. */
import { useState } from 'react'
import type { Form, Forms, LookupSecret, Kinds } from '../api.gen.ts'
import { matterUrl, post } from '../http.ts'
import { t } from '../i18n.ts'
import { useGet } from '../state.ts'
import { Button, Dialog, Note, Secret, Section, wordsOf } from './basics.tsx'

export function Given({ code, secret }: { code: string; secret: string }) {
  return (
    <>
      <dl className="facts">
        {[['open.given_code', code] as const, ['open.given_where', `${window.location.origin}/tra-cuu`] as const].map(([label, words]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd className="code">{words}</dd>
          </div>
        ))}
        <div>
          <dt>{t('open.given_secret')}</dt>
          <dd><Secret text={secret} /></dd>
        </div>
      </dl>
      <Note tone="soon">{t('open.given_once')}</Note>
      <p className="noprint"><Button icon="print" onClick={() => window.print()}>{t('open.given_print')}</Button></p>
    </>
  )
}

/* For who may do anything to the matter, where its kind is one that citizens look up. */
export function NewSecret({ code, kind }: { code: string; kind: string }) {
  const kinds = useGet<Kinds>('/api/kinds', { fresh: 600_000 }).data?.kinds ?? []
  const data = useGet<Forms | Form[]>(matterUrl(code, '/forms'), { keep: true }).data
  const may = data !== undefined && (Array.isArray(data) ? data : data.forms).length > 0
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  if (!may || !kinds.some((k) => k.kind === kind && k.looked_up)) return null
  const close = () => {
    setOpen(false)
    setSecret(null)
    setWhy(null)
  }
  return (
    <Section title={t('given.title')}>
      <p className="hint">{t('given.words')}</p>
      <p className="noprint"><Button onClick={() => setOpen(true)}>{t('given.new')}</Button></p>
      {open && (
        <Dialog title={t('given.new')} onClose={close}>
          {secret ? <Given code={code} secret={secret} /> : <p>{t('given.ends')}</p>}
          {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
          <div className="form-do">
            {!secret && <Button tone="main" onClick={() => post<LookupSecret>(matterUrl(code, '/secret')).then((made) => setSecret(made.secret), setWhy)}>{t('given.do')}</Button>}
            <Button tone={secret ? 'main' : 'quiet'} onClick={close}>{secret ? t('ui.close') : t('ui.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </Section>
  )
}
