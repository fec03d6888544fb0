/** The server under test: `server.ts <artifacts>`; tells its URL to its parent once all models are ready. */
import { serve } from '@inferry/app-local'

const [paths = ''] = process.argv.slice(2)
process.exitCode = await serve({
  paths,
  port: 0,
  logLevel: 'warn',
  async onListening(server) {
    await server.loaded()
    process.send?.(server.url)
  },
})
process.exit()
