import { json } from './content-types.ts'
import { caseMaker } from './make-case.ts'
import { oipRequest } from './oip-body.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import type { Subject } from './subject.ts'
import { tableOf } from './table.ts'

const target = 'x-amzn-sagemaker-target-model'

/** For a server of several models: each by its path and by SageMaker's header, and questions that name none or a stranger. */
export function severalModelsRequests(subjects: readonly Subject[]): readonly RequestCase[] {
  return subjects.flatMap((subject) => {
    const { name, version } = subject.manifest
    const { get, post, refused } = caseMaker(subject)
    const { invocations, infer, inferVersion } = pathsOf(subject)
    const rows = { type: json, body: JSON.stringify({ instances: tableOf(subject) }) }
    const tensors = { type: json, body: JSON.stringify(oipRequest(subject)) }
    const asked = (model: string) => ({ ...rows, headers: { [target]: model } })
    const model = [`"model_name":"${name}"`, `"model_version":"${version}"`]
    return [
      get(`${name}: ping`, '/ping'),
      get(`${name}: metadata`, `/v2/models/${name}`, json, `"name":"${name}"`),
      get(`${name}: ready`, `/v2/models/${name}/ready`, json),
      post(`${name}: infer`, infer, tensors, json, ...model),
      post(`${name}: infer by version`, inferVersion, tensors, json, ...model),
      post(`${name}: target model`, invocations, asked(name), json, '"predictions"'),
      post(`${name}: target archive`, invocations, asked(`${name}.tar.gz`), json, '"predictions"'),
      refused(`${name}: no target model`, invocations, rows, 'INVALID_INPUT', `"field":"${target}"`),
      refused(
        `${name}: an unknown target model`,
        invocations,
        asked('stranger'),
        'MODEL_NOT_FOUND',
        'stranger',
      ),
    ]
  })
}
