/**
 * Label files as people have them: CSV with a header, and lists without one, such as the `All_labels.txt` of SCUT-FBP5500
 * (`CF437.jpg 2.883333`, Liang et al. 2018), whether a space, a tab, a comma or a semicolon stands between the columns.
 */
import { parseCsv, type CsvTable } from '../exports/csv-reader.ts'

const pictureName = /\.(jpe?g|jfif|png|webp|avif|tiff?|gif|heic|heif|bmp)$/i

/** @throws CheekboneError `bad-argument` for what is no table */
export function parseLabels(content: string | Uint8Array): CsvTable {
  return withNames(withHeader(splitAtSpaces(parseCsv(content))))
}

export function withoutPictureEnding(name: string): string {
  return name.replace(pictureName, '')
}

/** One column whose every cell ends in a space and a value is two columns; the name may hold spaces itself. */
function splitAtSpaces(table: CsvTable): CsvTable {
  if (table.header.length > 1) return table
  const split = [table.header, ...table.rows].map(([cell]) => /^(.*\S)\s+(\S+)\s*$/.exec(cell)?.slice(1))
  const lines = split.filter((cells) => cells !== undefined)
  const isList = lines.length === split.length && lines.some(([name]) => pictureName.test(name))
  return isList ? { ...table, header: lines[0], rows: lines.slice(1) } : table
}

/** A first row that begins with a picture's name is a row already. */
function withHeader(table: CsvTable): CsvTable {
  const { header, rows } = table
  if (!pictureName.test(header[0].trim())) return table
  const names = header.map((_, i) => (i === 0 ? 'photo' : header.length === 2 ? 'label' : `label ${i}`))
  return { ...table, header: names, rows: [header, ...rows] }
}

/** Data frames are saved with a column of row numbers that has no name. */
function withNames(table: CsvTable): CsvTable {
  return { ...table, header: table.header.map((name, i) => name.trim() || `column ${i + 1}`) }
}
