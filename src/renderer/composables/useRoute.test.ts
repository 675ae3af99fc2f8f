import { describe, expect, it } from 'vitest'
import { parseRoute, routeHash, type Route } from './useRoute.ts'

const library = '0123456789abcdef'

describe('the address', () => {
  it.each<[Route]>([
    [{ view: 'start' }],
    [{ view: 'library', library }],
    [{ view: 'run', library, run: 12 }],
    [{ view: 'job', job: 3 }],
  ])('comes back from its hash: %j', (route) => expect(parseRoute(routeHash(route))).toEqual(route))

  it.each([
    '',
    '#',
    '#/nowhere',
    '#/library',
    '#/library/xyz',
    `#/library/${library}/run/0`,
    `#/library/${library}/run/1/more`,
    `#/library/${library.toUpperCase()}`,
    '#/jobs/1/2',
    '#/jobs/-1',
    '#/jobs/1e3',
  ])('that means nothing, such as "%s", is the start', (hash) =>
    expect(parseRoute(hash)).toEqual({ view: 'start' }),
  )
})
