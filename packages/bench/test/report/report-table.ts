import t from 'tap'
import { reportTable } from '../../src/report/report-table.ts'

const subject = { target: 'function', name: 'forest' } as const

t.test('what was not measured is a dash', async (t) => {
  const reported = {
    memoryMegabytes: 512,
    warm: { durations: [[2, 99] as const, [30, 1] as const], billed: 2.5, coldStarts: 0 },
  }
  const cold = { memoryMegabytes: 256, cold: { init: 150, duration: 6, billed: 156 } }
  const [table, ...more] = reportTable([
    { subject, name: 'function forest', reported },
    { subject, name: 'function other', reported: cold },
    { subject, name: 'endpoint models' },
    { subject: { target: 'lambda', engine: 'trees' }, name: 'lambda, trees', reported },
  ])
  t.same(table?.rows, [
    ['function forest', '512', '–', '–', '–', '2.00', '2.00', '2.50', '0'],
    ['function other', '256', '150', '6.00', '156', '–', '–', '–', '–'],
  ])
  t.equal(table?.columns.length, table?.rows[0]?.length)
  t.same(more, [])
  t.same(reportTable([{ subject, name: 'endpoint models' }]), [])
})
