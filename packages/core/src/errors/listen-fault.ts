import { InferryError } from './inferry-error.ts'
import { systemReason } from './system-reason.ts'

/** What cannot be listened on, and why, by Node's code. */
const faults: Readonly<Record<string, { readonly field: 'host' | 'port'; readonly why: string }>> = {
  EADDRINUSE: { field: 'port', why: 'the port is taken; choose another' },
  EACCES: { field: 'port', why: 'the port needs privileges; choose one above 1023' },
  EADDRNOTAVAIL: { field: 'host', why: 'this machine has no such address' },
  ENOTFOUND: { field: 'host', why: 'there is no host of that name' },
}

/** `INVALID_CONFIGURATION` at `host` or `port`, where it is known which, for what Node says when it cannot listen there. */
export function listenFault(cause: unknown, host: string, port: number): InferryError {
  const fault = faults[(cause as NodeJS.ErrnoException).code ?? '']
  const message = `cannot listen on port ${port} of ${host}: ${fault?.why ?? systemReason(cause)}`
  const options = { cause, ...(fault !== undefined && { location: { field: fault.field } }) }
  return new InferryError('INVALID_CONFIGURATION', message, options)
}
