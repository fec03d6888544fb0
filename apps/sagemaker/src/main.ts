#!/usr/bin/env node
import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), process.env)
// Runs that a drain cut may be under way.
process.exit()
