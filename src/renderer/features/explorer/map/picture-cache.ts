/** Decoded pictures of patches, the ones used last kept. */

export interface PictureCache {
  /** The picture, or null while it is loaded or when it cannot be. */
  get: (patch: number) => ImageBitmap | null
  dispose: () => void
}

const mostKept = 1200
const mostAtOnce = 12

/** @param onLoaded called whenever a picture that was asked for has come */
export function createPictureCache(urlOf: (patch: number) => string, onLoaded: () => void): PictureCache {
  /** Null for a picture that could not be had. In the order of use. */
  const kept = new Map<number, ImageBitmap | null>()
  let wanted: number[] = []
  const loading = new Set<number>()
  const closing = new AbortController()

  async function load(patch: number): Promise<ImageBitmap | null> {
    const response = await fetch(urlOf(patch), { signal: closing.signal })
    return response.ok ? await createImageBitmap(await response.blob()) : null
  }

  function startMore(): void {
    while (loading.size < mostAtOnce) {
      // What was asked for last is what is on the screen now.
      const patch = wanted.pop()
      if (patch === undefined) return
      loading.add(patch)
      load(patch)
        // A picture that cannot be read leaves its dot; it is not asked for again.
        .catch(() => null)
        .then((picture) => {
          loading.delete(patch)
          if (closing.signal.aborted) return picture?.close()
          keep(patch, picture)
          onLoaded()
          startMore()
        })
        .catch(reportError)
    }
  }

  function keep(patch: number, picture: ImageBitmap | null): void {
    kept.set(patch, picture)
    for (const [oldest, old] of kept) {
      if (kept.size <= mostKept) break
      old?.close()
      kept.delete(oldest)
    }
  }

  return {
    get: (patch) => {
      const found = kept.get(patch)
      if (found !== undefined) {
        kept.delete(patch)
        kept.set(patch, found)
        return found
      }
      if (!loading.has(patch) && !wanted.includes(patch)) {
        wanted.push(patch)
        wanted = wanted.slice(-mostKept)
        startMore()
      }
      return null
    },
    dispose: () => {
      closing.abort()
      for (const picture of kept.values()) picture?.close()
      kept.clear()
    },
  }
}
