/** `node bench/serve-page.ts PAGE LIBRARY`: the web host as `cheekbone serve` starts it, with a page that was built elsewhere. */
import { readPageFiles } from '../src/hosts/web/page-files.ts'
import { serveUntilStopped } from '../src/hosts/web/serve.ts'

const [page, subject] = process.argv.slice(2)
await serveUntilStopped({ subject, port: 0, openBrowser: false, roots: [], page: await readPageFiles(page) })
