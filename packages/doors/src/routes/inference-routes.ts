import { mlflowRoutes } from './mlflow.ts'
import { openInferenceRoutes } from './open-inference.ts'
import type { Route, RouteContext } from './route.ts'
import { sagemakerRoutes } from './sagemaker.ts'

/**
 * The doors that every target has: SageMaker's and MLflow's contracts and the Open Inference Protocol v2. `extensions`:
 * of that protocol, what is served beside.
 */
export function inferenceRoutes(context: RouteContext, extensions: readonly string[] = []): readonly Route[] {
  return [
    ...sagemakerRoutes(context),
    ...mlflowRoutes(context),
    ...openInferenceRoutes(context, ['binary_tensor_data', ...extensions]),
  ]
}
