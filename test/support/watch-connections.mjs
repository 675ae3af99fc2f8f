// Loaded with `node --import` before a program and all that it starts: notes every connection that leaves the machine in the
// file that CHEEKBONE_CONNECTIONS names, and every look-up of a foreign name.
import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'

const own = new Set(['localhost', '127.0.0.1', '::1', undefined])
const connect = Socket.prototype.connect

Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const target = typeof options === 'object' ? options : { port: options, host: args[1] }
  if (target.path === undefined && !own.has(target.host))
    appendFileSync(process.env.CHEEKBONE_CONNECTIONS, `${target.host}:${target.port}\n`)
  return connect.apply(this, args)
}
