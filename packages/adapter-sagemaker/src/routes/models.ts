import { type Answer, jsonAnswer, type Route } from '@inferry/doors'
import { answerInvocation, type InvocationOptions } from '../invocation/answer-invocation.ts'
import { readLoadRequest } from '../models/load-request.ts'
import type { LoadedModel, ModelTable } from '../models/model-table.ts'
import { pageOf } from '../models/page-of.ts'

/**
 * A multi-model endpoint's control of its models, and their predictions. Names come in by snake case and go out by camel
 * case.
 *
 * Sources: AWS's `mms-container-apis.md`; for the words of `status`, which it leaves open, multi-model-server's
 * `ManagementRequestHandler`, that the tests of sagemaker-inference-toolkit read.
 */
export function modelRoutes(models: ModelTable, options: InvocationOptions): readonly Route[] {
  return [
    {
      pattern: '/models',
      methods: {
        async POST({ body }) {
          const request = readLoadRequest(body)
          return about(request.name, models.load(request), 'Workers scaled')
        },
        GET({ query }) {
          const token = new URLSearchParams(query).get('next_page_token') ?? undefined
          const { items, next } = pageOf(models.list(), token)
          return jsonAnswer(200, {
            models: items.map(described),
            ...(next !== undefined && { nextPageToken: next }),
          })
        },
      },
    },
    {
      pattern: '/models/:model',
      methods: {
        GET: ({ params }) => jsonAnswer(200, described(models.get(nameIn(params)))),
        DELETE({ params }) {
          const name = nameIn(params)
          return about(name, models.unload(name), `Model "${name}" unregistered`)
        },
      },
    },
    {
      pattern: '/models/:model/invoke',
      methods: {
        POST(request) {
          const model = nameIn(request.params)
          return answerInvocation(request, () => ({ model, predictor: models.predictor(model) }), options)
        },
      },
    },
  ]
}

function nameIn(params: Readonly<Record<string, string>>): string {
  return params['model'] as string
}

function described({ name, url }: LoadedModel): unknown {
  return { modelName: name, modelUrl: url }
}

/** Names the model, for logs and metrics, once it proved to be one. */
async function about(model: string, work: Promise<void>, status: string): Promise<Answer> {
  await work
  return { ...jsonAnswer(200, { status }), model }
}
