import { InferryError } from '@inferry/core'
import t from 'tap'
import { fromFastifyError } from '../../src/edge/from-fastify-error.ts'

const failure = (fields: object) => Object.assign(new Error('told'), fields)

for (const [fields, code] of [
  [{ code: 'FST_ERR_CTP_INVALID_CONTENT_LENGTH', statusCode: 400 }, 'MALFORMED_BODY'],
  [{ code: 'FST_ERR_BAD_URL', statusCode: 400 }, 'MALFORMED_REQUEST'],
  [{ code: 'FST_ERR_MAX_PARAM_LENGTH', statusCode: 414 }, 'MODEL_NOT_FOUND'],
  [{ code: 'ECONNRESET', statusCode: 400 }, 'ABORTED'],
  [{ statusCode: 422 }, 'MALFORMED_BODY'],
  [{ statusCode: 500 }, undefined],
  [{}, undefined],
] as const) {
  t.equal(fromFastifyError(failure(fields))?.code, code, JSON.stringify(fields))
}
t.equal(fromFastifyError(new InferryError('INTERNAL', 'ours')), undefined)
t.equal(fromFastifyError('text'), undefined)
