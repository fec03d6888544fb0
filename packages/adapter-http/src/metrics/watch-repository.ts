import type { Predictor, Repository } from '@inferry/core'
import { Gauge } from 'prom-client'
import type { Metrics } from './create-metrics.ts'

/** Adds what is read from the repository at each scrape: the models, their states and their queues. */
export function watchRepository({ registry, execution }: Metrics, repository: Repository): void {
  const info = new Gauge({
    name: 'inferry_model_info',
    help: 'The known models: 1 each, its state and how it runs as labels.',
    labelNames: ['model', 'version', 'engine', 'execution', 'state'],
    registers: [registry],
    collect() {
      info.reset()
      for (const { name, version = '', state } of repository.list()) {
        const engine = state === 'ready' ? repository.get(name).engine : ''
        info.set({ model: name, version, engine, execution: execution(name) ?? '', state }, 1)
      }
    },
  })
  queueGauge('inferry_queue_requests', 'Requests that wait for a run now.', ({ requests }) => requests)
  queueGauge('inferry_queue_rows', 'Rows that wait for a run now.', ({ rows }) => rows)

  function queueGauge(
    name: string,
    help: string,
    read: (queue: ReturnType<Predictor['queue']>) => number,
  ): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['model'],
      registers: [registry],
      collect() {
        gauge.reset()
        for (const { name, state } of repository.list()) {
          if (state === 'ready') gauge.set({ model: name }, read(repository.get(name).queue()))
        }
      },
    })
  }
}
