import { watchStart } from '@inferry/core'
import t from 'tap'
import { observeStart } from '../src/observe-start.ts'

t.test('the phases of the start are told once, when the model is ready', async (t) => {
  const lines: unknown[] = []
  const note = (line: object, message: string) => void lines.push({ ...line, message })
  const logger = { debug: note, info: note, warn: note, error: note }
  const observer = observeStart(logger, 'm', watchStart(performance.now()))
  for (const state of ['starting', 'warming', 'ready', 'draining', 'ready'] as const)
    observer.health?.({ state })
  t.equal(lines.length, 1)
  t.match(lines, [
    { model: 'm', state: 'ready', message: 'model ready', start: { codeMs: Number, readMs: Number } },
  ])
})
