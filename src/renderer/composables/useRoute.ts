/** Where the window is, in the address's hash: a reload, the back button and a link keep it. */
import { readonly, shallowRef, type Ref } from 'vue'

export type Route =
  | { view: 'start' }
  | { view: 'library'; library: string }
  | { view: 'run'; library: string; run: number }
  /** Without a topic: the first that is not judged to the end. */
  | { view: 'spot-check'; library: string; run: number; topic: number | null }
  /** Two runs of a library held against each other; without them, those that are likeliest meant. */
  | { view: 'compare'; library: string; runs: readonly [first: number, second: number] | null }
  | { view: 'job'; job: number }

const start: Route = { view: 'start' }

/** What the hash names; anything unknown is the start. */
export function parseRoute(hash: string): Route {
  const [first, ...rest] = hash.replace(/^#\/?/, '').split('/')
  if (first === 'jobs' && rest.length === 1 && isRowId(rest[0])) return { view: 'job', job: Number(rest[0]) }
  const [library, ...place] = rest
  if (first !== 'library' || !/^[0-9a-f]{16}$/.test(library ?? '')) return start
  if (place.length === 0) return { view: 'library', library }
  if (place[0] === 'run') return parseRun(library, place.slice(1))
  return place[0] === 'compare' ? parseCompare(library, place.slice(1)) : start
}

function parseRun(library: string, [id, view, topic, ...rest]: readonly string[]): Route {
  if (!isRowId(id) || rest.length > 0) return start
  const run = Number(id)
  if (view === undefined) return { view: 'run', library, run }
  if (view !== 'spot-check') return start
  if (topic === undefined) return { view, library, run, topic: null }
  return /^(0|[1-9][0-9]{0,8})$/.test(topic) ? { view, library, run, topic: Number(topic) } : start
}

function parseCompare(library: string, ids: readonly string[]): Route {
  if (ids.length === 0) return { view: 'compare', library, runs: null }
  if (ids.length !== 2 || !ids.every(isRowId)) return start
  return { view: 'compare', library, runs: [Number(ids[0]), Number(ids[1])] }
}

export function routeHash(route: Route): string {
  switch (route.view) {
    case 'start':
      return '#/'
    case 'library':
      return `#/library/${route.library}`
    case 'run':
      return `#/library/${route.library}/run/${route.run}`
    case 'spot-check':
      return `#/library/${route.library}/run/${route.run}/spot-check${route.topic === null ? '' : `/${route.topic}`}`
    case 'compare':
      return `#/library/${route.library}/compare${route.runs ? `/${route.runs.join('/')}` : ''}`
    case 'job':
      return `#/jobs/${route.job}`
  }
}

function isRowId(text: string | undefined): boolean {
  return text !== undefined && /^[1-9][0-9]{0,14}$/.test(text)
}

const current = shallowRef<Route>(start)

export function followHash(window: Window): void {
  const read = (): void => {
    current.value = parseRoute(window.location.hash)
  }
  window.addEventListener('hashchange', read)
  read()
}

export function useRoute(): { route: Readonly<Ref<Route>>; go: (to: Route) => void } {
  return {
    route: readonly(current),
    go: (to) => {
      window.location.hash = routeHash(to)
    },
  }
}
