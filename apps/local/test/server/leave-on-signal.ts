import { once } from 'node:events'
import t from 'tap'
import { ended, start, told } from '../fixtures/child.ts'

const file = new URL('../fixtures/leaving-process.ts', import.meta.url)

t.test('ends at once with 0, until told to forget it', async (t) => {
  for (const [mode, end] of [
    ['leaving', 0],
    ['forgotten', 'SIGTERM'],
  ] as const) {
    const { child } = start(file, mode)
    t.equal(await told(child), mode)
    child.kill('SIGTERM')
    t.equal(await ended(child), end)
    if (child.connected) await once(child, 'disconnect')
  }
})
