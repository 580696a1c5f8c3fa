/* state.ts -- who is signed in, and what every view needs of it. */
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Session, UnitRow } from './api.gen.ts'
import { Offline, Problem, get } from './http.ts'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (n, why) => why instanceof Offline && n < 2,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

export type Who = { session: Session; refresh: () => void }
export const WhoContext = createContext<Who | null>(null)

export function useWho(): Who {
  const who = useContext(WhoContext)
  if (!who) throw new Error('no session')
  return who
}

export const useSession = (): Session => useWho().session
export const useMay = (right: string): boolean => (useSession().rights ?? []).includes(right)

/* One read of the server, by its path; the path is the key. Null: nothing to ask yet. */
export function useGet<T>(path: string | null, more: { every?: number; fresh?: number; keep?: boolean } = {}): UseQueryResult<T, Error> {
  return useQuery<T, Error>({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path as string, signal),
    enabled: path !== null,
    refetchInterval: more.every,
    staleTime: more.fresh ?? 15_000,
    placeholderData: more.keep ? (before) => before : undefined,
  })
}

/* What an act changed: everything that was read of matters, work and boards is read again. */
export function changed(): Promise<void> {
  return queries.invalidateQueries({ predicate: (q) => /^\/api\/(matters|work|board|record|documents|drafts)/.test(String(q.queryKey[0])) })
}

export const useUnits = (on?: string | null) =>
  useGet<{ units: UnitRow[] } | UnitRow[]>(`/api/units${on ? `?on=${on}` : ''}`, { fresh: 300_000 })

export function unitList(data: { units: UnitRow[] } | UnitRow[] | undefined): UnitRow[] {
  return !data ? [] : Array.isArray(data) ? data : data.units
}

export const isGone = (why: unknown) => why instanceof Problem && why.status === 404
