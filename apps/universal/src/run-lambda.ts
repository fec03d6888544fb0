import { runLoop } from '@inferry/lambda-runtime/loop'

/** The function in an image of its own, without AWS's client. */
const load = async () => (await import('@inferry/app-lambda/handler')).handler
// The loop has told what failed.
await runLoop(load, { api: process.env['AWS_LAMBDA_RUNTIME_API'] ?? '' }).catch(() => process.exit(1))
