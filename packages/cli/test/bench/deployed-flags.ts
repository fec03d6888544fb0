import t from 'tap'
import { deployedSubjects, endpointName, functionName } from '../../src/bench/deployed-flags.ts'

const arn = 'arn:aws:lambda:eu-west-1:012345678912:function:forest'

t.test('functions and endpoints, with a region where one is told', async (t) => {
  t.same(deployedSubjects({}), [])
  t.same(deployedSubjects({ function: ['forest:live'], endpoint: ['models', 'models/a/b.tar.gz'] }), [
    { target: 'function', name: 'forest:live' },
    { target: 'endpoint', name: 'models' },
    { target: 'endpoint', name: 'models', model: 'a/b.tar.gz' },
  ])
  t.same(deployedSubjects({ function: [arn] }), [{ target: 'function', name: arn, region: 'eu-west-1' }])
  t.equal(deployedSubjects({ function: [arn], region: 'eu-west-1' }).length, 1)
  t.throws(() => deployedSubjects({ function: [arn], region: 'us-east-1' }), {
    code: 'INVALID_CONFIGURATION',
    message: `${arn} is in eu-west-1, not in us-east-1: leave the region out`,
    location: { field: 'region' },
  })
  t.same(deployedSubjects({ function: ['forest'], endpoint: ['models'], region: 'us-east-1' }), [
    { target: 'function', name: 'forest', region: 'us-east-1' },
    { target: 'endpoint', name: 'models', region: 'us-east-1' },
  ])
})

t.test('names that are none', async (t) => {
  t.equal(functionName(arn), arn)
  t.throws(() => functionName('not a name'), { code: 'commander.invalidArgument' })
  t.equal(endpointName('models/a.tar.gz'), 'models/a.tar.gz')
  for (const name of ['', '-models', 'models/', 'arn:aws:sagemaker:eu-west-1:1:endpoint/models'])
    t.throws(() => endpointName(name), { code: 'commander.invalidArgument' }, name)
})
