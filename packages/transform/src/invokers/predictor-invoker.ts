import { type Predictor, withCsvHeader } from '@inferry/core'
import type { Invoker } from './invoker.ts'
import { readWhole } from './read-whole.ts'

/** Asks a predictor of this process, which stays the caller's to close. */
export function predictorInvoker(predictor: Predictor): Invoker {
  return {
    ready: () => predictor.ready(),
    executionParameters: async () => ({}),
    invoke({ contentType, body }, { accept, csvHeader, signal }) {
      const type = csvHeader === undefined ? contentType : withCsvHeader(contentType, csvHeader)
      return predictor.predict(
        { contentType: type, body },
        {
          ...(accept !== undefined && { accept }),
          ...(signal && { signal }),
        },
      )
    },
    async invokeStream({ contentType, body }, options) {
      const answer = await this.invoke({ contentType, body: await readWhole(body) }, options)
      return { contentType: answer.contentType, body: one(answer.body) }
    },
    async close() {},
  }
}

async function* one(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body
}
