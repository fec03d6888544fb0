import { faultOf } from '@inferry/testing'
import t from 'tap'
import { chooseRole } from '../src/choose-role.ts'

for (const [name, args, env, role] of [
  ['nothing told', [], { PATH: '/bin', INFERRY_MODEL: '/model', PORT: '8080' }, 'local'],
  ['an empty variable is none', [], { AWS_LAMBDA_RUNTIME_API: '', INFERRY_INPUT: '' }, 'local'],
  ['Lambda', [], { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' }, 'lambda'],
  ['Lambda, whatever the command', ['handler.handler'], { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1' }, 'lambda'],
  ['SageMaker', ['serve'], {}, 'sagemaker'],
  ['SageMaker trains: its container says no', ['train'], {}, 'sagemaker'],
  ['SageMaker by a variable', [], { SAGEMAKER_BIND_TO_PORT: '8080' }, 'sagemaker'],
  ['serve is not a worker', ['serve'], { INFERRY_INPUT: 'in' }, 'sagemaker'],
  ['a job by arguments', ['--input', 's3://data/in', '--output', 's3://data/out'], {}, 'fargate'],
  ['a job by a variable', [], { INFERRY_INPUT: 's3://data/in' }, 'fargate'],
  ['a queue by a variable', [], { INFERRY_QUEUE_URL: 'https://queue' }, 'fargate'],
  ['a worker that lacks its input', [], { INFERRY_OUTPUT: 's3://data/out' }, 'fargate'],
  ['a server that asks SageMaker', [], { SAGEMAKER_ENDPOINT_NAME: 'forest' }, 'local'],
  ['a mode', [], { INFERRY_MODE: 'queue' }, 'fargate'],
  ['help is the worker’s', ['--help'], {}, 'fargate'],
  ['a job on SageMaker’s machines', ['--input', 'in'], { SAGEMAKER_REGION: 'eu-west-1' }, 'fargate'],
] as const) {
  t.test(name, async (t) => {
    t.equal(chooseRole(args, env), role)
  })
}

t.test('another command', async (t) => {
  for (const command of ['sh', '', 'Serve', '-h']) {
    const { code, message } = faultOf(() => chooseRole([command], {}))
    t.equal(code, 'INVALID_CONFIGURATION')
    t.equal(
      message,
      `${JSON.stringify(command)} is no command of this image: serve (as SageMaker gives it), ` +
        '--input … or --queue-url … (a worker), or none (a server)',
    )
  }
})
