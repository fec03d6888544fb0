import t from 'tap'
import { reportTable } from '../../src/report/report-table.ts'

const subject = { target: 'function', name: 'forest' } as const

t.test('what was not measured is a dash', async (t) => {
  const durations = [[2, 99] as const, [30, 1] as const]
  const reported = { memoryMegabytes: 512, durations, billed: 2.5, coldStarts: 0 }
  const load = { connections: 1, rate: 100, latencies: durations, errors: 0, reported }
  const warm = { closed: load, open: load }
  const cold = { memoryMegabytes: 256, init: 150, duration: 6, billed: 156 }
  const [table, ...more] = reportTable([
    { subject, name: 'function forest', warm },
    { subject, name: 'function other', reported: cold },
    { subject, name: 'endpoint models' },
    { subject: { target: 'lambda', engine: 'trees' }, name: 'lambda, trees', warm },
  ])
  t.same(table?.rows, [
    ['function forest', '512', '–', '–', '–', '2.00', '2.00', '2.50', '0'],
    ['function other', '256', '150', '6.00', '156', '–', '–', '–', '–'],
  ])
  t.equal(table?.columns.length, table?.rows[0]?.length)
  t.same(more, [])
  t.same(reportTable([{ subject, name: 'endpoint models' }]), [])
})
