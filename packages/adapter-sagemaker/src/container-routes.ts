import { inferenceRoutes, type Route, type RouteContext } from '@inferry/doors'
import { type SagemakerRoutesOptions, sagemakerRoutes } from './sagemaker-routes.ts'

/**
 * All doors of a container: SageMaker's, and of the usual ones those of other paths. It lets no one reach them, but who
 * runs the image may. `extensions`: as for `inferenceRoutes`.
 */
export function containerRoutes(
  context: RouteContext,
  extensions: readonly string[],
  options: SagemakerRoutesOptions,
): readonly Route[] {
  const own = sagemakerRoutes(context, options)
  const taken = new Set(own.map(({ pattern }) => pattern))
  return [...own, ...inferenceRoutes(context, extensions).filter(({ pattern }) => !taken.has(pattern))]
}
