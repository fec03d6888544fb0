#!/usr/bin/env node
/** Until it listens there is nothing to drain, and to load the server's modules takes half a second. */
const leave = () => process.exit(0)
const signals = ['SIGTERM', 'SIGINT'] as const
for (const signal of signals) process.on(signal, leave)

const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2), process.env, {
  onListening() {
    for (const signal of signals) process.off(signal, leave)
  },
})
// Runs that a drain cut may be under way.
process.exit()
