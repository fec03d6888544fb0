/** An error of the loop itself, named as AWS's own client names it: `Runtime.HandlerNotFound`. */
export function runtimeError(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause })
  error.name = `Runtime.${name}`
  return error
}
