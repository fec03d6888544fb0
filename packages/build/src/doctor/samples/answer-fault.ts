import { compareTensors, type Sample, type Tensor, tensorFromOip } from '@inferry/core'

/** What is wrong with the answer to a sample's question, as the end of a sentence; undefined if it is the recorded one. */
export function answerFault(sample: Pick<Sample, 'name' | 'outputs'>, body: string): string | undefined {
  const told = `the sample ${JSON.stringify(sample.name)}`
  let found: ReadonlyMap<string, Tensor>
  try {
    const { outputs } = JSON.parse(body) as { readonly outputs: readonly unknown[] }
    found = new Map(
      outputs.map((output, at) => {
        const { name, tensor } = tensorFromOip(output, `outputs[${at}]`)
        return [name, tensor]
      }),
    )
  } catch {
    return `${told} was answered with ${excerpt(body)}, which is no answer of the Open Inference Protocol`
  }
  for (const [name, expected] of Object.entries(sample.outputs)) {
    const actual = found.get(name)
    if (actual === undefined) return `the answer to ${told} has no output ${name}`
    const { equal, reason } = compareTensors(expected, actual)
    if (!equal) return `the answer to ${told} is not the recorded one: output ${name} ${reason}`
  }
  return undefined
}

/** The begin of a body, for messages. */
export function excerpt(body: string): string {
  const text = body.length > 200 ? `${body.slice(0, 200)}…` : body
  return text === '' ? 'nothing' : text
}
