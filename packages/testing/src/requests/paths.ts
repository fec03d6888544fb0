import type { Subject } from './subject.ts'

/** Where predictions of this model are asked. */
export interface Paths {
  readonly invocations: string
  readonly infer: string
  readonly inferVersion: string
}

export function pathsOf({ manifest: { name, version } }: Subject): Paths {
  return {
    invocations: '/invocations',
    infer: `/v2/models/${name}/infer`,
    inferVersion: `/v2/models/${name}/versions/${version}/infer`,
  }
}
