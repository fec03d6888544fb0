// Started by run.ts with a bundle's folder: prints the milliseconds from the start of node to the function's first answer.
import module from 'node:module'

const cache = process.env.COMPILE_CACHE
if (cache) module.enableCompileCache(cache)
const { handler } = await import(`${process.argv[2]}/handler.mjs`)
const context = { awsRequestId: 'cold', getRemainingTimeInMillis: () => 60_000 }
await handler({ instances: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]] }, context)
process.stdout.write(String(performance.now()))
if (cache) module.flushCompileCache?.()
process.exit()
