import { type ErrorCode, InferryError } from '@inferry/core'

interface Fault {
  readonly code: ErrorCode
  readonly why: string
}

const noRoute: Fault = {
  code: 'NOT_READY',
  why: 'there is no route to it; check the address and the network',
}
const broken: Fault = { code: 'INTERNAL', why: 'the connection broke before the answer was whole' }

/** By the codes of Node's sockets. */
const faults: Readonly<Record<string, Fault>> = {
  ECONNREFUSED: { code: 'NOT_READY', why: 'connection refused; nothing listens there, or not yet' },
  ENOTFOUND: { code: 'INVALID_CONFIGURATION', why: 'there is no host of that name' },
  EAI_AGAIN: { code: 'NOT_READY', why: 'the name could not be looked up; check the network' },
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ETIMEDOUT: { code: 'DEADLINE_EXCEEDED', why: 'the connection timed out' },
  ECONNRESET: broken,
  EPIPE: broken,
  EPROTO: { code: 'INVALID_CONFIGURATION', why: 'it does not speak TLS as expected; is it http, not https?' },
}

/** What went wrong on the way to `to`; undefined unless `error` is of a socket, TLS or the reading of HTTP. */
export function connectionError(error: unknown, to: string): InferryError | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown }
  if (typeof code !== 'string') return undefined
  const fault = faults[code] ?? otherFault(code, error as Error)
  return fault && new InferryError(fault.code, `cannot ask ${to}: ${fault.why}`, { cause: error })
}

function otherFault(code: string, { message }: Error): Fault | undefined {
  if (code.startsWith('HPE_')) return { code: 'INTERNAL', why: `it does not speak HTTP (${message})` }
  if (/CERT|SIGNATURE|^ERR_(TLS|SSL)_/.test(code)) {
    return { code: 'INVALID_CONFIGURATION', why: `its certificate is not trusted (${message})` }
  }
  return undefined
}

const unsent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** There was no connection yet, so that nothing was sent. */
export function isUnsent(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  return unsent.has(code) || (code === 'ETIMEDOUT' && syscall === 'connect')
}
