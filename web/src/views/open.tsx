/* open.tsx -- a new matter: choose its kind, then its form, made from the regulation. */
import { useState } from 'react'
import type { Form, Forms, Kind } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { go, matterPath } from '../route.ts'
import { changed, useGet } from '../state.ts'
import { ActForm } from '../ui/actform.tsx'
import { Given } from '../ui/given.tsx'
import { Empty, Failed, Head, Loading } from '../ui/basics.tsx'
import { Narrow, useNarrow } from '../ui/narrow.tsx'
import { say } from '../ui/toast.tsx'

export default function Open({ rest }: { rest: string }) {
  const kinds = useGet<{ kinds: Kind[] }>('/api/kinds', { fresh: 600_000 })
  const forms = useGet<Forms>('/api/matters/forms', { fresh: 600_000 })
  if (forms.error) return <><Head title={t('open.title')} /><Failed why={forms.error} again={() => void forms.refetch()} /></>
  if (kinds.error) return <><Head title={t('open.title')} /><Failed why={kinds.error} again={() => void kinds.refetch()} /></>
  if (!kinds.data || !forms.data) return <><Head title={t('open.title')} /><Loading /></>
  const kind = kinds.data.kinds.find((k) => k.kind === rest)
  const formOf = (k: Kind) => forms.data.forms.find((f) => f.fields.some((x) => x.key === 'kind' && x.options?.some((o) => o.value === k.kind)))
  const form = kind && formOf(kind)
  if (kind && form) return <Fill kind={kind} form={form} />
  const may = kinds.data.kinds.filter(formOf)
  return (
    <>
      <Head title={t('open.title')} lead={t('open.lead')} />
      {may.length === 0 ? (
        <Empty title={t('open.none')}>
          <p>{t('open.none_words')}</p>
        </Empty>
      ) : (
        <Choose kinds={may} />
      )}
      <p className="hint">
        {t('open.or')} <a href="/documents?new=1">{t('open.or_document')}</a>
      </p>
    </>
  )
}

function Choose({ kinds }: { kinds: Kind[] }) {
  const by = useNarrow(kinds, (k) => `${k.name} ${k.kind} ${k.steps.map((s) => s.name).join(' ')}`)
  return (
    <>
      <Narrow label={t('kinds.narrow')} by={by} />
      <ul className="cards">
        {by.shown.map((k) => (
          <li key={k.kind}>
            <a className="card" data-row href={`/new/${k.kind}`}>
              <b>{k.name}</b>
              <span>{t('open.steps', { steps: k.steps.map((s) => s.name).join(' → ') })}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/* The kind is settled by the choice before; it is stated, and not asked again. */
function Fill({ kind, form }: { kind: Kind; form: Form }) {
  const [opened, setOpened] = useState<{ code: string; secret: string } | null>(null)
  if (opened) {
    return (
      <div className="narrow">
        <Head title={t('open.given')} lead={t('open.given_lead')} />
        <Given {...opened} />
        <p className="noprint"><a href={matterPath(opened.code)}>{t('open.given_on', { code: opened.code })}</a></p>
      </div>
    )
  }
  const fits = (key: string) => (key === 'kind' ? false : key === 'recur' ? kind.recurs : key === 'due' ? !kind.recurs : key === 'persons' ? kind.excludes : true)
  const must = (key: string) => (key === 'recur' && kind.recurs) || (key === 'persons' && kind.excludes)
  const asked = { ...form, fields: form.fields.filter((f) => fits(f.key)).map((f) => (must(f.key) ? { ...f, must: true } : f)) }
  return (
    <div className="narrow">
      <Head title={kind.name} lead={t('open.fill')} />
      <ActForm
        form={asked}
        settled={{ kind: kind.kind }}
        what={`new:${kind.kind}`}
        previewPath="/api/matters/preview"
        sendPath="/api/matters"
        sendLabel={t('open.do')}
        onCancel={() => go('/new')}
        onSent={(sent) => {
          void changed()
          say(t('open.done', { code: sent.code }))
          if (sent.secret) setOpened({ code: sent.code, secret: sent.secret })
          else go(matterPath(sent.code))
        }}
      />
    </div>
  )
}
