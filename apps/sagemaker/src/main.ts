#!/usr/bin/env node
import { leaveOnSignal } from '@inferry/app-local/leave-on-signal'

const early = leaveOnSignal()
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2), process.env, { onListening: () => early.forget() })
// Runs that a drain cut may be under way.
process.exit()
