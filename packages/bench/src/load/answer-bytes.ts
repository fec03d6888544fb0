import type { Question } from './send.ts'

/** Asks once. Resolves to the length of the answer's body. */
export async function answerBytes({ url, headers, body }: Question): Promise<number> {
  const response = await fetch(url, { method: 'POST', headers, body })
  return (await response.arrayBuffer()).byteLength
}
