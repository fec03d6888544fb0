import t from 'tap'
import { rolesOf } from '../../../src/doctor/roles/roles-of.ts'
import { targets } from '../../../src/target.ts'

t.test('a bundle is checked as what it was built for', async (t) => {
  for (const target of targets) t.equal(rolesOf(target).size, target === 'universal' ? 4 : 1, target)
})

t.test('a universal one as any image', async (t) => {
  t.same([...rolesOf('universal', 'sagemaker').keys()], [''])
  t.same([...rolesOf('universal').keys()], ['lambda', 'sagemaker', 'fargate', 'local'])
})

t.test('not as something else', async (t) => {
  for (const [built, wanted] of [
    ['local', 'sagemaker'],
    ['local', 'universal'],
    ['universal', 'lambda-zip'],
  ] as const)
    t.throws(() => rolesOf(built, wanted), {
      code: 'INVALID_CONFIGURATION',
      message: `the bundle was built for ${built}, not for ${wanted}: build it with --target ${wanted}`,
      location: { field: 'target' },
    })
})
