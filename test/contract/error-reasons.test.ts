import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reasonsInChinese } from '../../src/shared/reasons/chinese/all.ts'
import { errorsMadeIn } from './support/thrown-errors.ts'

/** Whose errors a person reads on the command line alone, in English. */
const commandLineAlone = [
  'src/hosts/cli/',
  'src/hosts/start/',
  'src/hosts/web/listen-on-loopback.ts',
  'src/hosts/web/page-files.ts',
  'src/hosts/web/serve.ts',
  'src/engine/pretraining/',
  'src/engine/interchange/',
  'src/engine/curation/left-out-of-file.ts',
  'src/engine/exports/refuse-overwriting.ts',
  'src/engine/jobs/draw-overlays.ts',
  'src/engine/jobs/export-library.ts',
  'src/engine/jobs/import-embeddings.ts',
  'src/engine/synthetic/draw-faces.ts',
]
/** What only other code can get wrong: settings and shapes that were looked at before. */
const mistakesOfCode = [
  'src/graph/op.ts',
  'src/models/',
  'src/engine/jobs/compute/trial-tasks.ts',
  'src/engine/jobs/stages/start.ts',
  'src/engine/library/import/examine-worker.ts',
  'src/engine/maps/layout-map.ts',
  'src/engine/runtime/host-tensor.ts',
  'src/engine/runtime/open-model.ts',
  'src/engine/topics/checked-source.ts',
  'src/engine/topics/lda.ts',
  'src/main/answer-page.ts',
  'src/main/engine-double.ts',
]
const needNone = [...commandLineAlone, ...mistakesOfCode]

const sources = globSync('src/**/*.ts', { exclude: ['**/*.test.ts'] })
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
const made = sources.flatMap((path) => errorsMadeIn(path, readFileSync(path, 'utf8')))
const byReason = made.flatMap((error) => error.reasons.map((reason) => ({ reason, ...error })))
const texts = Object.entries(reasonsInChinese)

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
}

describe('errors that a window may show', () => {
  it('have a reason, by which other languages know them', () => {
    const without = made.filter(
      ({ place, code, reasons, passesOn }) =>
        code !== 'internal' &&
        reasons.length === 0 &&
        !passesOn &&
        !needNone.some((path) => place.startsWith(path)),
    )
    expect(without.map(({ place }) => place)).toEqual([])
  })

  it('are said in Chinese', () => {
    const unsaid = byReason.filter(({ reason }) => !Object.hasOwn(reasonsInChinese, reason))
    expect(unsaid.map(({ place, reason }) => `${place} ${reason}`)).toEqual([])
  })

  it('give the values that the Chinese sentence and hint name, and no others', () => {
    const differing = byReason
      .filter(({ reason }) => Object.hasOwn(reasonsInChinese, reason))
      .map(({ place, reason, values }) => {
        const { sentence, hint = '' } = reasonsInChinese[reason]
        return { place, reason, given: values, named: [...new Set(placeholders(sentence + hint))].sort() }
      })
      .filter(({ given, named }) => given.join() !== named.join())
    expect(differing).toEqual([])
  })

  it('have a hint in Chinese where they have one in English', () => {
    const differing = byReason
      .filter(({ reason, hasHint }) => {
        const text = Object.hasOwn(reasonsInChinese, reason) ? reasonsInChinese[reason] : undefined
        return text && hasHint !== null && hasHint !== (text.hint !== undefined)
      })
      .map(({ place, reason, hasHint }) => ({ place, reason, hasHint }))
    expect(differing).toEqual([])
  })

  it('are said in Chinese only while something makes them', () => {
    const known = new Set(byReason.map(({ reason }) => reason))
    expect(texts.map(([reason]) => reason).filter((reason) => !known.has(reason))).toEqual([])
  })

  it('are looked for in places that are there', () => {
    const gone = needNone.filter((path) => !sources.some((source) => source.startsWith(path)))
    expect(gone).toEqual([])
  })
})

describe('errorsMadeIn', () => {
  it('reads codes, reasons, values and hints', () => {
    const source = `
      throw new CheekboneError('io', text, { reason: 'a', values: { path, code: 1 }, hint: 'x' })
      throw new CheekboneError(code, text, { reason: on === 'z' ? 'b' : 'c' })
      throw new CheekboneError('io', text, { reason, values, cause })
      throw malformed(text, { reason: 'd', values: { line } })
      throw new CheekboneError('io', text)`
    const nothing = { values: [], hasHint: false, passesOn: false }
    expect(errorsMadeIn('x.ts', source)).toEqual([
      {
        place: 'x.ts:2',
        code: 'io',
        reasons: ['a'],
        values: ['code', 'path'],
        hasHint: true,
        passesOn: false,
      },
      { place: 'x.ts:3', code: null, reasons: ['b', 'c'], ...nothing },
      { place: 'x.ts:4', code: 'io', reasons: [], ...nothing, passesOn: true },
      { place: 'x.ts:5', code: null, reasons: ['d'], values: ['line'], hasHint: null, passesOn: false },
      { place: 'x.ts:6', code: 'io', reasons: [], ...nothing },
    ])
  })
})
