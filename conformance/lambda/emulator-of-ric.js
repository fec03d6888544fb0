// Our emulator of Lambda with AWS's runtime client: node emulator-of-ric.js RIC FOLDER. The first line of standard output is
// its URL; what the function writes goes to standard error.
import { startLambdaEmulator } from '../../packages/lambda-runtime/dist/index.js'

const [ric, folder] = process.argv.slice(2)
const emulator = await startLambdaEmulator({
  folder,
  handler: 'handler.handler',
  port: 0,
  memoryMegabytes: 1769,
  timeoutSeconds: 30,
  runtime: { ric },
  env: Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(INFERRY|AWS)_/.test(name))),
})
process.once('SIGTERM', () => emulator.close())
console.log(emulator.url)
