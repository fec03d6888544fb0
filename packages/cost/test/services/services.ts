import fc from 'fast-check'
import t from 'tap'
import { serviceNames, services, servicesNamed } from '../../src/services/services.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

t.test('by name, in order', async (t) => {
  t.same(
    servicesNamed(['batch-transform', 'lambda']).map(({ name }) => name),
    ['lambda', 'batch-transform'],
  )
  t.equal(new Set(serviceNames).size, services.length)
})

const workloads = fc.record({
  requestsPerDay: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e12, noNaN: true })),
  durationMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
  memoryMb: fc.integer({ min: 1, max: 1e9 }),
  requestBytes: fc.integer({ min: 0, max: 1e15 }),
  days: fc.double({ min: 0, max: 31, noNaN: true }),
  peakFactor: fc.double({ min: 1, max: 1e6, noNaN: true }),
  coldShare: fc.double({ min: 0, max: 1, noNaN: true }),
  coldMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
})

t.test('whatever may be asked for: finite, from 0, and the sum of its terms', async (t) => {
  for (const { name, answers, bill } of services) {
    fc.assert(
      fc.property(workloads, fc.integer({ min: 0, max: 100 }), (asked, provisioned) => {
        const found = bill(workload(asked), deployment({ provisioned, front: 'alb' }), prices)
        const sum = found.terms.reduce((all, { amount }) => all + amount, 0)
        return (
          found.service === name &&
          found.answers === answers &&
          found.total === sum &&
          found.terms.every(
            ({ quantity, unitPrice, amount }) =>
              Number.isFinite(amount) && amount >= 0 && amount === quantity * unitPrice,
          )
        )
      }),
    )
    t.pass(name)
  }
})

t.test('more requests never cost less', async (t) => {
  for (const { name, bill } of services) {
    fc.assert(
      fc.property(workloads, fc.double({ min: 1, max: 10, noNaN: true }), (asked, factor) => {
        const less = workload({ ...asked, requestsPerDay: asked.requestsPerDay / factor })
        const total = (one: typeof less) => bill(one, deployment(), prices).total
        return total(less) <= total(workload(asked)) * (1 + 1e-9)
      }),
    )
    t.pass(name)
  }
})
