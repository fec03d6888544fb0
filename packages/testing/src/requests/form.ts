import type { Post } from './make-case.ts'

/** One way to write rows of a model, and what the answer's content type begins with. */
export interface Form extends Post {
  readonly name: string
  readonly answer: string
}
