import { type PredictorObserver, watchStart } from '@inferry/core'
import t from 'tap'
import { observeModel } from '../../src/app/observe-model.ts'
import { createLogger } from '../../src/index.ts'

t.test('logged, and handed on', async (t) => {
  const lines: object[] = []
  const logger = await createLogger({ destination: { write: (line) => void lines.push(JSON.parse(line)) } })
  const handed: unknown[] = []
  const note = (event: unknown) => void handed.push(event)
  const metrics: PredictorObserver = { health: note, run: note, execution: note, batchingOff: note }
  const observer = observeModel(logger, 'm', metrics)
  const events = [
    { state: 'warming' },
    { state: 'failed', reason: 'damaged' },
    { execution: 'inline', runMs: 0.123_456 },
    { reason: 'it mixes rows' },
    { requests: 1, rows: 2, waitMs: 0, runMs: 1 },
  ] as const
  observer.health?.(events[0])
  observer.health?.(events[1])
  observer.execution?.(events[2])
  observer.batchingOff?.(events[3])
  observer.run?.(events[4])
  t.same(handed, events)
  t.match(lines, [
    { level: 'info', model: 'm', state: 'warming' },
    { level: 'error', model: 'm', state: 'failed', reason: 'damaged' },
    { level: 'info', execution: 'inline', runMs: 0.123 },
    { level: 'warn', reason: 'it mixes rows' },
  ])
  t.equal(lines.length, 4)
})

t.test('the phases of the start are told once, by the model that is ready', async (t) => {
  const lines: { readonly state: string; readonly start?: object }[] = []
  const logger = await createLogger({ destination: { write: (line) => void lines.push(JSON.parse(line)) } })
  const observer = observeModel(logger, 'm', {}, watchStart(performance.now()))
  for (const state of ['starting', 'warming', 'ready', 'ready'] as const) observer.health?.({ state })
  t.same(
    lines.map(({ state, start }) => [state, Object.keys(start ?? {})]),
    [
      ['starting', []],
      ['warming', []],
      ['ready', ['startedAt', 'runtimeMs', 'codeMs', 'openMs', 'readMs', 'loadMs', 'warmUpMs']],
      ['ready', []],
    ],
  )
})
