import { inferenceRoutes, type Route, type RouteContext } from '@inferry/doors'
import { type SagemakerSettings, sagemakerRoutes } from '../../src/index.ts'

/** As the container has them: SageMaker's own, and of the usual ones those of other paths. */
export function containerRoutes(settings: SagemakerSettings) {
  return (context: RouteContext, extensions: readonly string[]): readonly Route[] => {
    const own = sagemakerRoutes(context, settings)
    const taken = new Set(own.map(({ pattern }) => pattern))
    return [...own, ...inferenceRoutes(context, extensions).filter(({ pattern }) => !taken.has(pattern))]
  }
}
