import { type Artifact, InferryError } from '@inferry/core'

/** How C++ and the library tell of an allocation that failed. */
const noMemory = /std::bad_alloc|bad allocation|failed to allocate memory|out of memory/i

/** Why the library would not load `file`, in words for the one who packed it. */
export function loadError({ manifest, folder }: Artifact, file: string, cause: unknown): InferryError {
  const said = cleanMessage(cause, folder)
  if (noMemory.test(said)) {
    return new InferryError(
      'INSUFFICIENT_MEMORY',
      `${manifest.name}: there is no memory to load ${file}: ${said}`,
      {
        cause,
      },
    )
  }
  const reason = explainLoad(said)
  return new InferryError('INVALID_ARTIFACT', `${manifest.name}: ${file} cannot be loaded: ${reason}`, {
    cause,
    location: { file },
  })
}

const loadReasons: readonly (readonly [RegExp, string])[] = [
  [
    /protobuf parsing failed|does not have a graph|no graph was found|model data pointer is null|ModelProto corrupted/i,
    'it is not an ONNX model, or a damaged one',
  ],
  [
    /Opset (\d+) is under development[\s\S]*for domain (\S+) is till opset (\d+)/,
    'it needs opset $1 of $2, this onnxruntime supports up to $3; export it for an older opset',
  ],
  [
    /Unsupported model IR version: (\d+), max supported IR version: (\d+)/,
    'its IR version is $1, this onnxruntime supports up to $2; export it with an older version of onnx',
  ],
  [
    /No Op registered for (\S+) with domain_version of (\d+)/,
    'this onnxruntime has no operator $1 in opset $2',
  ],
  [/Fatal error: (\S+?)\(-?\d+\) is not a registered function\/op/, 'this onnxruntime has no operator $1'],
  [
    /External data path[\s\S]*initializer: (\S+?)\. [\s\S]*does not exist: "?(?:.*\/)?([^/"]+)"?/,
    'the weights of $1 are missing: $2 is not in the artifact',
  ],
  [/Unsupported data type: 16/, 'an input or output is bfloat16, which onnxruntime-node cannot exchange'],
]

function explainLoad(message: string): string {
  for (const [pattern, reason] of loadReasons) {
    const found = pattern.exec(message)
    if (found !== null) return reason.replace(/\$(\d)/g, (_, group) => found[Number(group)] ?? '')
  }
  return message
}

/** What the caller's tensors can bring about; core checks them before, so that these are rare. */
const inputFaults =
  /^(?:Unexpected input data type|Got invalid dimensions|Invalid rank for input|input '.*' is missing)/

/** Why a run failed: the tensors did not fit (`INVALID_INPUT`), memory did not suffice, else `INFERENCE_FAILED`. */
export function runError(name: string, cause: unknown): InferryError {
  const message = cleanMessage(cause)
  if (noMemory.test(message))
    return new InferryError('INSUFFICIENT_MEMORY', `${name} has no memory for this run: ${message}`, {
      cause,
    })
  return inputFaults.test(message)
    ? new InferryError('INVALID_INPUT', message, { cause })
    : new InferryError('INFERENCE_FAILED', `${name} failed on this input: ${message}`, { cause })
}

/** A native message without the library's source positions and signatures, and without this machine's paths. */
export function cleanMessage(cause: unknown, folder?: string): string {
  let message = cause instanceof Error ? cause.message : String(cause)
  if (folder !== undefined) message = message.replaceAll(`${folder}/`, '')
  return message
    .replace(/^Load model from .* failed:\s*/, '')
    .replace(/\/onnxruntime_src\/\S+:\d+ [\s\S]*?\)(?: const)?(?: \[with [^\]]*\])? (?=\S)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
