import { json } from './content-types.ts'
import { caseMaker } from './make-case.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import type { Subject } from './subject.ts'
import { tableOf } from './table.ts'

const text = 'text/plain'

/** Probes and metadata: everything that is not a prediction. */
export function routeRequests(subject: Subject): readonly RequestCase[] {
  const { get, other } = caseMaker(subject)
  const { name, version } = subject.manifest
  const model = `/v2/models/${name}`
  const named = `"name":"${name}"`
  const head = (path: string, contentType?: string) =>
    other(`HEAD ${path}`, { method: 'HEAD', path, status: 200, ...(contentType && { contentType }) })
  return [
    get('ping', '/ping'),
    other('ping by POST', { method: 'POST', path: '/ping', status: 200 }),
    get('ping with a query', '/ping?from=lb&a=%20'),
    get('health', '/health', text),
    get('version', '/version', text),
    get('server metadata', '/v2', json, '"extensions":["binary_tensor_data"'),
    get('server live', '/v2/health/live', json),
    get('server ready', '/v2/health/ready', json),
    get('model metadata', model, json, named, `"versions":["${version}"]`),
    get('model metadata by version', `${model}/versions/${version}`, json, named),
    get('model ready', `${model}/ready`, json, named),
    get('model ready by version', `${model}/versions/${version}/ready`, json, named),
    get('a model percent-encoded', `/v2/models/${encodeAll(name)}`, json, named),
    get('a route percent-encoded', '/%70ing'),
    head('/ping'),
    head('/health', text),
    head('/v2', json),
    head(model, json),
  ]
}

/** Paths and methods that are not served. */
export function unservedRequests(subject: Subject): readonly RequestCase[] {
  const { other } = caseMaker(subject)
  const { invocations, infer } = pathsOf(subject)
  const { name, version } = subject.manifest
  const model = `/v2/models/${name}`
  const body = Buffer.from(JSON.stringify({ instances: tableOf(subject) }))
  const failed = (label: string, method: string, path: string, status: number, code: string) =>
    other(label, {
      method,
      path,
      status,
      ...(method !== 'HEAD' && { contentType: json, contains: [`"code":"${code}"`] }),
      ...(method === 'HEAD' && { contentType: json }),
      ...(['POST', 'PUT', 'PATCH'].includes(method) && { headers: { 'content-type': json }, body }),
    })
  const unknownModel = (label: string, path: string, method = 'GET') =>
    failed(label, method, path, 404, 'MODEL_NOT_FOUND')
  const unknownRoute = (label: string, path: string, method = 'GET') =>
    failed(label, method, path, 404, 'ROUTE_NOT_FOUND')
  const wrongMethod = (method: string, path: string) =>
    failed(`${method} ${path}`, method, path, 405, 'METHOD_NOT_ALLOWED')
  const options = (path: string) => other(`OPTIONS ${path}`, { method: 'OPTIONS', path, status: 204 })
  return [
    unknownModel('an unknown model: infer', '/v2/models/stranger/infer', 'POST'),
    unknownModel('an unknown model: metadata', '/v2/models/stranger'),
    unknownModel('an unknown model: ready', '/v2/models/stranger/ready'),
    unknownModel('an unknown version: infer', `${model}/versions/0/infer`, 'POST'),
    unknownModel('an unknown version: metadata', `${model}/versions/0`),
    unknownModel('a version of another case', `${model}/versions/${version.toUpperCase()}X`),
    unknownModel('a name with a slash in it', '/v2/models/a%2Fb'),
    unknownModel('a name that is a path', '/v2/models/..%2F..%2Fetc%2Fpasswd'),
    unknownModel('a name that is not ASCII', '/v2/models/%C3%BC%F0%9F%A6%9C'),
    unknownModel('a name of 128 characters', `/v2/models/${'m'.repeat(128)}`),
    unknownModel('a name that is too long', `/v2/models/${'m'.repeat(300)}`),
    unknownModel('a name of JavaScript', '/v2/models/__proto__/ready'),
    unknownModel("a route's pattern", '/v2/models/:model'),
    unknownModel("a route's pattern: infer", '/v2/models/:model/infer', 'POST'),
    unknownModel('no name: infer', '/v2/models//infer', 'POST'),
    unknownModel('no name: metadata', '/v2/models/'),
    unknownModel('no version', `${model}/versions//infer`, 'POST'),
    unknownRoute('the root', '/'),
    unknownRoute('a route with a slash encoded', '/v2%2Fhealth%2Flive'),
    unknownRoute('an unknown route', '/predict', 'POST'),
    unknownRoute('an unknown route with a query', '/predict?a=1&b'),
    unknownRoute('a route in capitals', '/PING'),
    unknownRoute('a slash too many at the end', '/ping/'),
    unknownRoute('a slash too many at the start', '//ping'),
    unknownRoute('too many parts', `${infer}/again`, 'POST'),
    unknownRoute('an unknown part', `${model}/stats`),
    unknownRoute('an unknown route by HEAD', '/predict', 'HEAD'),
    unknownRoute('an unknown route by OPTIONS', '/predict', 'OPTIONS'),
    unknownRoute('an unknown route of odd letters', '/a%20b%22%3Cscript%3E'),
    failed('a malformed URL', 'GET', '/v2/models/%zz', 400, 'MALFORMED_REQUEST'),
    failed('a malformed URL of no route', 'GET', '/%', 400, 'MALFORMED_REQUEST'),
    failed('a URL that is not UTF-8', 'GET', '/v2/models/%ff%fe/ready', 400, 'MALFORMED_REQUEST'),
    wrongMethod('GET', invocations),
    wrongMethod('HEAD', invocations),
    wrongMethod('PUT', invocations),
    wrongMethod('PATCH', infer),
    wrongMethod('DELETE', '/ping'),
    wrongMethod('GET', infer),
    wrongMethod('POST', model),
    wrongMethod('POST', '/v2'),
    wrongMethod('DELETE', '/health'),
    options(invocations),
    options('/ping'),
    options(infer),
    options(model),
    options('/version'),
  ]
}

/** Every letter percent-encoded, as no client does and every server must understand. */
function encodeAll(name: string): string {
  return [...Buffer.from(name)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}
