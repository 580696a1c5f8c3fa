/* picture.tsx -- a picture drawn by the server, put into the page so that its links and titles work. */
import { useEffect, useRef, useState } from 'react'
import { get } from '../http.ts'
import { t } from '../i18n.ts'
import { Loading } from './basics.tsx'

/* Only what a picture needs is taken over: no script, no event, no foreign content. */
function clean(root: Element): void {
  for (const node of [...root.querySelectorAll('script, foreignObject, style, iframe, object, embed, animate, set')]) node.remove()
  for (const node of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of [...node.attributes]) {
      const link = name === 'href' || name === 'xlink:href'
      if (/^on/i.test(name) || name === 'style' || (link && !/^[/#]/.test(value))) node.removeAttribute(name)
    }
  }
}

const NARROWEST = 320 /* what the server draws at the least */
const WIDEST = 1400
const FRAME = 26

/* `src` is asked for with the width there is, in steps, so that its letters keep their size. */
export function Picture({ src, whenGone }: { src: string; whenGone?: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const measure = () => {
      const there = (room.current?.clientWidth ?? 0) - FRAME
      setWidth(Math.max(NARROWEST, Math.floor(Math.min(WIDEST, there) / 20) * 20))
    }
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  const [state, setState] = useState<'wait' | 'there' | 'gone'>('wait')
  useEffect(() => {
    if (width === 0) return
    const stop = new AbortController()
    get<string>(`${src}${src.includes('?') ? '&' : '?'}width=${width}`, stop.signal)
      .then((text) => {
        const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
        if (svg.localName !== 'svg' || !box.current) return setState('gone')
        clean(svg)
        box.current.replaceChildren(document.importNode(svg, true))
        setState('there')
      })
      .catch(() => !stop.signal.aborted && setState('gone'))
    return () => stop.abort()
  }, [src, width])
  return (
    <div ref={room}>
      {state === 'wait' && <Loading lines={2} />}
      {state === 'gone' && (whenGone === undefined ? <p className="hint">{t('ui.no_picture')}</p> : whenGone)}
      <div ref={box} className="picture" hidden={state !== 'there'} tabIndex={state === 'there' ? 0 : undefined} role="group" aria-label={t('ui.picture')} />
    </div>
  )
}
