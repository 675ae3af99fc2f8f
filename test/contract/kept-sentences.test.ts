import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { keptSentenceInChinese } from '../../src/shared/reasons/chinese/kept-sentences.ts'
import { sentencesIn } from './support/sentences-in.ts'

/** What these say is kept by libraries and jobs as it was said. */
const whoseWordsAreKept = [
  'src/engine/jobs/stages/embed.ts',
  'src/engine/library/import/examine-photo.ts',
  'src/engine/library/import/examine-pool.ts',
  'src/engine/library/photos/decode.ts',
  'src/engine/library/photos/read-photo.ts',
  'src/engine/library/photos/scan.ts',
  'src/engine/training/history.ts',
]

/** Of errors, those of a picture alone become the reason of a photo. */
function isOtherError(node: ts.Node): boolean {
  return ts.isNewExpression(node) && !node.arguments?.[0]?.getText().includes('bad-image')
}

it.each(whoseWordsAreKept)('what %s says is known in Chinese', (path) => {
  const said = sentencesIn(readFileSync(path, 'utf8'), isOtherError)
  expect(said).not.toEqual([])
  const unknown = said.filter((sentence) => !/\p{Script=Han}/u.test(keptSentenceInChinese(sentence)))
  expect(unknown).toEqual([])
})
