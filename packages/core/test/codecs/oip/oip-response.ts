import t from 'tap'
import { oipResponse } from '../../../src/codecs/oip/oip-response.ts'
import { signature } from '../../fixtures/models.ts'

t.test('names the model and echoes the id', async (t) => {
  const question = { codec: 'json', dialect: 'oip' }
  const response = { model_name: 'model', model_version: '7', outputs: [1] }
  t.strictSame(oipResponse(signature([]), question, [1]), response)
  t.strictSame(oipResponse(signature([]), { ...question, id: '' }, [1]), { ...response, id: '' })
})
