import type { Route, RouteContext } from '@inferry/doors'
import type { InvocationOptions } from './invocation/answer-invocation.ts'
import { createModelTable } from './models/model-table.ts'
import { executionParametersRoute } from './routes/execution-parameters.ts'
import { invocationsRoute } from './routes/invocations.ts'
import { modelRoutes } from './routes/models.ts'
import { pingRoute } from './routes/ping.ts'

/** Of {@link import('./settings/sagemaker-settings.ts').SagemakerSettings}. */
export interface SagemakerRoutesOptions extends InvocationOptions {
  readonly multiModel: boolean
  /** Bytes. */
  readonly bodyLimit: number
}

/** The doors of a SageMaker container; in place of `@inferry/doors`' own of the same paths. */
export function sagemakerRoutes(context: RouteContext, options: SagemakerRoutesOptions): readonly Route[] {
  const { multiModel, bodyLimit } = options
  return [
    pingRoute(context, multiModel),
    invocationsRoute(context, options),
    executionParametersRoute(bodyLimit),
    ...(multiModel ? modelRoutes(createModelTable(context.repository), options) : []),
  ]
}
