/** What hosts do alike when a page asks for a picture by its address. */
import type { WindowContract } from './contract.ts'
import type { Picture } from './contract/pictures.ts'
import type { ErrorCode } from './errors.ts'
import type { PictureName } from './picture-url.ts'
import type { Client } from './rpc/client.ts'

export function askForPicture(
  name: PictureName,
  engine: Pick<Client<WindowContract>, 'call'>,
): Promise<Picture> {
  const { library } = name
  switch (name.kind) {
    case 'patch':
      return engine.call('pictures.patch', { library, patch: name.patch })
    case 'face':
      return engine.call('pictures.face', { library, face: name.face })
    case 'overlay':
      return engine.call('pictures.overlay', { library, photo: name.photo })
    case 'photo':
      return engine.call('pictures.photo', { library, photo: name.photo, side: name.side })
  }
}

/** A patch is cut once; the file of a photo may be replaced. */
export function pictureCacheControl({ kind }: PictureName): string {
  return kind === 'patch' ? 'private, max-age=31536000, immutable' : 'private, max-age=3600'
}

/** The HTTP status of a picture that the engine could not give. */
export function pictureFailureStatus(code: ErrorCode): number {
  if (code === 'not-found') return 404
  return code === 'channel-closed' ? 503 : 500
}
