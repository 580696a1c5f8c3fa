/* narrow.tsx -- a list that is here whole, narrowed by words as people type them: with or without accents, in any order. */
import { useId, useState } from 'react'
import { fold, matches } from '../fold.ts'
import { t } from '../i18n.ts'

export type Narrowing<T> = { words: string; setWords: (words: string) => void; shown: T[] }

export function useNarrow<T>(list: T[], wordsOf: (of: T) => string): Narrowing<T> {
  const [words, setWords] = useState('')
  return { words, setWords, shown: words.trim() ? list.filter((of) => matches(fold(wordsOf(of)), words)) : list }
}

/* The field; how many are left is said to who cannot see the list grow shorter. */
export function Narrow<T>({ label, by }: { label: string; by: Narrowing<T> }) {
  const id = useId()
  const narrowed = by.words.trim() !== ''
  return (
    <div className="field narrow-field noprint">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" type="search" autoComplete="off" value={by.words} onChange={(e) => by.setWords(e.target.value)} />
      <p className={narrowed && by.shown.length === 0 ? 'hint' : 'sr'} role="status">
        {narrowed && (by.shown.length === 0 ? t('ui.none_fits', { query: by.words.trim() }) : t('ui.narrowed', { count: by.shown.length }))}
      </p>
    </div>
  )
}
