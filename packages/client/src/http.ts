/** The pieces of a client over HTTP, for those who ask doors in another way than `Client` does: one request, its errors. */
export { aborted } from './errors/aborted.ts'
export { answerError } from './errors/answer-error.ts'
export { connectionError } from './errors/connection-error.ts'
export { createAgent, exchange, type HttpAnswer, type HttpRequest, type NoAnswer } from './local/exchange.ts'
