#!/usr/bin/env node
/** The server as an image starts it: without arguments, told all by its environment. */
import { leaveOnSignal } from './server/leave-on-signal.ts'

const [argument] = process.argv.slice(2)
if (argument !== undefined) {
  const told = 'it is told all by variables: PORT, HOST, INFERRY_MODEL, …'
  process.stderr.write(`${JSON.stringify(argument)} is no argument of this server: ${told}\n`)
  process.exit(2)
}
const early = leaveOnSignal()
const { run } = await import('./image/run.ts')
process.exitCode = await run(process.env, { onListening: () => early.forget() })
// Runs that a drain cut may be under way.
process.exit()
