/* matters.tsx -- matters as a list, narrowed by what stands in the address; or the one the address names. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import type { Kind, Board } from '../api.gen.ts'
import { get, url } from '../http.ts'
import { t, tMaybe } from '../i18n.ts'
import { setQuery, usePlace } from '../route.ts'
import { unitList, useGet, useUnits } from '../state.ts'
import { fmtInstant } from '../time.ts'
import { Button, Empty, Failed, Head, Loading, SelectField } from '../ui/basics.tsx'
import { MatterRow, Rows } from '../ui/lines.tsx'
import { UnitPicker } from '../ui/picker.tsx'
import { Icon } from '../ui/icon.tsx'
import { SaveView } from './saved.tsx'

const Matter = lazy(() => import('./matter.tsx'))

export const STATES = ['open', 'held', 'late', 'unreported', 'unanswered', 'to_assign', 'decide', 'confirm', 'stopped', 'outside', 'ended', 'all'] as const
const FILTERS = ['unit', 'kind', 'state', 'document', 'giver', 'q', 'as_of'] as const
const PAGE = 50

export default function Matters({ rest }: { rest: string }) {
  return rest ? <Matter key={rest} code={rest} /> : <List />
}

function List() {
  const { query } = usePlace()
  const filters = Object.fromEntries(FILTERS.map((f) => [f, query.get(f)]))
  const any = FILTERS.some((f) => query.get(f))
  const base = url('/api/matters', { ...filters, limit: PAGE })
  const lines = useInfiniteQuery({
    queryKey: [base, 'pages'],
    queryFn: ({ pageParam, signal }) => get<Board>(url('/api/matters', { ...filters, limit: PAGE, after: pageParam }), signal),
    initialPageParam: null as string | number | null,
    getNextPageParam: (last) => last.next,
  })
  const all = (lines.data?.pages ?? []).flatMap((p) => p.lines)
  const unit = query.get('unit')
  const unitName = unitList(useUnits().data).find((u) => u.code === unit)?.name
  const state = query.get('state')
  const title = [state ? tMaybe(`state.${state}`, state) : t('matters.title'), unitName].filter(Boolean).join(' – ')
  return (
    <>
      <Head title={title} lead={query.get('as_of') ? t('app.as_of', { at: fmtInstant(query.get('as_of')) }) : t('matters.lead')}>
        {any && <SaveView title={title} />}
      </Head>
      <Filters />
      {lines.error && <Failed why={lines.error} again={() => void lines.refetch()} />}
      {lines.isPending && <Loading />}
      {lines.data && all.length === 0 && any && (
        <Empty icon="search" title={t('matters.filtered')} actions={<Button onClick={() => setQuery(Object.fromEntries(FILTERS.map((f) => [f, null])))}>{t('matters.clear')}</Button>}>
          <p>{t('matters.filtered_words')}</p>
        </Empty>
      )}
      {lines.data && all.length === 0 && !any && (
        <Empty title={t('matters.none')} actions={<a className="btn btn-main" href="/documents?new=1">{t('work.upload')}</a>}>
          <p>{t('matters.none_words')}</p>
        </Empty>
      )}
      {all.length > 0 && (
        <>
          <p className="hint" role="status">
            {lines.hasNextPage ? t('matters.shown_more', { count: all.length }) : t('matters.shown', { count: all.length })}
          </p>
          <Rows label={title}>
            {all.map((l) => (
              <MatterRow key={l.code} line={l} showUnit action={false} />
            ))}
          </Rows>
          {lines.hasNextPage && (
            <p className="noprint">
              <Button busy={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
                {t('matters.more')}
              </Button>
            </p>
          )}
        </>
      )}
    </>
  )
}

function Filters() {
  const { query } = usePlace()
  const kinds = useGet<{ kinds: Kind[] }>('/api/kinds', { fresh: 600_000 })
  const [words, setWords] = useState(query.get('q') ?? '')
  const value = (key: string) => query.get(key) ?? ''
  return (
    <form
      className="filters noprint"
      role="search"
      aria-label={t('matters.narrow')}
      onSubmit={(e) => {
        e.preventDefault()
        setQuery({ q: words })
      }}
    >
      <div className="field">
        <label htmlFor="q">{t('matters.words')}</label>
        <span className="with-button">
          <input id="q" className="input" type="search" value={words} onChange={(e) => setWords(e.target.value)} placeholder={t('matters.words_example')} />
          <button type="submit" className="btn btn-plain btn-icon" aria-label={t('ui.find')}>
            <Icon name="search" />
          </button>
        </span>
      </div>
      <SelectField label={t('matters.state')} value={value('state')} onChange={(v) => setQuery({ state: v })} options={[{ value: '', label: t('matters.any_state') }, ...STATES.map((s) => ({ value: s, label: t(`state.${s}`) }))]} />
      <SelectField label={t('matters.kind')} value={value('kind')} onChange={(v) => setQuery({ kind: v })} options={[{ value: '', label: t('matters.any') }, ...(kinds.data?.kinds ?? []).filter((k) => k.kind === k.base).map((k) => ({ value: k.kind, label: k.name }))]} />
      <UnitPicker label={t('matters.unit')} value={value('unit') ? [value('unit')] : []} onChange={(v) => setQuery({ unit: v[0] ?? null })} />
    </form>
  )
}
