import type { RequestCase } from '@inferry/testing'
import { payloadV2 } from './payload-v2.ts'
import { splitPath } from './split-path.ts'

/** API Gateway's HTTP API with payload format 2.0 at the stage `prod`, whose name begins the path. */
export function httpApiEvent(request: RequestCase): unknown {
  const path = `/prod${splitPath(request.path).path}`
  return payloadV2(request, path, 'prod', 'r3pmxmplak.execute-api.us-east-2.amazonaws.com')
}
