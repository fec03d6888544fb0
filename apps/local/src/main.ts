#!/usr/bin/env node
/** The server as an image starts it: without arguments, told all by its environment. */
import { leaveOnSignal } from './server/leave-on-signal.ts'

const early = leaveOnSignal()
const { run } = await import('./image/run.ts')
process.exitCode = await run(process.env, { onListening: () => early.forget() })
// Runs that a drain cut may be under way.
process.exit()
