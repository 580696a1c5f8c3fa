/* lines.tsx -- matters in a list: each a link, each with its clock in words. */
import { useRef, useState, type ReactNode } from 'react'
import type { Line, NextAct } from '../api.gen.ts'
import { t } from '../i18n.ts'
import { matterPath } from '../route.ts'
import { fmtInstant, spanWords } from '../time.ts'
import { Button, Tag } from './basics.tsx'
import { ClockWords, ShareBar } from './clock.tsx'
import { Icon } from './icon.tsx'
import { sentence } from './words.ts'

/* What may be done next, one click away: the first as a button, others beside it; the server offers only what it would take. */
function NextActs({ line }: { line: Line }) {
  const [first, ...also] = line.next ?? []
  if (!first) return null
  const link = (n: NextAct, i: number) => (
    <a key={n.act} className={i === 0 ? 'btn btn-plain' : 'btn btn-quiet row-also'} data-next={i + 1} href={`${matterPath(line.code)}?act=${n.act}`} aria-label={`${sentence(n.name)}: ${line.code}`}>
      <span>{sentence(n.name)}</span>
    </a>
  )
  return (
    <>
      {link(first, 0)}
      {also.length > 0 && <span>{also.map((n, i) => link(n, i + 1))}</span>}
    </>
  )
}

/* Share of the limit that passed while this holder had it, in percent of the limit. */
function ownShare(line: Line): number | null {
  if (!line.share || !line.held || !line.left) return null
  const used = line.share / 100
  const limit = used >= 1 ? null : line.left.seconds / (1 - used)
  return limit && limit > 0 ? Math.round((line.held.seconds / limit) * 100) : null
}

export function MatterRow({ line, showUnit, action = true }: { line: Line; showUnit?: boolean; action?: boolean }) {
  const share = line.share ?? null
  const own = ownShare(line)
  const who = [line.unit.name, line.person].filter(Boolean).join(' – ')
  return (
    <li className={`row ${line.is_late && !line.ended ? 'row-late' : ''}`}>
      <div className="row-main">
        <a className="row-title" data-row href={matterPath(line.code)}>
          {line.title}
        </a>
        <p className="row-facts">
          <span className="code">{line.code}</span>
          {line.question && (
            <Tag tone="info" icon="link">
              {t('line.question')}
            </Tag>
          )}
          {line.to_allocate && <Tag tone="soon">{t('line.to_allocate')}</Tag>}
          <span>{line.state_name}</span>
          {(line.values ?? []).filter((v) => v.text).map((v) => (
            <span key={v.code}>
              {v.name}: <b>{v.text}</b>
            </span>
          ))}
          {showUnit && who && (
            <span>
              <Icon name="unit" /> {who}
            </span>
          )}
          {!showUnit && line.giver && <span>{t('line.from', { who: line.giver })}</span>}
        </p>
      </div>
      <div className="row-clock">
        <ClockWords m={line} />
        {share !== null && !line.ended && (
          <span className="row-share">
            <ShareBar share={share} own={own} />
            <small>{own !== null && own < share ? t('line.share_own', { share, own }) : t('line.share', { share })}</small>
          </span>
        )}
      </div>
      {action && (
        <div className="row-do noprint">
          <NextActs line={line} />
        </div>
      )}
    </li>
  )
}

/* On whom one waits, and how long: that comes first; then what for. */
export function WaitRow({ line }: { line: Line }) {
  const who = [line.unit.name || t('wait.outside'), line.person].filter(Boolean).join(' – ')
  return (
    <li className={`row row-wait ${line.is_late && !line.ended ? 'row-late' : ''}`}>
      <div className="row-main">
        <p className="row-who">
          <Icon name="unit" /> <b>{who}</b> {line.held ? t('wait.for', { span: spanWords(line.held) }) : t('wait.since', { at: fmtInstant(line.since) })}
        </p>
        <a className="row-title" data-row href={matterPath(line.code)}>
          {line.title}
        </a>
        <p className="row-facts">
          <span className="code">{line.code}</span>
          <span>{t(`wait.${line.why ?? 'passed'}` as 'wait.asked')}</span>
          <span>{line.state_name}</span>
        </p>
      </div>
      <div className="row-clock">
        <ClockWords m={line} />
      </div>
      <div className="row-do noprint">
        <NextActs line={line} />
      </div>
    </li>
  )
}

export function Rows({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  )
}

const FIRST_LINES = 20

/* The first of many matters; the others when they are asked for, and the keyboard goes on at the first of them. */
export function FewRows({ lines, label, row }: { lines: Line[]; label: string; row: (line: Line) => ReactNode }) {
  const [all, setAll] = useState(lines.length <= FIRST_LINES)
  const box = useRef<HTMLDivElement>(null)
  const more = () => {
    setAll(true)
    requestAnimationFrame(() => box.current?.querySelectorAll<HTMLElement>('[data-row]')[FIRST_LINES]?.focus())
  }
  return (
    <div ref={box}>
      <Rows label={label}>{(all ? lines : lines.slice(0, FIRST_LINES)).map(row)}</Rows>
      {!all && lines.length > FIRST_LINES && (
        <p className="rows-more noprint">
          <Button icon="down" onClick={more}>{t('line.all', { count: lines.length })}</Button>
        </p>
      )}
    </div>
  )
}
