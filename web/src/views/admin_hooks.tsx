/* admin_hooks.tsx -- webhooks: which programs are told of what, and how it goes. A secret is shown once. */
import { useState } from 'react'
import type { NewWebhook, Webhook, Webhooks } from '../api.gen.ts'
import { ask, post } from '../http.ts'
import { t, tMaybe } from '../i18n.ts'
import { useGet } from '../state.ts'
import { Button, Dialog, Empty, Failed, Loading, Note, Tag, TextField, wordsOf } from '../ui/basics.tsx'

const eventName = (event: string) => tMaybe(`hooks.event_${event.replace('.', '_')}`, event)

export function Hooks() {
  const data = useGet<Webhooks>('/api/webhooks')
  const [adding, setAdding] = useState(false)
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
        <table>
          <caption>{t('admin.hooks')}</caption>
          <thead><tr><th scope="col">{t('hooks.url')}</th><th scope="col">{t('hooks.events')}</th><th scope="col">{t('mail.state')}</th><th scope="col"><span className="sr">{t('ui.do')}</span></th></tr></thead>
          <tbody>
            {webhooks.map((hook) => (
              <tr key={hook.id}>
                <th scope="row">{hook.url}</th>
                <td>{hook.events.map(eventName).join('; ')}</td>
                <td><Tag tone={hook.on ? (hook.failures ? 'soon' : 'fine') : 'late'}>{hook.on ? t('hooks.on') : t('hooks.off')}</Tag> {hook.why}</td>
                <td>
                  <Button tone="quiet" aria-label={`${hook.on ? t('hooks.turn_off') : t('hooks.turn_on')}: ${hook.url}`} onClick={() => change(hook, 'PATCH', { on: !hook.on })}>{hook.on ? t('hooks.turn_off') : t('hooks.turn_on')}</Button>
                  <Button tone="quiet" aria-label={`${t('hooks.remove')}: ${hook.url}`} onClick={() => change(hook, 'DELETE')}>{t('hooks.remove')}</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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
  if (secret) {
    return (
      <Dialog title={t('hooks.secret')} onClose={onClose}>
        <p>{t('hooks.secret_words')}</p>
        <p><code className="secret">{secret}</code></p>
        <div className="form-do"><Button tone="main" onClick={onClose}>{t('ui.close')}</Button></div>
      </Dialog>
    )
  }
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
