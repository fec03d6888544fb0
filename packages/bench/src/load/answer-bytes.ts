import type { HttpQuestion } from './question.ts'

/** Posts the question once. Resolves to the length of the answer's body. */
export async function answerBytes({ url, headers, body }: HttpQuestion): Promise<number> {
  const response = await fetch(url, { method: 'POST', headers, body })
  return (await response.arrayBuffer()).byteLength
}
