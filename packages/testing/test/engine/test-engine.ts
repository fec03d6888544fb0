import type { Engine, LoadOptions, Session } from '@inferry/core'
import t from 'tap'
import { testEngine } from '../../src/engine/test-engine.ts'

type Item = { name: string; skip: string | false; run: () => Promise<void>; passed: string[] }

/** The items of the suite, unrun. */
async function collect(engine: Engine, cases: Parameters<typeof testEngine>[2]): Promise<readonly Item[]> {
  const items: Item[] = []
  const collector: Parameters<typeof testEngine>[0] = {
    async test(name, { skip }, body) {
      const passed: string[] = []
      items.push({ name, skip, passed, run: () => body({ pass: (message) => passed.push(message) }) })
    },
  }
  await testEngine(collector, engine, cases)
  return items
}

t.test('items are skipped by name, with the reason', async (t) => {
  const items = await collect({} as Engine, { skip: { 'a scalar output': 'has none' } })
  t.same(
    items.filter(({ skip }) => skip !== false).map(({ name, skip }) => [name, skip]),
    [['a scalar output', 'has none']],
  )
  t.ok(items.length > 15)
})

t.test('an item gets its options, passes once, and closes what it loaded', async (t) => {
  const given: (LoadOptions | undefined)[] = []
  let closed = 0
  const session: Session = {
    run: async () => ({}),
    close: async () => {
      closed++
    },
  }
  const engine: Engine = {
    name: 'e',
    executions: [],
    async load(artifact, options) {
      given.push(options)
      t.same(artifact.manifest.engines, [{ name: 'e', file: 'model.onnx' }])
      return session
    },
  }
  const items = await collect(engine, { options: { threads: 2 } })
  const item = items.find(({ name }) => name === 'a scalar output')
  await t.rejects(item?.run() as Promise<void>)
  t.same(item?.passed, [])
  t.same(given, [{ threads: 2 }])
  t.equal(closed, 1)

  const closing = items.find(({ name }) => name === 'close without a run')
  await closing?.run()
  t.same(closing?.passed, ['close without a run'])
})
