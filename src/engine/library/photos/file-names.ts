/**
 * File names as text that survives a round trip. On Linux a name is bytes and need not be UTF-8. Each byte that is not
 * part of valid UTF-8 becomes the private character U+F700 + byte, so that the text stays well-formed Unicode and can go
 * through a database, JSON and CSV. A name that really holds such a character has its own bytes escaped in the same way.
 */
import { sep } from 'node:path'

const escapeBase = 0xf700
const escaped = /[\uf780-\uf7ff]/
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text for one name, or for a path, as the system gave it. */
export function textOfName(bytes: Buffer): string {
  try {
    const text = decoder.decode(bytes)
    if (!escaped.test(text)) return text
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  return escapeInvalid(bytes)
}

function escapeInvalid(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const character = characterAt(bytes, at)
    if (character === null) {
      text += String.fromCharCode(escapeBase + bytes[at])
      at++
    } else {
      text += character
      at += Buffer.byteLength(character)
    }
  }
  return text
}

/** The valid, unambiguous UTF-8 character that starts at a byte, or null. */
function characterAt(bytes: Buffer, at: number): string | null {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    try {
      const character = decoder.decode(bytes.subarray(at, at + length))
      return escaped.test(character) ? null : character
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return null
}

/** The system's own form of a text made by `textOfName`; `/` becomes the system's separator. */
export function nameOfText(text: string): string | Buffer {
  const path = sep === '/' ? text : text.replaceAll('/', sep)
  if (!escaped.test(path)) return path
  const parts = Array.from(path, (character) =>
    escaped.test(character) ? Buffer.from([character.charCodeAt(0) - escapeBase]) : Buffer.from(character),
  )
  return Buffer.concat(parts)
}

/** Where a photo lies on this system. `path` is relative to `root`, as a ScannedFile has it. */
export function systemPath(root: string, path: string): string | Buffer {
  return nameOfText(path === '' ? root : `${root}/${path}`)
}
