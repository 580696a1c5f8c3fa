/* admin_mail.tsx -- letters: what waits, what left, what did not and why. Never an address. */
import type { Mail as Mailing, Sending } from '../api.gen.ts'
import { t, tMaybe } from '../i18n.ts'
import { useGet } from '../state.ts'
import { fmtInstant } from '../time.ts'
import { Empty, Failed, Loading, Note, Tag } from '../ui/basics.tsx'

const toneOf = (state: Sending['state']) => (state === 'failed' || state === 'unsure' ? 'late' : state === 'sent' ? 'fine' : 'info')

export function Mail() {
  const data = useGet<Mailing>('/api/mail')
  if (data.error) return <Failed why={data.error} again={() => void data.refetch()} />
  if (!data.data) return <Loading />
  const { set_up, waiting, sent, failed, unsure, rows } = data.data
  return (
    <>
      {!set_up && <Note tone="soon">{t('mail.not_set_up')}</Note>}
      <p>{t('mail.counts', { waiting, sent, failed, unsure })}</p>
      {rows.length === 0 ? <Empty title={t('mail.none')}>{t('mail.none_words')}</Empty> : (
        <table className="stack">
          <caption>{t('admin.mail')}</caption>
          <thead><tr><th scope="col">{t('mail.what')}</th><th scope="col">{t('mail.to')}</th><th scope="col">{t('mail.state')}</th><th scope="col">{t('mail.made')}</th><th scope="col">{t('mail.why')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{tMaybe(`mail.what_${row.what}`, row.what)}</th>
                <td data-label={t('mail.to')}>{row.to}</td>
                <td data-label={t('mail.state')}><Tag tone={toneOf(row.state)}>{tMaybe(`mail.state_${row.state}`, row.state)}</Tag>{row.next && row.tries > 0 && <> {t('mail.next', { at: fmtInstant(row.next) })}</>}</td>
                <td data-label={t('mail.made')}>{fmtInstant(row.made)}</td>
                <td>{row.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
