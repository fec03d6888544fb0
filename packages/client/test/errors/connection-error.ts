import t from 'tap'
import { connectionError, isUnsent } from '../../src/errors/connection-error.ts'

const fault = (code: unknown, syscall = '') => Object.assign(new Error('socket says'), { code, syscall })

t.test('what sockets and TLS say', async (t) => {
  for (const [code, expected, message] of [
    ['ECONNREFUSED', 'NOT_READY', /^cannot ask http:\/\/h: connection refused/],
    ['ENOTFOUND', 'INVALID_CONFIGURATION', /no host of that name/],
    ['EAI_AGAIN', 'NOT_READY', /could not be looked up/],
    ['ETIMEDOUT', 'DEADLINE_EXCEEDED', /timed out/],
    ['ECONNRESET', 'INTERNAL', /broke before the answer was whole/],
    ['HPE_INVALID_CONSTANT', 'INTERNAL', /does not speak HTTP \(socket says\)/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'INVALID_CONFIGURATION', /certificate is not trusted/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'INVALID_CONFIGURATION', /certificate is not trusted/],
  ] as const) {
    const cause = fault(code)
    t.match(connectionError(cause, 'http://h'), { code: expected, message, cause }, code)
  }
  for (const other of [fault('ERR_INVALID_CHAR'), fault(5), new Error('x'), undefined]) {
    t.equal(connectionError(other, 'http://h'), undefined)
  }
})

t.test('what was certainly not sent', async (t) => {
  for (const [error, expected] of [
    [fault('ECONNREFUSED'), true],
    [fault('ETIMEDOUT', 'connect'), true],
    [fault('ETIMEDOUT', 'read'), false],
    [fault('ECONNRESET'), false],
  ] as const) {
    t.equal(isUnsent(error), expected)
  }
})
