import t from 'tap'
import { fargateTitle } from '../../src/services/fargate-title.ts'

t.test('a task in words', async (t) => {
  t.equal(fargateTitle('arm64', { vcpus: 0.25, memoryGb: 0.5 }), 'arm64, 0.25 vCPU, 0.5 GB')
})
