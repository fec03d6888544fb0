import type { Predictor, Repository, Sample } from '@inferry/core'
import { type Answer, jsonAnswer, type Route } from '@inferry/doors'
import { type ModelExamples, modelExamples } from '../openapi/model-examples.ts'
import { type DocumentedModel, type DocumentOptions, openapiDocument } from '../openapi/openapi-document.ts'

/** The samples of a loaded model: its artifact's. */
export type SamplesOf = (predictor: Predictor) => Promise<readonly Sample[]>

/** `GET /openapi.json`, made when it is asked for and the loaded models have changed, or an example is still missing. */
export function openapiRoute(repository: Repository, samplesOf: SamplesOf, options: DocumentOptions): Route {
  const examples = new WeakMap<Predictor, Promise<ModelExamples>>()
  let latest: { readonly predictors: readonly Predictor[]; readonly answer: Answer } | undefined
  return { pattern: '/openapi.json', methods: { GET: current } }

  async function current(): Promise<Answer> {
    const ready = repository.list().filter(({ state }) => state === 'ready')
    const models = ready.map(({ name }) => ({ name, predictor: repository.get(name) }))
    const predictors = models.map(({ predictor }) => predictor)
    if (latest !== undefined && same(latest.predictors, predictors)) return latest.answer
    const documented = await Promise.all(models.map(document))
    const answer = jsonAnswer(200, openapiDocument(documented, options))
    latest = documented.every(({ complete }) => complete) ? { predictors, answer } : undefined
    return answer
  }

  async function document({
    name,
    predictor,
  }: {
    name: string
    predictor: Predictor
  }): Promise<DocumentedModel & { readonly complete: boolean }> {
    const known = examples.get(predictor)
    const made = known ?? samplesOf(predictor).then((samples) => modelExamples(predictor, samples))
    examples.set(predictor, made)
    const forget = () => examples.delete(predictor)
    made.then(({ complete }) => complete || forget(), forget)
    return { name, manifest: predictor.manifest, ...(await made) }
  }
}

function same(before: readonly Predictor[], now: readonly Predictor[]): boolean {
  return before.length === now.length && before.every((predictor, index) => predictor === now[index])
}
