/** The function that the path of an Invoke call names. */
export interface FunctionPath {
  /** `name`, without account and region. */
  readonly name: string
  /** Version or alias; undefined where none is named. */
  readonly qualifier: string | undefined
}

/** Reads `/2015-03-31/functions/{name}/invocations`, where the name may be an ARN, whole or in part; undefined for other paths. */
export function parseFunctionPath(url: string): FunctionPath | undefined {
  const [path = '', query = ''] = url.split('?')
  const [, encoded = ''] = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/.exec(path) ?? []
  const [, name, qualifier] =
    /^(?:.+:function:|\d+:)?([a-zA-Z0-9_-]+)(?::([^:]+))?$/.exec(decode(encoded)) ?? []
  if (name === undefined) return undefined
  return { name, qualifier: qualifier ?? new URLSearchParams(query).get('Qualifier') ?? undefined }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
