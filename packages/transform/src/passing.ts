import type { ErrorCode, InferryError } from '@inferry/core'

/** What may end a failure, where anything may. */
type Remedy =
  /** Moments, or a container that starts anew. */
  | 'soon'
  /** Another run, under other circumstances. */
  | 'later'
  /** Another run, which begins the object anew. */
  | 'anew'
  /** Another run, once someone has set something right. */
  | 'set right'

/** The one such table. What is not here is a record's, an object's or the model's for good. */
const remedies: Readonly<Partial<Record<ErrorCode, Remedy>>> = {
  DEADLINE_EXCEEDED: 'soon',
  INSUFFICIENT_MEMORY: 'soon',
  INTERNAL: 'soon',
  NOT_READY: 'soon',
  OVERLOADED: 'soon',
  STORAGE_FAILED: 'soon',
  ABORTED: 'later',
  STORAGE_FULL: 'later',
  OBJECT_CHANGED: 'anew',
  INVALID_CONFIGURATION: 'set right',
  STORAGE_DENIED: 'set right',
}

/** Whether what was asked for is worth asking for again. */
export function mayPassSoon({ code }: InferryError): boolean {
  return remedies[code] === 'soon'
}

/** Whether what failed an object may be gone the next time, though nobody does anything. */
export function mayPass({ code }: InferryError): boolean {
  const remedy = remedies[code]
  return remedy !== undefined && remedy !== 'set right'
}

/** Whether a later run may go on where this one failed: nothing is wrong with what was written. */
export function canBeGoneOnWith({ code }: InferryError): boolean {
  const remedy = remedies[code]
  return remedy !== undefined && remedy !== 'anew'
}
