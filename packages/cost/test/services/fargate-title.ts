import t from 'tap'
import { fargateTitle, largestTask, sizeViolations } from '../../src/services/fargate-title.ts'
import { workload } from '../fixtures/ask.ts'

t.test('a task in words', async (t) => {
  t.equal(fargateTitle('arm64', { vcpus: 0.25, memoryGb: 0.5 }), 'arm64, 0.25 vCPU, 0.5 GB')
  t.equal(fargateTitle('x64', largestTask), 'x64, 16 vCPU, 120 GB')
})

t.test('no task is large enough', async (t) => {
  t.same(sizeViolations(workload({ memoryMb: 28_304 })), [])
  t.match(sizeViolations(workload({ memoryMb: 30_000 })), [{ kind: 'limit', message: /^30,000 MB/ }])
})
