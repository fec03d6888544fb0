import { folderInput } from '@inferry/transform'
import t from 'tap'
import { untilStopped } from '../../src/stores/until-stopped.ts'

t.test('the list ends when it is told to', async (t) => {
  const stop = new AbortController()
  const input = untilStopped(folderInput(t.testdir({ a: '1', b: '22', c: '3' })), stop.signal)
  const seen: string[] = []
  for await (const object of input.list()) {
    seen.push(object.key)
    if (object.key === 'b') {
      stop.abort()
      const chunks: Uint8Array[] = []
      for await (const chunk of input.read(object, { from: 1 })) chunks.push(chunk)
      t.equal(Buffer.concat(chunks).toString(), '2', 'what was listed can be read')
    }
  }
  t.same(seen, ['a', 'b'])
  t.ok(input.cutShort())
})

t.test('nothing is left out when it came to its end', async (t) => {
  const stop = new AbortController()
  const input = untilStopped(folderInput(t.testdir({ a: '1' })), stop.signal)
  for await (const _ of input.list()) stop.abort()
  t.notOk(input.cutShort())
})
