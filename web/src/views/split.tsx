/* split.tsx -- cutting a content in two: arrows move the cut from word to word, both halves are shown as they would be. */
import { useState } from 'react'
import type { Content } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { cuts, likelyCut } from '../segments.ts'
import { Button, Dialog } from '../ui/basics.tsx'

export function SplitDialog({ content, onClose, onSplit }: { content: Content; onClose: () => void; onSplit: (offset: number) => void }) {
  const words = content.words ?? ''
  const places = cuts(words)
  const [i, setI] = useState(Math.max(0, places.indexOf(likelyCut(words))))
  const points = [...words]
  if (places.length === 0) {
    return (
      <Dialog title={t('split.title')} onClose={onClose}>
        <p>{t('split.one_word')}</p>
      </Dialog>
    )
  }
  const cut = places[i]
  const done = () => onSplit(content.start + cut)
  return (
    <Dialog title={t('split.title')} onClose={onClose} wide>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          done()
        }}
      >
        <label className="field" htmlFor="cut">
          {t('split.where')}
        </label>
        <input
          id="cut"
          type="range"
          min={0}
          max={places.length - 1}
          value={i}
          autoFocus
          data-first
          aria-valuetext={points.slice(Math.max(0, cut - 30), cut).join('')}
          onChange={(e) => setI(Number(e.target.value))}
          onKeyDown={(e) => {
            if (e.key === 'Enter') {
              e.preventDefault()
              done()
            }
          }}
        />
        <div className="halves">
          <blockquote>
            <b>1</b> {points.slice(0, cut).join('')}
          </blockquote>
          <blockquote>
            <b>2</b> {points.slice(cut).join('')}
          </blockquote>
        </div>
        <div className="form-do">
          <Button tone="main" type="submit" icon="split" keys="Enter">
            {t('split.do')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
