/** A request as the doors see it, whichever server, event or runtime brought it. */
export interface DoorRequest {
  /** In capitals. */
  readonly method: string
  /** By lower-case name. */
  readonly headers: Headers
  /** What stands behind the path's `?`, or nothing. */
  readonly query: string
  /** The parts of the path that the route's pattern names, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** As it came, but inflated; empty when there was none. */
  readonly body: Uint8Array
  /** Aborted when no one waits for the answer any more; its reason tells why. */
  readonly signal?: AbortSignal
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** The header's value, where it came once. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}
