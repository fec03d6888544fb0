import type { Engine } from '@inferry/core'
import type { RequestCase } from './request-case.ts'

/** What a door answered, in the words of HTTP. */
export interface DoorAnswer {
  readonly status: number
  readonly contentType: string | undefined
  readonly body: Uint8Array
  /** Those of {@link comparedHeaders} that the answer has. */
  readonly headers: Readonly<Record<string, string>>
}

/** One way in, asked as its platform asks: the case as its native call, the native answer as an answer. */
export interface Door {
  readonly name: string
  ask(request: RequestCase): Promise<DoorAnswer>
  close(): Promise<void>
}

/** Doors of one adapter to the artifacts at `paths`, run by `engine`, ready to be asked. */
export type OpenDoors = (paths: readonly string[], engine: Engine) => Promise<readonly Door[]>

/** Headers of an answer that tell the client how to read it or what to do next; lower case. */
export const comparedHeaders = [
  'accept-encoding',
  'allow',
  'inference-header-content-length',
  'retry-after',
] as const

/** Those of the answer's headers that are compared, whatever the case of their names. */
export function pickHeaders(
  headers: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, string>> {
  const lower = new Map(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  return Object.fromEntries(
    comparedHeaders.flatMap((name) =>
      lower.get(name) === undefined ? [] : [[name, String(lower.get(name))]],
    ),
  )
}
