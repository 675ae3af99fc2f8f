import type { JobRequest } from '../../../shared/contract/jobs.ts'
import type { PageLanguage } from '../../../shared/host-info.ts'
import type { RunConfig } from '../../../shared/run-config.ts'

/** What is asked for, and the settings of the run that came of it; null before there is one. */
export interface AskedJob {
  request: JobRequest
  result: { config: RunConfig } | null
}

/**
 * What asks for the same once more. Where a run came of it, its own settings are repeated, whatever presets decide by now;
 * otherwise the request, which goes on from what was done.
 */
export function againRequest({ request, result }: AskedJob, language: PageLanguage): JobRequest {
  if (request.kind === 'demo' || result === null) return { ...request, language }
  const choices = { ...result.config }
  // The request names the parser's file, and the engine takes its hash anew.
  delete choices.faceParser
  return { ...request, choices, language }
}
