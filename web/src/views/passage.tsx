/* passage.tsx -- a passage where it stands: some of the text before and behind it, itself marked. Offsets count code points. */
import { useEffect, useRef, useState } from 'react'
import { t } from '../i18n.ts'

const AROUND = 300

export function Passage({ text, start, end }: { text: string; start: number; end: number }) {
  const [whole, setWhole] = useState(false)
  const box = useRef<HTMLQuoteElement>(null)
  const mark = useRef<HTMLElement>(null)
  useEffect(() => {
    if (box.current && mark.current) box.current.scrollTop = mark.current.offsetTop - box.current.offsetTop - 60
  }, [text, start, whole])
  const points = [...text]
  const from = whole ? 0 : Math.max(0, start - AROUND)
  const to = whole ? points.length : Math.min(points.length, end + AROUND)
  return (
    <>
      <blockquote ref={box} className="passage" tabIndex={0} role="region" aria-label={t('matter.passage')}>
        {from > 0 && '… '}
        {points.slice(from, start).join('')}
        <mark ref={mark}>{points.slice(start, end).join('')}</mark>
        {points.slice(end, to).join('')}
        {to < points.length && ' …'}
      </blockquote>
      <button type="button" className="linklike noprint" onClick={() => setWhole(!whole)}>
        {whole ? t('matter.text_less') : t('matter.text_more')}
      </button>
    </>
  )
}
