import { parseCsv, type CsvTable } from '../../src/engine/exports/csv-reader.ts'
import { openWindowExports, type WindowExports } from '../../src/engine/exports/window-exports.ts'
import { openLibraryReadOnly } from '../../src/engine/store/open-library.ts'
import type { PatchSet } from '../../src/shared/contract/explore.ts'
import { openCuratedRun, type CuratedRun } from './curated-run.ts'

export interface ExportedRun extends CuratedRun {
  files: WindowExports
}

/** 48 patches of photos of a folder, to be curated, judged and had as files. */
export function openExportedRun(folder?: string): ExportedRun {
  const run = openCuratedRun({ folder })
  const library = openLibraryReadOnly(run.path)
  const { explorer, checker } = run
  return { ...run, files: openWindowExports({ reader: () => library, explorer, spotChecker: checker }) }
}

/** The CSV of all patches, or of those of a set. */
export async function csvOf({ files, key }: ExportedRun, of?: PatchSet): Promise<CsvTable> {
  return parseCsv((await files.csv(key, { of })).bytes)
}

/** The cells of one column, from the top. */
export function column({ header, rows }: CsvTable, name: string): string[] {
  return rows.map((cells) => cells[header.indexOf(name)])
}
