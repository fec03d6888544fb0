/** The child process of an isolated session. */
import { openLibrary } from '../open-library.ts'
import { serve } from './serve.ts'

// Ctrl-C and a service manager signal the whole process group. Only the parent may end us: it may still be draining.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

// The parent is gone, or it has closed the session: nobody is left to answer.
process.on('disconnect', () => process.exit())

const answer = serve(() => openLibrary(undefined))
process.on('message', async (request) => {
  const reply = await answer(request as Parameters<typeof answer>[0])
  if (reply === undefined) process.disconnect?.()
  // A parent killed meanwhile is told of by `disconnect`; without a callback the failure to send would be thrown.
  else if (process.connected) process.send?.(reply, undefined, undefined, () => {})
})
