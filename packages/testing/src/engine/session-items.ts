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

  async 'a signal aborted while the run waits for another'({ load, models: { slow } }: EngineContext) {
    const session = await load(slow.fixture)
    const [long, short] = [slow.ask(50_000), slow.ask(3)]
    const controller = new AbortController()
    const first = session.run(long.inputs)
    const second = session.run(slow.ask(2).inputs, controller.signal)
    const third = session.run(short.inputs, new AbortController().signal)
    controller.abort(new Error('gone'))
    await assertRejects(second, 'ABORTED', 'aborted')
    assert.deepEqual(await first, long.outputs)
    assert.deepEqual(await third, short.outputs)
  },

  async 'close while runs are under way'({ load, models: { slow } }: EngineContext) {
    const session = await load(slow.fixture)
    const events: string[] = []
    const runs = [50_000, 2].map(async (turns) => {
      const { inputs, outputs } = slow.ask(turns)
      assert.deepEqual(await session.run(inputs), outputs)
      events.push('run')
    })
    const closing = session.close().then(() => events.push('close'))
    const refused = assertRejects(session.run(slow.ask(1).inputs), 'NOT_READY', 'closed')
    await Promise.all([...runs, closing, refused])
    assert.deepEqual(events, ['run', 'run', 'close'])
  },

  async 'close twice, and a run after it'({ load, models: { slow } }: EngineContext) {
    const session = await load(slow.fixture)
    const { inputs } = slow.ask(1)
    await session.run(inputs)
    await Promise.all([session.close(), session.close()])
    await session.close()
    await assertRejects(session.run(inputs), 'NOT_READY', 'closed')
  },

  async 'close without a run'({ load, models: { slow } }: EngineContext) {
    const session = await load(slow.fixture)
    await session.close()
  },

  async 'close after a failed run'({ load }: EngineContext) {
    const session = await load('two-inputs')
    await assertRejects(session.run({}), 'INVALID_INPUT', 'a')
    await session.close()
  },
}
