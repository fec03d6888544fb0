/** Every way in which a call can fail, with the HTTP status that tells it. The one such table. */
export const errorStatus = {
  /** The request itself, not its body, cannot be read. */
  MALFORMED_REQUEST: 400,
  /** The body was empty. SageMaker's own containers answer 204; a door may map it so. */
  EMPTY_BODY: 400,
  /** The body could not be parsed as its content type. */
  MALFORMED_BODY: 400,
  /** It was parsed, but does not fit the model: column, shape, element type, value. */
  INVALID_INPUT: 400,
  /** The engine refused or failed this input. */
  INFERENCE_FAILED: 500,
  /** Not for this caller: a web page of another site, say. */
  FORBIDDEN: 403,
  /** No codec for the content type or charset. */
  UNSUPPORTED_MEDIA_TYPE: 415,
  /** No codec for what `accept` asks, or the answer does not fit in it. */
  NOT_ACCEPTABLE: 406,
  PAYLOAD_TOO_LARGE: 413,
  /** The answer has more bytes than what carries it takes. */
  ANSWER_TOO_LARGE: 413,
  MODEL_NOT_FOUND: 404,
  MODEL_ALREADY_LOADED: 409,
  /** Starting, warming, draining or failed: `retry-after` where it can pass. */
  NOT_READY: 503,
  /** The queue is full. */
  OVERLOADED: 503,
  DEADLINE_EXCEEDED: 504,
  /** There is not enough memory to load a model or to run it; there may be once others are unloaded. */
  INSUFFICIENT_MEMORY: 507,
  /** The caller went away. */
  ABORTED: 499,
  /** An object of a batch job is gone. */
  OBJECT_NOT_FOUND: 404,
  /** An object is no longer what it was when the job found it. */
  OBJECT_CHANGED: 409,
  /** Whoever runs the job may not read or write there. Of no caller's doing. */
  STORAGE_DENIED: 500,
  /** There is no room to write. */
  STORAGE_FULL: 507,
  /** A store of objects, or a queue, failed, retries of ours being over. */
  STORAGE_FAILED: 502,
  /** The artifact is damaged, incomplete or unsafe. */
  INVALID_ARTIFACT: 500,
  /** No engine at hand runs this artifact. */
  ENGINE_UNAVAILABLE: 500,
  /** What whoever started it asked for cannot be: an environment variable, an option, a port that is taken. */
  INVALID_CONFIGURATION: 500,
  INTERNAL: 500,
} as const

export type ErrorCode = keyof typeof errorStatus
