import t from 'tap'
import { ignoredVariables } from '../../src/settings/ignored-variables.ts'

t.test('those that are set, with the reason', async (t) => {
  t.same(ignoredVariables({ SAGEMAKER_OTHER: '1', SAGEMAKER_PROGRAM: '' }), [])
  t.match(ignoredVariables({ SAGEMAKER_SAFE_PORT_RANGE: '1111-2222', SAGEMAKER_STARTUP_TIMEOUT: '600' }), [
    { variable: 'SAGEMAKER_SAFE_PORT_RANGE', reason: /only the port/ },
    { variable: 'SAGEMAKER_STARTUP_TIMEOUT', reason: /listens at once/ },
  ])
})
