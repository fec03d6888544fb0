import type { Example } from './model-examples.ts'
import type { Schema } from './schemas.ts'

/** Request body and responses of a prediction, the examples of both under the same names. */
export function exchange(examples: readonly Example[], requestRef: string | undefined): Schema {
  const schema = (type: string): Schema =>
    type === 'application/json' && requestRef ? { $ref: requestRef } : {}
  const asked = groupBy(examples, ({ request }) => request.contentType)
  const answered = groupBy(examples, ({ answer }) => answer.contentType)
  if (!asked.has('application/json')) asked.set('application/json', [])
  if (!answered.has('application/json')) answered.set('application/json', [])
  return {
    requestBody: {
      required: true,
      content: contents(asked, schema, ({ request }) => ({
        summary: request.summary,
        value: exampleValue(request.contentType, request.body),
      })),
    },
    responses: {
      200: {
        description: 'The predictions.',
        content: contents(
          answered,
          () => ({}),
          ({ request, answer }) => ({
            summary: request.summary,
            value: exampleValue(answer.contentType, answer.body),
          }),
        ),
      },
      '4XX': errorResponse('The request does not fit: the message names the field, row and column.'),
      '5XX': errorResponse('Not ready, overloaded or failed; retry-after tells when a retry makes sense.'),
    },
  }
}

function contents(
  groups: ReadonlyMap<string, readonly Example[]>,
  schema: (type: string) => Schema,
  show: (example: Example) => Schema,
): Schema {
  return Object.fromEntries(
    [...groups].map(([type, group]) => [
      type,
      {
        schema: schema(type),
        ...(group.length > 0 && {
          examples: Object.fromEntries(group.map((example) => [example.request.name, show(example)])),
        }),
      },
    ]),
  )
}

/** JSON examples stand as values, all others as text. */
function exampleValue(contentType: string, body: string): unknown {
  return contentType === 'application/json' ? JSON.parse(body) : body
}

function groupBy(examples: readonly Example[], key: (example: Example) => string): Map<string, Example[]> {
  const groups = new Map<string, Example[]>()
  for (const example of examples) groups.set(key(example), [...(groups.get(key(example)) ?? []), example])
  return groups
}

/** A response that holds an error. */
export function errorResponse(text: string): Schema {
  return {
    description: text,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  }
}
