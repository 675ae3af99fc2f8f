import type { ExportedFile } from '../../../shared/contract/exports.ts'
import type { DesktopHost } from '../../../shared/host-info.ts'

/** Gives the file to the person: by the platform's dialog, or as a download of the browser. False when they let it be. */
export async function saveFile(file: ExportedFile, host: DesktopHost | null): Promise<boolean> {
  if (host) return host.saveFile(file)
  const address = URL.createObjectURL(
    new Blob([Uint8Array.from(file.bytes)], { type: mediaType(file.fileName) }),
  )
  try {
    const link = document.createElement('a')
    link.href = address
    link.download = file.fileName
    link.click()
  } finally {
    // The browser has to have begun by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  return true
}

const types: Partial<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  png: 'image/png',
  svg: 'image/svg+xml',
  zip: 'application/zip',
}

function mediaType(fileName: string): string {
  return types[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
