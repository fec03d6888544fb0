import { InferryError } from '@inferry/core'

/**
 * Throws `INVALID_CONFIGURATION` unless the arguments say to serve: SageMaker starts an image as `docker run IMAGE serve`,
 * and one that also trains as `train`. Without one it serves too.
 */
export function checkCommand(args: readonly string[]): void {
  const [command = 'serve', ...more] = args
  if (command === 'serve' && more.length === 0) return
  const field = 'command'
  if (command === 'train') {
    const message = 'this image does not train: pack a trained model, and start the image with serve'
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
  }
  const message = `${JSON.stringify(args.join(' '))} is no command of this image; it takes serve`
  throw new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
