/* admin_yaml.tsx -- rows of the register as its own files say them (docs/formats/org.md), for what no table holds: tried first, then recorded. */
import { useState } from 'react'
import type { Rows } from '../api.gen.ts'
import { post } from '../http.ts'
import { t } from '../i18n.ts'
import { queries } from '../state.ts'
import { Button, FileButton, Labelled, Note, wordsOf } from '../ui/basics.tsx'
import { say } from '../ui/toast.tsx'

const EXAMPLE = `announced: 2026-01-05
source: Quyết định …/QĐ-UBND
successions:
  - { unit: , from: 2026-02-01, successor: }
names:
  - { unit: , name_vi: , from: 2026-02-01 }
`

export function Yaml() {
  const [text, setText] = useState('')
  const [tried, setTried] = useState<{ text: string; rows: number } | null>(null)
  const [refused, setRefused] = useState<Rows | null>(null)
  const [why, setWhy] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = async (dry: boolean) => {
    setBusy(true)
    setWhy(null)
    setRefused(null)
    try {
      const done = await post<Rows>(`/api/register${dry ? '?dry_run=1' : ''}`, undefined, { bytes: new Blob([text], { type: 'application/yaml' }) })
      if (dry && done.refused?.length) setRefused(done)
      else if (dry) setTried({ text, rows: done.rows })
      else {
        setTried(null)
        setText('')
        say(t('admin.import_done', { count: done.rows }))
        void queries.invalidateQueries()
      }
    } catch (problem) {
      setTried(null)
      setWhy(problem)
    } finally {
      setBusy(false)
    }
  }
  const ready = tried !== null && tried.text === text
  return (
    <>
      <p>{t('admin.import_words')}</p>
      <Labelled id="rows" label={t('admin.rows')} help={t('admin.rows_help')}>
        <textarea id="rows" className="input mono" rows={12} spellCheck={false} value={text} aria-describedby="rows-help" onChange={(e) => setText(e.target.value)} />
      </Labelled>
      <div className="form-do">
        <Button tone="quiet" onClick={() => setText(EXAMPLE)}>{t('admin.example')}</Button>
        <FileButton label={t('admin.rows_file')} accept=".yaml,.yml,.json" onFile={(file) => void file.text().then(setText)} />
      </div>
      {why !== null && <Note tone="late" role="alert"><p>{wordsOf(why)}</p></Note>}
      {refused?.refused && (
        <Note tone="late" role="alert" title={t('register.wrong', { count: refused.refused.length + (refused.more ?? 0) })}>
          <ul>{refused.refused.map((r, i) => <li key={i}>{t('admin.line', { n: r.line })}: {r.says}</li>)}</ul>
          {(refused.more ?? 0) > 0 && <p>{t('register.more', { count: refused.more as number })}</p>}
        </Note>
      )}
      {ready && <Note tone="fine" role="status">{t('admin.import_fits', { count: tried.rows })}</Note>}
      <div className="form-do">
        <Button tone={ready ? 'plain' : 'main'} disabled={!text.trim() || busy} busy={busy} onClick={() => void run(true)}>{t('sheet.try')}</Button>
        {ready && <Button tone="main" icon="check" disabled={busy} onClick={() => void run(false)}>{t('admin.import_do')}</Button>}
      </div>
    </>
  )
}
