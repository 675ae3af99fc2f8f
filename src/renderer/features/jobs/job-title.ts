import type { JobSnapshot } from '../../../shared/contract/jobs.ts'

/** The last part of a path, of any platform. */
export function folderName(path: string): string {
  return (
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? path
  )
}

/** What a job is called: its folder, or null for drawn faces, which have no folder of a person's own. */
export function jobFolderName(job: JobSnapshot): string | null {
  return job.request.kind === 'demo' ? null : folderName(job.folder)
}
