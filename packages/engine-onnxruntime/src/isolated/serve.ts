import { isDeepStrictEqual } from 'node:util'
import { engineFile, InferryError, openArtifact } from '@inferry/core'
import { loadModel } from '../inline/load-model.ts'
import type { Model } from '../model.ts'
import type { Ort } from '../ort.ts'
import { toErrorRecord } from './error-record.ts'
import type { Reply, Request } from './protocol.ts'

/** The child's side of the protocol: answers a request; `undefined` once the model is released and all is over. */
export function serve(openOrt: () => Promise<Ort>): (request: Request) => Promise<Reply | undefined> {
  let model: Model | undefined

  async function answer(request: Request): Promise<Reply | undefined> {
    switch (request.kind) {
      case 'load':
        model = await load(await openOrt(), request)
        return { kind: 'loaded' }
      case 'run':
        if (model === undefined) throw new InferryError('INTERNAL', 'a run before the model was loaded')
        return { kind: 'outputs', outputs: await model.run(request.inputs) }
      case 'release':
        await model?.release()
        model = undefined
        return undefined
      default:
        return request satisfies never
    }
  }

  return async (request) => {
    try {
      return await answer(request)
    } catch (error) {
      return { kind: 'failed', error: toErrorRecord(error) }
    }
  }
}

async function load(
  ort: Ort,
  { folder, manifest, threads }: Extract<Request, { kind: 'load' }>,
): Promise<Model> {
  const artifact = await openArtifact(folder)
  if (!isDeepStrictEqual(artifact.manifest, manifest)) {
    throw new InferryError(
      'INVALID_ARTIFACT',
      `${manifest.name}: the artifact was replaced by another since it was opened; open it again`,
    )
  }
  return loadModel(ort, artifact, engineFile(manifest, 'onnxruntime'), threads)
}
