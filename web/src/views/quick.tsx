/* quick.tsx -- work given in one line: what, who, until when. The dialog stays for the next one; what was opened stands below. */
import { useState } from 'react'
import type { Form, Forms, Kind } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { matterPath } from '../route.ts'
import { changed, useGet } from '../state.ts'
import { ActForm } from '../ui/actform.tsx'
import { Dialog, Failed, Loading, Note } from '../ui/basics.tsx'

const ASKED = ['title', 'to', 'due']

/* The plainest kind: no recurrence, nobody excluded. */
function plainest(kinds: Kind[], forms: Form[]): { kind: Kind; form: Form } | null {
  for (const kind of kinds) {
    const form = forms.find((f) => f.fields.some((x) => x.key === 'kind' && x.options?.some((o) => o.value === kind.kind)))
    if (form && !kind.recurs && !kind.excludes) return { kind, form }
  }
  return null
}

export default function QuickAdd({ onClose }: { onClose: () => void }) {
  const kinds = useGet<{ kinds: Kind[] }>('/api/kinds', { fresh: 600_000 })
  const forms = useGet<Forms>('/api/matters/forms', { fresh: 600_000 })
  const [opened, setOpened] = useState<string[]>([])
  const error = kinds.error ?? forms.error
  const found = kinds.data && forms.data ? plainest(kinds.data.kinds, forms.data.forms) : undefined
  return (
    <Dialog title={t('quick.title')} onClose={onClose} wide>
      {error && <Failed why={error} again={() => void forms.refetch()} />}
      {found === undefined && !error && <Loading />}
      {found === null && <p>{t('open.none_words')}</p>}
      {found && (
        <ActForm
          key={opened.length}
          form={{ ...found.form, help: '', any_of: [], fields: ASKED.flatMap((key) => found.form.fields.filter((f) => f.key === key)).map((f) => ({ ...f, must: f.key !== 'to', later: false })) }}
          settled={{ kind: found.kind.kind }}
          what="quick"
          previewPath="/api/matters/preview"
          sendPath="/api/matters"
          sendLabel={t('quick.do')}
          onCancel={onClose}
          onSent={(sent) => {
            void changed()
            setOpened((before) => [sent.code, ...before])
          }}
        />
      )}
      {opened.length > 0 && (
        <Note tone="fine" role="status">
          <p>
            {t('quick.opened')}{' '}
            {opened.map((code) => (
              <a key={code} className="code" href={matterPath(code)}>
                {code}{' '}
              </a>
            ))}
          </p>
        </Note>
      )}
      <p className="hint">
        {t('quick.or')} <a href="/new">{t('work.new')}</a>
      </p>
    </Dialog>
  )
}
