import t from 'tap'
import type { Bill } from '../../src/bill/bill.ts'
import { fargateJob, fargateSpotJob } from '../../src/services/fargate-job.ts'
import { amounts, kinds } from '../fixtures/amounts.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

/** Without the objects that a job reads and writes. */
function computing({ terms }: Bill): number {
  return terms.slice(0, 2).reduce((sum, { amount }) => sum + amount, 0)
}

// Source: https://aws.amazon.com/fargate/pricing/, example 1: 5 tasks of 1 vCPU and 2 GB, 10 minutes a day, 30 days.
t.test("AWS's example: 1.01 + 0.22 = 1.23", async (t) => {
  const asked = workload({ requestsPerDay: 3000, durationMs: 1000, days: 30 })
  const bill = fargateJob.bill(asked, deployment({ instances: 5 }), prices)
  t.match(bill.title, '1 vCPU, 2 GB')
  t.match(amounts(bill), { vCPUs: '1.01', memory: '0.22' })
  t.equal(computing(bill).toFixed(2), '1.23')
})

t.test('a minute at least, and the start', async (t) => {
  const vcpuHours = (requestsPerDay: number, startSeconds: number) =>
    fargateJob.bill(workload({ requestsPerDay, durationMs: 1000 }), deployment({ startSeconds }), prices)
      .terms[0]?.quantity
  t.equal(vcpuHours(1, 0), 60 / 3600)
  t.equal(vcpuHours(50, 5), 60 / 3600)
  t.equal(vcpuHours(50, 20), 70 / 3600)
})

t.test('Spot at its largest discount, on x64, which is no price to choose by', async (t) => {
  const setup = deployment({ architecture: 'arm64' })
  const spot = fargateSpotJob.bill(workload(), setup, prices)
  const full = fargateJob.bill(workload(), deployment(), prices)
  const computing = (bill: typeof spot) => bill.terms.slice(0, 2).reduce((sum, { amount }) => sum + amount, 0)
  t.ok(Math.abs(computing(spot) / computing(full) - 0.3) < 1e-9)
  t.match(spot.title, /^Fargate Spot job, x64/)
  t.same(kinds(spot), ['price'])
  t.match(fargateJob.bill(workload(), setup, prices).title, 'arm64')
})

t.test('no task is large enough', async (t) => {
  t.same(kinds(fargateJob.bill(workload({ memoryMb: 200_000 }), deployment(), prices)), ['limit'])
})
