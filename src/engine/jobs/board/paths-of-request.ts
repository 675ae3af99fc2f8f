import type { JobRequest } from '../../../shared/contract/jobs.ts'
import { isStartFile } from '../../../shared/network-starts.ts'

/** Every path that a person named for a job: each must be one that they may use. */
export function pathsOfRequest(request: JobRequest): string[] {
  if (request.kind === 'demo') return []
  const { folder, library, labels, faceParser } = request
  const { start } = request.choices
  const named = [
    folder,
    library,
    labels === 'folder' ? undefined : labels,
    faceParser,
    start !== undefined && isStartFile(start) ? start : undefined,
  ]
  return named.filter((path) => path !== undefined)
}
