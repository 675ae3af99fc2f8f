import { describe, expect, it } from 'vitest'
import { parseRoute, routeHash, type Route } from './useRoute.ts'

const library = '0123456789abcdef'
const routes: Route[] = [
  { view: 'start' },
  { view: 'job', job: 4 },
  { view: 'library', library },
  { view: 'run', library, run: 2 },
  { view: 'spot-check', library, run: 2, topic: null },
  { view: 'spot-check', library, run: 2, topic: 0 },
  { view: 'compare', library, runs: null },
  { view: 'compare', library, runs: [1, 12] },
]

describe('the address', () => {
  it.each(routes)('leads back to $view', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route)
  })

  it.each([
    '',
    '#/nowhere',
    '#/jobs/0',
    '#/jobs/1/2',
    '#/library/xyz',
    `#/library/${library}/run`,
    `#/library/${library}/run/1/gallery`,
    `#/library/${library}/run/1/spot-check/01`,
    `#/library/${library}/run/1/spot-check/1/2`,
    `#/library/${library}/compare/1`,
    `#/library/${library}/compare/1/2/3`,
  ])('%s is the start', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'start' })
  })
})
