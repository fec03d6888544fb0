import t from 'tap'
import { readStart } from '../../src/cold/read-start.ts'

const start = { startedAt: 1, runtimeMs: 2, codeMs: 3, openMs: 4, readMs: 1, loadMs: 5, warmUpMs: 6 }

t.test('the first line that has it, once it is whole', async (t) => {
  const line = JSON.stringify({ state: 'ready', start })
  t.same(readStart(`START "start": of an invocation\n{"a":1}\n${line}\n{"start":{"startedAt":9}}\n`), start)
  t.equal(readStart(`x\n${line.slice(0, 40)}`), undefined)
  t.equal(readStart('{"start":"now"}\n'), undefined)
  t.equal(readStart(''), undefined)
})
