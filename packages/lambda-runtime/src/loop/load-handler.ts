import { statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkHandler, type Handler } from './handler.ts'
import { runtimeError } from './runtime-error.ts'

/** In AWS's order; `.ts` is ours, for a process that was started with a loader. */
const endings = ['', '.js', '.mjs', '.cjs', '.ts']

/**
 * The function that a handler name such as `folder/module.nested.handler` stands for, in a task root. A module's
 * top-level await is awaited. Throws errors named as on Lambda: `Runtime.ImportModuleError` and so on.
 */
export async function loadHandler(taskRoot: string, name: string): Promise<Handler> {
  const [, module = '', path = ''] = /^([^.]+)\.(.+)$/.exec(basename(name)) ?? []
  if (name.includes('..') || module === '') {
    throw runtimeError(
      'MalformedHandlerName',
      `'${name}' is not a valid handler name, such as handler.handler`,
    )
  }
  const file = resolve(taskRoot, dirname(name), module)
  const found = endings.map((ending) => file + ending).find(isFile)
  if (found === undefined) {
    throw runtimeError('ImportModuleError', `Cannot find module '${file}' (.js, .mjs or .cjs)`)
  }
  const exported = await importModule(found)
  return checkHandler(member(exported, path) ?? member(member(exported, 'default'), path), name)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

async function importModule(path: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(path).href)
  } catch (error) {
    if (error instanceof SyntaxError) throw asRuntimeError('UserCodeSyntaxError', error)
    const { code, message } = Object(error) as NodeJS.ErrnoException
    // Loaders that run in a thread of their own lose the code.
    const missing = /^Cannot find (module|package) /.test(message)
    if (missing || code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
      throw asRuntimeError('ImportModuleError', error as Error)
    throw error
  }
}

/** Keeps the stack, which names the line. */
function asRuntimeError(name: string, error: Error): Error {
  const renamed = runtimeError(name, String(error), error)
  renamed.stack = `Runtime.${name}: ${error.stack}`
  return renamed
}

/** `a.b` of an object with a member `a`. */
function member(value: unknown, path: string): unknown {
  let found = value
  for (const key of path.split('.')) found = (Object(found) as Record<string, unknown>)[key]
  return found
}
