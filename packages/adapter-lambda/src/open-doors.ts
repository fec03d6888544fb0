import type { Repository } from '@inferry/core'
import { createRouter, inferenceRoutes, type Router } from '@inferry/doors'
import { failOnAbort } from './fail-on-abort.ts'

/** A repository and what is served of it. */
export interface Doors {
  readonly repository: Repository
  readonly router: Router
}

/** The doors, without a promise once they are open. Rejects with what kept them shut, or with the signal's reason. */
export type OpenDoors = (signal: AbortSignal) => Doors | Promise<Doors>

/** Opens once; a failure is forgotten, so that the next call tries anew. */
export function openOnce(open: () => Promise<Repository>): OpenDoors {
  let doors: Doors | undefined
  let opening: Promise<Doors> | undefined

  async function start(): Promise<Doors> {
    try {
      const repository = await open()
      doors = { repository, router: createRouter(inferenceRoutes({ repository })) }
      return doors
    } finally {
      opening = undefined
    }
  }

  return (signal) => {
    if (doors !== undefined) return doors
    opening ??= start()
    return Promise.race([opening, failOnAbort(signal)])
  }
}
