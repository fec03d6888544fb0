/** Thrown inside the compiler for what the trees engine cannot take; `message` is the reason, a sentence without a dot. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported'
}
