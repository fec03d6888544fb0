/** The process that `dev.ts` starts and restarts; its parent's death stops it, so that none is left behind. */
import { InferryError } from '@inferry/core'
import { docsPage } from './app/docs-page.ts'
import { banner, shownModels } from './dev/banner.ts'
import { devArguments } from './dev/dev-arguments.ts'
import { serve } from './server/serve.ts'

const [mode, from = process.cwd(), ...args] = process.argv.slice(2)
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Ctrl-C reaches every process of the terminal: the parent tells this one.
process.on('SIGINT', () => {})

try {
  process.exitCode = await serve({
    ...devArguments(args, from),
    pretty: true,
    docs: docsPage,
    signals: ['SIGTERM'],
    async onListening(server) {
      await server.loaded()
      if (mode === 'first') process.stdout.write(banner(server.url, await shownModels(server)))
      process.send?.('up')
    },
  })
} catch (error) {
  const wrongFlag = error instanceof InferryError && error.code === 'INVALID_CONFIGURATION'
  const flag = wrongFlag && error.location?.field
  console.error(`${error instanceof Error ? error.message : error}${flag ? ` (--${flag})` : ''}`)
  process.exitCode = 2
}
process.exit()
