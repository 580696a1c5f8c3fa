/* admin_hooks.tsx -- webhooks: which programs are told of what, and how it goes. A secret is shown once. */
import { useState } from 'react'
import type { NewWebhook, Webhook, WebhookSecret, Webhooks } from '../api.gen.ts'
import { ask, post } from '../http.ts'
import { t, tMaybe } from '../i18n.ts'
import { useGet } from '../state.ts'
import { Button, Dialog, Empty, Failed, Loading, Note, Secret, Tag, TextField, wordsOf } from '../ui/basics.tsx'

const eventName = (event: string) => tMaybe(`hooks.event_${event.replace('.', '_')}`, event)

export function Hooks() {
  const data = useGet<Webhooks>('/api/webhooks')
  const [adding, setAdding] = useState(false)
  const [rotating, setRotating] = useState<Webhook | null>(null)
  const [removing, setRemoving] = useState<Webhook | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  if (data.error) return <Failed why={data.error} again={() => void data.refetch()} />
  if (!data.data) return <Loading />
  const change = (hook: Webhook, method: 'PATCH' | 'DELETE', body?: { on: boolean }) => {
    ask(method, `/api/webhooks/${hook.id}`, body ? { body } : {}).then(() => { setWhy(null); void data.refetch() }, setWhy)
  }
  const { webhooks, events, waiting, sent, failed } = data.data
  return (
    <>
      <div className="form-do noprint">
        <Button tone="main" icon="plus" onClick={() => setAdding(true)}>{t('hooks.new')}</Button>
      </div>
      {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
      <p>{t('hooks.counts', { waiting, sent, failed })}</p>
      {webhooks.length === 0 ? <Empty title={t('hooks.none')}>{t('hooks.none_words')}</Empty> : (
        <table className="stack">
          <caption>{t('admin.hooks')}</caption>
          <thead><tr><th scope="col">{t('hooks.url')}</th><th scope="col">{t('hooks.events')}</th><th scope="col">{t('mail.state')}</th><th scope="col"><span className="sr">{t('ui.do')}</span></th></tr></thead>
          <tbody>
            {webhooks.map((hook) => (
              <tr key={hook.id}>
                <th scope="row">{hook.url}</th>
                <td data-label={t('hooks.events')}>{hook.events.map(eventName).join('; ')}</td>
                <td data-label={t('mail.state')}><Tag tone={hook.on ? (hook.failures ? 'soon' : 'fine') : 'late'}>{hook.on ? t('hooks.on') : t('hooks.off')}</Tag> {hook.why}</td>
                <td className="do">
                  <Button tone="quiet" aria-label={`${hook.on ? t('hooks.turn_off') : t('hooks.turn_on')}: ${hook.url}`} onClick={() => change(hook, 'PATCH', { on: !hook.on })}>{hook.on ? t('hooks.turn_off') : t('hooks.turn_on')}</Button>
                  <Button tone="quiet" aria-label={`${t('hooks.rotate')}: ${hook.url}`} onClick={() => setRotating(hook)}>{t('hooks.rotate')}</Button>
                  <Button tone="quiet" aria-label={`${t('hooks.remove')}: ${hook.url}`} onClick={() => setRemoving(hook)}>{t('hooks.remove')}</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rotating && <Rotate hook={rotating} onClose={() => setRotating(null)} />}
      {removing && (
        <Dialog title={t('hooks.remove_sure')} onClose={() => setRemoving(null)}>
          <p>{t('hooks.remove_words', { url: removing.url })}</p>
          <div className="form-do">
            <Button tone="main" onClick={() => { change(removing, 'DELETE'); setRemoving(null) }}>{t('hooks.remove')}</Button>
            <Button tone="quiet" onClick={() => setRemoving(null)}>{t('ui.cancel')}</Button>
          </div>
        </Dialog>
      )}
      {adding && <Add events={events} onClose={() => { setAdding(false); void data.refetch() }} />}
    </>
  )
}

function Add({ events, onClose }: { events: string[]; onClose: () => void }) {
  const [url, setUrl] = useState('')
  const [chosen, setChosen] = useState<string[]>(events.slice(0, 1))
  const [secret, setSecret] = useState<string | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  const send = () => {
    post<NewWebhook>('/api/webhooks', { url: url.trim(), events: chosen }).then((made) => setSecret(made.secret), setWhy)
  }
  if (secret) return <SecretShown secret={secret} onClose={onClose} />
  return (
    <Dialog title={t('hooks.new')} onClose={onClose}>
      <form onSubmit={(e) => { e.preventDefault(); if (url.trim() && chosen.length) send() }}>
        <TextField label={t('hooks.url')} help={t('hooks.url_help')} value={url} onChange={setUrl} must autoFocus autoComplete="off" />
        <fieldset className="field radios">
          <legend>{t('hooks.events')}</legend>
          {events.map((event) => (
            <label key={event} className="radio">
              <input type="checkbox" checked={chosen.includes(event)} onChange={(e) => setChosen(e.target.checked ? [...chosen, event] : chosen.filter((x) => x !== event))} />
              <span>{eventName(event)}</span>
            </label>
          ))}
        </fieldset>
        {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
        <div className="form-do">
          <Button tone="main" type="submit" disabled={!url.trim() || !chosen.length}>{t('ui.save')}</Button>
          <Button tone="quiet" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog title={t('hooks.secret')} onClose={onClose}>
      <p>{t('hooks.secret_words')}</p>
      <Secret text={secret} />
      <div className="form-do"><Button tone="main" onClick={onClose}>{t('ui.close')}</Button></div>
    </Dialog>
  )
}

/* For a day both sign, unless somebody else knows the one there is. */
function Rotate({ hook, onClose }: { hook: Webhook; onClose: () => void }) {
  const [atOnce, setAtOnce] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  if (secret) return <SecretShown secret={secret} onClose={onClose} />
  return (
    <Dialog title={t('hooks.rotate')} onClose={onClose}>
      <form onSubmit={(e) => { e.preventDefault(); post<WebhookSecret>(`/api/webhooks/${hook.id}/secret`, { at_once: atOnce }).then((made) => setSecret(made.secret), setWhy) }}>
        <p>{t('hooks.rotate_words', { url: hook.url })}</p>
        <label className="radio">
          <input type="checkbox" checked={atOnce} onChange={(e) => setAtOnce(e.target.checked)} />
          <span>{t('hooks.at_once')}<small>{t('hooks.at_once_help')}</small></span>
        </label>
        {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
        <div className="form-do">
          <Button tone="main" type="submit">{t('hooks.rotate')}</Button>
          <Button tone="quiet" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
