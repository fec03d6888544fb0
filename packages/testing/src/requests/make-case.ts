import { type ErrorCode, errorStatus } from '@inferry/core'
import type { RequestCase } from './request-case.ts'
import type { Subject } from './subject.ts'

/** A content type and a body, and other headers if it needs some. */
export interface Post {
  readonly type?: string | undefined
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** Makes the cases of one model. */
export interface CaseMaker {
  /** A GET that is answered with 200. */
  get(name: string, path: string, contentType?: string, ...contains: readonly string[]): RequestCase
  /** A POST that is answered with 200. */
  post(
    name: string,
    path: string,
    post: Post,
    contentType: string,
    ...contains: readonly string[]
  ): RequestCase
  /** A POST that is refused. */
  refused(
    name: string,
    path: string,
    post: Post,
    code: ErrorCode,
    ...contains: readonly string[]
  ): RequestCase
  /** Anything else. */
  other(
    name: string,
    request: Pick<RequestCase, 'method' | 'path' | 'status'> & Partial<RequestCase>,
  ): RequestCase
}

export function caseMaker({ manifest }: Subject): CaseMaker {
  const other: CaseMaker['other'] = (name, request) => ({
    model: manifest.name,
    headers: {},
    body: new Uint8Array(0),
    contains: [],
    ...request,
    name,
  })
  return {
    other,
    get: (name, path, contentType, ...contains) =>
      other(name, { method: 'GET', path, status: 200, ...(contentType && { contentType }), contains }),
    post: (name, path, post, contentType, ...contains) =>
      other(name, { ...posted(path, post), status: 200, contentType, contains }),
    refused: (name, path, post, code, ...contains) =>
      other(name, {
        ...posted(path, post),
        status: errorStatus[code],
        contentType: 'application/json',
        contains: [`"code":"${code}"`, ...contains],
      }),
  }
}

function posted(path: string, { type, body, headers }: Post) {
  return {
    method: 'POST',
    path,
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
    body: typeof body === 'string' ? Buffer.from(body) : body,
  }
}
