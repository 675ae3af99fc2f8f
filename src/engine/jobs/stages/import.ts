import type { LongWork } from '../../../shared/progress.ts'
import type { Crop, CutChoices } from '../../library/import/examine-photo.ts'
import { groupPeople } from '../../library/faces/group-people.ts'
import { importFolder, type ImportSink, type ImportSummary } from '../../library/import/import-folder.ts'
import { runSteps } from '../../run-steps.ts'
import { judgeAgain } from '../../store/circumstances.ts'
import {
  describedFaces,
  describeFaces,
  meshesOfPhoto,
  savePersons,
  undescribedPhotos,
} from '../../store/identities.ts'
import type { Library } from '../../store/open-library.ts'
import { measureMissingAttributes } from '../measure-missing-attributes.ts'
import { knownPhotos, markMissing, replacePhoto, touchPhoto } from '../../store/photos.ts'

interface ImportChoices extends CutChoices {
  folder: string
  crop: Crop
  identity: boolean
}

/**
 * Looks at every photo of the folder that is new or has changed, and stores each as soon as its turn comes. With `identity`, faces
 * that were stored without it are described from their meshes; nothing else of them changes.
 */
export async function importPhotos(
  library: Library,
  { folder, crop, identity, signal, onProgress, ...choices }: ImportChoices & LongWork,
): Promise<ImportSummary> {
  await measureMissingAttributes(library, { signal })
  const summary = await importFolder({
    root: folder,
    crop,
    describeFaces: identity,
    ...choices,
    sink: librarySink(library, crop, choices),
    toDescribe: {
      paths: () => undescribedPhotos(library, crop),
      meshes: (path) => meshesOfPhoto(library, path),
      describe: (path, descriptors) => describeFaces(library, path, descriptors),
    },
    signal,
    onProgress,
  })
  judgeAgain(library, crop, choices.gates ?? {})
  if (identity && summary.examined + summary.described + summary.missing > 0)
    await tellPeopleApart(library, signal)
  return summary
}

async function tellPeopleApart(library: Library, signal: LongWork['signal']): Promise<void> {
  const { faceIds, photoIds, descriptors } = describedFaces(library)
  savePersons(library, faceIds, await runSteps(groupPeople(descriptors, photoIds), { signal }))
}

function librarySink(library: Library, crop: Crop, choices: CutChoices): ImportSink {
  return {
    known: () => knownPhotos(library, crop, choices),
    commit: (file, findings) => replacePhoto(library, crop, { file, findings, choices }),
    touch: (file) => touchPhoto(library, file),
    markMissing: (paths) => markMissing(library, paths),
  }
}
