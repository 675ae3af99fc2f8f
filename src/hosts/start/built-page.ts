import { join } from 'node:path'
import { readPageFiles, type PageFiles } from '../web/page-files.ts'
import { buildWhenStale } from './build-when-stale.ts'
import { projectFolder } from './project-folder.ts'

/** The page as its sources are now. @throws CheekboneError when it cannot be built */
export async function builtPage(): Promise<PageFiles> {
  await buildWhenStale(projectFolder)
  return readPageFiles(join(projectFolder, 'out/renderer'))
}
