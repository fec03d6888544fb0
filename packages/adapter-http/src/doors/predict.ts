import { InferryError, type Payload, type Predictor } from '@inferry/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../edge/answer.ts'
import { clientSignal } from '../edge/client-signal.ts'
import { errorAnswer } from '../edge/error-answer.ts'
import { bodyOf } from '../edge/read-body.ts'
import type { Origin, Send } from '../edge/send.ts'

/** Runs a prediction and sends its answer. Rejects only if sending does. */
export function predict(
  send: Send,
  request: FastifyRequest,
  reply: FastifyReply,
  predictor: Predictor,
  input: Payload,
  origin: Origin,
  accept: string | undefined,
  outgoing: (payload: Payload) => Answer = payloadAnswer,
): Promise<void> {
  const signal = clientSignal(request.raw.socket)
  return predictor
    .predict(input, accept === undefined ? { signal } : { accept, signal })
    .then(outgoing)
    .then(
      (answer) => send(request, reply, answer, origin),
      (error) => send(request, reply, errorAnswer(error), origin),
    )
}

/** The body as it came, under the content type that it came with. */
export function payloadOf(request: FastifyRequest): Payload {
  const body = bodyOf(request)
  const contentType = request.headers['content-type']
  if (contentType !== undefined) return { contentType, body }
  if (body.length === 0) throw new InferryError('EMPTY_BODY', 'the body is empty')
  throw new InferryError(
    'UNSUPPORTED_MEDIA_TYPE',
    'the content-type header is missing; name what the body is, such as application/json or text/csv',
    { location: { field: 'content-type' } },
  )
}

/** The answer of a prediction as it is. */
export function payloadAnswer({ contentType, body }: Payload): Answer {
  return { status: 200, contentType, body }
}
