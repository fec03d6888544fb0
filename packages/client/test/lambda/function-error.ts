import t from 'tap'
import { functionError } from '../../src/lambda/function-error.ts'

t.test('what Lambda returns of a function that failed', async (t) => {
  for (const [returned, code, message] of [
    [
      {
        errorType: 'Sandbox.Timedout',
        errorMessage: 'RequestId: 1 Error: Task timed out after 3.00 seconds',
      },
      'DEADLINE_EXCEEDED',
      'the function f failed: RequestId: 1 Error: Task timed out after 3.00 seconds (Sandbox.Timedout); send fewer rows, or raise the time-out of the function',
    ],
    [
      { errorMessage: '2026-01-01T00:00:00Z 1 Task timed out after 3.00 seconds' },
      'DEADLINE_EXCEEDED',
      /raise the time-out/,
    ],
    [
      { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: signal: killed' },
      'INSUFFICIENT_MEMORY',
      /raise the memory/,
    ],
    [{ errorType: 'Runtime.ExitError', errorMessage: 'exit status 1' }, 'INFERENCE_FAILED', /see its log/],
    [{ errorType: 'Runtime.OutOfMemory', errorMessage: 'x' }, 'INSUFFICIENT_MEMORY', /raise the memory/],
    [{ errorType: 'Function.ResponseSizeTooLarge', errorMessage: 'x' }, 'ANSWER_TOO_LARGE', /fewer rows/],
    [
      { errorType: 'Runtime.ImportModuleError', errorMessage: 'no module' },
      'INTERNAL',
      'the function f failed: no module (Runtime.ImportModuleError)',
    ],
    [{ errorType: 'constructor', errorMessage: 'x' }, 'INTERNAL', 'the function f failed: x (constructor)'],
    [{ errorType: 5 }, 'INTERNAL', 'the function f failed: {"errorType":5}'],
    [{ errorType: 'NOT_READY', errorMessage: 'the model is gone' }, 'NOT_READY', 'the model is gone'],
    [null, 'INTERNAL', 'the function f failed: null'],
    ['not JSON', 'INTERNAL', 'the function f failed: not JSON'],
    ['', 'INTERNAL', 'the function f failed: it told nothing'],
  ] as const) {
    const text = typeof returned === 'string' ? returned : JSON.stringify(returned)
    t.match(functionError(Buffer.from(text), 'the function f'), { code, message, cause: { message: text } })
  }
})
