import t from 'tap'
import { type AskedDeployment, makeDeployment } from '../../src/workload/make-deployment.ts'

t.test('what is left out', async (t) => {
  t.same(makeDeployment(), makeDeployment({ front: undefined, instances: undefined }))
  t.match(makeDeployment({ provisioned: 3 }), { architecture: 'x64', front: 'function-url', provisioned: 3 })
})

t.test('what cannot be is told with its field', async (t) => {
  const rows: readonly AskedDeployment[] = [
    { architecture: 'x86' as 'x64' },
    { front: 'none' as 'alb' },
    { provisioned: -1 },
    { provisioned: 1e9 },
    { storageMb: 100 },
    { instances: 0 },
    { utilization: 0 },
    { utilization: 1.1 },
    { jobsPerDay: 0.5 },
    { startSeconds: Number.NaN },
    { jobConcurrency: 0 },
    { instanceType: 'm5.large' },
    { instanceType: 'toString' },
    { transformInstanceType: 'ml.p3.2xlarge' },
  ]
  for (const row of rows) {
    const [field] = Object.keys(row)
    t.throws(
      () => makeDeployment(row),
      { code: 'INVALID_CONFIGURATION', location: { field } },
      JSON.stringify(row),
    )
  }
})
