#!/usr/bin/env node
// Until the worker listens itself: the first process of an image is not ended by a signal that it does not listen for,
// and to load its modules takes half a second.
const leave = (_signal: NodeJS.Signals, number: number) => process.exit(128 + number)
const signals = ['SIGTERM', 'SIGINT'] as const
for (const signal of signals) process.on(signal, leave)

const { exitCodes } = await import('@inferry/adapter-fargate')
const { run } = await import('./run.ts')

// Node would end with 1, which says that another try is of no use.
process.on('uncaughtException', (error) => {
  console.error(error)
  process.exit(exitCodes.software)
})

for (const signal of signals) process.off(signal, leave)
process.exitCode = await run(process.argv.slice(2), process.env)
// Connections that are kept open must not keep the task.
process.exit()
