import type { LambdaContext } from './lambda-context.ts'
import { runtimeError } from './runtime-error.ts'

/** A function of an event and its context. What it returns is awaited and answered as JSON. */
export type Handler<Event = never> = (event: Event, context: LambdaContext) => unknown

/** Throws for a handler that takes a callback, as Lambda does since Node.js 24. */
export function checkHandler(value: unknown, name: string): Handler {
  if (value === undefined) throw runtimeError('HandlerNotFound', `${name} is undefined or not exported`)
  if (typeof value !== 'function') throw runtimeError('HandlerNotFound', `${name} is not a function`)
  if (value.length > 2) {
    const message = `${name} takes ${value.length} parameters: handlers with a callback are not supported, make it async`
    throw runtimeError('CallbackHandlerDeprecated', message)
  }
  return value as Handler
}
