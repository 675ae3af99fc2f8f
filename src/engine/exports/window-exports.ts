/** What a window can have as a file, made in memory. */
import { setImmediate } from 'node:timers/promises'
import type { ExportedFile } from '../../shared/contract/exports.ts'
import type { PatchSet } from '../../shared/contract/explore.ts'
import type { PageLanguage } from '../../shared/host-info.ts'
import type { SpotChecker } from '../curation/spot-checker.ts'
import type { Explorer, RunKey } from '../explore/explorer.ts'
import { arrayZip } from '../interchange/array-zip.ts'
import { reportOfRun } from '../jobs/report-of-run.ts'
import { nameOfLibrary } from '../libraries/data-folder.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { libraryFolder } from '../store/photos.ts'
import { csvBytes, type CsvCell } from './csv.ts'
import { namelessPatch, namelessTitle } from './nameless.ts'
import { patchColumns, patchRow, placedPatchBlocks, type PlacedPatch } from './patch-rows.ts'
import { renderReport } from './report/render-report.ts'
import { collectSpotChecks } from './spot-check-report/collect-spot-checks.ts'
import { renderSpotCheckReport } from './spot-check-report/render-spot-check-report.ts'

export interface PageOptions {
  withoutNames?: boolean
  /** Of its words; English where none is given. */
  language?: PageLanguage
}

export interface WindowExports {
  /** @throws CheekboneError `not-found` for a run that is unknown or not finished */
  csv(key: RunKey, rows?: { of?: PatchSet; withoutNames?: boolean }): Promise<ExportedFile>
  /** @throws CheekboneError `not-found`, and `too-large` for features that a folder has to take */
  arrays(key: RunKey, options?: { withoutNames?: boolean }): Promise<ExportedFile>
  /** @throws CheekboneError `not-found` */
  report(key: RunKey, options?: PageOptions): Promise<ExportedFile>
  /** @throws CheekboneError `not-found`, and `nothing-to-do` before any sample was opened */
  spotCheckReport(key: RunKey, options?: PageOptions): Promise<ExportedFile>
}

export interface WindowExportParts {
  reader: (library: RunKey['library']) => ReadOnlyLibrary
  explorer: Pick<Explorer, 'points' | 'order' | 'material' | 'measure' | 'topics'>
  spotChecker: Pick<SpotChecker, 'progress' | 'samples'>
}

export function openWindowExports({ reader, explorer, spotChecker }: WindowExportParts): WindowExports {
  function titleOf(
    { library }: RunKey,
    { withoutNames, language = 'en' }: { withoutNames: boolean; language?: PageLanguage },
  ): string {
    if (withoutNames) return namelessTitle(language)
    const opened = reader(library)
    return nameOfLibrary({ path: opened.path, folder: libraryFolder(opened) ?? '' })
  }

  return {
    csv: async (key, { of, withoutNames = false } = {}) => {
      const { patchIds } = await explorer.points(key)
      const isWanted = new Uint8Array(patchIds.length).fill(of ? 0 : 1)
      const wanted = of ? await explorer.order(key, { of, by: 'probability', descending: true }) : []
      for (const position of wanted) isWanted[position] = 1
      const blocks = placedPatchBlocks(reader(key.library), { id: key.run })
      return {
        fileName: fileName(`${titleOf(key, { withoutNames })} run ${key.run}.csv`),
        bytes: await csvBytes(patchColumns, rowsOf(blocks, { isWanted, withoutNames })),
      }
    },
    arrays: async (key, { withoutNames = false } = {}) => {
      // Says what is missing when the run is not finished.
      explorer.material(key)
      return {
        fileName: fileName(`${titleOf(key, { withoutNames })} run ${key.run} arrays.zip`),
        bytes: await arrayZip(reader(key.library), { id: key.run }, { withoutNames }),
      }
    },
    report: async (key, { withoutNames = false, language = 'en' } = {}) => {
      const title = titleOf(key, { withoutNames, language })
      const probabilities = await explorer.measure(key, 'probability')
      const data = await reportOfRun(reader(key.library), key.run, {
        title,
        language,
        probabilities,
        withoutNames,
      })
      return {
        fileName: fileName(`${title} run ${key.run} report.html`),
        bytes: new TextEncoder().encode(await renderReport(data)),
      }
    },
    spotCheckReport: async (key, { withoutNames = false, language = 'en' } = {}) => {
      const title = titleOf(key, { withoutNames, language })
      const page = await renderSpotCheckReport(
        collectSpotChecks({ library: reader(key.library), explorer, spotChecker }, key, {
          title,
          language,
        }),
      )
      return {
        fileName: fileName(`${title} run ${key.run} spot-check.html`),
        bytes: new TextEncoder().encode(page),
      }
    },
  }
}

/** Of some positions; others get their turn while what is not wanted is passed over, too. */
async function* rowsOf(
  blocks: Iterable<readonly PlacedPatch[]>,
  { isWanted, withoutNames }: { isWanted: Uint8Array; withoutNames: boolean },
): AsyncGenerator<CsvCell[]> {
  for (const block of blocks) {
    for (const placed of block)
      if (isWanted[placed.position]) yield patchRow(withoutNames ? namelessPatch(placed) : placed)
    await setImmediate()
  }
}

/** Characters that some system has no file names with become hyphens. */
function fileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are among them
  return name.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '-').replace(/^[. ]+/, '')
}
