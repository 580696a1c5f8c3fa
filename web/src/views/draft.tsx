/* draft.tsx -- intake review: the text left, what was understood right; a person settles what the program could not.
 *
 * The keyboard alone suffices: j/k between contents, e to edit, s split, m merge with the next, x leave out, a add the
 * passage in view, v what would be opened, Ctrl+Enter accept.
 */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Content, Draft } from '../api.gen.ts'
import { Problem, post } from '../http.ts'
import { t } from '../i18n.ts'
import { go } from '../route.ts'
import { changed, queries, useGet } from '../state.ts'
import { coverage, segments, type Segment } from '../segments.ts'
import { fmtDay } from '../time.ts'
import { Button, Failed, Head, Loading, Note, wordsOf } from '../ui/basics.tsx'
import { useKeys } from '../ui/keys.ts'
import { say } from '../ui/toast.tsx'
import { ContentCard } from './content.tsx'
import { OpeningDialog } from './opening.tsx'
import { SplitDialog } from './split.tsx'

export type Edit = { do: string; content?: number } & Record<string, unknown>

export default function Review({ rest }: { rest: string }) {
  const path = `/api/drafts/${encodeURIComponent(rest)}`
  const read = useGet<Draft>(path)
  const draft = { ...read, data: useMemo(() => read.data && settle(read.data), [read.data]) }
  if (draft.error) return <><Head title={t('review.title')} /><Failed why={draft.error} again={() => void draft.refetch()} /></>
  if (!draft.data) return <><Head title={t('review.title')} /><Loading lines={8} /></>
  return <Panes draft={draft.data} path={path} again={() => void read.refetch()} />
}

/* A general request opens nothing, so it lacks no date. */
function settle(draft: Draft): Draft {
  const needs = (c: Content) => (c.exhortation ? c.problems.filter((p) => p.what !== 'no-date') : c.problems)
  return { ...draft, contents: draft.contents.map((c) => ({ ...c, problems: needs(c) })) }
}

function useEdit(draft: Draft, path: string) {
  return useMutation({
    mutationFn: (edit: Edit) => post<Draft>(`${path}/edits`, edit, { version: draft.version }),
    onSuccess: (next) => {
      queries.setQueryData([path], next)
      queries.removeQueries({ predicate: (q) => String(q.queryKey[0]).startsWith(`${path}/opening`) })
    },
    onError: (why) => {
      say(why instanceof Problem && why.problem === 'stale-version' ? t('review.moved') : wordsOf(why), { tone: 'late' })
      void queries.invalidateQueries({ queryKey: [path] })
    },
  })
}

function Panes({ draft, path, again }: { draft: Draft; path: string; again: () => void }) {
  const [at, setAt] = useState(draft.contents.find((c) => c.problems.length > 0)?.n ?? draft.contents[0]?.n ?? 0)
  const [editing, setEditing] = useState<number | null>(null)
  const [splitting, setSplitting] = useState<number | null>(null)
  const [opening, setOpening] = useState(false)
  const [picked, setPicked] = useState<Segment | null>(null)
  const edit = useEdit(draft, path)
  const open = draft.state === 'draft'
  const points = useMemo(() => [...draft.text], [draft.text])
  const parts = useMemo(() => segments(points, draft.contents, draft.no_task), [points, draft.contents, draft.no_task])
  const index = draft.contents.findIndex((c) => c.n === at)
  const now = draft.contents[index] as Content | undefined
  const todo = draft.contents.filter((c) => !c.dropped && c.problems.length > 0)

  const move = (by: number) => {
    const next = draft.contents[Math.min(draft.contents.length - 1, Math.max(0, index + by))]
    if (!next) return
    setAt(next.n)
    document.getElementById(`content-${next.n}`)?.focus()
  }
  const nextTodo = () => {
    const here = now && todo.includes(now) && document.activeElement?.id !== `content-${now.n}`
    const next = here ? now : (todo.find((c) => draft.contents.indexOf(c) > index) ?? todo[0])
    if (next) {
      setAt(next.n)
      document.getElementById(`content-${next.n}`)?.focus()
    }
  }
  const merge = (c: Content) => {
    const next = draft.contents.slice(draft.contents.indexOf(c) + 1).find((o) => !o.dropped)
    if (next) edit.mutate({ do: 'merge', content: c.n, with: next.n })
  }
  const toggle = (c: Content) => edit.mutate(c.dropped ? { do: 'restore', content: c.n } : { do: 'drop', content: c.n, reason: t('review.drop_reason') })
  const add = () => {
    const span = selectedSpan() ?? picked
    if (span) edit.mutate({ do: 'add', start: span.start, end: span.end }, { onSuccess: () => setPicked(null) })
    else say(t('review.add_how'))
  }
  useKeys([
    { keys: 'j', says: t('review.key_next'), run: () => move(1) },
    { keys: 'k', says: t('review.key_before'), run: () => move(-1) },
    { keys: 'r', says: t('review.key_todo'), run: nextTodo },
    ...(open
      ? [
          { keys: 'e', says: t('review.key_edit'), run: () => now && setEditing(now.n) },
          { keys: 's', says: t('review.key_split'), run: () => now && setSplitting(now.n) },
          { keys: 'm', says: t('review.key_merge'), run: () => now && merge(now) },
          { keys: 'x', says: t('review.key_drop'), run: () => now && toggle(now) },
          { keys: 'a', says: t('review.key_add'), run: add },
          { keys: 'v', says: t('review.key_opening'), run: () => setOpening(true) },
          { keys: 'Ctrl+Enter', says: t('review.key_opening'), hidden: true, run: () => setOpening(true) },
        ]
      : []),
  ])
  const d = draft.document
  return (
    <>
      <p className="crumbs"><a href="/documents">{t('documents.title')}</a></p>
      <Head title={[d.type, d.number].filter(Boolean).join(' ') || draft.file || t('review.title')} lead={[d.title, [d.issuer, fmtDay(d.date)].filter(Boolean).join(', ')].filter(Boolean).join(' · ')}>
        {open && (
          <Button tone="main" icon="check" keys="v" onClick={() => setOpening(true)}>
            {t('review.accept')}
          </Button>
        )}
      </Head>
      {!open && (
        <Note tone="fine">
          {t('review.accepted')} {draft.document_id && <a href={`/documents/${draft.document_id}`}>{t('review.see')}</a>}
        </Note>
      )}
      <CoverageBar parts={parts} todo={todo.length} contents={draft.contents.filter((c) => !c.dropped).length} onTodo={nextTodo} />
      <div className="review">
        <TextPane parts={parts} at={at} onPick={setAt} picked={picked} onSegment={setPicked} onAdd={open ? add : undefined} contents={draft.contents} />
        <ol className="review-list" aria-label={t('review.contents')}>
          {draft.contents.map((c) => (
            <ContentCard
              key={c.n}
              c={c}
              now={c.n === at}
              open={open}
              editing={editing === c.n}
              busy={edit.isPending}
              onAt={() => setAt(c.n)}
              onEdit={() => setEditing(c.n)}
              onDone={() => {
                setEditing(null)
                requestAnimationFrame(() => document.getElementById(`content-${c.n}`)?.focus())
              }}
              onSet={(fields) => edit.mutate({ do: 'set', content: c.n, fields }, { onSuccess: () => setEditing(null) })}
              onSplit={() => setSplitting(c.n)}
              onMerge={() => merge(c)}
              onToggle={() => toggle(c)}
            />
          ))}
        </ol>
      </div>
      {splitting !== null && now && (
        <SplitDialog
          content={draft.contents.find((c) => c.n === splitting) as Content}
          onClose={() => setSplitting(null)}
          onSplit={(offset) => {
            edit.mutate({ do: 'split', content: splitting, offset })
            setSplitting(null)
          }}
        />
      )}
      {opening && (
        <OpeningDialog
          draft={draft}
          path={path}
          onClose={() => setOpening(false)}
          onTodo={(n) => {
            setOpening(false)
            setAt(n)
            setEditing(n)
          }}
          onAccepted={(n) => {
            setOpening(false)
            say(t('review.opened', { count: n }))
            void changed()
            again()
            go('/documents')
          }}
        />
      )}
    </>
  )
}

/* The selection inside the text pane, as offsets of the text; null without one. */
function selectedSpan(): { start: number; end: number } | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed) return null
  const offset = (node: Node | null, at: number): number | null => {
    const host = node?.parentElement?.closest<HTMLElement>('[data-start]')
    if (!host) return null
    return Number(host.dataset.start) + [...(node?.textContent ?? '').slice(0, at)].length
  }
  const a = offset(selection.anchorNode, selection.anchorOffset)
  const b = offset(selection.focusNode, selection.focusOffset)
  if (a === null || b === null || a === b) return null
  return { start: Math.min(a, b), end: Math.max(a, b) }
}

function CoverageBar({ parts, todo, contents, onTodo }: { parts: Segment[]; todo: number; contents: number; onTodo: () => void }) {
  const c = coverage(parts)
  const share = (n: number) => (c.all > 0 ? Math.round((n / c.all) * 100) : 0)
  return (
    <section className="coverage" aria-label={t('review.coverage')}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="cov-gap" width="100" height="6" />
        <rect className="cov-content" width={share(c.content)} height="6" />
        <rect className="cov-none" x={share(c.content)} width={share(c.noTask)} height="6" />
      </svg>
      <p>
        <span className="key key-content">{t('review.cov_content', { count: contents, share: share(c.content) })}</span>
        <span className="key key-none">{t('review.cov_none', { share: share(c.noTask) })}</span>
        <span className={c.gap > 0 ? 'key key-gap' : 'key'}>{t('review.cov_gap', { share: share(c.gap) })}</span>
        {todo > 0 ? (
          <button type="button" className="todo" onClick={onTodo}>
            {t('review.todo', { count: todo })} <kbd aria-hidden="true">r</kbd>
          </button>
        ) : (
          <span className="todo-none">{t('review.todo_none')}</span>
        )}
      </p>
    </section>
  )
}

function TextPane({ parts, at, onPick, picked, onSegment, onAdd, contents }: { parts: Segment[]; at: number; onPick: (n: number) => void; picked: Segment | null; onSegment: (s: Segment | null) => void; onAdd?: () => void; contents: Content[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const pane = box.current
    const mark = pane?.querySelector<HTMLElement>(`[data-n="${at}"]`)
    if (pane && mark) pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3
  }, [at, parts])
  const wrong = new Set(contents.filter((c) => c.problems.length > 0).map((c) => c.n))
  return (
    <div className="review-text" ref={box} role="region" aria-label={t('review.text')} tabIndex={0}>
      {parts.map((s) => {
        const start = { 'data-start': s.start }
        if (s.kind === 'content') {
          return (
            <mark key={s.start} {...start} data-n={s.n} className={`${s.n === at ? 'now' : ''} ${wrong.has(s.n as number) ? 'unsettled' : ''}`} onClick={() => onPick(s.n as number)}>
              {s.text}
            </mark>
          )
        }
        if (s.kind === 'joint') return <span key={s.start} {...start}>{s.text}</span>
        const on = picked?.start === s.start
        return (
          <span
            key={s.start}
            {...start}
            className={`${s.kind === 'gap' ? 'gap' : 'none'} ${on ? 'picked' : ''}`}
            role={onAdd ? 'button' : undefined}
            tabIndex={onAdd ? 0 : undefined}
            aria-pressed={onAdd ? on : undefined}
            title={s.reason}
            onClick={() => onAdd && getSelection()?.isCollapsed && onSegment(on ? null : s)}
            onKeyDown={(e) => {
              if (onAdd && (e.key === 'Enter' || e.key === ' ')) {
                e.preventDefault()
                onSegment(on ? null : s)
              }
            }}
          >
            {s.text}
          </span>
        )
      })}
      {onAdd && picked && (
        <div className="review-add noprint">
          <span>{picked.reason ? t('review.why_none', { reason: picked.reason }) : t('review.gap')}</span>
          <Button tone="main" icon="plus" keys="a" onClick={onAdd}>
            {t('review.add')}
          </Button>
        </div>
      )}
    </div>
  )
}

