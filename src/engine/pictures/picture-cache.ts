import type { Picture } from '../../shared/contract/pictures.ts'

export interface PictureCache {
  /** The picture of this name, made when it is not there; asked for twice at the same time it is made once. */
  get(key: string, make: () => Promise<Picture>): Promise<Picture>
}

/** Keeps the pictures that were used last, up to so many bytes. A failure is not kept. */
export function createPictureCache(mostBytes: number): PictureCache {
  const pictures = new Map<string, Picture>()
  const making = new Map<string, Promise<Picture>>()
  let heldBytes = 0

  function keep(key: string, picture: Picture): void {
    pictures.set(key, picture)
    heldBytes += picture.bytes.length
    for (const [oldest, { bytes }] of pictures) {
      if (heldBytes <= mostBytes) return
      pictures.delete(oldest)
      heldBytes -= bytes.length
    }
  }

  return {
    get: (key, make) => {
      const held = pictures.get(key)
      if (held) {
        pictures.delete(key)
        pictures.set(key, held)
        return Promise.resolve(held)
      }
      const begun = making.get(key)
      if (begun) return begun
      const made = make()
        .then((picture) => {
          keep(key, picture)
          return picture
        })
        .finally(() => making.delete(key))
      making.set(key, made)
      return made
    },
  }
}
