import type { RequestCase } from '@inferry/testing'
import { payloadV2 } from './payload-v2.ts'
import { splitPath } from './split-path.ts'

/** A function URL: the same payload at the default stage. */
export function functionUrlEvent(request: RequestCase): unknown {
  const { path } = splitPath(request.path)
  return payloadV2(request, path, '$default', 'w7xmplurlid.lambda-url.us-west-2.on.aws')
}
