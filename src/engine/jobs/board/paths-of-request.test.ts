import { expect, it } from 'vitest'
import type { JobRequest } from '../../../shared/contract/jobs.ts'
import { pathsOfRequest } from './paths-of-request.ts'

function run(asked: Partial<Extract<JobRequest, { kind: 'run' }>>): JobRequest {
  return { kind: 'run', folder: '/photos', choices: {}, identity: true, checkpointSeconds: 20, ...asked }
}

it('are all that a request names: folder, library, labels, face parser and parameters', () => {
  const named = {
    library: '/a.cheekbone',
    labels: '/labels.csv',
    faceParser: '/parser.onnx',
    choices: { start: '/b.safetensors' },
  }
  expect(pathsOfRequest(run(named))).toEqual([
    '/photos',
    '/a.cheekbone',
    '/labels.csv',
    '/parser.onnx',
    '/b.safetensors',
  ])
})

it('are none where a name stands for something else', () => {
  for (const start of ['drawn', 'random'] as const)
    expect(pathsOfRequest(run({ labels: 'folder', choices: { start } }))).toEqual(['/photos'])
  expect(pathsOfRequest({ kind: 'demo', faces: 8, seed: 1 })).toEqual([])
})
