import t from 'tap'
import { lambdaSettings } from '../src/settings.ts'

t.test('defaults', async (t) => {
  t.same(lambdaSettings({ LAMBDA_TASK_ROOT: '/var/task' }), {
    model: '/var/task/model',
    execution: 'inline',
    logLevel: 'info',
    initBudgetMs: 9000,
  })
  t.match(lambdaSettings({ INFERRY_MODEL: '', INFERRY_ENGINE: '' }), { model: /\/model$/ })
})

t.test('what the environment says', async (t) => {
  t.same(
    lambdaSettings({
      INFERRY_MODEL: '/opt/forest',
      INFERRY_ENGINE: 'onnxruntime',
      INFERRY_THREADS: '2',
      INFERRY_EXECUTION: 'isolated',
      INFERRY_LOG_LEVEL: 'warn',
      INFERRY_INIT_BUDGET_MS: '500',
    }),
    {
      model: '/opt/forest',
      engine: 'onnxruntime',
      threads: 2,
      execution: 'isolated',
      logLevel: 'warn',
      initBudgetMs: 500,
    },
  )
  const budgetOf = (kind: string) => lambdaSettings({ AWS_LAMBDA_INITIALIZATION_TYPE: kind }).initBudgetMs
  t.equal(budgetOf('on-demand'), 9000)
  t.equal(budgetOf('provisioned-concurrency'), 120_000)
})

t.test('what is wrong is named', async (t) => {
  for (const [name, value] of [
    ['INFERRY_ENGINE', 'tree'],
    ['INFERRY_THREADS', 'foo'],
    ['INFERRY_THREADS', '0'],
    ['INFERRY_THREADS', '-1'],
    ['INFERRY_EXECUTION', 'outside'],
    ['INFERRY_LOG_LEVEL', 'loud'],
    ['INFERRY_INIT_BUDGET_MS', '9s'],
    ['INFERRY_INIT_BUDGET_MS', '-1'],
  ] as const) {
    t.throws(() => lambdaSettings({ [name]: value }), {
      code: 'INVALID_CONFIGURATION',
      message: new RegExp(`^${name} is "${value}", expected`),
      location: { field: name },
    })
  }
})
