#!/usr/bin/env node
import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), process.env)
// Connections that are kept open must not keep the task.
process.exit()
