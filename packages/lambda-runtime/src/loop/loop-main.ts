/** The process of a function: what an execution environment, or an image without AWS's client, runs. */
import { runFunction } from './run-function.ts'

// It has told what failed.
await runFunction().catch(() => process.exit(1))
