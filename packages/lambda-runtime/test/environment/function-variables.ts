import t from 'tap'
import { checkSettings } from '../../src/environment/function-settings.ts'
import { functionArn, functionVariables } from '../../src/environment/function-variables.ts'
import { fixtures } from '../fixtures/folder.ts'

t.test('all variables of a function', async (t) => {
  const settings = checkSettings({
    folder: fixtures,
    handler: 'a.b',
    name: 'forest',
    memoryMegabytes: 512,
    env: { GREETING: 'hello', TZ: 'Europe/Paris' },
  })
  const variables = functionVariables(settings, '127.0.0.1:1')
  t.match(variables['AWS_LAMBDA_LOG_STREAM_NAME'], /^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/)
  t.match(variables['AWS_EXECUTION_ENV'], /^AWS_Lambda_nodejs\d+\.x$/)
  delete variables['AWS_LAMBDA_LOG_STREAM_NAME']
  delete variables['AWS_EXECUTION_ENV']
  delete variables['PATH']
  t.same(variables, {
    LANG: 'en_US.UTF-8',
    TZ: 'Europe/Paris',
    GREETING: 'hello',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    _HANDLER: 'a.b',
    LAMBDA_TASK_ROOT: settings.folder,
    AWS_LAMBDA_FUNCTION_NAME: 'forest',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/forest',
    AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1',
  })
})

t.test('the region is in variables and ARN', async (t) => {
  const settings = checkSettings({ folder: fixtures, handler: 'a.b', env: { AWS_REGION: 'eu-west-1' } })
  t.equal(functionVariables(settings, '')['AWS_DEFAULT_REGION'], 'eu-west-1')
  t.equal(functionArn(settings), 'arn:aws:lambda:eu-west-1:012345678912:function:function')
})
