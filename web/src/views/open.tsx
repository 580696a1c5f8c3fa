/* open.tsx -- a new matter: choose its kind, then its form, made from the regulation. */
import type { Kind } from '../api.ts'
import { t } from '../i18n.ts'
import { go, matterPath } from '../route.ts'
import { changed, useGet } from '../state.ts'
import { ActForm } from '../ui/actform.tsx'
import { Empty, Failed, Head, Loading } from '../ui/basics.tsx'
import { say } from '../ui/toast.tsx'

export default function Open({ rest }: { rest: string }) {
  const kinds = useGet<{ kinds: Kind[] }>('/api/kinds', { fresh: 600_000 })
  if (kinds.error) return <><Head title={t('open.title')} /><Failed why={kinds.error} again={() => void kinds.refetch()} /></>
  if (!kinds.data) return <><Head title={t('open.title')} /><Loading /></>
  const kind = kinds.data.kinds.find((k) => k.kind === rest)
  if (rest && kind?.form) return <Fill kind={kind} form={kind.form} />
  const may = kinds.data.kinds.filter((k) => k.may_open && k.form)
  return (
    <>
      <Head title={t('open.title')} lead={t('open.lead')} />
      {may.length === 0 ? (
        <Empty title={t('open.none')}>
          <p>{t('open.none_words')}</p>
        </Empty>
      ) : (
        <ul className="cards">
          {may.map((k) => (
            <li key={k.kind}>
              <a className="card" data-row href={`/new/${k.kind}`}>
                <b>{k.name}</b>
                <span>{t('open.steps', { steps: k.steps.map((s) => s.name).join(' → ') })}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="hint">
        {t('open.or')} <a href="/documents?new=1">{t('open.or_document')}</a>
      </p>
    </>
  )
}

function Fill({ kind, form }: { kind: Kind; form: NonNullable<Kind['form']> }) {
  const withKind = form.fields.some((f) => f.key === 'kind')
    ? { ...form, fields: form.fields.filter((f) => f.key !== 'kind').concat({ key: 'kind', label: '', type: 'code', must: true, value: kind.kind, options: [{ value: kind.kind, label: kind.name }] }) }
    : form
  return (
    <div className="narrow">
      <Head title={kind.name} lead={t('open.fill')} />
      <ActForm
        form={withKind}
        what={`new:${kind.kind}`}
        previewPath="/api/matters/preview"
        sendPath="/api/matters"
        sendLabel={t('open.do')}
        onCancel={() => go('/new')}
        onSent={(sent) => {
          void changed()
          say(t('open.done', { code: sent.code }))
          go(matterPath(sent.code))
        }}
      />
    </div>
  )
}
