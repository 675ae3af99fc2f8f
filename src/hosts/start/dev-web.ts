/** `npm run dev:web`: the page as it is being written, from Vite's server, in front of a web host with a real engine. */
import { createServer } from 'vite'
import config from '../../../electron.vite.config.ts'
import { asCheekboneError } from '../../shared/errors.ts'
import { sayError } from '../cli/say-error.ts'
import { serveUntilStopped, usualPort } from '../web/serve.ts'

const pagePort = 5173
const behind = `http://127.0.0.1:${usualPort}`

process.exitCode = await developInBrowser(process.argv.slice(2))

/** @param args a folder or a library to open */
async function developInBrowser(args: readonly string[]): Promise<number> {
  const vite = await createServer({
    ...config.renderer,
    configFile: false,
    server: {
      host: '127.0.0.1',
      port: pagePort,
      strictPort: true,
      cors: false,
      // The names stay as the browser gave them: the host checks them.
      proxy: {
        '^/\\?token=': { target: behind },
        '^/pictures/': { target: behind },
        '^/engine(/start)?$': { target: behind, ws: true },
      },
    },
  })
  try {
    await vite.listen()
    await serveUntilStopped({
      subject: args.at(0),
      port: usualPort,
      openBrowser: true,
      roots: [],
      page: new Map(),
      inFront: `127.0.0.1:${pagePort}`,
    })
    return 0
  } catch (error) {
    sayError(asCheekboneError(error), { json: false })
    return 1
  } finally {
    await vite.close()
  }
}
