import type { WhiteBalance } from '../../../shared/domain.ts'
import type { LongWork } from '../../../shared/progress.ts'
import type { Crop } from '../../library/examine-photo.ts'
import { groupPeople } from '../../library/group-people.ts'
import { importFolder, type ImportSink, type ImportSummary } from '../../library/import-folder.ts'
import { runSteps } from '../../run-steps.ts'
import { describedFaces, savePersons } from '../../store/identities.ts'
import type { Library } from '../../store/open-library.ts'
import { measureMissingAttributes } from '../measure-missing-attributes.ts'
import { knownPhotos, markMissing, replacePhoto, touchPhoto } from '../../store/photos.ts'

interface ImportChoices {
  folder: string
  crop: Crop
  identity: boolean
  whiteBalance: WhiteBalance
}

/** Looks at every photo of the folder that is new or has changed, and stores each as soon as its turn comes. */
export async function importPhotos(
  library: Library,
  { folder, crop, identity, whiteBalance, ...work }: ImportChoices & LongWork,
): Promise<ImportSummary> {
  await measureMissingAttributes(library, { signal: work.signal })
  const summary = await importFolder({
    root: folder,
    crop,
    describeFaces: identity,
    whiteBalance,
    sink: librarySink(library, { crop, whiteBalance }),
    ...work,
  })
  if (identity && (summary.examined > 0 || summary.missing > 0)) await tellPeopleApart(library, work.signal)
  return summary
}

async function tellPeopleApart(library: Library, signal: LongWork['signal']): Promise<void> {
  const { faceIds, photoIds, descriptors } = describedFaces(library)
  savePersons(library, faceIds, await runSteps(groupPeople(descriptors, photoIds), { signal }))
}

function librarySink(library: Library, setting: Pick<ImportChoices, 'crop' | 'whiteBalance'>): ImportSink {
  return {
    known: () => knownPhotos(library, setting.crop, setting.whiteBalance),
    commit: (file, findings) =>
      replacePhoto(library, setting.crop, { file, findings, whiteBalance: setting.whiteBalance }),
    touch: (file) => touchPhoto(library, file),
    markMissing: (paths) => markMissing(library, paths),
  }
}
