import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import type { TopicFactor } from '../../shared/topic-factors.ts'
import { openLibrary } from './open-library.ts'
import { patchCircumstances } from './photo-origin.ts'
import { replacePhoto } from './photos.ts'
import { loadFindings, saveFindings, type RunFindings } from './topic-findings.ts'

const folder: TopicFactor = {
  factor: 'folder',
  strangeness: 0.5,
  adjustedP: 0.01,
  difference: null,
  end: null,
  level: 'a "b" c',
  share: 0.9,
  shareOfAll: 0.1,
}
const tone: TopicFactor = {
  ...folder,
  factor: 'toneIta',
  end: 'high',
  level: null,
  difference: 1.5,
  strangeness: folder.strangeness / 2,
}
const score = { explained: 0.4, p: 0.005, beyondTone: null, beyondToneP: null }
const topic = { photos: 2, people: null, duplicates: 0, coherence: 0.25, exclusivity: null }
const findings: RunFindings = {
  factors: [
    {
      factor: 'folder',
      known: 9,
      levels: 2,
      effect: 0.7,
      scores: { trained: score, untrained: null, statistics: score },
    },
  ],
  topics: [
    {
      ...topic,
      topic: 4,
      size: 5,
      warning: { size: 5, cause: folder, unusualSkin: ['toneIta'] },
      factors: [folder, tone],
    },
    { ...topic, topic: 1, size: 3, warning: null, factors: [] },
  ],
}

test('what was found of topics comes back, is replaced as a whole, and goes with its run', () => {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  library.db.exec(`INSERT INTO run (id, fingerprint, configuration_key) VALUES (1, 'x', '{}')`)
  expect(loadFindings(library, 1)).toBeNull()
  saveFindings(library, 1, { factors: [], topics: [{ ...findings.topics[0], topic: 9 }] })
  saveFindings(library, 1, findings)
  expect(loadFindings(library, 1)).toEqual(findings)
  library.db.exec('DELETE FROM run')
  expect(library.db.prepare('SELECT count(*) FROM run_topic_factor').pluck().get()).toBe(0)
  library.close()
})

test('how a photo was made stands beside each of its patches, and is unknown for photos from before', () => {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  const photo = samplePhoto('hash')
  if (photo.status === 'unreadable') throw new RangeError('The sample can be read.')
  const origin = { camera: 'Canon', lens: null, takenAt: '2024-05-31T18:02:11', jpegQuality: 83 }
  const [face] = photo.faces
  const light = { eyes: [0.5, 0.4, 0.25], around: null } as const
  replacePhoto(library, 'faces', {
    file: sampleFile('a.jpg'),
    findings: { ...photo, origin, faces: [{ ...face, light }] },
  })
  replacePhoto(library, 'faces', { file: sampleFile('b.jpg'), findings: photo })
  const [first, , third] = patchCircumstances(library).values()
  expect(first).toMatchObject({
    camera: 'Canon',
    takenAt: '2024-05-31T18:02:11',
    jpegQuality: 83,
    ...light,
    yaw: 1,
  })
  expect(third).toMatchObject({ camera: null, takenAt: null, jpegQuality: null, eyes: null, around: null })
  library.close()
})
