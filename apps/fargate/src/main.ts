#!/usr/bin/env node
import { exitCodes } from '@inferry/adapter-fargate'
import { run } from './run.ts'

// Node would end with 1, which says that another try is of no use.
process.on('uncaughtException', (error) => {
  console.error(error)
  process.exit(exitCodes.software)
})

process.exitCode = await run(process.argv.slice(2), process.env)
// Connections that are kept open must not keep the task.
process.exit()
