import assert from 'node:assert/strict'
import { assertRejects } from './assert-rejects.ts'
import type { EngineContext } from './engine-context.ts'
import { floatTensor } from './float-tensor.ts'

/** Signals (whether a run that has begun can be interrupted is the engine's own matter) and closing. */
export const sessionItems = {
  async 'a signal that was aborted before'({ load }: EngineContext) {
    const session = await load('two-inputs')
    const a = floatTensor([1, 2])
    await assertRejects(session.run({ a, b: a }, AbortSignal.abort()), 'ABORTED', 'aborted')
  },

  async 'a signal aborted while the run waits for another'({ load }: EngineContext) {
    const session = await load('slow')
    const x = floatTensor([50_000])
    const controller = new AbortController()
    const first = session.run({ x })
    const second = session.run({ x: floatTensor([2]) }, controller.signal)
    const third = session.run({ x: floatTensor([3]) }, new AbortController().signal)
    controller.abort(new Error('gone'))
    await assertRejects(second, 'ABORTED', 'aborted')
    assert.deepEqual(await first, { y: x })
    assert.deepEqual(await third, { y: floatTensor([3]) })
  },

  async 'close while runs are under way'({ load }: EngineContext) {
    const session = await load('slow')
    const events: string[] = []
    const runs = [50_000, 2].map(async (turns) => {
      const x = floatTensor([turns])
      assert.deepEqual(await session.run({ x }), { y: x })
      events.push('run')
    })
    const closing = session.close().then(() => events.push('close'))
    const refused = assertRejects(session.run({ x: floatTensor([1]) }), 'NOT_READY', 'closed')
    await Promise.all([...runs, closing, refused])
    assert.deepEqual(events, ['run', 'run', 'close'])
  },

  async 'close twice, and a run after it'({ load }: EngineContext) {
    const session = await load('slow')
    const x = floatTensor([1])
    await session.run({ x })
    await Promise.all([session.close(), session.close()])
    await session.close()
    await assertRejects(session.run({ x }), 'NOT_READY', 'closed')
  },

  async 'close without a run'({ load }: EngineContext) {
    const session = await load('slow')
    await session.close()
  },

  async 'close after a failed run'({ load }: EngineContext) {
    const session = await load('two-inputs')
    await assertRejects(session.run({}), 'INVALID_INPUT', 'a')
    await session.close()
  },
}
