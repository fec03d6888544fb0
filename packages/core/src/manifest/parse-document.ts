import type { Located } from './check-json.ts'
import { fault } from './check-json.ts'

/** Parses a JSON document in UTF-8. Throws `INVALID_ARTIFACT`; `file` names the document in messages. */
export function parseDocument(text: string | Uint8Array, file: string): Located {
  try {
    const json = typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text)
    return { value: JSON.parse(json), at: '', file }
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : 'it is not UTF-8'
    throw fault({ value: undefined, at: '', file }, `not JSON: ${why}`, cause)
  }
}
