/** Where the window is, in the address's hash: a reload, the back button and a link keep it. */
import { readonly, shallowRef, type Ref } from 'vue'

export type Route =
  | { view: 'start' }
  | { view: 'library'; library: string }
  | { view: 'run'; library: string; run: number }
  | { view: 'job'; job: number }

const start: Route = { view: 'start' }

/** What the hash names; anything unknown is the start. */
export function parseRoute(hash: string): Route {
  const [first, second, third, fourth, ...rest] = hash.replace(/^#\/?/, '').split('/')
  if (rest.length > 0) return start
  if (first === 'jobs' && isRowId(second) && third === undefined) return { view: 'job', job: Number(second) }
  if (first !== 'library' || !/^[0-9a-f]{16}$/.test(second ?? '')) return start
  if (third === undefined) return { view: 'library', library: second }
  if (third === 'run' && isRowId(fourth)) return { view: 'run', library: second, run: Number(fourth) }
  return start
}

export function routeHash(route: Route): string {
  switch (route.view) {
    case 'start':
      return '#/'
    case 'library':
      return `#/library/${route.library}`
    case 'run':
      return `#/library/${route.library}/run/${route.run}`
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
